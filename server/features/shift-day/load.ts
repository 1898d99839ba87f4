import type { ShiftBreak, ShiftLoad } from '../../../contract/shift.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import type { DayShift } from '../rota/index.ts';
import { shiftsOfTeammate } from '../rota/index.ts';
import type { Answered, Break, Breaks } from './breaks.ts';
import { breaksOf, minutesOfBreaks } from './breaks.ts';
import { someLifters } from './enough.ts';
import type { AnsweredRow } from './load.queries.ts';
import { answersBetween, nameOf } from './load.queries.ts';
import type { ShiftDayRow } from './shift-days.queries.ts';
import { daysOf } from './shift-days.queries.ts';
import { isAngry } from './tone.ts';

/** Letters of both sides from which on a thread is a long one. */
export const LONG_THREAD = 6;
const MINUTE = 60_000;

/** How far a shift has come, as it is reckoned with; `ShiftLoad` is what of it is shown. */
export interface Load {
  answered: Answered[];
  hard: number;
  breaks: Breaks;
  minutesThisMonth: number;
  capMinutes: number;
  stoppedBy: ShiftLoad['stoppedBy'];
  state: ShiftLoad['state'];
}

/** A long thread, a low mark before, or angry words. */
export function wasHard({ letters, marked_low, words }: AnsweredRow): boolean {
  return letters >= LONG_THREAD || marked_low || isAngry(words);
}

/** @param day null: not begun, so nothing was answered yet. */
export async function loadOf(
  db: Db | Trx,
  shift: DayShift,
  day: ShiftDayRow | undefined,
  now: Temporal.Instant,
): Promise<Load> {
  const until = day?.ended_at ?? soonerOf(now, dayAfter(shift));
  const rows = day ? await answersBetween(db, shift.teammate.id, { from: day.begun_at, to: until }, LONG_THREAD) : [];
  const answered = rows.map((row) => ({ at: row.at, isHard: wasHard(row) }));
  const breaks = breaksOf(answered, day?.breaks ?? [], shift.rules.breaks, until);
  const month = await monthOf(db, shift, now);
  const stoppedBy =
    answered.length >= shift.rules.answersPerShift.hard ? 'answers' : month.reached >= month.cap ? 'cap' : null;
  const isLifted = day?.lifted_at != null;
  const isSoft = answered.length >= shift.rules.answersPerShift.soft && day?.soft_stop_passed_at == null;
  const stops = day !== undefined && stoppedBy !== null && !isLifted;
  return {
    answered,
    hard: answered.filter(({ isHard }) => isHard).length,
    breaks,
    minutesThisMonth: month.reached,
    capMinutes: month.cap,
    stoppedBy: stops ? stoppedBy : null,
    state: stops ? 'hard' : breaks.now ? 'break' : isSoft && !isLifted ? 'soft' : 'fresh',
  };
}

/** The first moment of the next day there: a day that nobody ended is over by then. */
function dayAfter({ endsAt, timeZone }: DayShift): Temporal.Instant {
  return endsAt.toZonedDateTimeISO(timeZone).add({ days: 1 }).startOfDay().toInstant();
}

function soonerOf(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) < 0 ? one : other;
}

/**
 * Minutes that somebody answered customers in the month of the shift: of days that were begun what they took without breaks,
 * of others that are over what was planned. Whoever took a second shift by a swap may live it: where nobody set a ceiling,
 * it is what is planned for the month, and at least one's share.
 */
async function monthOf(
  db: Db | Trx,
  shift: DayShift,
  now: Temporal.Instant,
): Promise<{ reached: number; cap: number }> {
  const first = Temporal.PlainDate.from(shift.on).with({ day: 1 });
  const month = { from: first.toString(), to: first.with({ day: first.daysInMonth }).toString() };
  const shifts = await shiftsOfTeammate(db, shift.teammate.id, month);
  const days = await daysOf(
    db,
    shifts.map(({ shiftId }) => shiftId),
  );
  let reached = 0;
  let planned = 0;
  for (const each of shifts) {
    planned += minutesBetween(each.startsAt, each.endsAt);
    const day = days.get(each.shiftId);
    const isOver = Temporal.Instant.compare(each.endsAt, now) <= 0;
    if (day) {
      const to = day.ended_at ?? (isOver ? each.endsAt : now);
      const taken = day.breaks.map(
        ({ from, to: end, why }): Break => ({
          from: Temporal.Instant.from(from),
          to: end === null ? null : Temporal.Instant.from(end),
          why,
        }),
      );
      reached += Math.max(0, minutesBetween(day.begun_at, to) - minutesOfBreaks(taken, day.begun_at, to));
    } else if (isOver) reached += minutesBetween(each.startsAt, each.endsAt);
  }
  return { reached, cap: shift.capIsRule ? shift.capMinutes : Math.max(shift.capMinutes, planned) };
}

function minutesBetween(from: Temporal.Instant, to: Temporal.Instant): number {
  return Math.round((to.epochMilliseconds - from.epochMilliseconds) / MINUTE);
}

export async function presentLoad(
  db: Db | Trx,
  shift: DayShift,
  day: ShiftDayRow | undefined,
  now: Temporal.Instant,
): Promise<ShiftLoad> {
  const load = await loadOf(db, shift, day, now);
  const { soft, hard } = shift.rules.answersPerShift;
  const lifters = load.state === 'hard' ? await someLifters(db, shift) : [];
  const shown = ({ from, to, why }: Break): ShiftBreak => ({
    from: from.toString(),
    to: to?.toString() ?? null,
    why,
  });
  return {
    answered: load.answered.length,
    hard: load.hard,
    softStop: soft,
    hardStop: hard,
    minutesThisMonth: load.minutesThisMonth,
    capMinutes: load.capMinutes,
    breaks: load.breaks.all.map(shown),
    break: load.breaks.now ? shown(load.breaks.now) : null,
    lastBreakAt: load.breaks.lastAt?.toString() ?? null,
    hardSinceBreak: load.breaks.hardSince,
    state: load.state,
    stoppedBy: load.stoppedBy,
    softStopPassed: day?.soft_stop_passed_at != null,
    lifted:
      day?.lifted_at == null
        ? null
        : { by: day.lifted_by === null ? null : await nameOf(db, day.lifted_by), reason: day.lift_reason ?? '' },
    mayLift: lifters,
  };
}
