import type { Priority, Status, TicketChange } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may, requirePermission } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { deskBook, replyDue } from '../desks/index.ts';
import { moveOutgoingToDesk } from '../outbox/index.ts';
import { activeTeammate } from '../teammates/index.ts';
import { moveMerged } from './merging.queries.ts';
import { renewLinks } from './participants.ts';
import { mergeGroup } from './status-page.queries.ts';
import { mayAssign, mayChange } from './tickets.access.ts';
import {
  statusLinkRenewed,
  ticketArrived,
  ticketAssigned,
  ticketCategoryChanged,
  ticketClosed,
  ticketMoved,
  ticketPriorityChanged,
  ticketRenamed,
  ticketReopened,
  ticketScheduled,
  ticketSolved,
  ticketStatusChanged,
  ticketTagsChanged,
} from './tickets.events.ts';
import type { LockedTicket } from './tickets.queries.ts';
import {
  categoryNamed,
  categoryWithId,
  insertCategory,
  lockTicket,
  markRead,
  readerOf,
  updateTicket,
} from './tickets.queries.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Locks a ticket that the actor may see.
 * @throws Problem 404; 409 when it changed since `ifVersion`.
 */
export async function ticketFor(one: Act, ticketId: string, ifVersion?: number): Promise<LockedTicket> {
  const ticket = await lockTicket(one.trx, one.actor, ticketId);
  if (!ticket) throw notFound('ticket');
  if (ifVersion !== undefined && ticket.version !== ifVersion) {
    throw problem(409, 'changed-meanwhile', 'Somebody changed this ticket since you opened it.', undefined, {
      version: ticket.version,
    });
  }
  return ticket;
}

/** @throws Problem 403 where the actor may change only what they hold. */
export function requireChange(one: Act, ticket: LockedTicket): void {
  if (!mayChange(one.actor, { deskId: ticket.desk_id, assigneeId: ticket.assignee_id })) {
    throw problem(
      403,
      'not-allowed',
      'You may change what you hold yourself. Take this ticket first, or ask whoever has it.',
    );
  }
}

function factsOf(ticket: LockedTicket) {
  return { deskId: ticket.desk_id, ticketId: ticket.id };
}

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
    const teammate = await activeTeammate(one.trx, to);
    if (!teammate || !may({ kind: 'teammate', ...teammate }, 'ticket.read', ticket.desk_id)) {
      throw fieldProblem('assignee', 'There is no such teammate on this desk.');
    }
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
}

/** By name or id; a new name becomes a new category where the actor may make one. */
export async function setCategory(one: Act, ticket: LockedTicket, nameOrId: string | null): Promise<void> {
  requireChange(one, ticket);
  const category = nameOrId === null ? null : await categoryFor(one, ticket.desk_id, nameOrId);
  if (ticket.category_id === (category?.id ?? null)) return;
  await updateTicket(one.trx, ticket, one.at, { category_id: category?.id ?? null });
  one.record(ticketCategoryChanged, { from: ticket.category_id, to: category?.id ?? null }, factsOf(ticket));
}

export async function categoryFor(one: Act, deskId: string, nameOrId: string): Promise<{ id: string; name: string }> {
  const known = UUID.test(nameOrId)
    ? await categoryWithId(one.trx, deskId, nameOrId)
    : await categoryNamed(one.trx, deskId, nameOrId);
  if (known) return known;
  if (UUID.test(nameOrId)) throw fieldProblem('category', 'There is no such category.');
  if (!may(one.actor, 'category.create', deskId)) {
    throw fieldProblem('category', `There is no category "${nameOrId}". A lead of the desk can make it.`);
  }
  const id = newId();
  await insertCategory(one.trx, deskId, id, nameOrId, one.at);
  return { id, name: nameOrId };
}

export async function setTags(one: Act, ticket: LockedTicket, tags: readonly string[]): Promise<void> {
  const wanted = [...new Set(tags)];
  const added = wanted.filter((tag) => !ticket.tags.includes(tag));
  const removed = ticket.tags.filter((tag) => !wanted.includes(tag));
  if (added.length === 0 && removed.length === 0) return;
  requireChange(one, ticket);
  await updateTicket(one.trx, ticket, one.at, { tags: wanted });
  one.record(ticketTagsChanged, { added, removed }, factsOf(ticket));
}

export async function renameTicket(one: Act, ticket: LockedTicket, subject: string): Promise<void> {
  if (ticket.subject === subject) return;
  requireChange(one, ticket);
  await updateTicket(one.trx, ticket, one.at, { subject });
  one.record(ticketRenamed, {}, factsOf(ticket));
}

export async function scheduleTicket(one: Act, ticket: LockedTicket, startsAt: string | null): Promise<void> {
  const wanted = startsAt === null ? null : Temporal.Instant.from(startsAt).toString();
  if ((ticket.starts_at?.toString() ?? null) === wanted) return;
  requireChange(one, ticket);
  await updateTicket(one.trx, ticket, one.at, { starts_at: wanted });
  one.record(ticketScheduled, { startsAt: wanted }, factsOf(ticket));
}

