import type { QueryKey } from '@tanstack/react-query';
import type { LiveEvent } from '../../contract/live.ts';
import type { TicketDetail } from '../../contract/tickets.ts';
import { cache } from '../api/cache.ts';
import { onEvent, onGap, onWebhook } from './stream.ts';

/** Events of one action come together; what they touch is read once. */
const gather = 150;
/** An answer that takes longer than this does not hold the others back. */
const longest = 10_000;

/** What stands in the answer to who one is: name, rights, desks, company, whether one is in a rota. */
const partOfMe = new Set(['teammate', 'desk', 'company', 'rota']);

/**
 * Which answers an event makes old. A ticket's event touches the lists, that ticket and the counts; any other touches
 * the answers whose key begins with the event's first word, in the singular or the plural ("desk.changed": desk, desks).
 */
export function madeOldBy(event: Pick<LiveEvent, 'name' | 'ticketId'>): QueryKey[] {
  const subject = event.name.split('.')[0] ?? event.name;
  const keys: QueryKey[] = [[subject], [`${subject}s`]];
  if (event.ticketId !== null) {
    keys.push(['tickets'], ['ticket', event.ticketId], ['views'], ['outbox'], ...showing(event.ticketId));
  }
  // What happens at a ticket ("teammate.mentioned") changes nothing of who one is.
  if (event.ticketId === null && partOfMe.has(subject)) keys.push(['me']);
  return keys;
}

/** A ticket shows the subject of those that it is linked with, was merged with or split from, or may belong to. */
function showing(ticketId: string): QueryKey[] {
  return cache
    .getQueriesData<Partial<TicketDetail>>({ queryKey: ['ticket'] })
    .filter(([, detail]) => detail && othersIn(detail).some((other) => other?.id === ticketId))
    .map(([key]) => key);
}

function othersIn({ links = [], merged = [], merge, split, suggestion }: Partial<TicketDetail>) {
  return [...links, ...merged, merge, split, suggestion];
}

/** Keeps the answers on the screens in step with the event log until the returned function is called. */
export function renewByEvents(): () => void {
  const waiting = new Map<string, QueryKey>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading = false;
  // One reading at a time: while mails pour in, each would otherwise break off the one before, and none would end.
  const flush = async () => {
    timer = undefined;
    if (reading) return;
    reading = true;
    while (waiting.size > 0) {
      const keys = [...waiting.values()];
      waiting.clear();
      const read = Promise.allSettled(keys.map((queryKey) => cache.invalidateQueries({ queryKey })));
      await Promise.race([read, new Promise((resolve) => setTimeout(resolve, longest))]);
      await new Promise((resolve) => setTimeout(resolve, gather));
    }
    reading = false;
  };
  const renew = (keys: readonly QueryKey[]) => {
    for (const key of keys) {
      // The bare word "ticket" would read every open ticket anew; its own id is named beside it.
      if (key.length === 1 && key[0] === 'ticket') continue;
      waiting.set(JSON.stringify(key), key);
    }
    timer ??= setTimeout(() => void flush(), gather);
  };
  const stopEvents = onEvent((event) => renew(madeOldBy(event)));
  const stopWebhooks = onWebhook(() => renew([['webhooks']]));
  const stopGaps = onGap(() => void cache.invalidateQueries());
  return () => {
    stopEvents();
    stopWebhooks();
    stopGaps();
    clearTimeout(timer);
  };
}
