import type { Status } from '../../../contract/tickets.ts';
import { system } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import { holdBackPlanned } from '../outbox/index.ts';
import { applyStatus } from './changing.ts';
import { endHandover } from './handing-over.queries.ts';
import { survivorsAmong } from './merging.queries.ts';
import { markLeaving, messageById } from './messages.queries.ts';
import { restInPlace } from './snoozing.queries.ts';
import { messageReplied, replyOvertaken } from './tickets.events.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { lockTicket, updateTicket } from './tickets.queries.ts';
import type { MessageFacts } from './tickets.tables.ts';

/** A letter can be planned so far ahead; whoever means longer has another thing in mind. */
const FURTHEST_DAYS = 366;

/** When a planned reply leaves. @throws Problem 422 for a time that is past or too far off. */
export function leavingLater(one: Act, sendAt: string): Temporal.Instant {
  const at = Temporal.Instant.from(sendAt);
  if (Temporal.Instant.compare(at, one.at) <= 0)
    throw fieldProblem('sendAt', 'This time is past. Choose a later one, or send now.');
  if (Temporal.Instant.compare(at, one.at.add({ hours: 24 * FURTHEST_DAYS })) > 0)
    throw fieldProblem('sendAt', 'A reply can be planned at most a year ahead.');
  return at;
}

/** What the ticket is before a reply, for taking the reply back. */
export function stateBefore(ticket: LockedTicket): NonNullable<MessageFacts['before']> {
  return {
    status: ticket.status,
    dueAt: ticket.reply_due_at?.toString() ?? null,
    firstReplyAt: ticket.first_reply_at?.toString() ?? null,
    lastMessageAt: ticket.last_message_at.toString(),
    solvedAt: ticket.solved_at?.toString() ?? null,
    closedAt: ticket.closed_at?.toString() ?? null,
  };
}

/**
 * What a reply does to its ticket as it leaves: nothing is owed any more, and it is what the writer said it becomes.
 * @param by who wrote it, where that is not who acts
 */
export async function settleReply(
  one: Act,
  ticket: LockedTicket,
  messageId: string,
  status: Status,
  by: { kind: string; id: string } | null = null,
): Promise<void> {
  const at = one.at.toString();
  one.record(messageReplied, { messageId }, { deskId: ticket.desk_id, ticketId: ticket.id, ...(by && { actor: by }) });
  await updateTicket(one.trx, ticket, one.at, {
    last_message_at: at,
    reply_due_at: null,
    first_reply_at: ticket.first_reply_at?.toString() ?? at,
  });
  ticket.reply_due_at = null;
  await endHandover(one.trx, ticket.id, one.at);
  await restInPlace(one.trx, [ticket.id], false);
  await applyStatus(one, ticket, status);
  // Answered and kept open: it is open, and yet nothing is owed.
  if (status === 'open' || status === 'new') await updateTicket(one.trx, ticket, one.at, { reply_due_at: null });
}

/**
 * The time of a planned reply has come, or somebody let go of one that waited for a look. Called by the outbox, in the transaction in which the letter leaves its place.
 * @returns false where nothing is answered any more: what was thrown away, or set aside as spam since.
 */
export async function releaseReply(one: Act, messageId: string): Promise<boolean> {
  const message = await messageById(one.trx, messageId);
  if (message?.type !== 'reply') return true;
  const ticket = await lockTicket(one.trx, system('outbox'), message.ticket_id);
  if (!ticket || ticket.spam_at !== null) return false;
  const { thenStatus, ...facts } = message.facts;
  await markLeaving(one.trx, messageId, { ...facts, before: stateBefore(ticket) }, one.at);
  // Whoever or whatever let go of it did not write it.
  const by = message.author_id === null ? null : { kind: message.author_kind, id: message.author_id };
  await settleReply(one, ticket, messageId, thenStatus ?? 'waiting', by);
  return true;
}

/**
 * The customers of these tickets wrote first: what was planned to go out to them, or to those of what was merged into them,
 * may not fit any more, so it waits for its writer as a draft. Called by the intake before it changes the tickets, so that
 * both take their locks in one order.
 */
export async function overtakeReplies(one: Act, ticketIds: readonly string[]): Promise<void> {
  if (ticketIds.length === 0) return;
  const survivors = await survivorsAmong(one.trx, ticketIds);
  for (const { ticketId, deskId, messageId, authorId } of await holdBackPlanned(one, [...survivors.keys()])) {
    if (messageId === null) continue;
    const facts = { deskId, ticketId: survivors.get(ticketId) ?? ticketId };
    one.record(replyOvertaken, { messageId, teammateId: authorId }, facts);
  }
}
