import { queryOptions } from '@tanstack/react-query';
import type { Together } from '../../../contract/together.ts';
import { api, cache } from '../../api/index.ts';
import { toast } from '../../ui/index.ts';
import { readAnew, whyNot } from './changing.ts';

/** Followers, snooze, hand-overs and links of an open ticket. */
export function togetherOf(ticketId: string) {
  return queryOptions({
    queryKey: ['ticket', ticketId, 'together'],
    queryFn: ({ signal }) => api.get<Together>(`/tickets/${ticketId}/together`, { signal }),
  });
}

/** What the screens know of it now; undefined while they know nothing. */
export function knownTogether(ticketId: string): Together | undefined {
  return cache.getQueryData<Together>(togetherOf(ticketId).queryKey);
}

/**
 * One verb of working together: painted at once, then asked for. When the server refuses, what was there before returns
 * and a toast says why under `failed`. Gives whether it is done.
 */
export async function doTogether(
  ticketId: string,
  paint: (shown: Together) => Together,
  send: () => Promise<Together>,
  failed: string,
): Promise<boolean> {
  const { queryKey } = togetherOf(ticketId);
  await cache.cancelQueries({ queryKey });
  const before = cache.getQueryData<Together>(queryKey);
  if (before !== undefined) cache.setQueryData(queryKey, paint(before));
  try {
    cache.setQueryData(queryKey, await send());
    return true;
  } catch (error) {
    if (before !== undefined) cache.setQueryData(queryKey, before);
    toast({ tone: 'failed', title: failed, text: whyNot(error) });
    return false;
  } finally {
    readAnew(ticketId);
  }
}
