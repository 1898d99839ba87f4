import type { Highs } from 'highs';
import type { Option } from './choosing.ts';
import { choose } from './choosing.ts';
import type { Draft, Unit } from './draft.ts';
import { NOWHERE } from './draft.ts';
import type { Level } from './levels.ts';
import { monthShape } from './levels.ts';
import { priceOf } from './measuring.ts';
import { buddyLevel, waysOf } from './months.ts';
import { NOBODY } from './roster.ts';
import { at, chance } from './rota-days.ts';

/** Ways that are weighed against each other in one attempt. */
const MOST_WAYS = 6_000;
/** Ways of one unit that only makes room, besides the one it has. */
const WAYS_TO_MAKE_ROOM = 40;
/** Attempts at what is wrong in one month, each with other people who make room. */
const ATTEMPTS = 4;

/**
 * Looks again at what the months left wrong: shifts that found no place, buddies who came again too early, days and buddies with
 * too many. Takes some shifts out and chooses them anew together; what is not better then is put back. Shifts of the plan so far
 * are moved only for somebody who would have none.
 */
export function mend(highs: Highs, draft: Draft, targets: readonly number[], progress: (done: number) => void): void {
  const { months } = draft.roster.days;
  for (const [month, { first, end }] of months.entries()) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const wrong = whatIsWrong(draft, targets, first, end);
      if (wrong.length === 0) break;
      const better = chooseAgain(highs, draft, { month, wrong, targets, attempt });
      // With others who make room it may still be; for what is only uneven, one fruitless look is enough.
      if (!better && !wrong.some(({ lost, again }) => lost || again)) break;
    }
    progress((month + 1) / months.length);
  }
}

interface Wrong {
  unit: Unit;
  /** It has no place, so that others may have to move. */
  lost: boolean;
  /** Its buddy came again too early. */
  again: boolean;
}

function whatIsWrong(draft: Draft, targets: readonly number[], first: number, end: number): Wrong[] {
  const wrong = new Map<Unit, Wrong>();
  const note = (unit: Unit, what: { lost?: boolean; again?: boolean } = {}): void => {
    const { lost = false, again = false } = what;
    if (!wrong.has(unit) && !unit.fixed && (lost || !unit.kept)) wrong.set(unit, { unit, lost, again });
  };
  const month = draft.roster.days.month[first];
  const here = draft.units.filter((unit) => unit.month === month);
  for (const unit of here) if (unit.day === NOWHERE) note(unit, { lost: true });
  for (const unit of repeated(draft, here)) note(unit, { again: true });
  const shape = monthShape(draft.roster, at(draft.roster.days.month, first), here);
  const { min } = draft.roster.given.rules.seatsPerDay;
  const tooFull = new Set<number>();
  let short = false;
  for (const [index, day] of shape.days.entries()) {
    const [target, load] = [at(shape.targets, index), at(draft.dayLoad, day)];
    if (load > Math.ceil(target - 1e-6)) tooFull.add(day);
    if (load < Math.min(min, at(shape.rooms, index)) || load < Math.floor(target + 1e-6)) short = true;
  }
  for (const unit of here) {
    if (unit.day < first || unit.day >= end) continue;
    if (tooFull.has(unit.day) || (short && at(draft.dayLoad, unit.day) > min)) note(unit);
    else if (unit.buddy !== NOBODY && at(draft.buddyLoad, unit.buddy) > Math.ceil(at(targets, unit.buddy) - 1e-6)) {
      note(unit);
    }
  }
  return [...wrong.values()];
}

/** Those of these units whose buddy came again before the round was over. */
function repeated(draft: Draft, units: readonly Unit[]): Unit[] {
  if (!draft.roster.paired) return [];
  return units.filter((unit) => unit.day !== NOWHERE && draft.repeats(unit.person).includes(unit));
}

interface Again {
  month: number;
  wrong: Wrong[];
  targets: readonly number[];
  attempt: number;
}

