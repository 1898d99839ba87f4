import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Category, Field, RequestType, Tag, TimeEntry } from '../../../contract/fields.ts';
import type { Page } from '../../../contract/shapes.ts';
import type { Assignables } from '../../../contract/teams.ts';
import { api } from '../../api/index.ts';

// Keys begin with the word by which live events make answers old: category.created, field.changed, team.changed …

/** What a desk has changes seldom, and live events say when. */
const lasting = 300_000;

export function deskCategories(deskId: string) {
  return queryOptions({
    queryKey: ['category', deskId],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: Category[] }>(`/desks/${deskId}/categories`, { signal })).items,
    staleTime: lasting,
  });
}

export function deskFields(deskId: string) {
  return queryOptions({
    queryKey: ['field', deskId],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: Field[] }>('/fields', { query: { desk: deskId }, signal })).items,
    staleTime: lasting,
  });
}

export function deskRequestTypes(deskId: string) {
  return queryOptions({
    queryKey: ['request-type', deskId],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: RequestType[] }>('/request-types', { query: { desk: deskId }, signal })).items,
    staleTime: lasting,
  });
}

export function assignablesOf(deskId: string) {
  return queryOptions({
    queryKey: ['team', 'assignables', deskId],
    queryFn: ({ signal }) => api.get<Assignables>(`/desks/${deskId}/assignables`, { signal }),
    staleTime: lasting,
  });
}

/** Tags offered while one types. */
const tagsOffered = 8;

export function tagsLike(typed: string, deskId: string) {
  return queryOptions({
    queryKey: ['tag', deskId, typed],
    queryFn: async ({ signal }) =>
      (await api.get<Page<Tag>>('/tags', { query: { q: typed, desk: deskId, limit: tagsOffered }, signal })).items,
    placeholderData: keepPreviousData,
  });
}

export function timeEntriesOf(ticketId: string) {
  return queryOptions({
    queryKey: ['ticket', ticketId, 'time'],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: TimeEntry[] }>(`/tickets/${ticketId}/time`, { signal })).items,
  });
}
