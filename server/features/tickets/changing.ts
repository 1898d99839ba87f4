import type { Priority, Status } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may, requirePermission } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { fieldProblem, problem } from '../../platform/http/problem.ts';
import { deskBook, replyDue } from '../desks/index.ts';
import { activeTeammate } from '../teammates/index.ts';
import { requireRoomFor } from './assignment-port.ts';
import { askedOnce, restsWithOthers } from './gathering.ts';
import { seeMentions } from './mentioning.queries.ts';
import { renewLinks } from './participants.ts';
import { restInPlace } from './snoozing.queries.ts';
import { factsOf, requireChange, ticketFor } from './ticket-at-hand.ts';
import { mayAssign } from './tickets.access.ts';
import {
  statusLinkRenewed,
  ticketAssigned,
  ticketClosed,
  ticketPriorityChanged,
  ticketRenamed,
  ticketReopened,
  ticketSolved,
  ticketStatusChanged,
} from './tickets.events.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { markRead, readerOf, updateTicket } from './tickets.queries.ts';

/** Gives a ticket to a teammate, or to nobody. Taking one that nobody has needs less than giving it to others. */
export async function assignTicket(one: Act, ticket: LockedTicket, to: string | null): Promise<void> {
  if (ticket.assignee_id === to) return;
  if (!mayAssign(one.actor, { deskId: ticket.desk_id, assigneeId: ticket.assignee_id }, to)) {
    throw problem(
      403,
      'not-allowed',
      'You may take what nobody has, and give back your own. A lead of the desk may decide for others.',
    );
  }
  if (to !== null) {
    const teammate = await teammateNamed(one, to);
    if (!teammate || !may({ kind: 'teammate', ...teammate }, 'ticket.read', ticket.desk_id)) {
      throw fieldProblem('assignee', 'There is no such teammate on this desk.');
    }
    await requireRoomFor(one, to);
  }
  await updateTicket(one.trx, ticket, one.at, { assignee_id: to });
  one.record(ticketAssigned, { from: ticket.assignee_id, to }, factsOf(ticket));
  ticket.assignee_id = to;
}

export async function setPriority(one: Act, ticket: LockedTicket, priority: Priority): Promise<void> {
  if (ticket.priority === priority) return;
  requireChange(one, ticket);
  await updateTicket(one.trx, ticket, one.at, { priority });
  one.record(ticketPriorityChanged, { from: ticket.priority, to: priority }, factsOf(ticket));
  ticket.priority = priority;
}

export async function renameTicket(one: Act, ticket: LockedTicket, subject: string): Promise<void> {
  if (ticket.subject === subject) return;
  requireChange(one, ticket);
  await updateTicket(one.trx, ticket, one.at, { subject });
  one.record(ticketRenamed, {}, factsOf(ticket));
}

/** Any status by hand. Solving and closing are verbs of their own, and leave their own events. */
export async function setStatus(one: Act, ticket: LockedTicket, status: Status): Promise<void> {
  if (ticket.status === status) return;
  requireChange(one, ticket);
  await applyStatus(one, ticket, status);
}

/** We think it is answered; a reply of the customer opens it again. */
export function solveTicket(one: Act, ticket: LockedTicket): Promise<void> {
  return setStatus(one, ticket, 'solved');
}

/** Over for good: a later reply becomes a ticket of its own, linked to this one. */
export function closeTicket(one: Act, ticket: LockedTicket): Promise<void> {
  return setStatus(one, ticket, 'closed');
}

export function reopenTicket(one: Act, ticket: LockedTicket): Promise<void> {
  return setStatus(one, ticket, 'open');
}

/** `setStatus` where the right was checked already: it goes along with a reply, or comes by itself. */
export async function applyStatus(one: Act, ticket: LockedTicket, status: Status): Promise<void> {
  const from = ticket.status;
  if (from === status) return;
  const now = one.at.toString();
  const active = status === 'new' || status === 'open';
  const desk = (await deskBook(one.platform.db)).desk(ticket.desk_id);
  const due = active && desk ? (ticket.reply_due_at ?? replyDue(desk, one.at)) : null;
  await updateTicket(one.trx, ticket, one.at, {
    status,
    status_changed_at: now,
    reply_due_at: due?.toString() ?? null,
    solved_at: status === 'solved' ? now : status === 'closed' ? (ticket.solved_at?.toString() ?? now) : null,
    closed_at: status === 'closed' ? now : null,
  });
  if (status === 'solved') one.record(ticketSolved, { from }, factsOf(ticket));
  else if (status === 'closed') one.record(ticketClosed, { from }, factsOf(ticket));
  else if (from === 'solved' || from === 'closed') one.record(ticketReopened, { from }, factsOf(ticket));
  else one.record(ticketStatusChanged, { from, to: status }, factsOf(ticket));
  if ((status === 'solved' || status === 'closed') && !restsWithOthers(ticket))
    await restInPlace(one.trx, [ticket.id], true);
  ticket.status = status;
}

/** The customer's link stops working and a new one takes its place; the next mail brings it. */
export async function renewStatusLink(one: Act, ticket: LockedTicket): Promise<void> {
  requireChange(one, ticket);
  await renewLinks(one, ticket);
  one.record(statusLinkRenewed, {}, factsOf(ticket));
}

/** "me", an address or an id → the id. */
export async function assigneeId(one: Act, assignee: string | null): Promise<string | null> {
  if (assignee === null) return null;
  if (assignee === 'me') {
    if (one.actor.kind !== 'teammate') throw fieldProblem('assignee', 'A token is nobody: name a teammate.');
    return one.actor.id;
  }
  const teammate = await teammateNamed(one, assignee);
  if (!teammate) throw fieldProblem('assignee', 'There is no such teammate.');
  return teammate.id;
}

function teammateNamed(one: Act, idOrAddress: string) {
  return askedOnce(one, `teammate ${idOrAddress}`, () => activeTeammate(one.trx, idOrAddress));
}

/** The reader has seen all that is there now. Tokens read nothing. */
export async function readTicket(platform: Platform, actor: Actor, ticketId: string): Promise<void> {
  const reader = readerOf(actor);
  await act(platform, actor, async (one) => {
    const ticket = await ticketFor(one, ticketId);
    requirePermission(actor, 'ticket.read', ticket.desk_id);
    if (reader === null) return;
    await markRead(one.trx, ticket.id, reader, one.at);
    await seeMentions(one.trx, ticket.id, reader, one.at);
  });
}
