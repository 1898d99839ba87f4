import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { Me, myChange } from '../../contract/people.ts';
import type { Permission } from '../../contract/permissions.ts';
import { cache, optimistically } from './cache.ts';
import { api } from './client.ts';

export type { Me };

type MyChange = (typeof myChange)['_output'];

export const myself = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => api.get<Me>('/me', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Who is signed in. Only under the shell, which has seen to it that somebody is. */
export function useMe(): Me {
  return useSuspenseQuery(myself).data;
}

/** Whether `me` may do this, on the given desk, or on any desk when none is named. For what to show; the server decides. */
export function may(me: Me, permission: Permission, deskId?: string): boolean {
  const where = me.can[permission];
  if (where === undefined || where === false) return false;
  if (where === true) return true;
  return deskId === undefined ? where.length > 0 : where.includes(deskId);
}

/** Keeps a preference of the signed-in person; shown at once, taken back when the server refuses. */
export function changeMe(change: MyChange): Promise<void> {
  return optimistically<Me, void>(
    myself.queryKey,
    (me) => ({ ...me, ...change }),
    () => api.patch('/me', { body: change }),
  );
}

export function forgetMe(): void {
  cache.clear();
}
