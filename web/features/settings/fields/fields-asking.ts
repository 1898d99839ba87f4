import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Category, Field, RequestType, Tag } from '../../../../contract/fields.ts';
import type { Page } from '../../../../contract/shapes.ts';
import type { Assignables, Team } from '../../../../contract/teams.ts';
import { api } from '../../../api/index.ts';

// Keys begin with the word by which live events make answers old: category.changed, field.archived, tag.renamed, team.created …

async function items<Item>(path: string, query: Record<string, string>, signal: AbortSignal): Promise<Item[]> {
  return (await api.get<{ items: Item[] }>(path, { query, signal })).items;
}

/** The desk's whole tree, parents before their children, what was put away too. */
export function categoriesOf(deskId: string) {
  return queryOptions({
    queryKey: ['category', deskId, 'all'],
    queryFn: ({ signal }) => items<Category>(`/desks/${deskId}/categories`, { archived: 'true' }, signal),
  });
}

export function fieldsOf(deskId: string) {
  return queryOptions({
    queryKey: ['field', deskId, 'all'],
    queryFn: ({ signal }) => items<Field>('/fields', { desk: deskId, archived: 'true' }, signal),
  });
}

export function requestTypesOf(deskId: string) {
  return queryOptions({
    queryKey: ['request-type', deskId, 'all'],
    queryFn: ({ signal }) => items<RequestType>('/request-types', { desk: deskId, archived: 'true' }, signal),
  });
}

export const teamsAsked = queryOptions({
  queryKey: ['team', 'all'],
  queryFn: ({ signal }) => items<Team>('/teams', { archived: 'true' }, signal),
});

/** Who may hold tickets of a desk, and so be in a team that serves it. */
export function assignablesOn(deskId: string) {
  return queryOptions({
    queryKey: ['team', 'assignables', deskId],
    queryFn: ({ signal }) => api.get<Assignables>(`/desks/${deskId}/assignables`, { signal }),
  });
}

const tagsAtOnce = 100;

export function tagsLike(typed: string) {
  return infiniteQueryOptions({
    queryKey: ['tag', 'all', typed],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Tag>>('/tags', {
        query: { q: typed === '' ? undefined : typed, limit: tagsAtOnce, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
