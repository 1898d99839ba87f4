import type { ShiftMove, ShiftPlace } from '../../../contract/rota.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { deskBook } from '../desks/index.ts';
import type { Broken, Seat } from './checking.ts';
import { bestBuddy, brokenRules, repeatsBuddy, stretchOf } from './checking.ts';
import type { RotaFacts } from './facts.ts';
import { readFacts } from './facts.ts';
import { followMovedShift, withdrawOfCancelled } from './following-shifts.ts';
import { inviteToShifts } from './inviting.ts';
import { lockedRotaFor } from './keeping.ts';
import { shiftCancelled, shiftMoved } from './rota.events.ts';
import type { LockedRota } from './rotas.queries.ts';
import type { ShiftRow } from './shifts.queries.ts';
import { cancelShifts, changeShift, shiftById } from './shifts.queries.ts';

export interface CheckedPlace {
  seat: Seat;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  timeZone: string;
  broken: Broken[];
  repeatsBuddy: boolean;
}

/** The shift as it might be, and every rule that it would break. */
export function checkPlace(facts: RotaFacts, shift: ShiftRow, place: ShiftPlace): CheckedPlace {
  const without = new Set([shift.id]);
  const on = place.on ?? shift.on_date;
  const who = { teammateId: shift.teammate_id, on };
  const buddyId = place.buddyId === undefined ? bestBuddy(facts, who, without, shift.buddy_id) : place.buddyId;
  const seat = { ...who, buddyId };
  return {
    seat,
    ...stretchOf(facts, seat),
    broken: brokenRules(facts, seat, without),
    repeatsBuddy: repeatsBuddy(facts, seat, without),
  };
}

/** What is known around the day of a shift and the day that it might go to. */
export function factsAround(
  db: Db | Trx,
  rota: Pick<LockedRota, 'id' | 'desk_id' | 'time_zone' | 'rules'>,
  days: readonly string[],
): Promise<RotaFacts> {
  const sorted = [...days].sort();
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) throw new Error('facts are read around at least one day');
  return readFacts(db, rota, { from: first, to: last });
}

/** The shift, and its rota held until the act ends. @throws Problem 404. */
export async function lockedShiftFor(one: Act, shiftId: string): Promise<{ shift: ShiftRow; rota: LockedRota }> {
  const seen = await shiftById(one.trx, shiftId);
  if (!seen) throw notFound('shift');
  const rota = await lockedRotaFor(one, seen.rota_id);
  const shift = await shiftById(one.trx, shiftId);
  if (!shift || shift.state === 'draft') throw notFound('shift');
  return { shift, rota };
}

/** @throws Problem 409 when it has begun or does not take place. */
export function requireToCome(one: Act, shift: ShiftRow): void {
  if (shift.state !== 'published') throw problem(409, 'shift-over', 'This shift does not take place, or is complete.');
  if (Temporal.Instant.compare(shift.ends_at, one.at) <= 0) throw problem(409, 'shift-over', 'This shift is over.');
}

/** The rules that hold a change up, as the answer names them. */
export function rulesBroken(broken: readonly Broken[], on: string, facts: RotaFacts) {
  return problem(409, 'breaks-rules', 'This breaks rules of the rota.', undefined, {
    broken: broken.map(({ rule, who }) => ({ rule, who: { id: who, name: facts.people.get(who)?.name ?? '' }, on })),
  });
}

/** @throws Problem 422 for a move against the rules that does not say why. */
export function requireReason(move: ShiftMove): void {
  if (move.anyway && !move.reason) throw fieldProblem('reason', 'Say why the rules do not count here.');
}

/** @throws Problem 422 for a day that has begun; 409 `breaks-rules` unless it is anyway. */
export function requireAllowed(one: Act, place: CheckedPlace, move: ShiftMove, facts: RotaFacts): void {
  if (Temporal.Instant.compare(place.startsAt, one.at) <= 0) throw fieldProblem('on', 'That day has begun already.');
  if (place.broken.length > 0 && !move.anyway) throw rulesBroken(place.broken, place.seat.on, facts);
}

/**
 * A published shift goes to another day or beside another buddy.
 * @throws Problem 404, 403; 409 `breaks-rules` with `broken` unless `anyway` with a reason; 409 when it is over.
 */
export async function moveShift(one: Act, shiftId: string, move: ShiftMove): Promise<void> {
  const { shift, rota } = await lockedShiftFor(one, shiftId);
  requirePermission(one.actor, 'shift.move', rota.desk_id);
  requireToCome(one, shift);
  requireReason(move);
  const facts = await factsAround(one.trx, rota, [shift.on_date, move.on ?? shift.on_date]);
  const place = checkPlace(facts, shift, move);
  requireAllowed(one, place, move, facts);
  await changeShift(
    one.trx,
    shiftId,
    {
      teammate_id: shift.teammate_id,
      buddy_id: place.seat.buddyId,
      on_date: place.seat.on,
      starts_at: place.startsAt.toString(),
      ends_at: place.endsAt.toString(),
      time_zone: place.timeZone,
      change_reason: move.reason || null,
    },
    one.at,
  );
  await followMovedShift(one, shiftId);
  const teammateIds = concerned(shift, place.seat.buddyId);
  one.record(shiftMoved, { rotaId: rota.id, shiftId, teammateIds }, { deskId: rota.desk_id });
  const now = await shiftById(one.trx, shiftId);
  const desk = (await deskBook(one.platform.db)).desk(rota.desk_id);
  if (now && desk) await inviteToShifts(one, desk, { fresh: [], changed: [now], cancelled: [] });
}

/** It does not take place. @throws Problem 404, 403, 409. */
export async function cancelShift(one: Act, shiftId: string): Promise<void> {
  const { shift, rota } = await lockedShiftFor(one, shiftId);
  requirePermission(one.actor, 'shift.move', rota.desk_id);
  requireToCome(one, shift);
  await cancelShifts(one.trx, [shiftId], null, one.at);
  await withdrawOfCancelled(one, shiftId);
  const teammateIds = concerned(shift, null);
  one.record(shiftCancelled, { rotaId: rota.id, shiftId, teammateIds }, { deskId: rota.desk_id });
  const now = await shiftById(one.trx, shiftId);
  const desk = (await deskBook(one.platform.db)).desk(rota.desk_id);
  if (now && desk) await inviteToShifts(one, desk, { fresh: [], changed: [], cancelled: [now] });
}

function concerned(shift: ShiftRow, buddyNow: string | null): string[] {
  return [...new Set([shift.teammate_id, shift.buddy_id, buddyNow].filter((id) => id !== null))];
}
