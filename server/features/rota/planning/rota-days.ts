import type { RotaInstance } from '../../../../contract/rota-plan.ts';

/** What is known to be inside: the planner walks its lists by numbers it made itself. */
export function at<Item>(list: ArrayLike<Item>, index: number): Item {
  return list[index] as Item;
}

export interface RotaMonth {
  /** "2026-03" */
  name: string;
  /** Counted from the year 0, so that what is given in turn goes on from plan to plan. */
  number: number;
  first: number;
  /** The day after the last. */
  end: number;
}

/** The days of a plan by number, from 0. */
export interface RotaDays {
  count: number;
  dates: string[];
  /** ISO, 1 is Monday. */
  weekday: Uint8Array;
  /** Day of the month's last three on which somebody may work. */
  monthEnd: Uint8Array;
  month: Uint16Array;
  months: RotaMonth[];
  /** Of any date, before the plan too (then below 0). */
  numberOf(date: string): number;
  /** Of a day before the plan too. */
  weekdayOf(day: number): number;
  /** Whether a date outside of the plan is one of the last three working days of its month. */
  isMonthEnd(date: string): boolean;
}

const DAY_MS = 86_400_000;
const LAST_DAYS = 3;

export function rotaDays({ from, to, holidays, people }: RotaInstance): RotaDays {
  const first = Date.parse(from);
  const count = Math.round((Date.parse(to) - first) / DAY_MS) + 1;
  const dates: string[] = [];
  const weekday = new Uint8Array(count);
  const month = new Uint16Array(count);
  const months: RotaMonth[] = [];
  for (let day = 0; day < count; day++) {
    const moment = new Date(first + day * DAY_MS);
    const date = moment.toISOString().slice(0, 10);
    dates.push(date);
    weekday[day] = moment.getUTCDay() || 7;
    const name = date.slice(0, 7);
    if (months.at(-1)?.name !== name) {
      months.push({ name, number: moment.getUTCFullYear() * 12 + moment.getUTCMonth(), first: day, end: day });
    }
    const current = months.at(-1) as RotaMonth;
    current.end = day + 1;
    month[day] = months.length - 1;
  }
  const free = new Set(holidays);
  const worked = new Set(people.flatMap(({ weekdays }) => weekdays));
  const ends = new Map<string, Set<string>>();
  const isMonthEnd = (date: string): boolean => {
    const name = date.slice(0, 7);
    let last = ends.get(name);
    if (!last) {
      last = lastWorkingDays(date, free, worked);
      ends.set(name, last);
    }
    return last.has(date);
  };
  return {
    count,
    dates,
    weekday,
    monthEnd: Uint8Array.from(dates, (date) => (isMonthEnd(date) ? 1 : 0)),
    month,
    months,
    numberOf: (date) => Math.round((Date.parse(date) - first) / DAY_MS),
    weekdayOf: (day) => ((((day + at(weekday, 0) - 1) % 7) + 7) % 7) + 1,
    isMonthEnd,
  };
}

function lastWorkingDays(date: string, free: ReadonlySet<string>, worked: ReadonlySet<number>): Set<string> {
  const last = new Set<string>();
  const inMonth = Temporal.PlainDate.from(date);
  for (let day = inMonth.daysInMonth; day > 0 && last.size < LAST_DAYS; day--) {
    const one = inMonth.with({ day });
    if (worked.has(one.dayOfWeek) && !free.has(one.toString())) last.add(one.toString());
  }
  return last;
}

/** A number from 0 up to 1 that belongs to a seed and some whole numbers: the same everywhere and always. */
export function chance(seed: number, ...parts: number[]): number {
  let mixed = seed | 0;
  for (const part of parts) {
    mixed = Math.imul(mixed ^ (part + 0x9e3779b9), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    mixed ^= mixed >>> 16;
  }
  return (mixed >>> 0) / 4_294_967_296;
}

/** A whole number that belongs to a text. */
export function numberOfText(text: string): number {
  let mixed = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01000193);
  return mixed >>> 0;
}
