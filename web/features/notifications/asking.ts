import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Notification } from '../../../contract/notifications.ts';
import type { Page } from '../../../contract/shapes.ts';
import { api } from '../../api/index.ts';

/** So many unread ones are known by a screen; whoever has more reads them page by page. */
const MOST_UNREAD = 100;
const pageSize = 30;

/** What is not read, newest first: the bell's dot and what an opened ticket makes read follow from it. */
export const unreadAsked = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: async ({ signal }) =>
    (await api.get<Page<Notification>>('/me/notifications', { query: { unread: true, limit: MOST_UNREAD }, signal }))
      .items,
});

/** Everything, page by page. */
export const allAsked = infiniteQueryOptions({
  queryKey: ['notifications', 'all'],
  queryFn: ({ pageParam, signal }) =>
    api.get<Page<Notification>>('/me/notifications', { query: { limit: pageSize, cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});
