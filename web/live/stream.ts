import type { LiveEvent } from '../../contract/live.ts';

/** How the line to the server is. `since` is when it was lost, in this device's milliseconds. */
export type Line = { state: 'opening' | 'open' } | { state: 'lost'; since: number };

const shortestWait = 1_000;
const longestWait = 30_000;
/** A break shorter than this is not told: a restart of the server takes about as long. */
const silence = 3_000;

let source: EventSource | undefined;
let line: Line = { state: 'opening' };
let lostAt: number | undefined;
let wait = shortestWait;
let retry: ReturnType<typeof setTimeout> | undefined;
let telling: ReturnType<typeof setTimeout> | undefined;
const lineListeners = new Set<() => void>();
const eventListeners = new Set<(event: LiveEvent) => void>();
const gapListeners = new Set<() => void>();

function setLine(next: Line): void {
  line = next;
  for (const listener of lineListeners) listener();
}

function opened(): void {
  clearTimeout(telling);
  telling = undefined;
  wait = shortestWait;
  if (line.state !== 'open') setLine({ state: 'open' });
  lostAt = undefined;
}

function lost(): void {
  lostAt ??= Date.now();
  const since = lostAt;
  telling ??= setTimeout(() => setLine({ state: 'lost', since }), silence);
  if (source?.readyState !== EventSource.CLOSED) return;
  // The browser tries by itself after a broken line (and names the last event it saw), but gives up when the server
  // answers with an error. Then we try, and since the place in the log is lost, everything is read anew.
  source.close();
  source = undefined;
  clearTimeout(retry);
  retry = setTimeout(() => {
    openLine();
    for (const listener of gapListeners) listener();
  }, wait);
  wait = Math.min(wait * 2, longestWait);
}

/** Opens the line; does nothing when it is there already. */
export function openLine(): void {
  if (source) return;
  clearTimeout(retry);
  source = new EventSource('/api/v1/live');
  source.onopen = opened;
  source.onerror = lost;
  source.onmessage = (message: MessageEvent<string>) => {
    const event = JSON.parse(message.data) as LiveEvent;
    for (const listener of eventListeners) listener(event);
  };
}

/** Closes the line for good, on signing out. */
export function closeLine(): void {
  clearTimeout(retry);
  clearTimeout(telling);
  telling = undefined;
  source?.close();
  source = undefined;
  lostAt = undefined;
  setLine({ state: 'opening' });
}

/** Tries at once, for the button in the strip. */
export function tryLineNow(): void {
  if (source && source.readyState !== EventSource.CLOSED) {
    source.close();
    source = undefined;
  }
  wait = shortestWait;
  openLine();
  for (const listener of gapListeners) listener();
}

export function currentLine(): Line {
  return line;
}
export function onLine(listener: () => void): () => void {
  lineListeners.add(listener);
  return () => lineListeners.delete(listener);
}
export function onEvent(listener: (event: LiveEvent) => void): () => void {
  eventListeners.add(listener);
  return () => eventListeners.delete(listener);
}
/** Called when events may have been missed. */
export function onGap(listener: () => void): () => void {
  gapListeners.add(listener);
  return () => gapListeners.delete(listener);
}
