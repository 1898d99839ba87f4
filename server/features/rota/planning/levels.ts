import type { Draft, Unit } from './draft.ts';
import { NOWHERE } from './draft.ts';
import type { Roster } from './roster.ts';
import { at } from './rota-days.ts';

/** How many shifts a day (or a buddy) should have: from, to, and no more than. */
export interface Level {
  from: number;
  to: number;
  least: number;
  most: number;
}

const SLIGHTLY = 1e-6;

/** What a day can hold: seats, buddies who are there, people who have a share this month and are there. */
function dayRoom(roster: Roster, day: number, sharing: readonly number[]): number {
  const { given, buddies, people, paired } = roster;
  let beside = paired ? 0 : Number.POSITIVE_INFINITY;
  for (const buddy of buddies) if (buddy.free[day] === 1) beside += buddy.maxPerDay;
  let there = 0;
  for (const person of sharing) if (at(people, person).free[day] === 1) there++;
  return Math.min(given.rules.seatsPerDay.max, beside, there);
}

/**
 * Shares out so many among places by their weight, none beyond its room: as evenly as can be, like water.
 * @returns what each gets, with parts; together `amount`, or all the room there is.
 */
function pour(amount: number, rooms: readonly number[], weights: readonly number[]): number[] {
  const poured = rooms.map(() => 0);
  let open = rooms.map((_, index) => index).filter((index) => at(rooms, index) > 0 && at(weights, index) > 0);
  let rest = amount;
  while (open.length > 0 && rest > SLIGHTLY) {
    const level = rest / open.reduce((sum, index) => sum + at(weights, index), 0);
    const full = open.filter((index) => at(rooms, index) <= level * at(weights, index) + SLIGHTLY);
    for (const index of full.length > 0 ? full : open) {
      poured[index] = full.length > 0 ? at(rooms, index) : level * at(weights, index);
      rest -= at(poured, index);
    }
    open = full.length > 0 ? open.filter((index) => !full.includes(index)) : [];
  }
  return poured;
}

/** What a month should look like: how many each day, with parts, and which days are there at all. */
export interface MonthShape {
  days: number[];
  rooms: number[];
  targets: number[];
}

export function monthShape(roster: Roster, month: number, units: readonly Unit[]): MonthShape {
  const { first, end } = at(roster.days.months, month);
  const sharing = [...new Set(units.map(({ person }) => person))];
  const days: number[] = [];
  const rooms: number[] = [];
  for (let day = first; day < end; day++) {
    const room = dayRoom(roster, day, sharing);
    if (room === 0) continue;
    days.push(day);
    rooms.push(room);
  }
  const weights = demandOf(roster, days);
  return { days, rooms, targets: pour(units.length, rooms, weights) };
}

/** What is expected on each of these days; 1 each, where nothing is said. */
function demandOf({ given, days }: Roster, wanted: readonly number[]): number[] {
  if (given.demand.length === 0) return wanted.map(() => 1);
  const named = new Map(given.demand.map(({ on, amount }) => [days.numberOf(on), amount]));
  const mean = given.demand.reduce((sum, { amount }) => sum + amount, 0) / given.demand.length;
  // A day for which nothing is expected still takes whom no other day can take.
  return wanted.map((day) => Math.max(named.get(day) ?? mean, SLIGHTLY));
}

/** The days among which a unit is looked for at first: the month, or its part of it. */
export function windowOf({ days }: MonthShape, { turn, of }: Unit): number[] {
  if (of <= 1) return days;
  return days.slice(Math.floor((turn * days.length) / of), Math.floor(((turn + 1) * days.length) / of));
}

/** Levels of a month's days once the units of the first passes are in it. */
export function dayLevels(draft: Draft, shape: MonthShape, units: readonly Unit[], pass: number): Map<number, Level> {
  const { min, max } = draft.roster.given.rules.seatsPerDay;
  const soFar = new Float64Array(draft.roster.days.count);
  const whole = new Float64Array(draft.roster.days.count);
  for (const unit of units) {
    const window = windowOf(shape, unit);
    for (const day of window) {
      whole[day] = at(whole, day) + 1 / window.length;
      if (unit.turn <= pass || unit.day !== NOWHERE) soFar[day] = at(soFar, day) + 1 / window.length;
    }
  }
  return new Map(
    shape.days.map((day, index) => {
      const part = at(whole, day) > 0 ? at(soFar, day) / at(whole, day) : 1;
      const target = at(shape.targets, index) * part;
      return [
        day,
        {
          from: Math.floor(target + SLIGHTLY),
          to: Math.ceil(target - SLIGHTLY),
          least: part > 1 - SLIGHTLY ? min : 0,
          most: Math.max(max, at(draft.dayLoad, day)),
        },
      ];
    }),
  );
}
