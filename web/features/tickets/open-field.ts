import { useSyncExternalStore } from 'react';

/** Fields that a key can open, wherever on the screen they stand. */
export type OpenedField =
  | 'team'
  | 'category'
  | 'tags'
  | 'requestType'
  | 'startsAt'
  | 'deadlineAt'
  | 'promisedAt'
  | 'estimatedMinutes'
  | 'time'
  | `own ${string}`;

let open: { ticketId: string; field: OpenedField } | undefined;
const listeners = new Set<() => void>();

/** Opens one field of a ticket in the panel beside it; undefined closes whichever is open. */
export function openField(ticketId: string, field: OpenedField | undefined): void {
  open = field === undefined ? undefined : { ticketId, field };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useOpenedField(ticketId: string): OpenedField | undefined {
  return useSyncExternalStore(subscribe, () => (open?.ticketId === ticketId ? open.field : undefined));
}
