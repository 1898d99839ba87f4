import type { RotaFigures } from '../../../../contract/rota-plan.ts';
import { COSTS } from './costs.ts';
import type { Draft, Unit } from './draft.ts';
import { NOWHERE } from './draft.ts';
import { monthShape } from './levels.ts';
import type { Person, Roster } from './roster.ts';
import { NOBODY } from './roster.ts';
import { at } from './rota-days.ts';
import { countRepeats, leastRepeats } from './rounds.ts';

const SLIGHTLY = 1e-6;
/** One shift in seven may be on one of the three last of a month's some 21 working days. */
const MONTH_END_SHARE = 1 / 7;

/** What a draft costs by the rules that its repair looks at: less is better. */
export function priceOf(draft: Draft, targets: readonly number[]): number {
  const { roster } = draft;
  let price = 0;
  const byMonth = roster.days.months.map((): Unit[] => []);
  for (const unit of draft.units) {
    at(byMonth, unit.month).push(unit);
    if (unit.day === NOWHERE) price += COSTS.unfilled;
    else if (unit.kept && unit.kept.day !== unit.day) price += COSTS.movedDay;
    else if (unit.kept && unit.kept.buddy !== unit.buddy) price += COSTS.movedBuddy;
  }
  if (roster.paired) {
    for (const person of roster.people.keys()) price += draft.repeats(person).length * COSTS.buddyRepeat;
  }
  for (const [buddy, load] of draft.buddyLoad.entries())
    price += steps(beyond(load, at(targets, buddy)), COSTS.buddyUneven);
  for (const [month, units] of byMonth.entries()) {
    const shape = monthShape(roster, month, units);
    for (const [index, day] of shape.days.entries()) {
      const load = at(draft.dayLoad, day);
      price += steps(beyond(load, at(shape.targets, index)), COSTS.dayUneven);
    }
  }
  return price + seatsShort(draft) * COSTS.seatShort;
}

function beyond(load: number, target: number): number {
  return Math.max(0, load - Math.ceil(target - SLIGHTLY), Math.floor(target + SLIGHTLY) - load);
}

function steps(amount: number, [first, next, further]: readonly [number, number, number]): number {
  return Math.min(amount, 1) * first + Math.min(Math.max(0, amount - 1), 2) * next + Math.max(0, amount - 3) * further;
}

/** Days on which somebody of the rota works at all. */
export function openDays({ days, given, people }: Roster): number[] {
  const holidays = new Set(given.holidays);
  const weekdays = new Set(people.flatMap((person) => person.weekdays));
  const countries = [...new Set(given.people.map(({ country }) => country))].map(
    (country) => new Set(country === undefined ? [] : given.countryHolidays[country]),
  );
  const nobodyWorks = (date: string) => holidays.has(date) || countries.every((own) => own.has(date));
  return days.dates.flatMap((date, day) => (weekdays.has(at(days.weekday, day)) && !nobodyWorks(date) ? [day] : []));
}

function seatsShort(draft: Draft): number {
  const { min } = draft.roster.given.rules.seatsPerDay;
  if (min === 0) return 0;
  return openDays(draft.roster).reduce((sum, day) => sum + Math.max(0, min - at(draft.dayLoad, day)), 0);
}

/** Counts what became of each rule. `moved` is the caller's to say. */
export function scoreOf(draft: Draft): RotaFigures {
  const { roster } = draft;
  const everybody = [...roster.buddies.keys()];
  let buddyRepeats = 0;
  const uneven = { weekdays: 0, fridays: 0, monthEnds: 0 };
  for (const [index, person] of roster.people.entries()) {
    const { buddies, before } = draft.met(index);
    buddyRepeats += countRepeats(everybody, buddies, before);
    const shifts = at(draft.unitsOf, index).filter(({ day }) => day !== NOWHERE);
    const all = daysOfWeek(
      roster,
      person,
      shifts.map(({ day }) => day),
    );
    const fair = fairCounts(person, before + shifts.length);
    for (const [weekday, count] of all.weekdays.entries())
      uneven.weekdays += Math.max(0, count - fair.weekday) * (weekday > 0 ? 1 : 0);
    uneven.fridays += Math.max(0, at(all.weekdays, 5) - fair.weekday);
    uneven.monthEnds += Math.max(0, all.monthEnds - fair.monthEnds);
  }
  return {
    unfilled: draft.units.filter(({ day }) => day === NOWHERE).length,
    seatsShort: seatsShort(draft),
    buddyRepeats,
    buddySpread: draft.buddyLoad.length > 0 ? Math.max(...draft.buddyLoad) - Math.min(...draft.buddyLoad) : 0,
    daySpread: Math.max(0, ...monthsOf(draft).map((units, month) => spreadOfMonth(draft, month, units))),
    ...uneven,
    moved: 0,
  };
}

/** What no plan with these shifts can be below; each counted or solved, none guessed. */
export function boundOf(draft: Draft, buddySpread: number): RotaFigures {
  const { roster } = draft;
  const everybody = [...roster.buddies.keys()];
  let buddyRepeats = 0;
  const uneven = { weekdays: 0, fridays: 0, monthEnds: 0 };
  for (const [index, person] of roster.people.entries()) {
    const placed = at(draft.unitsOf, index).filter(({ day }) => day !== NOWHERE).length;
    const met = person.history.map(({ buddy }) => buddy);
    buddyRepeats += leastRepeats(everybody, person.eligible, met, placed);
    // What history has too much of stays too much; all that comes could be on other days.
    const had = daysOfWeek(roster, person, []);
    const fair = fairCounts(person, met.length + placed);
    for (const [weekday, count] of had.weekdays.entries())
      uneven.weekdays += Math.max(0, count - fair.weekday) * (weekday > 0 ? 1 : 0);
    uneven.fridays += Math.max(0, at(had.weekdays, 5) - fair.weekday);
    uneven.monthEnds += Math.max(0, had.monthEnds - fair.monthEnds);
  }
  const months = monthsOf(draft);
  const { min } = roster.given.rules.seatsPerDay;
  const open = openDays(roster);
  return {
    unfilled: months.reduce((sum, units, month) => sum + leastUnfilled(draft, month, units), 0),
    seatsShort: months.reduce((sum, units, month) => sum + leastShort(draft, month, units, min, open), 0),
    buddyRepeats,
    buddySpread,
    daySpread: Math.max(0, ...months.map((units, month) => leastSpread(draft, month, units))),
    ...uneven,
    moved: 0,
  };
}

