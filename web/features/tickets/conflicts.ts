import type { FieldChange } from './field-changes.ts';

/** Two people changed one field: what the other made it, and what was wanted here. */
export interface Conflict {
  ticketId: string;
  theirs: FieldChange;
  wanted: FieldChange;
  /** Who made it so and when, where the server said it with its refusal. */
  by?: { name: string; at: string };
}

let open: Conflict | undefined;
const listeners = new Set<() => void>();

/** Asks whose value stays; a second question takes the first one's place, where the other's value then stays. */
export function tellConflict(conflict: Conflict | undefined): void {
  open = conflict;
  for (const listener of listeners) listener();
}

export function openConflict(): Conflict | undefined {
  return open;
}
export function onConflict(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
