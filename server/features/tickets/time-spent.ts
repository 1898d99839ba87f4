import { FIELD_LIMITS } from '../../../contract/field-values.ts';
import type { NewTimeEntry, TimeEntry } from '../../../contract/fields.ts';
import type { Actor } from '../../platform/access/index.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { factsOf, requireChange } from './ticket-at-hand.ts';
import { ticketEstimated, timeRemoved, timeSpent } from './tickets.events.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { updateTicket } from './tickets.queries.ts';
import type { TimeEntryRow } from './time.queries.ts';
import { deleteTimeEntry, insertTimeEntry, sumOfTime, timeEntryOf } from './time.queries.ts';

/** How long it will take, in minutes of work, or null. @throws Problem 403. */
export async function estimateTicket(one: Act, ticket: LockedTicket, minutes: number | null): Promise<void> {
  if (ticket.estimated_minutes === minutes) return;
  requireChange(one, ticket);
  await updateTicket(one.trx, ticket, one.at, { estimated_minutes: minutes });
  one.record(ticketEstimated, { from: ticket.estimated_minutes, to: minutes }, factsOf(ticket));
  ticket.estimated_minutes = minutes;
}

/**
 * Minutes that the actor worked on it; whoever may note something there may say so.
 * @returns the entry's id. @throws Problem 403; 422 for a day that is still to come, or more than fits.
 */
export async function spendTime(one: Act, ticket: LockedTicket, input: NewTimeEntry): Promise<string> {
  requirePermission(one.actor, 'ticket.note', ticket.desk_id);
  const today = one.at.toZonedDateTimeISO('timeZone' in one.actor ? one.actor.timeZone : 'UTC').toPlainDate();
  const day = input.spentOn === undefined ? today : Temporal.PlainDate.from(input.spentOn);
  // Where the writer is, it may be tomorrow already.
  if (Temporal.PlainDate.compare(day, today.add({ days: 1 })) > 0)
    throw fieldProblem('spentOn', 'This day is still to come.');
  if (ticket.spent_minutes + input.minutes > FIELD_LIMITS.ticketMinutes)
    throw fieldProblem('minutes', 'This is more than anybody can work on one ticket.');
  const id = newId();
  await insertTimeEntry(one.trx, {
    id,
    ticket_id: ticket.id,
    by_kind: one.actor.kind,
    by_id: 'id' in one.actor ? one.actor.id : null,
    minutes: input.minutes,
    note: input.note,
    spent_on: day.toString(),
    created_at: one.at.toString(),
  });
  await sumUp(one, ticket);
  one.record(timeSpent, { entryId: id, minutes: input.minutes }, factsOf(ticket));
  return id;
}

/** One's own entry. @throws Problem 404; 403 for somebody else's. */
export async function removeTime(one: Act, ticket: LockedTicket, entryId: string): Promise<void> {
  const entry = await timeEntryOf(one.trx, ticket.id, entryId);
  if (!entry) throw notFound('entry');
  if (!isOwn(one.actor, entry)) throw problem(403, 'not-allowed', 'Only who wrote it down can take it away.');
  await deleteTimeEntry(one.trx, entryId);
  await sumUp(one, ticket);
  one.record(timeRemoved, { entryId, minutes: entry.minutes }, factsOf(ticket));
}

async function sumUp(one: Act, ticket: LockedTicket): Promise<void> {
  const sum = await sumOfTime(one.trx, ticket.id);
  await updateTicket(one.trx, ticket, one.at, { spent_minutes: sum });
  ticket.spent_minutes = sum;
}

function isOwn(actor: Actor, entry: { by_kind: string; by_id: string | null }): boolean {
  return 'id' in actor && actor.kind === entry.by_kind && actor.id === entry.by_id;
}

export function toTimeEntry(row: TimeEntryRow, actor: Actor): TimeEntry {
  return {
    id: row.id,
    minutes: row.minutes,
    note: row.note,
    spentOn: row.spent_on,
    by: { kind: row.by_kind, id: row.by_id, name: row.by_name ?? '' },
    createdAt: row.created_at.toString(),
    can: { remove: isOwn(actor, row) },
  };
}
