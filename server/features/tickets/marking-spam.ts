import type { Act } from '../../platform/act.ts';
import { showContact } from '../contacts/index.ts';
import { deskBook, replyDue } from '../desks/index.ts';
import { newestIncoming } from './messages.queries.ts';
import { hideContactOfSpam } from './spam.queries.ts';
import { spamKeeper } from './spam-port.ts';
import { requireChange } from './ticket-at-hand.ts';
import { messageReceived, ticketCreated, ticketSpamMarked, ticketSpamUnmarked } from './tickets.events.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { updateTicket } from './tickets.queries.ts';

/** Sets a ticket aside as spam: out of every list, count and clock, and something is learnt from it. */
export async function markSpam(one: Act, ticket: LockedTicket): Promise<void> {
  requireChange(one, ticket);
  if (ticket.spam_at !== null) return;
  await updateTicket(one.trx, ticket, one.at, {
    spam_at: one.at.toString(),
    spam_by: one.actor.kind === 'teammate' ? one.actor.id : null,
    spam_reason: 'teammate',
    spam_due_at: ticket.reply_due_at?.toString() ?? null,
    reply_due_at: null,
  });
  await hideContactOfSpam(one.trx, ticket.contact_id);
  await spamKeeper().learn(one, ticket.id, true);
  one.record(ticketSpamMarked, {}, { deskId: ticket.desk_id, ticketId: ticket.id });
}

/**
 * Brings a ticket back from the spam, as if it had just come: whoever waits has waited long enough, so the reply is due
 * from now, but for one that was set aside by mistake and taken back in time. No automatic answer goes out.
 */
export async function unmarkSpam(one: Act, ticket: LockedTicket): Promise<void> {
  requireChange(one, ticket);
  if (ticket.spam_at === null) return;
  const byIntake = ticket.spam_reason !== 'teammate';
  const desk = (await deskBook(one.platform.db)).desk(ticket.desk_id);
  const waits = ticket.status === 'new' || ticket.status === 'open';
  const before = ticket.spam_due_at;
  const stillAhead = before !== null && Temporal.Instant.compare(before, one.at) > 0;
  const due = !waits || !desk || (!byIntake && before === null) ? null : stillAhead ? before : replyDue(desk, one.at);
  await updateTicket(one.trx, ticket, one.at, {
    spam_at: null,
    spam_by: null,
    spam_reason: null,
    spam_due_at: null,
    reply_due_at: due?.toString() ?? null,
  });
  await showContact(one.trx, ticket.contact_id);
  await spamKeeper().learn(one, ticket.id, false);
  const facts = { deskId: ticket.desk_id, ticketId: ticket.id };
  one.record(ticketSpamUnmarked, {}, facts);
  if (!byIntake) return;
  // Nobody was told when it came.
  const writer = { ...facts, actor: { kind: 'contact', id: ticket.contact_id } };
  one.record(ticketCreated, { number: ticket.number, channel: ticket.channel }, writer);
  const newest = await newestIncoming(one.trx, ticket.id);
  if (newest) one.record(messageReceived, { messageId: newest.id, automatic: newest.is_auto }, writer);
}
