import type { Message, TicketEvent } from '../../../contract/tickets.ts';

export type ThreadItem =
  | { kind: 'message'; key: string; message: Message; folded: boolean }
  /** Older messages gathered into one line that opens in place. */
  | { kind: 'earlier'; key: string; messages: readonly Message[] }
  | { kind: 'event'; key: string; event: TicketEvent }
  /** Two and more events without a message between them, gathered into one line. */
  | { kind: 'events'; key: string; events: readonly TicketEvent[] };

/** So many of the latest messages stand open. */
const openMessages = 4;
/** With more folded lines than this, those between the first and the open ones become one line. */
const foldedLines = 5;

/**
 * What a message does to the ticket by itself is not told beside the message: the customer's words are their only doing,
 * and ours have the same instant.
 */
const goesWithMessage = new Set(['ticket.created', 'ticket.status-changed']);

/** What changes where the request stands: never gathered with small changes around it, since who reads must not miss it. */
const turns = new Set([
  'ticket.handed-over',
  'ticket.promised',
  'ticket.promise-withdrawn',
  'ticket.solved',
  'ticket.closed',
  'ticket.reopened',
  'ticket.merged',
  'ticket.merge-undone',
  'ticket.split',
  'ticket.split-undone',
  'ticket.spam-marked',
  'ticket.braked',
  'ticket.reply-overtaken',
  'spam.received',
]);

/**
 * Lays messages and events into one order, oldest first. Older messages are folded, what programs wrote always, unless
 * they are in `opened`. The customer's first message keeps its own line however many follow.
 */
export function layThread(
  messages: readonly Message[],
  events: readonly TicketEvent[],
  opened: ReadonlySet<string>,
): readonly ThreadItem[] {
  const shown = messages.filter((message) => message.outgoing?.state !== 'cancelled');
  // What programs wrote, ours and others, is one line each: it says nothing that one has to read.
  const byProgram = (message: Message) =>
    message.type === 'auto' || (message.type === 'incoming' && message.isAutoReply);
  const spoken = shown.filter((message) => !byProgram(message));
  const openFrom = new Set(spoken.slice(-openMessages).map(({ id }) => id));
  const isFolded = (message: Message) => !openFrom.has(message.id) && !opened.has(message.id);

  const foldable = shown.filter((message) => isFolded(message) && !byProgram(message)).slice(1);
  const gathered = new Set(foldable.length > foldedLines && !opened.has('earlier') ? foldable.map(({ id }) => id) : []);

  const spokenAt = new Set(messages.map(({ createdAt }) => createdAt));
  const withdrawnAt = new Set(events.filter(({ name }) => name === 'ticket.reply-withdrawn').map(({ at }) => at));
  const told = events.filter(
    ({ name, at, actor }) =>
      !(goesWithMessage.has(name) && (actor.kind === 'contact' || spokenAt.has(at))) &&
      // The outbox tells of the same from its side.
      !(name === 'outgoing.cancelled' && withdrawnAt.has(at)),
  );
  const everything = [
    ...shown.map((message) => ({ at: message.createdAt, rank: 0, message })),
    ...told.map((event) => ({ at: event.at, rank: 1, event })),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.rank - b.rank);

  const items: ThreadItem[] = [];
  for (const entry of everything) {
    const last = items.at(-1);
    if ('event' in entry) {
      const { event } = entry;
      const gathers = !turns.has(event.name);
      if (gathers && last?.kind === 'events') items[items.length - 1] = { ...last, events: [...last.events, event] };
      else if (gathers && last?.kind === 'event' && !turns.has(last.event.name))
        items[items.length - 1] = { kind: 'events', key: `events ${last.event.id}`, events: [last.event, event] };
      else items.push({ kind: 'event', key: event.id, event });
      continue;
    }
    const { message } = entry;
    if (gathered.has(message.id)) {
      const place = items.findIndex((item) => item.kind === 'earlier');
      const earlier = items[place];
      if (earlier?.kind === 'earlier') items[place] = { ...earlier, messages: [...earlier.messages, message] };
      else items.push({ kind: 'earlier', key: 'earlier', messages: [message] });
      continue;
    }
    items.push({ kind: 'message', key: message.id, message, folded: isFolded(message) });
  }
  return items;
}
