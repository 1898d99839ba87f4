import type { PARTS_OF_DAY } from '../../../../contract/rota-plan.ts';
import { at } from './rota-days.ts';

export type PartOfDay = (typeof PARTS_OF_DAY)[number];

/** When somebody's working hours begin and end on each day of the plan, in minutes of real time. */
export interface WorkingHours {
  begins: Float64Array;
  ends: Float64Array;
}

export interface Stretch {
  begin: number;
  end: number;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/**
 * Where the hours of a clock lie in real time, each day anew: a zone changes its clocks, and not every zone on the same day.
 * An hour that the clock leaves out is read as the one after it (Temporal's "compatible").
 */
export function workingHours(
  dates: readonly string[],
  [from, to]: readonly [string, string],
  timeZone: string,
): WorkingHours {
  const begins = new Float64Array(dates.length);
  const ends = new Float64Array(dates.length);
  const plainFrom = Temporal.PlainTime.from(from);
  const plainTo = Temporal.PlainTime.from(to);
  const overnight = Temporal.PlainTime.compare(plainTo, plainFrom) <= 0;
  for (const [day, date] of dates.entries()) {
    const here = Temporal.PlainDate.from(date);
    const there = overnight ? here.add({ days: 1 }) : here;
    begins[day] = here.toZonedDateTime({ timeZone, plainTime: plainFrom }).epochMilliseconds / MINUTE_MS;
    ends[day] = there.toZonedDateTime({ timeZone, plainTime: plainTo }).epochMilliseconds / MINUTE_MS;
  }
  return { begins, ends };
}

/** Minutes from one time of a clock to another, by the clock. */
export function clockMinutes([from, to]: readonly [string, string]): number {
  const minutes = minuteOf(to) - minuteOf(from);
  return minutes > 0 ? minutes : minutes + DAY_MINUTES;
}

function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

/**
 * The shift of somebody with these hours on a day, beside a buddy with those.
 * @param shiftMinutes null: the whole day.
 */
export function shiftOn(
  person: WorkingHours,
  buddy: WorkingHours | undefined,
  day: number,
  { shiftMinutes, partOfDay }: { shiftMinutes: number | null; partOfDay: PartOfDay },
): Stretch {
  const begin = at(person.begins, day);
  const end = at(person.ends, day);
  const long = shiftMinutes === null ? end - begin : Math.min(shiftMinutes, end - begin);
  const latest = end - long;
  if (partOfDay === 'last') return { begin: latest, end };
  if (partOfDay === 'first' || !buddy) return { begin, end: begin + long };
  const together = Math.max(begin, at(buddy.begins, day));
  const start = Math.min(together, latest);
  return { begin: start, end: start + long };
}

/** Minutes of the shift during which the buddy works too. */
export function minutesTogether(shift: Stretch, buddy: WorkingHours, day: number): number {
  return Math.max(0, Math.min(shift.end, at(buddy.ends, day)) - Math.max(shift.begin, at(buddy.begins, day)));
}
