import type { Act } from '../../platform/act.ts';
import { brakeWriters } from './braking.queries.ts';
import type { Gathered } from './intake/gathered.ts';
import { ticketBraked } from './tickets.events.ts';

/** More messages of one writer in one ticket than this, within this time, are not typed by a person. */
const MOST_MESSAGES = 10;
const WITHIN = Temporal.Duration.from({ minutes: 10 });
/** How long nothing goes to such a writer by itself. */
const BRAKED_FOR = Temporal.Duration.from({ hours: 24 });

/**
 * The guard behind all others against programs that answer each other: whoever writes into a ticket faster than people do
 * gets nothing by itself for a day, from any desk. Their messages are taken in as ever, and the ticket says so once.
 */
export async function brakeFastWriters(one: Act, { messages, created }: Gathered): Promise<void> {
  const fresh = new Set(created.map(({ ticket }) => ticket.id));
  const written = messages.filter(({ ticketId }) => !fresh.has(ticketId));
  const pairs = new Map(
    written.map(({ ticketId, sender }) => [`${ticketId} ${sender.address}`, { ticketId, address: sender.address }]),
  );
  const since = one.at.subtract(WITHIN);
  const until = one.at.add(BRAKED_FOR);
  for (const braked of await brakeWriters(one.trx, [...pairs.values()], MOST_MESSAGES, { since, at: one.at, until }))
    one.record(
      ticketBraked,
      { messages: braked.messages, minutes: WITHIN.total('minutes') },
      { deskId: braked.desk_id, ticketId: braked.ticket_id },
    );
}