/** To another desk, by id or name; what its people may see follows at once, the reply due follows the new desk's hours. */
export async function moveTicket(one: Act, ticket: LockedTicket, nameOrId: string): Promise<void> {
  const book = await deskBook(one.platform.db);
  const desk = book.all().find((each) => each.id === nameOrId || each.name.toLowerCase() === nameOrId.toLowerCase());
  if (!desk || !may(one.actor, 'desk.read', desk.id)) throw fieldProblem('desk', 'There is no such desk.');
  if (desk.id === ticket.desk_id) return;
  requireChange(one, ticket);
  const due =
    ticket.reply_due_at && ticket.last_incoming_at ? replyDue(desk, ticket.last_incoming_at) : ticket.reply_due_at;
  await updateTicket(one.trx, ticket, one.at, { desk_id: desk.id, reply_due_at: due?.toString() ?? null });
  await moveMerged(one.trx, ticket.id, desk.id);
  await moveOutgoingToDesk(one.trx, await mergeGroup(one.trx, ticket.id), desk.id);
  const payload = { fromDeskId: ticket.desk_id, toDeskId: desk.id };
  one.record(ticketMoved, payload, factsOf(ticket));
  ticket.desk_id = desk.id;
  // Those who see only the new desk hear of it too, once in the timeline all the same.
  one.record(ticketArrived, { fromDeskId: payload.fromDeskId }, factsOf(ticket));
  await letGoOf(one, ticket);
}

/** Whoever holds a ticket can see it: on a desk that is not theirs, nobody has it. */
async function letGoOf(one: Act, ticket: LockedTicket): Promise<void> {
  if (ticket.assignee_id === null) return;
  const holder = await activeTeammate(one.trx, ticket.assignee_id);
  if (holder && may({ kind: 'teammate', ...holder }, 'ticket.read', ticket.desk_id)) return;
  await updateTicket(one.trx, ticket, one.at, { assignee_id: null });
  one.record(ticketAssigned, { from: ticket.assignee_id, to: null }, factsOf(ticket));
  ticket.assignee_id = null;
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
  ticket.status = status;
}

/** The customer's link stops working and a new one takes its place; the next mail brings it. */
export async function renewStatusLink(one: Act, ticket: LockedTicket): Promise<void> {
  requireChange(one, ticket);
  await renewLinks(one, ticket);
  one.record(statusLinkRenewed, {}, factsOf(ticket));
}

/** One verb on one ticket in a transaction of its own. @throws Problem as `ticketFor`; 409 when it was merged. */
export async function onTicket(
  platform: Platform,
  actor: Actor,
  ticketId: string,
  verb: (one: Act, ticket: LockedTicket) => Promise<void>,
  ifVersion?: number,
): Promise<void> {
  await act(platform, actor, async (one) => {
    const ticket = await ticketFor(one, ticketId, ifVersion);
    if (ticket.merged_into_id !== null)
      throw problem(409, 'merged', 'This ticket was merged. Change the one it went to.');
    await verb(one, ticket);
  });
}

/** PATCH: each field by its own verb, all in one transaction, so that a refused one leaves nothing half done. */
export async function changeTicket(
  platform: Platform,
  actor: Actor,
  ticketId: string,
  change: TicketChange,
): Promise<void> {
  await onTicket(platform, actor, ticketId, (one, ticket) => changeFields(one, ticket, change), change.ifVersion);
}

/** Each field by its own verb, within a change that goes on: macros and bulk changes do this to a ticket they have locked. */
export async function changeFields(one: Act, ticket: LockedTicket, change: TicketChange): Promise<void> {
  if (change.desk !== undefined) await moveTicket(one, ticket, change.desk);
  if (change.assignee !== undefined) await assignTicket(one, ticket, await assigneeId(one, change.assignee));
  if (change.subject !== undefined) await renameTicket(one, ticket, change.subject);
  if (change.priority !== undefined) await setPriority(one, ticket, change.priority);
  if (change.category !== undefined) await setCategory(one, ticket, change.category);
  if (change.tags !== undefined) await setTags(one, ticket, change.tags);
  if (change.startsAt !== undefined) await scheduleTicket(one, ticket, change.startsAt);
  if (change.status !== undefined) await setStatus(one, ticket, change.status);
}

/** "me", an address or an id → the id. */
export async function assigneeId(one: Act, assignee: string | null): Promise<string | null> {
  if (assignee === null) return null;
  if (assignee === 'me') {
    if (one.actor.kind !== 'teammate') throw fieldProblem('assignee', 'A token is nobody: name a teammate.');
    return one.actor.id;
  }
  const teammate = await activeTeammate(one.trx, assignee);
  if (!teammate) throw fieldProblem('assignee', 'There is no such teammate.');
  return teammate.id;
}

/** The reader has seen all that is there now. Tokens read nothing. */
export async function readTicket(platform: Platform, actor: Actor, ticketId: string): Promise<void> {
  const reader = readerOf(actor);
  await act(platform, actor, async (one) => {
    const ticket = await ticketFor(one, ticketId);
    requirePermission(actor, 'ticket.read', ticket.desk_id);
    if (reader !== null) await markRead(one.trx, ticket.id, reader, one.at);
  });
}
