import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Page } from '../../../contract/shapes.ts';
import type { Outgoing, OutgoingDetail, OutgoingState } from '../../../contract/tickets.ts';
import { api } from '../../api/index.ts';

/** Mails of one state that are fetched at once; a desk whose way out is broken for a day has more. */
const rows = 100;

/** One page of mails without their source, which the opened mail brings. */
function ask(state: OutgoingState, desk: string | undefined, cursor: string | undefined, signal: AbortSignal) {
  return api.get<Page<Outgoing>>('/outbox', { query: { state, desk, limit: rows, cursor, raw: false }, signal });
}

/** The newest of one state; whether there are more says `nextCursor`. */
export function newestOf(state: OutgoingState, desk: string | undefined) {
  return queryOptions({
    queryKey: ['outbox', 'newest', state, desk ?? null],
    queryFn: ({ signal }) => ask(state, desk, undefined, signal),
  });
}

/** All of one state, page by page. */
export function everyOf(state: OutgoingState, desk: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['outbox', 'every', state, desk ?? null],
    queryFn: ({ pageParam, signal }) => ask(state, desk, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function mailOf(id: string) {
  return queryOptions({
    queryKey: ['outbox', 'mail', id],
    queryFn: ({ signal }) => api.get<OutgoingDetail>(`/outbox/${id}`, { signal }),
  });
}
