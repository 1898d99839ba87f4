import { useEffect, useSyncExternalStore } from 'react';

// The question stands over the ticket; the panel beside it asks it too, with the other ticket chosen already.

let asked: { ticketId: string; into: number | undefined } | undefined;
const listeners = new Set<() => void>();

function set(next: typeof asked): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** Asks what a ticket is part of; `into` is the number of the one that was pointed at. */
export function askToMerge(ticketId: string, into?: number): void {
  set({ ticketId, into });
}

export function askNoMore(): void {
  set(undefined);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is asked of this ticket now; leaving the ticket leaves the question. */
export function useMergeAsked(ticketId: string): { into: number | undefined } | undefined {
  useEffect(() => askNoMore, []);
  return useSyncExternalStore(subscribe, () => (asked?.ticketId === ticketId ? asked : undefined));
}
