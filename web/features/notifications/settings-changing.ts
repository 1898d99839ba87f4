import { queryOptions } from '@tanstack/react-query';
import type { NotificationSettings, pushDevice } from '../../../contract/notifications.ts';
import { api, cache } from '../../api/index.ts';

export type PushDevice = (typeof pushDevice)['_output'];

export const settingsAsked = queryOptions({
  queryKey: ['notification-settings'],
  queryFn: ({ signal }) => api.get<NotificationSettings>('/me/notification-settings', { signal }),
});

export const devicesAsked = queryOptions({
  queryKey: ['push-subscriptions'],
  queryFn: ({ signal }) => api.get<{ publicKey: string; items: PushDevice[] }>('/me/push-subscriptions', { signal }),
});

let sending: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * Paints a change at once and keeps the whole choice, one after the other: of two quick presses the later one wins
 * whatever the network does. What is refused is read anew and thrown on.
 */
export async function changeSettings(change: (before: NotificationSettings) => NotificationSettings): Promise<void> {
  await cache.cancelQueries({ queryKey: settingsAsked.queryKey });
  const before = cache.getQueryData<NotificationSettings>(settingsAsked.queryKey);
  if (before === undefined) return;
  const after = change(before);
  cache.setQueryData<NotificationSettings>(settingsAsked.queryKey, after);
  waiting += 1;
  const kept = sending.then(() => api.put('/me/notification-settings', { body: after }));
  sending = kept.catch(() => undefined);
  try {
    await kept;
  } finally {
    waiting -= 1;
    if (waiting === 0) void cache.invalidateQueries({ queryKey: settingsAsked.queryKey });
  }
}
