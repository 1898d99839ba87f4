import { may } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import { deskBook, replyDue } from '../desks/index.ts';
import { carryOver, fieldsOfDesk, sameCategoryOn, sameRequestTypeOn } from '../fields/index.ts';
import { moveOutgoingToDesk } from '../outbox/index.ts';
import { activeTeammate } from '../teammates/index.ts';
import { teamServing } from '../teams/index.ts';
import { putCategory } from './categorising.ts';
import { putRequestType, putValues } from './filling-fields.ts';
import { putTeam } from './handing-to-teams.ts';
import { moveMerged } from './merging.queries.ts';
import { mergeGroup } from './status-page.queries.ts';
import { tagsOn } from './tagging.ts';
import { factsOf, requireChange } from './ticket-at-hand.ts';
import { ticketArrived, ticketAssigned, ticketMoved } from './tickets.events.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { updateTicket } from './tickets.queries.ts';

/**
 * To another desk, by id or name; what its people may see follows at once, the reply due follows the new desk's hours. Category,
 * request type and own fields go along where the new desk has the same; whoever held it lets go where they may not see it.
 */
export async function moveTicket(one: Act, ticket: LockedTicket, nameOrId: string): Promise<void> {
  const book = await deskBook(one.platform.db);
  const desk = book.all().find((each) => each.id === nameOrId || each.name.toLowerCase() === nameOrId.toLowerCase());
  if (!desk || !may(one.actor, 'desk.read', desk.id)) throw fieldProblem('desk', 'There is no such desk.');
  if (desk.id === ticket.desk_id) return;
  requireChange(one, ticket);
  const from = ticket.desk_id;
  const due =
    ticket.reply_due_at && ticket.last_incoming_at ? replyDue(desk, ticket.last_incoming_at) : ticket.reply_due_at;
  await updateTicket(one.trx, ticket, one.at, { desk_id: desk.id, reply_due_at: due?.toString() ?? null });
  await moveMerged(one.trx, ticket.id, desk.id);
  await moveOutgoingToDesk(one.trx, await mergeGroup(one.trx, ticket.id), desk.id);
  one.record(ticketMoved, { fromDeskId: from, toDeskId: desk.id }, factsOf(ticket));
  ticket.desk_id = desk.id;
  // Those who see only the new desk hear of it too, once in the timeline all the same.
  one.record(ticketArrived, { fromDeskId: from }, factsOf(ticket));
  await letGoOf(one, ticket);
  await settleIn(one, ticket, from);
}

/** Whoever holds a ticket can see it: on a desk that is not theirs, nobody has it; a team has it only where it serves. */
async function letGoOf(one: Act, ticket: LockedTicket): Promise<void> {
  if (ticket.team_id !== null && !(await teamServing(one.trx, ticket.desk_id, ticket.team_id)))
    await putTeam(one, ticket, null);
  if (ticket.assignee_id === null) return;
  const holder = await activeTeammate(one.trx, ticket.assignee_id);
  if (holder && may({ kind: 'teammate', ...holder }, 'ticket.read', ticket.desk_id)) return;
  await updateTicket(one.trx, ticket, one.at, { assignee_id: null });
  one.record(ticketAssigned, { from: ticket.assignee_id, to: null }, factsOf(ticket));
  ticket.assignee_id = null;
}

/** What is a desk's own becomes what the new desk calls the same. */
async function settleIn(one: Act, ticket: LockedTicket, fromDeskId: string): Promise<void> {
  const { trx } = one;
  if (ticket.category_id !== null)
    await putCategory(one, ticket, await sameCategoryOn(one, ticket.category_id, ticket.desk_id));
  if (ticket.request_type_id !== null)
    await putRequestType(one, ticket, await sameRequestTypeOn(trx, ticket.request_type_id, ticket.desk_id));
  if (Object.keys(ticket.fields).length > 0) {
    const values = carryOver(
      await fieldsOfDesk(trx, fromDeskId, true),
      await fieldsOfDesk(trx, ticket.desk_id),
      ticket.fields,
    );
    await putValues(one, ticket, values);
  }
  if (ticket.tags.length > 0) {
    const tags = await tagsOn(one, ticket.desk_id, ticket.tags);
    await updateTicket(trx, ticket, one.at, { tags });
    ticket.tags = tags;
  }
}
