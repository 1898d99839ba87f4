import type { MyDay, DayShift as ShownShift } from '../../../contract/shift.ts';
import { SHIFT_DAY_LIMITS } from '../../../contract/shift.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import type { Db } from '../../platform/db/index.ts';
import type { DayShift } from '../rota/index.ts';
import { besideOnDay, nextShiftAfter, shiftsOfTeammate, shiftToday } from '../rota/index.ts';
import { whoLooks } from './beside.ts';
import { ownBuddyDay } from './buddy-days.ts';
import { loadOf, presentLoad } from './load.ts';
import { dayOf, daysOf } from './shift-days.queries.ts';

/** So long a day that was not handed over is asked for. Afterwards it stays as it is: it took place, and nobody said it is over. */
const ASKED_FOR_DAYS = 7;

/** The newest own day before this one that was begun and not handed over. */
async function unendedBefore(db: Db, actor: Actor & { kind: 'teammate' }, day: string, now: Temporal.Instant) {
  const today = Temporal.PlainDate.from(day);
  const shifts = await shiftsOfTeammate(db, actor.id, {
    from: today.subtract({ days: ASKED_FOR_DAYS }).toString(),
    to: today.subtract({ days: 1 }).toString(),
  });
  const open = shifts.filter(
    ({ state, endsAt, deskId }) =>
      state === 'published' && Temporal.Instant.compare(endsAt, now) <= 0 && may(actor, 'rota.read', deskId),
  );
  const days = await daysOf(
    db,
    open.map(({ shiftId }) => shiftId),
  );
  return open.findLast(({ shiftId }) => days.has(shiftId));
}

/** The shift of today, or when the next one is; and who sits beside. For a person: a token has no shifts. */
export async function myDay(platform: Platform, actor: Actor & { kind: 'teammate' }): Promise<MyDay> {
  const { db, clock } = platform;
  const now = clock.now();
  const found = await shiftToday(db, actor.id, now);
  const shift = found && may(actor, 'rota.read', found.deskId) ? found : null;
  const day = now
    .toZonedDateTimeISO(shift?.timeZone ?? actor.timeZone)
    .toPlainDate()
    .toString();
  const [next, beside, unended] = await Promise.all([
    nextShiftAfter(db, actor.id, day),
    besideOnDay(db, actor.id, day),
    unendedBefore(db, actor, day, now),
  ]);
  const begun = await daysOf(
    db,
    beside.map(({ shiftId }) => shiftId),
  );
  return {
    shift: shift && (await presentDay(db, shift, now)),
    buddyDay: await ownBuddyDay(db, actor, now),
    next: next && {
      id: next.shiftId,
      on: next.on,
      startsAt: next.startsAt.toString(),
      timeZone: next.timeZone,
      buddy: next.buddy,
    },
    unended: unended
      ? {
          id: unended.shiftId,
          on: unended.on,
          startsAt: unended.startsAt.toString(),
          timeZone: unended.timeZone,
        }
      : null,
    beside: await Promise.all(
      beside
        .filter(({ deskId }) => may(actor, 'rota.read', deskId))
        .map(async (each) => {
          const load = await loadOf(db, each, begun.get(each.shiftId), now);
          return {
            shiftId: each.shiftId,
            teammate: each.teammate,
            startsAt: each.startsAt.toString(),
            endsAt: each.endsAt.toString(),
            begunAt: begun.get(each.shiftId)?.begun_at.toString() ?? null,
            endedAt: begun.get(each.shiftId)?.ended_at?.toString() ?? null,
            answered: load.answered.length,
            hard: load.hard,
            softStop: each.rules.answersPerShift.soft,
            state: load.state,
          };
        }),
    ),
  };
}

/** A shift with its day, for its owner. */
export async function presentDay(db: Db, shift: DayShift, now: Temporal.Instant): Promise<ShownShift> {
  const day = await dayOf(db, shift.shiftId);
  const [{ buddy, standIn }, load] = await Promise.all([whoLooks(db, shift, now), presentLoad(db, shift, day, now)]);
  return {
    id: shift.shiftId,
    rotaId: shift.rotaId,
    deskId: shift.deskId,
    on: shift.on,
    startsAt: shift.startsAt.toString(),
    endsAt: shift.endsAt.toString(),
    handOverAt: shift.endsAt.subtract({ minutes: SHIFT_DAY_LIMITS.handOver }).toString(),
    timeZone: shift.timeZone,
    state: shift.state,
    begunAt: day?.begun_at.toString() ?? null,
    endedAt: day?.ended_at?.toString() ?? null,
    buddy: buddy && { ...buddy, awayUntil: buddy.awayUntil?.toString() ?? null },
    standIn,
    level: shift.level,
    skills: [...shift.skills],
    languages: [...shift.languages],
    energy: day?.energy ?? null,
    load,
  };
}
