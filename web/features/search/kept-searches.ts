import { useSyncExternalStore } from 'react';

/** So many of the latest are offered again. */
const mostRecent = 6;
const mostKept = 30;

interface Kept {
  recent: readonly string[];
  kept: readonly string[];
}
const nothing: Kept = { recent: [], kept: [] };
const listeners = new Set<() => void>();
const memory = new Map<string, Kept>();

/** Searches are kept on this device, for one person. */
function place(me: string): string {
  return `sportello.searches.${me}`;
}

function read(me: string): Kept {
  const known = memory.get(me);
  if (known) return known;
  let found = nothing;
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(place(me)) ?? '{}');
    if (typeof parsed === 'object' && parsed !== null)
      found = { recent: texts(parsed, 'recent', mostRecent), kept: texts(parsed, 'kept', mostKept) };
  } catch (error) {
    console.info('The searches of this device cannot be read', error);
  }
  memory.set(me, found);
  return found;
}

function texts(from: object, name: string, most: number): string[] {
  const value: unknown = Object.getOwnPropertyDescriptor(from, name)?.value;
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string').slice(0, most) : [];
}

function write(me: string, next: Kept): void {
  memory.set(me, next);
  try {
    localStorage.setItem(place(me), JSON.stringify(next));
  } catch (error) {
    console.info('The searches stay for this visit only', error);
  }
  for (const listener of listeners) listener();
}

export function useSearches(me: string): Kept {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => read(me),
  );
}

/** The latest stands first, each once; what was only on the way to a longer one is not kept. */
export function withRecent(recent: readonly string[], q: string): string[] {
  const words = q.trim();
  if (words === '') return [...recent];
  return [words, ...recent.filter((one) => one !== words && !words.startsWith(one))].slice(0, mostRecent);
}

export function noteSearch(me: string, q: string): void {
  const now = read(me);
  write(me, { ...now, recent: withRecent(now.recent, q) });
}

export function keepSearch(me: string, q: string, keep: boolean): void {
  const now = read(me);
  const words = q.trim();
  const others = now.kept.filter((one) => one !== words);
  write(me, { ...now, kept: keep && words !== '' ? [...others, words].slice(-mostKept) : others });
}
