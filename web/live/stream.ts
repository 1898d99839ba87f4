import type { LiveEvent } from '../../contract/live.ts';
import type { DraftNews, PresenceNews } from '../../contract/together.ts';

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
const presenceListeners = new Set<() => void>();
const notificationListeners = new Set<() => void>();
const webhookListeners = new Set<() => void>();
const draftListeners = new Set<(news: DraftNews) => void>();
/** Who is at which ticket, as the line tells it; it tells all of it anew when it opens. */
let presence: ReadonlyMap<string, PresenceNews['people']> = new Map();
/** This tab's own name, by which the server ties what it says of itself to its line. */
export const screenId = newScreenId();

function setLine(next: Line): void {
  line = next;
  for (const listener of lineListeners) listener();
}

/** Where the page has no secure address the browser gives no ready-made id; nobody's secret hangs on this one. */
function newScreenId(): string {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function setPresence(next: typeof presence): void {
  presence = next;
  for (const listener of presenceListeners) listener();
}

function opened(): void {
  // What stands there is told right after; who left meanwhile is not.
  setPresence(new Map());
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
  const after = lastSeen === undefined ? '' : `&after=${lastSeen}`;
  source = new EventSource(`/api/v1/live?screen=${screenId}${after}`);
  source.onopen = opened;
  source.onerror = lost;
  source.onmessage = (message: MessageEvent<string>) => {
    lastSeen = message.lastEventId;
    const event = JSON.parse(message.data) as LiveEvent;
    for (const listener of eventListeners) listener(event);
  };
  source.addEventListener('presence', (message: MessageEvent<string>) => {
    const { ticketId, people } = JSON.parse(message.data) as PresenceNews;
    const next = new Map(presence);
    if (people.length === 0) next.delete(ticketId);
    else next.set(ticketId, people);
    setPresence(next);
  });
  source.addEventListener('draft', (message: MessageEvent<string>) => {
    const news = JSON.parse(message.data) as DraftNews;
    for (const listener of draftListeners) listener(news);
  });
  source.addEventListener('notification', () => {
    for (const listener of notificationListeners) listener();
  });
  source.addEventListener('webhook', () => {
    for (const listener of webhookListeners) listener();
  });
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
export function currentPresence(): typeof presence {
  return presence;
}
export function onPresence(listener: () => void): () => void {
  presenceListeners.add(listener);
  return () => presenceListeners.delete(listener);
}
/** Called when something new is told to this person alone, or something was read on another device. */
export function onNotification(listener: () => void): () => void {
  notificationListeners.add(listener);
  return () => notificationListeners.delete(listener);
}
/** Called when a webhook was tried, for whoever manages them. */
export function onWebhook(listener: () => void): () => void {
  webhookListeners.add(listener);
  return () => webhookListeners.delete(listener);
}
/** Called when a draft of this person, or one that is shown to them, is another now. */
export function onDraft(listener: (news: DraftNews) => void): () => void {
  draftListeners.add(listener);
  return () => draftListeners.delete(listener);
}
