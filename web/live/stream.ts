import type { LiveEvent } from '../../contract/live.ts';

/** How the line to the server is. `since` is when it was lost, in this device's milliseconds. */
export type Line = { state: 'opening' | 'open' } | { state: 'lost'; since: number };

const shortestWait = 1_000;
const longestWait = 30_000;
/** A break shorter than this is not told: a restart of the server takes about as long. */
const silence = 3_000;

let source: EventSource | undefined;
/** Number of the last event that came, to go on from after we opened a new line ourselves. */
let lastSeen: string | undefined;
let line: Line = { state: 'opening' };
let lostAt: number | undefined;
let missedUnknown = false;
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
  if (missedUnknown) {
    missedUnknown = false;
    tellGap();
  }
}

function lost(): void {
  // Before the first event there is no place to go on from, so what was read before is read anew.
  if (lastSeen === undefined && line.state === 'open') missedUnknown = true;
  lostAt ??= Date.now();
  const since = lostAt;
  telling ??= setTimeout(() => setLine({ state: 'lost', since }), silence);
  if (source?.readyState !== EventSource.CLOSED) return;
  // The browser tries by itself after a broken line (and names the last event it saw), but gives up when the server
  // answers with an error. Then we try, and say ourselves how far we had come.
  source.close();
  source = undefined;
  clearTimeout(retry);
  retry = setTimeout(openLine, wait);
  wait = Math.min(wait * 2, longestWait);
}

/** Opens the line; does nothing when it is there already. */
export function openLine(): void {
  if (source) return;
  clearTimeout(retry);
  source = new EventSource(lastSeen === undefined ? '/api/v1/live' : `/api/v1/live?after=${lastSeen}`);
  source.onopen = opened;
  source.onerror = lost;
  source.onmessage = (message: MessageEvent<string>) => {
    lastSeen = message.lastEventId;
    const event = JSON.parse(message.data) as LiveEvent;
    for (const listener of eventListeners) listener(event);
  };
  // Too much was missed to be told one by one.
  source.addEventListener('reset', (message: MessageEvent<string>) => {
    lastSeen = message.lastEventId;
    tellGap();
  });
}

function tellGap(): void {
  for (const listener of gapListeners) listener();
}

/** Closes the line for good, on signing out. */
export function closeLine(): void {
  clearTimeout(retry);
  clearTimeout(telling);
  telling = undefined;
  source?.close();
  source = undefined;
  lostAt = undefined;
  lastSeen = undefined;
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
  tellGap();
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
