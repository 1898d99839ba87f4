import type { Act } from '../../platform/act.ts';
import type { Problem } from '../../platform/http/problem.ts';
import { problem } from '../../platform/http/problem.ts';
import { shiftToday } from '../rota/index.ts';
import { begunDay, shiftInSight } from './beginning.ts';
import { buddyDayIsFull } from './buddy-days.ts';
import { enoughProblem, requireLifter } from './enough.ts';
import { loadOf } from './load.ts';
import { shiftSoftStopPassed, shiftStopLifted } from './shift-day.events.ts';
import { dayOf, lockDay, passSoft, putLift } from './shift-days.queries.ts';

/** "Two more, I am fine": goes on to the hard stop. @throws Problem 404, 409. */
export async function passSoftStop(one: Act, shiftId: string): Promise<void> {
  const { shift, day } = await begunDay(one, shiftId);
  if (day.soft_stop_passed_at !== null) return;
  if ((await loadOf(one.trx, shift, day, one.at)).answered.length < shift.rules.answersPerShift.soft)
    throw problem(409, 'no-stop', 'There is no stop to pass yet.');
  await passSoft(one.trx, shiftId, one.at);
  one.record(shiftSoftStopPassed, { shiftId, teammateId: shift.teammate.id }, { deskId: shift.deskId });
}

/** Somebody who answers for the desk gives more after all, and says why to whom it concerns. @throws Problem 404, 403, 409. */
export async function liftHardStop(one: Act, shiftId: string, reason: string): Promise<void> {
  const shift = await shiftInSight(one.trx, one.actor, shiftId);
  await requireLifter(one.trx, one.actor, shift);
  const day = await lockDay(one.trx, shiftId);
  if (!day || (await loadOf(one.trx, shift, day, one.at)).stoppedBy === null)
    throw problem(409, 'no-stop', 'There is no stop to lift.');
  await putLift(one.trx, shiftId, one.actor.kind === 'teammate' ? one.actor.id : null, reason, one.at);
  one.record(shiftStopLifted, { shiftId, teammateId: shift.teammate.id }, { deskId: shift.deskId });
}

/**
 * What stands against giving somebody one more ticket, also when they take it themselves: their shift of today came to its
 * hard stop, or their day as a full-time agent is full, and nobody lifted it.
 * @returns null: nothing does.
 */
export async function enoughForToday(one: Act, teammateId: string): Promise<Problem | null> {
  return (await shiftIsFull(one, teammateId)) ?? buddyDayIsFull(one, teammateId);
}

async function shiftIsFull(one: Act, teammateId: string): Promise<Problem | null> {
  const shift = await shiftToday(one.trx, teammateId, one.at);
  if (!shift) return null;
  const day = await dayOf(one.trx, shift.shiftId);
  if (!day || (await loadOf(one.trx, shift, day, one.at)).stoppedBy === null) return null;
  return enoughProblem(one, shift);
}
