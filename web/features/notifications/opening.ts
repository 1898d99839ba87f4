import { useSyncExternalStore } from 'react';

let open = false;
const listeners = new Set<() => void>();

/** Opens or closes what one was told, from wherever it is asked for: the bell, its keys, one's own menu on a phone. */
export function openNotifications(wish: boolean): void {
  open = wish;
  for (const listener of listeners) listener();
}

export function useNotificationsOpen(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
