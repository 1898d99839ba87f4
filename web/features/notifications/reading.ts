import type { Notification } from '../../../contract/notifications.ts';
import { api, cache } from '../../api/index.ts';
import { unreadAsked } from './asking.ts';

/** The server takes so many ids at once. */
const mostIds = 500;

/** These, or all, are read: at once on this screen, and taken back when the server does not hear it. Throws its refusal. */
export async function markRead(which: readonly string[] | 'all'): Promise<void> {
  if (which.length === 0) return;
  await cache.cancelQueries({ queryKey: unreadAsked.queryKey });
  cache.setQueryData<Notification[]>(unreadAsked.queryKey, (before) =>
    which === 'all' ? [] : before?.filter(({ id }) => !which.includes(id)),
  );
  try {
    await api.post('/me/notifications/reading', {
      body: which === 'all' ? { all: true } : { ids: which.slice(0, mostIds) },
    });
  } finally {
    void cache.invalidateQueries({ queryKey: ['notifications'] });
  }
}
