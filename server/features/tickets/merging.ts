import type { Status } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import {
  addMergedParticipants,
  answerSuggestion,
  endMerge,
  hasMessages,
  insertMerge,
  lockTickets,
  standingMerge,
  wroteSince,
} from './merging.queries.ts';
import { newestIncoming } from './messages.queries.ts';
import { renewLinks } from './participants.ts';
import { snippetOf } from './snippet.ts';
import { requireChange } from './ticket-at-hand.ts';
import {
  statusLinkRenewed,
  suggestionDismissed,
  ticketMerged,
  ticketMergeUndone,
  ticketReopened,
  ticketStatusChanged,
} from './tickets.events.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { findTicket, updateTicket } from './tickets.queries.ts';
import type { TicketState } from './tickets.tables.ts';

/** How long a merge or a split can be undone. */
export const UNDO_DAYS = 30;

/** What a merge or a split may change of the ticket that stays. */
export function stateOf(ticket: LockedTicket): TicketState {
  return {
    status: ticket.status,
    replyDueAt: ticket.reply_due_at?.toString() ?? null,
    lastMessageAt: ticket.last_message_at.toString(),
    lastIncomingAt: ticket.last_incoming_at?.toString() ?? null,
    solvedAt: ticket.solved_at?.toString() ?? null,
    closedAt: ticket.closed_at?.toString() ?? null,
  };
}

function waits(status: Status): boolean {
  return status === 'new' || status === 'open';
}

/** What the survivor is with the merged one in it: whoever still waits, waits in it, and for no longer than before. */
export function stateWithMerged(survivor: TicketState, merged: TicketState): TicketState {
  const status = waits(merged.status) && !waits(survivor.status) ? 'open' : survivor.status;
  const over = status === 'solved' || status === 'closed';
  return {
    status,
    replyDueAt: waits(status) ? earlier(survivor.replyDueAt, merged.replyDueAt) : survivor.replyDueAt,
    lastMessageAt: later(survivor.lastMessageAt, merged.lastMessageAt) ?? survivor.lastMessageAt,
    lastIncomingAt: later(survivor.lastIncomingAt, merged.lastIncomingAt),
    solvedAt: over ? survivor.solvedAt : null,
    closedAt: over ? survivor.closedAt : null,
  };
}

/**
 * What undoing brings back: of `now`, whatever is still as the merge or split left it is again what it was before. Status and
 * the times that hang on it go together.
 */
export function stateUndone(now: TicketState, before: TicketState, after: TicketState): TicketState {
  const untouched = (...keys: (keyof TicketState)[]): boolean => keys.every((key) => now[key] === after[key]);
  const clock = untouched('status', 'replyDueAt', 'solvedAt', 'closedAt') ? before : now;
  const { status, replyDueAt, solvedAt, closedAt } = clock;
  return {
    status,
    replyDueAt,
    solvedAt,
    closedAt,
    lastIncomingAt: untouched('lastIncomingAt') ? before.lastIncomingAt : now.lastIncomingAt,
    lastMessageAt: untouched('lastMessageAt') ? before.lastMessageAt : now.lastMessageAt,
  };
}

function isLater(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a !== null;
  return Temporal.Instant.compare(a, b) > 0;
}

function later(a: string | null, b: string | null): string | null {
  return isLater(a, b) ? a : b;
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return isLater(a, b) ? b : a;
}

/**
 * Writes what changed, with the event of a changed status.
 * @param snippet first words of what the customer wrote last; without it they are read from the thread as it is now
 */
export async function applyState(one: Act, ticket: LockedTicket, wanted: TicketState, snippet?: string): Promise<void> {
  const newest = snippet === undefined ? await newestIncoming(one.trx, ticket.id) : undefined;
  const from = ticket.status;
  await updateTicket(one.trx, ticket, one.at, {
    status: wanted.status,
    ...(wanted.status === from ? {} : { status_changed_at: one.at.toString() }),
    snippet: snippet ?? (newest ? snippetOf(newest.visible_text) : ticket.snippet),
    reply_due_at: wanted.replyDueAt,
    last_message_at: wanted.lastMessageAt,
    last_incoming_at: wanted.lastIncomingAt,
    solved_at: wanted.solvedAt,
    closed_at: wanted.closedAt,
  });
  if (wanted.status === from) return;
  const facts = { deskId: ticket.desk_id, ticketId: ticket.id };
  if (waits(wanted.status) && (from === 'solved' || from === 'closed')) one.record(ticketReopened, { from }, facts);
  else one.record(ticketStatusChanged, { from, to: wanted.status }, facts);
  ticket.status = wanted.status;
}

/**
 * Makes one ticket part of another: it points to the survivor, in whose thread its messages are read from now on, and nothing
 * is moved. Its people take part there.
 * @param into id or number of the survivor
 * @returns the survivor's id.
 * @throws Problem 404, 403; 409 for a ticket itself, one that is merged or spam already, or one on another desk.
 */
export async function mergeTicket(platform: Platform, actor: Actor, ticketId: string, into: string): Promise<string> {
  return act(platform, actor, async (one) => {
    const named = await findTicket(one.trx, actor, into);
    if (!named) throw notFound('ticket');
    if (named.id === ticketId) throw problem(409, 'merge-itself', 'A ticket cannot be merged into itself.');
    const [ticket, survivor] = await lockTickets(one.trx, actor, [ticketId, named.id]);
    if (!ticket || !survivor) throw notFound('ticket');
    await merge(one, ticket, survivor);
    return survivor.id;
  });
}

