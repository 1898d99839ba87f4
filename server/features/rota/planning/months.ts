import type { Highs } from 'highs';
import { monthlyTargets } from './buddy-targets.ts';
import type { Choice, Option } from './choosing.ts';
import { choose } from './choosing.ts';
import { COSTS } from './costs.ts';
import type { Draft, Unit } from './draft.ts';
import { NOWHERE, repeatCosts } from './draft.ts';
import type { Level, MonthShape } from './levels.ts';
import { dayLevels, monthShape, windowOf } from './levels.ts';
import { NOBODY } from './roster.ts';
import { at, chance } from './rota-days.ts';

/** Up to so many ways, days and buddies are chosen at once; with more, buddies first and days after. */
const MOST_AT_ONCE = 4_000;
/** So many buddies are looked at for one shift, when there are more to choose from. */
const BUDDIES_OFFERED = 14;
/** With fewer days in common than this, two are a tight pair. */
const TIGHT_DAYS = 4;
const TIGHT_COST = 12;
const SLIGHTLY = 1e-6;

export type BuddyLevels = (Level & { have: number })[];

/**
 * Fills the months one after another. In each, whoever has several shifts gets the first ones of all, then the second ones: so a
 * month is one choice for most rotas.
 * @param progress called with how much of it is done, from 0 to 1.
 */
export function fillMonths(
  highs: Highs,
  draft: Draft,
  targets: readonly number[],
  progress: (done: number) => void,
): void {
  const { roster } = draft;
  const byMonth = roster.days.months.map((): Unit[] => []);
  for (const unit of draft.units) at(byMonth, unit.month).push(unit);
  const soFar = monthlyTargets(
    roster,
    targets,
    byMonth.map((units) => units.length),
  );
  for (const [month, units] of byMonth.entries()) {
    const shape = monthShape(roster, month, units);
    const buddyLevels = levelsOfBuddies(draft, soFar, month);
    const passes = Math.max(0, ...units.map(({ of }) => of));
    for (let pass = 0; pass < passes; pass++) {
      const open = units.filter((unit) => unit.turn === pass && unit.day === NOWHERE);
      if (open.length > 0) fill(highs, draft, { open, units, shape, pass, buddyLevels });
      progress((month + (pass + 1) / passes) / byMonth.length);
    }
  }
}

interface Filling {
  open: Unit[];
  /** All of the month. */
  units: Unit[];
  shape: MonthShape;
  pass: number;
  buddyLevels: () => BuddyLevels | undefined;
}

function fill(highs: Highs, draft: Draft, { open, units, shape, pass, buddyLevels }: Filling): void {
  const { paired, buddies } = draft.roster;
  const days = dayLevels(draft, shape, units, pass);
  const placing = (choice: Omit<Choice, 'units'>): void => {
    for (const { unit, day, buddy } of choose(highs, draft, { units: open, ...choice })) draft.place(unit, day, buddy);
  };
  const ways = open.length * shape.days.length * Math.max(1, buddies.length);
  if (!paired || ways <= MOST_AT_ONCE) {
    const options = open.flatMap((unit) => waysOf(draft, unit, windowOf(shape, unit), buddiesOf(draft, unit)));
    placing({ options, dayLevels: days, buddyLevels: buddyLevels() });
    return;
  }
  const pairs = open.flatMap((unit) => pairsOf(draft, unit, windowOf(shape, unit)));
  const chosen = choose(highs, draft, {
    units: open,
    options: pairs,
    buddyLevels: roomOfBuddies(draft, shape, buddyLevels()),
  });
  const options = chosen.flatMap(({ unit, buddy }) => waysOf(draft, unit, windowOf(shape, unit), [buddy]));
  placing({ options, dayLevels: days });
}

function buddiesOf(draft: Draft, unit: Unit): readonly number[] {
  return draft.roster.paired ? at(draft.roster.people, unit.person).eligible : [NOBODY];
}

/** Every day and buddy that would do for a unit, with what each costs it. */
export function waysOf(
  draft: Draft,
  unit: Unit,
  days: readonly number[],
  buddies: readonly number[],
  without: ReadonlySet<Unit> = new Set(),
): Option[] {
  const options: Option[] = [];
  const costOfDay = costsOfDays(draft, unit);
  const costsOf = costsOfBuddies(draft, unit);
  for (const day of days) {
    if (at(draft.roster.people, unit.person).free[day] === 0 || !draft.apart(unit.person, day, without)) continue;
    const costs = costsOf(day);
    const dayCost = costOfDay(day);
    for (const buddy of buddies) {
      if (!draft.roster.fits(unit.person, buddy, day)) continue;
      options.push({
        unit,
        day,
        buddy,
        cost: dayCost + costOfBuddy(unit, day, buddy, costs) + luck(draft, unit, day, buddy),
      });
    }
  }
  return options;
}

function luck({ roster: { given } }: Draft, unit: Unit, day: number, buddy: number): number {
  return chance(given.seed, unit.person, day + 1, buddy + 1);
}

function costOfBuddy(
  unit: Unit,
  day: number,
  buddy: number,
  costs: ReturnType<typeof repeatCosts> | undefined,
): number {
  let cost = 0;
  if (costs) {
    const { repeats, recent } = costs(buddy);
    cost += repeats * COSTS.buddyRepeat + recent * COSTS.recentBuddy;
  }
  if (!unit.kept) return cost;
  const same = unit.kept.day === day;
  return (
    cost +
    (same && unit.kept.buddy === buddy ? 0 : same ? COSTS.movedBuddy : COSTS.movedDay) +
    (unit.kept.buddy === buddy ? 0 : 1)
  );
}

