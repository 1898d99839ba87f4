import { queryOptions } from '@tanstack/react-query';
import type { Standing } from '../../../contract/reviews.ts';
import { api, cache } from '../../api/index.ts';

// Apart from all else that is asked of looks: every ticket asks this.

/** Whether one's own replies wait for a look, on each desk where one answers in turn. */
export const standings = queryOptions({
  queryKey: ['reviews', 'standing'],
  queryFn: ({ signal }) => api.get<{ items: Standing[] }>('/reviews/standing', { signal }),
  select: ({ items }) => items,
  staleTime: 60_000,
});

/** Whether one's own replies on this desk wait for a look, as far as this screen knows. */
export function repliesWait(deskId: string): boolean {
  const known = cache.getQueryData(standings.queryKey);
  return known?.items.some((one) => one.deskId === deskId && one.held) ?? false;
}