function chooseAgain(highs: Highs, draft: Draft, { month, wrong, targets, attempt }: Again): boolean {
  const { roster } = draft;
  const lost = wrong.filter((one) => one.lost);
  const hopeful = lost.filter(({ unit }) => hasAnyDay(draft, unit));
  // What is lost without hope stands in nobody's way; the rest is told apart by chance, others each time.
  const mixed = (units: readonly Unit[]): Unit[] =>
    units
      .map((unit) => ({ unit, luck: chance(roster.given.seed, unit.number, month, attempt) }))
      .sort((a, b) => a.luck - b.luck)
      .map(({ unit }) => unit);
  const needy = mixed([...hopeful, ...wrong.filter((one) => !one.lost)].map(({ unit }) => unit));
  if (needy.length === 0) return false;
  const free = new Set<Unit>();
  const options: Option[] = [];
  const before = priceOf(draft, targets);
  const was = draft.units.map(({ day, buddy }) => ({ day, buddy }));
  const take = (unit: Unit): void => {
    free.add(unit);
    draft.lift(unit);
  };
  const urgent = new Set(hopeful.map(({ unit }) => unit));
  const rank = new Map(wrong.map(({ unit, again }) => [unit, urgent.has(unit) ? 0 : again ? 1 : 2]));
  needy.sort((a, b) => (rank.get(a) ?? 2) - (rank.get(b) ?? 2));
  let ways = 0;
  for (const unit of needy) {
    if (ways > MOST_WAYS / 2 || (attempt === 0 && urgent.size > 0 && !urgent.has(unit))) break;
    take(unit);
    if (attempt > 0 && rank.get(unit) !== 2) {
      for (const other of inTheWay(draft, unit, urgent.has(unit))) take(other);
    }
    ways += estimate(draft, unit);
  }
  // At first what is lost tries it alone.
  const helpers =
    urgent.size > 0 && attempt === 0
      ? []
      : mixed(
          draft.units.filter((unit) => unit.month === month && !free.has(unit) && mayMakeRoom(unit, lost.length > 0)),
        );
  for (const unit of helpers) {
    if (ways > MOST_WAYS) break;
    take(unit);
    ways += Math.min(WAYS_TO_MAKE_ROOM, estimate(draft, unit));
  }
  for (const unit of free) {
    const { first, end } = at(roster.days.months, unit.month);
    const days = Array.from({ length: end - first }, (_, index) => first + index);
    const buddies = roster.paired ? at(roster.people, unit.person).eligible : [NOBODY];
    const all = waysOf(draft, unit, days, buddies);
    const place = at(was, unit.number);
    const few =
      needy.includes(unit) && all.length <= MOST_WAYS / 4
        ? all
        : all
            .map((option) => ({
              option,
              // Another buddy on its day, or another day beside its buddy, is what swaps are made of: those come first.
              luck:
                chance(roster.given.seed, unit.number, option.day, option.buddy + 1, attempt) -
                Number(option.day === place.day || option.buddy === place.buddy),
            }))
            .sort((a, b) => a.luck - b.luck)
            .filter(
              ({ option }, index) =>
                index < WAYS_TO_MAKE_ROOM || (option.day === place.day && option.buddy === place.buddy),
            )
            .map(({ option }) => option);
    options.push(...few);
  }
  const chosen = choose(highs, draft, {
    units: [...free],
    options,
    dayLevels: levelsOfDays(draft, new Set([...free].map((unit) => unit.month))),
    buddyLevels: roster.paired
      ? targets.map((target, buddy) => buddyLevel(target, at(draft.buddyLoad, buddy)))
      : undefined,
  });
  for (const { unit, day, buddy } of chosen) draft.place(unit, day, buddy);
  if (priceOf(draft, targets) < before) return true;
  for (const unit of free) draft.lift(unit);
  for (const unit of free) {
    const { day, buddy } = at(was, unit.number);
    if (day !== NOWHERE) draft.place(unit, day, buddy);
  }
  return false;
}

/** A neighbouring month's shift may stand too near, or have the buddy whom this one needs. */
function inTheWay(draft: Draft, unit: Unit, needed: boolean): Unit[] {
  return at(draft.unitsOf, unit.person).filter(
    (other) => other !== unit && mayMakeRoom(other, needed) && Math.abs(other.month - unit.month) <= 1,
  );
}

function mayMakeRoom(unit: Unit, needed: boolean): boolean {
  return unit.day !== NOWHERE && !unit.fixed && (needed || !unit.kept);
}

function estimate({ roster }: Draft, unit: Unit): number {
  const { first, end } = at(roster.days.months, unit.month);
  const { free, eligible } = at(roster.people, unit.person);
  return free.subarray(first, end).reduce((sum, day) => sum + day, 0) * Math.max(1, eligible.length);
}

/** Whether there is a day and a buddy for a unit, other people apart. */
function hasAnyDay({ roster }: Draft, unit: Unit): boolean {
  const { first, end } = at(roster.days.months, unit.month);
  const buddies = roster.paired ? at(roster.people, unit.person).eligible : [NOBODY];
  for (let day = first; day < end; day++) {
    if (buddies.some((buddy) => roster.fits(unit.person, buddy, day))) return true;
  }
  return false;
}

function levelsOfDays(draft: Draft, months: ReadonlySet<number>): Map<number, Level> {
  const { min, max } = draft.roster.given.rules.seatsPerDay;
  const levels = new Map<number, Level>();
  for (const month of months) {
    const units = draft.units.filter((unit) => unit.month === month);
    const { days, targets } = monthShape(draft.roster, month, units);
    for (const [index, day] of days.entries()) {
      const target = at(targets, index);
      levels.set(day, { from: Math.floor(target + 1e-6), to: Math.ceil(target - 1e-6), least: min, most: max });
    }
  }
  return levels;
}
