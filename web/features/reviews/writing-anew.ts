import { useSyncExternalStore } from 'react';

let turns: ReadonlyMap<string, number> = new Map();
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** How often words that the buddy changed came back into the composer of this ticket: it begins anew with them, ready to be written in. */
export function useWrittenAnew(ticketId: string): number {
  return useSyncExternalStore(subscribe, () => turns.get(ticketId) ?? 0);
}

export function cameBack(ticketId: string): void {
  turns = new Map([...turns, [ticketId, (turns.get(ticketId) ?? 0) + 1]]);
  for (const listener of listeners) listener();
}
