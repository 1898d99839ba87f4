import { z } from 'zod';
import { TOGETHER_LIMITS } from '../../../contract/together.ts';
import { system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { fieldProblem, problem } from '../../platform/http/problem.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { applyStatus } from './changing.ts';
import { deleteSnooze, putSnooze, restInPlace, snoozeOf, wakeAll } from './snoozing.queries.ts';
import { factsOf, requireChange } from './ticket-at-hand.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { lockTicket, updateTicket } from './tickets.queries.ts';
import { ticketSnoozed, ticketUnsnoozed, ticketWoken } from './together.events.ts';

const clerk = system('snooze');

/**
 * Sets a ticket aside until then; again moves the date.
 * @param keep the date stands also when the customer writes
 * @throws Problem 403; 409 for one that is solved or closed; 422 for a time that is past or too far off.
 */
export async function snoozeTicket(
  one: Act,
  ticket: LockedTicket,
  { until: given, keep }: { until: string; keep: boolean },
): Promise<void> {
  requireChange(one, ticket);
  const until = Temporal.Instant.from(given);
  if (ticket.status === 'solved' || ticket.status === 'closed')
    throw problem(409, 'already-done', 'It is solved already. Open it again first, then put it off.');
  if (Temporal.Instant.compare(until, one.at) <= 0)
    throw fieldProblem('until', 'This time is past. Choose a later one.');
  if (Temporal.Instant.compare(until, one.at.add({ hours: 24 * TOGETHER_LIMITS.snoozeDays })) > 0)
    throw fieldProblem('until', 'A ticket can be put off for at most a year.');
  await restInPlace(one.trx, [ticket.id], false);
  await putSnooze(
    one.trx,
    { ticketId: ticket.id, until, keep, by: one.actor.kind === 'teammate' ? one.actor.id : null },
    one.at,
  );
  await updateTicket(one.trx, ticket, one.at, {});
  one.record(ticketSnoozed, { until: until.toString(), keep }, factsOf(ticket));
  one.queue(wakingJob, { ticketId: ticket.id }, { runAt: until, key: `wake:${ticket.id}` });
}

/** Back now, by hand. */
export async function unsnoozeTicket(one: Act, ticket: LockedTicket): Promise<void> {
  requireChange(one, ticket);
  if (!(await deleteSnooze(one.trx, ticket.id))) return;
  await updateTicket(one.trx, ticket, one.at, {});
  one.record(ticketUnsnoozed, {}, factsOf(ticket));
}

/** Its hour has come: it is open, and on top of what is next. Finds nothing to do where it was moved or ended since. */
async function wakeTicket(platform: Platform, ticketId: string): Promise<void> {
  await act(platform, clerk, async (one) => {
    const ticket = await lockTicket(one.trx, clerk, ticketId);
    if (!ticket) return;
    const snooze = await snoozeOf(one.trx, ticketId);
    if (!snooze || Temporal.Instant.compare(snooze.until, one.at) > 0) return;
    await deleteSnooze(one.trx, ticketId);
    if (ticket.merged_into_id !== null || ticket.spam_at !== null) return;
    if (ticket.status === 'waiting' || ticket.status === 'on_hold') await applyStatus(one, ticket, 'open');
    await updateTicket(one.trx, ticket, one.at, { woken_at: one.at.toString() });
    one.record(ticketWoken, { reason: 'time' }, factsOf(ticket));
  });
}

const wakingJob = defineJob({
  name: 'tickets.wake',
  payload: z.object({ ticketId: z.uuid() }),
  priority: PRIORITY.soon,
  run: (platform, { ticketId }) => wakeTicket(platform, ticketId),
});

/** People wrote in these tickets (no absence note, no report): what was set aside without a fixed date is back. */
export async function wakeByCustomers(one: Act, ticketIds: readonly string[]): Promise<void> {
  if (ticketIds.length === 0) return;
  for (const { id, desk_id: deskId } of await wakeAll(one.trx, ticketIds, one.at)) {
    one.record(ticketWoken, { reason: 'customer' }, { deskId, ticketId: id, actor: { kind: 'system', id: null } });
  }
}
