import type { Act } from '../../platform/act.ts';
import { factsOf, requireChange } from './ticket-at-hand.ts';
import { ticketDeadlineChanged, ticketPromised, ticketPromiseWithdrawn, ticketScheduled } from './tickets.events.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { updateTicket } from './tickets.queries.ts';

/** When work on it starts, or null. @throws Problem 403. */
export async function scheduleTicket(one: Act, ticket: LockedTicket, startsAt: string | null): Promise<void> {
  const wanted = instantOf(startsAt);
  if (same(ticket.starts_at, wanted)) return;
  requireChange(one, ticket);
  await updateTicket(one.trx, ticket, one.at, { starts_at: wanted?.toString() ?? null });
  one.record(ticketScheduled, { startsAt: wanted?.toString() ?? null }, factsOf(ticket));
  ticket.starts_at = wanted;
}

/** Until when it shall be done, in the team's eyes; the reply due is what the desk owes the customer. @throws Problem 403. */
export async function setDeadline(one: Act, ticket: LockedTicket, deadlineAt: string | null): Promise<void> {
  const wanted = instantOf(deadlineAt);
  if (same(ticket.deadline_at, wanted)) return;
  requireChange(one, ticket);
  const from = ticket.deadline_at?.toString() ?? null;
  await updateTicket(one.trx, ticket, one.at, { deadline_at: wanted?.toString() ?? null });
  one.record(ticketDeadlineChanged, { from, to: wanted?.toString() ?? null }, factsOf(ticket));
  ticket.deadline_at = wanted;
}

/** What the customer was told, "by Friday at four"; null takes it back. @throws Problem 403. */
export async function promiseBy(one: Act, ticket: LockedTicket, promisedAt: string | null): Promise<void> {
  const wanted = instantOf(promisedAt);
  if (same(ticket.promised_at, wanted)) return;
  requireChange(one, ticket);
  await notePromise(one, ticket, wanted);
}

/** As decided by somebody who may: a reply that left promises it. */
export async function notePromise(one: Act, ticket: LockedTicket, wanted: Temporal.Instant | null): Promise<void> {
  if (same(ticket.promised_at, wanted)) return;
  await updateTicket(one.trx, ticket, one.at, { promised_at: wanted?.toString() ?? null });
  if (wanted) one.record(ticketPromised, { promisedAt: wanted.toString() }, factsOf(ticket));
  else one.record(ticketPromiseWithdrawn, {}, factsOf(ticket));
  ticket.promised_at = wanted;
}

function instantOf(written: string | null): Temporal.Instant | null {
  return written === null ? null : Temporal.Instant.from(written);
}

function same(one: Temporal.Instant | null, other: Temporal.Instant | null): boolean {
  return one === null || other === null ? one === other : one.equals(other);
}