/** Known once for all days between the same two other shifts. */
function costsOfBuddies(draft: Draft, unit: Unit): (day: number) => ReturnType<typeof repeatCosts> | undefined {
  if (!draft.roster.paired) return () => undefined;
  const others = at(draft.unitsOf, unit.person).filter((other) => other !== unit && other.day !== NOWHERE);
  const { history } = at(draft.roster.people, unit.person);
  const known = new Map<number, ReturnType<typeof repeatCosts>>();
  return (day) => {
    const before = others.filter((other) => other.day < day).length;
    const costs = known.get(before) ?? repeatCosts(draft, unit, day);
    // Where history reaches into the plan, each day is looked at by itself.
    if ((history.at(-1)?.day ?? -1) < 0) known.set(before, costs);
    return costs;
  };
}

/** Weekdays, Fridays and ends of months come to everybody in turn; and the next month must have room. */
function costsOfDays(draft: Draft, unit: Unit): (day: number) => number {
  const { days, people } = draft.roster;
  const person = at(people, unit.person);
  const had = new Int32Array(8);
  let ends = 0;
  let all = 0;
  const count = (weekday: number, isEnd: boolean): void => {
    had[weekday] = at(had, weekday) + 1;
    if (isEnd) ends++;
    all++;
  };
  for (const { date, day } of person.history) count(days.weekdayOf(day), days.isMonthEnd(date));
  for (const other of at(draft.unitsOf, unit.person)) {
    if (other !== unit && other.day !== NOWHERE) count(at(days.weekday, other.day), days.monthEnd[other.day] === 1);
  }
  const fewest = Math.min(...person.weekdays.map((weekday) => at(had, weekday)));
  return (day) => {
    const weekday = at(days.weekday, day);
    const above = Math.min(3, at(had, weekday) - fewest);
    let cost = above * COSTS.weekday;
    if (weekday === 5) cost += above * COSTS.friday;
    if (days.monthEnd[day] === 1) cost += Math.max(0, ends + 1 - (all + 1) / 7) * COSTS.monthEnd;
    return cost + (leavesNextMonth(draft, unit, day) ? 0 : COSTS.nextMonth);
  };
}

function leavesNextMonth(draft: Draft, unit: Unit, day: number): boolean {
  const { days, people } = draft.roster;
  const next = days.months[unit.month + 1];
  const { gap, free } = at(people, unit.person);
  if (!next || day + gap < next.first) return true;
  if (!at(draft.unitsOf, unit.person).some(({ month }) => month === unit.month + 1)) return true;
  for (let later = day + gap + 1; later < next.end; later++) if (free[later] === 1) return true;
  return false;
}

/** Buddies for a unit, whatever the day. */
function pairsOf(draft: Draft, unit: Unit, window: readonly number[]): Option[] {
  const { roster } = draft;
  const days = window.filter(
    (day) => draft.apart(unit.person, day, new Set()) && at(roster.people, unit.person).free[day] === 1,
  );
  const [first] = days;
  if (first === undefined) return [];
  const costs = repeatCosts(draft, unit, at(days, days.length - 1));
  const ranked = at(roster.people, unit.person)
    .eligible.map((buddy) => ({ buddy, ...costs(buddy), luck: luck(draft, unit, first, buddy) }))
    .sort((a, b) => a.repeats - b.repeats || a.recent - b.recent || a.luck - b.luck);
  const options: Option[] = [];
  for (const { buddy, repeats, recent, luck } of ranked) {
    let common = 0;
    for (const day of days) if (roster.fits(unit.person, buddy, day) && draft.room(buddy, day) > 0) common++;
    if (common === 0) continue;
    const tight = Math.max(0, TIGHT_DAYS - common) * TIGHT_COST;
    options.push({
      unit,
      day: NOWHERE,
      buddy,
      cost: repeats * COSTS.buddyRepeat + recent * COSTS.recentBuddy + tight + luck,
    });
    if (options.length >= BUDDIES_OFFERED) break;
  }
  return options;
}

/** Where each buddy should be at the end of a month, with what they have by then. */
function levelsOfBuddies(
  draft: Draft,
  soFar: readonly (readonly number[])[],
  month: number,
): () => BuddyLevels | undefined {
  if (!draft.roster.paired) return () => undefined;
  const wanted = soFar.map((row) => at(row, month));
  return () => {
    const have = new Int32Array(wanted.length);
    for (const unit of draft.units) {
      if (unit.month <= month && unit.buddy !== NOBODY) have[unit.buddy] = at(have, unit.buddy) + 1;
    }
    return wanted.map((target, buddy) => buddyLevel(target, at(have, buddy)));
  };
}

export function buddyLevel(target: number, have: number): Level & { have: number } {
  return {
    from: Math.floor(target + SLIGHTLY),
    to: Math.ceil(target - SLIGHTLY),
    least: 0,
    most: Number.POSITIVE_INFINITY,
    have,
  };
}

/** The same levels, none beyond what the buddy's days of this month can hold. */
function roomOfBuddies(draft: Draft, shape: MonthShape, levels: BuddyLevels | undefined): BuddyLevels | undefined {
  return levels?.map((level, buddy) => {
    const { free } = at(draft.roster.buddies, buddy);
    let room = 0;
    for (const day of shape.days) if (free[day] === 1) room += Math.max(0, draft.room(buddy, day));
    const most = level.have + room;
    return { ...level, from: Math.min(level.from, most), to: Math.min(level.to, most), most };
  });
}
