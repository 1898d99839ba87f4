import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Teammate } from '../../../contract/people.ts';
import type {
  FilledReply,
  MacroEffects,
  SavedReply,
  SavedReplyDetail,
  SavedReplyFigures,
} from '../../../contract/saved-replies.ts';
import type { Language, Page } from '../../../contract/shapes.ts';
import type { Ticket } from '../../../contract/tickets.ts';
import { api } from '../../api/index.ts';
import type { ReplyState } from './offered.ts';

// The server's events of saved replies are "saved-reply.changed"; keys begin with its first word, singular or plural.

export type Texts = Partial<Record<Language, string>>;
export type { Language, MacroEffects, ReplyState };

const rows = 100;
/** In the picker one reads no further than this. */
const mostHits = 20;

export function replyList(state: ReplyState, q: string) {
  return infiniteQueryOptions({
    queryKey: ['saved-replies', 'list', state, q],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<SavedReply>>('/saved-replies', {
        query: { state, ...(q === '' ? { limit: rows, cursor: pageParam } : { q }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** The best for a ticket: of its desk, those in its language first. */
export function replyHits(q: string, desk: string | undefined, language: Language | undefined) {
  return queryOptions({
    queryKey: ['saved-replies', 'hits', q, desk ?? null, language ?? null],
    queryFn: ({ signal }) =>
      api.get<Page<SavedReply>>('/saved-replies', {
        query: { desk, language, limit: mostHits, ...(q === '' ? {} : { q }) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

export function replyDetail(id: string) {
  return queryOptions({
    queryKey: ['saved-reply', id],
    queryFn: ({ signal }) => api.get<SavedReplyDetail>(`/saved-replies/${id}`, { signal }),
  });
}

export const replyFigures = queryOptions({
  queryKey: ['saved-replies', 'figures'],
  queryFn: ({ signal }) => api.get<SavedReplyFigures>('/saved-replies/figures', { signal }),
});

export function replyValues(desk: string | undefined) {
  return queryOptions({
    queryKey: ['saved-replies', 'values', desk ?? null],
    queryFn: ({ signal }) =>
      api.get<{ items: { name: string; label: string | null }[] }>('/saved-replies/values', {
        query: { desk },
        signal,
      }),
    staleTime: 300_000,
  });
}

/** The words as they would arrive, in every language that has some. */
export function replyPreview(texts: Texts, desk: string | undefined, ticketId: string | undefined) {
  return queryOptions({
    queryKey: ['saved-replies', 'preview', texts, desk ?? null, ticketId ?? null],
    queryFn: ({ signal }) =>
      api.post<{ items: FilledReply[] }>('/saved-replies/preview', {
        body: { texts, ...(desk === undefined ? {} : { desk }), ...(ticketId === undefined ? {} : { ticketId }) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

/** A reply filled in for one ticket; its values change with the ticket, so it is asked for each time it is looked at. */
export function replyFilling(id: string, ticketId: string, language: Language | undefined) {
  return queryOptions({
    queryKey: ['saved-reply', id, 'filling', ticketId, language ?? null],
    queryFn: ({ signal }) =>
      api.post<FilledReply>(`/saved-replies/${id}/filling`, {
        body: { ticketId, ...(language === undefined ? {} : { language }) },
        signal,
      }),
    staleTime: 5_000,
  });
}

/** Tickets that one may want to see a reply filled from. */
export const sampleTickets = queryOptions({
  queryKey: ['tickets', 'samples'],
  queryFn: ({ signal }) => api.get<Page<Ticket>>('/tickets', { query: { view: 'all', limit: 6 }, signal }),
  staleTime: 60_000,
});

export const teammateNames = queryOptions({
  queryKey: ['teammates', 'names'],
  queryFn: ({ signal }) => api.get<Page<Teammate>>('/teammates', { query: { state: 'active', limit: 200 }, signal }),
  staleTime: 300_000,
});

export const categoryNames = queryOptions({
  queryKey: ['categories', 'names'],
  queryFn: ({ signal }) => api.get<{ items: { id: string; name: string }[] }>('/categories', { signal }),
  staleTime: 300_000,
});

export const teamNames = queryOptions({
  queryKey: ['teams', 'names'],
  queryFn: ({ signal }) => api.get<Page<{ id: string; name: string }>>('/teams', { query: { limit: 200 }, signal }),
  staleTime: 300_000,
});