/** `mergeTicket` of two that are locked. `empty`: the one has no message, and nobody waits in it. */
export async function merge(
  one: Act,
  ticket: LockedTicket,
  survivor: LockedTicket,
  options: { empty?: boolean } = {},
): Promise<void> {
  requireChange(one, ticket);
  requireChange(one, survivor);
  if (ticket.merged_into_id !== null || survivor.merged_into_id !== null)
    throw problem(409, 'merged', 'One of these was merged already. Merge into the one it went to.');
  if (ticket.spam_at !== null || survivor.spam_at !== null)
    throw problem(409, 'merge-spam', 'Spam is not merged. Say first that it is none.');
  if (ticket.desk_id !== survivor.desk_id)
    throw problem(
      409,
      'other-desk',
      'These are on two desks. Move one of them first, so that the same people see both.',
    );
  const before = stateOf(survivor);
  const after = options.empty ? before : stateWithMerged(before, stateOf(ticket));
  const id = newId();
  const by = one.actor.kind === 'teammate' ? one.actor.id : null;
  const row = { id, ticketId: ticket.id, intoId: survivor.id, by, before, after };
  await insertMerge(one.trx, row, one.at);
  await addMergedParticipants(one.trx, row, one.at);
  await updateTicket(one.trx, ticket, one.at, { merged_into_id: survivor.id });
  ticket.merged_into_id = survivor.id;
  recordMerge(one, ticketMerged, ticket, survivor);
  const later = isLater(ticket.last_incoming_at?.toString() ?? null, before.lastIncomingAt);
  await applyState(one, survivor, after, later && !options.empty ? ticket.snippet : survivor.snippet);
  await answerSuggestion(one.trx, ticket.id, one.at);
}

function recordMerge(
  one: Act,
  event: typeof ticketMerged | typeof ticketMergeUndone,
  ticket: LockedTicket,
  survivor: LockedTicket,
): void {
  const other = (each: LockedTicket) => ({
    otherId: each.id,
    otherNumber: each.number,
    otherDeskId: each.desk_id,
  });
  const facts = (each: LockedTicket) => ({ deskId: each.desk_id, ticketId: each.id });
  one.record(event, { ...other(survivor), side: 'merged' as const }, facts(ticket));
  one.record(event, { ...other(ticket), side: 'survivor' as const }, facts(survivor));
}

/**
 * Takes a merge back: the ticket is its own again, as it was, and what nobody touched since is in the survivor as it was
 * before. What was said since stays with the survivor.
 * @throws Problem 404, 403; 409 when it is too long ago, or the survivor was merged on.
 */
export async function undoMerge(platform: Platform, actor: Actor, ticketId: string): Promise<void> {
  await act(platform, actor, async (one) => {
    const standing = await standingMerge(one.trx, ticketId);
    if (!standing) throw notFound('merge');
    const [ticket, survivor] = await lockTickets(one.trx, actor, [ticketId, standing.into_id]);
    const still = await standingMerge(one.trx, ticketId);
    if (!ticket || !survivor || still?.id !== standing.id) throw notFound('merge');
    requireChange(one, ticket);
    requireChange(one, survivor);
    requireRecent(one, standing.merged_at);
    if (!(await hasMessages(one.trx, ticket.id)))
      throw problem(409, 'nothing-left', 'There is no message in it: they went back to the ticket they came from.');
    if (survivor.merged_into_id !== null)
      throw problem(409, 'merged', 'The ticket it went to was merged on. Undo that one first.');
    const by = one.actor.kind === 'teammate' ? one.actor.id : null;
    const someLeft = await endMerge(one.trx, standing.id, by, one.at);
    await updateTicket(one.trx, ticket, one.at, { merged_into_id: null });
    // They were written to with the survivor's link, and what it leads to is not theirs any more.
    if (someLeft && (await wroteSince(one.trx, survivor.id, standing.merged_at))) {
      await renewLinks(one, survivor);
      one.record(statusLinkRenewed, {}, { deskId: survivor.desk_id, ticketId: survivor.id });
    }
    recordMerge(one, ticketMergeUndone, ticket, survivor);
    await applyState(one, survivor, stateUndone(stateOf(survivor), standing.survivor_before, standing.survivor_after));
  });
}

export function requireRecent(one: Act, at: Temporal.Instant): void {
  if (Temporal.Instant.compare(at.add({ hours: 24 * UNDO_DAYS }), one.at) < 0)
    throw problem(409, 'too-late', `This was done more than ${UNDO_DAYS} days ago and stays as it is.`);
}

/** "It does not belong together": the question is not asked again. @throws Problem 404 where there is none. */
export async function dismissSuggestion(one: Act, ticket: LockedTicket): Promise<void> {
  requireChange(one, ticket);
  if (!(await answerSuggestion(one.trx, ticket.id, one.at))) throw notFound('suggestion');
  await updateTicket(one.trx, ticket, one.at, {});
  one.record(suggestionDismissed, {}, { deskId: ticket.desk_id, ticketId: ticket.id });
}
