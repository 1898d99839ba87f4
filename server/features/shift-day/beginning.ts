import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import type { DayShift } from '../rota/index.ts';
import { dayShiftById } from '../rota/index.ts';
import { shiftBegun } from './shift-day.events.ts';
import type { ShiftDayRow } from './shift-days.queries.ts';
import { insertDay, lockDay } from './shift-days.queries.ts';

/** Nobody begins earlier than this before the first hour. */
const EARLIEST_HOURS = 3;

/** @throws Problem 404 where it is not one's own, or one does not read its desk any more. */
export async function ownShift(db: Db | Trx, actor: Actor, shiftId: string): Promise<DayShift> {
  const shift = await dayShiftById(db, shiftId);
  if (!shift || actor.kind !== 'teammate' || shift.teammate.id !== actor.id || !may(actor, 'rota.read', shift.deskId))
    throw notFound('shift');
  return shift;
}

/** One's own, one beside whom one sits, or one of a desk where one lifts stops. @throws Problem 404. */
export async function shiftInSight(db: Db | Trx, actor: Actor, shiftId: string): Promise<DayShift> {
  const shift = await dayShiftById(db, shiftId);
  if (!shift || !may(actor, 'rota.read', shift.deskId)) throw notFound('shift');
  const isNear = actor.kind === 'teammate' && [shift.teammate.id, shift.buddy?.id].includes(actor.id);
  if (!isNear && !may(actor, 'shift.lift', shift.deskId)) throw notFound('shift');
  return shift;
}

/** On its day, and once: begun again it stays as it was. @throws Problem 404; 409 before its day, or once it is over. */
export async function beginShift(one: Act, shiftId: string): Promise<void> {
  const shift = await ownShift(one.trx, one.actor, shiftId);
  if (shift.state !== 'published' || Temporal.Instant.compare(one.at, shift.endsAt) >= 0)
    throw problem(409, 'shift-over', 'This shift is over, or does not take place.');
  if (Temporal.Instant.compare(one.at, shift.startsAt.subtract({ hours: EARLIEST_HOURS })) < 0)
    throw problem(409, 'shift-to-come', 'This shift has not begun.');
  if (await insertDay(one.trx, shiftId, shift.teammate.id, one.at))
    one.record(shiftBegun, { shiftId, teammateId: shift.teammate.id }, { deskId: shift.deskId });
}

/** The day of one's own shift that was begun, locked. @throws Problem 404; 409 before it is begun. */
export async function begunDay(one: Act, shiftId: string): Promise<{ shift: DayShift; day: ShiftDayRow }> {
  const shift = await ownShift(one.trx, one.actor, shiftId);
  const day = await lockDay(one.trx, shiftId);
  if (!day) throw problem(409, 'shift-not-begun', 'Begin the shift first.');
  return { shift, day };
}