function monthsOf({ roster, units }: Draft): Unit[][] {
  const months = roster.days.months.map((): Unit[] => []);
  for (const unit of units) at(months, unit.month).push(unit);
  return months;
}

function daysOfWeek(
  { days }: Roster,
  { history }: Person,
  shifts: readonly number[],
): { weekdays: Int32Array; monthEnds: number } {
  const weekdays = new Int32Array(8);
  let monthEnds = 0;
  for (const { day, date } of history) {
    weekdays[days.weekdayOf(day)] = at(weekdays, days.weekdayOf(day)) + 1;
    if (days.isMonthEnd(date)) monthEnds++;
  }
  for (const day of shifts) {
    weekdays[at(days.weekday, day)] = at(weekdays, at(days.weekday, day)) + 1;
    monthEnds += at(days.monthEnd, day);
  }
  return { weekdays, monthEnds };
}

function fairCounts({ weekdays }: Person, shifts: number): { weekday: number; monthEnds: number } {
  return {
    weekday: weekdays.length > 0 ? Math.ceil(shifts / weekdays.length) : 0,
    monthEnds: Math.ceil(shifts * MONTH_END_SHARE),
  };
}

function spreadOfMonth(draft: Draft, month: number, units: readonly Unit[]): number {
  const { days, targets } = monthShape(draft.roster, month, units);
  if (days.length === 0) return 0;
  if (draft.roster.given.demand.length === 0) {
    const loads = days.map((day) => at(draft.dayLoad, day));
    return Math.max(...loads) - Math.min(...loads);
  }
  const wide = days.map((day, index) => at(draft.dayLoad, day) - at(targets, index));
  const over = Math.max(...wide.map((one, index) => Math.ceil(one - fraction(at(targets, index), 'up') - SLIGHTLY)), 0);
  const under = Math.max(
    ...wide.map((one, index) => Math.ceil(-one - fraction(at(targets, index), 'down') - SLIGHTLY)),
    0,
  );
  return over + under;
}

/** From a target to the next whole number. */
function fraction(target: number, to: 'up' | 'down'): number {
  return to === 'up' ? Math.ceil(target - SLIGHTLY) - target : target - Math.floor(target + SLIGHTLY);
}

/**
 * Days that can hold little force the others up: with all shifts of a month, what one day cannot take the rest must share. So
 * the fullest day has at least the mean of the others, and the emptiest at most its room.
 */
function leastSpread(draft: Draft, month: number, units: readonly Unit[]): number {
  const { roster } = draft;
  if (roster.given.demand.length > 0) return 0;
  const { days, rooms } = monthShape(roster, month, units);
  const placed = days.reduce((sum, day) => sum + at(draft.dayLoad, day), 0);
  if (days.length < 2) return 0;
  let least = placed % days.length === 0 ? 0 : 1;
  for (const room of rooms) {
    const others = Math.ceil((placed - Math.min(room, placed)) / (days.length - 1));
    least = Math.max(least, others - room);
  }
  return least;
}

/** Shares that nobody's own days can hold, or that are more than all days of the month can. */
function leastUnfilled(draft: Draft, month: number, units: readonly Unit[]): number {
  const { roster } = draft;
  const { first, end } = at(roster.days.months, month);
  const wanted = new Map<number, number>();
  // What is fixed has its place, whatever stands against it.
  const open = units.filter(({ fixed }) => !fixed);
  for (const { person } of open) wanted.set(person, (wanted.get(person) ?? 0) + 1);
  let alone = 0;
  for (const [person, count] of wanted) alone += Math.max(0, count - mostAlone(roster, person, first, end));
  const room = monthShape(roster, month, units).rooms.reduce((sum, one) => sum + one, 0);
  return Math.max(alone, open.length - room);
}

/** How many shifts of one person a month can hold, if there were nobody else: taking each first day that will do is most. */
function mostAlone(roster: Roster, person: number, first: number, end: number): number {
  const { gap, eligible, history } = at(roster.people, person);
  const buddies = roster.paired ? eligible : [NOBODY];
  let count = 0;
  for (let day = first; day < end; day++) {
    if (history.some((earlier) => Math.abs(earlier.day - day) <= gap)) continue;
    if (!buddies.some((buddy) => roster.fits(person, buddy, day))) continue;
    count++;
    day += gap;
  }
  return count;
}

function leastShort(draft: Draft, month: number, units: readonly Unit[], min: number, open: readonly number[]): number {
  if (min === 0) return 0;
  const { roster } = draft;
  const { first, end } = at(roster.days.months, month);
  const here = open.filter((day) => day >= first && day < end);
  const { days, rooms } = monthShape(roster, month, units);
  const room = new Map(days.map((day, index) => [day, at(rooms, index)]));
  const perDay = here.reduce((sum, day) => sum + Math.max(0, min - (room.get(day) ?? 0)), 0);
  return Math.max(perDay, min * here.length - units.length);
}
