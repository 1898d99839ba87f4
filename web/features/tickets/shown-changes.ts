let shown = false;
const listeners = new Set<() => void>();

/** Whether every line of gathered changes stands open; as one leaves it, from ticket to ticket. */
export function showsChanges(): boolean {
  return shown;
}
export function showOrHideChanges(): void {
  shown = !shown;
  for (const listener of listeners) listener();
}
export function onShowChanges(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
