import type { Roster } from './roster.ts';
import { NOBODY } from './roster.ts';
import { at } from './rota-days.ts';
import { countRepeats, startRound } from './rounds.ts';

/** Not in the plan (yet). */
export const NOWHERE = -1;

/** One shift of somebody's share of a month. */
export interface Unit {
  number: number;
  person: number;
  month: number;
  /** The how manieth of how many of that month. */
  turn: number;
  of: number;
  day: number;
  buddy: number;
  /** Where the plan so far had it; it stays there while it can. */
  kept: { day: number; buddy: number } | null;
  /** Not to be touched. */
  fixed: boolean;
}

/** A plan while it is made: who sits where, and what is taken by it. */
export interface Draft {
  roster: Roster;
  units: Unit[];
  unitsOf: Unit[][];
  /** Shifts on each day. */
  dayLoad: Int32Array;
  /** Shifts beside each buddy, in the whole plan. */
  buddyLoad: Int32Array;
  add(unit: Omit<Unit, 'number' | 'day' | 'buddy'>): Unit;
  place(unit: Unit, day: number, buddy: number): void;
  lift(unit: Unit): void;
  /** How many more may sit beside a buddy on a day. */
  room(buddy: number, day: number): number;
  /** What a person's shift on a day takes of themselves as a buddy of others. */
  takenAsBuddy(person: number): number;
  /** Whether enough days lie between this day and the person's other shifts, the named units apart. */
  apart(person: number, day: number, without: ReadonlySet<Unit>): boolean;
  /** Buddies of a person's shifts in order of time, history first. */
  met(person: number): { buddies: number[]; before: number };
  /** Which of a person's shifts are beside somebody whom the running round has had, of all whom this person can sit with. */
  repeats(person: number): Unit[];
}

export function startDraft(roster: Roster): Draft {
  const { days, buddies, people } = roster;
  const units: Unit[] = [];
  const unitsOf: Unit[][] = people.map(() => []);
  const dayLoad = new Int32Array(days.count);
  const buddyLoad = new Int32Array(buddies.length);
  const beside = new Int32Array(buddies.length * days.count);
  const takenAsBuddy = (person: number): number => {
    const { asBuddy } = at(people, person);
    return asBuddy === NOBODY ? 0 : at(buddies, asBuddy).maxPerDay;
  };
  const move = ({ person, day, buddy }: Unit, by: 1 | -1): void => {
    dayLoad[day] = at(dayLoad, day) + by;
    if (buddy !== NOBODY) {
      buddyLoad[buddy] = at(buddyLoad, buddy) + by;
      beside[buddy * days.count + day] = at(beside, buddy * days.count + day) + by;
    }
    const own = at(people, person).asBuddy;
    if (own !== NOBODY) beside[own * days.count + day] = at(beside, own * days.count + day) + by * takenAsBuddy(person);
  };
  const placedOf = (person: number): Unit[] =>
    at(unitsOf, person)
      .filter(({ day }) => day !== NOWHERE)
      .sort((a, b) => a.day - b.day);
  return {
    roster,
    units,
    unitsOf,
    dayLoad,
    buddyLoad,
    takenAsBuddy,
    add(given) {
      const unit = { ...given, number: units.length, day: NOWHERE, buddy: NOBODY };
      units.push(unit);
      at(unitsOf, unit.person).push(unit);
      return unit;
    },
    place(unit, day, buddy) {
      if (unit.day !== NOWHERE) move(unit, -1);
      unit.day = day;
      unit.buddy = buddy;
      move(unit, 1);
    },
    lift(unit) {
      if (unit.day === NOWHERE) return;
      move(unit, -1);
      unit.day = NOWHERE;
      unit.buddy = NOBODY;
    },
    room: (buddy, day) => at(buddies, buddy).maxPerDay - at(beside, buddy * days.count + day),
    apart(person, day, without) {
      const { gap, history } = at(people, person);
      for (const unit of at(unitsOf, person)) {
        if (unit.day !== NOWHERE && Math.abs(unit.day - day) <= gap && !without.has(unit)) return false;
      }
      return history.every((earlier) => Math.abs(earlier.day - day) > gap);
    },
    met(person) {
      const { history } = at(people, person);
      return { buddies: [...history, ...placedOf(person)].map(({ buddy }) => buddy), before: history.length };
    },
    repeats(person) {
      const { history, eligible } = at(people, person);
      const round = startRound(eligible);
      for (const { buddy } of history) round.meet(buddy);
      return placedOf(person).filter(({ buddy }) => {
        const again = eligible.length > 0 && round.has(buddy);
        round.meet(buddy);
        return again;
      });
    },
  };
}

/** A unit for each shift of everybody's share. @returns how many ("person month") were left out for the cap on minutes. */
export function addShares(draft: Draft): Map<string, number> {
  const { roster } = draft;
  const capped = new Map<string, number>();
  for (const [person, { id }] of roster.people.entries()) {
    for (const [month, { name }] of roster.days.months.entries()) {
      const { wanted, allowed } = roster.share(person, month);
      for (let turn = 0; turn < allowed; turn++) {
        draft.add({ person, month, turn, of: allowed, kept: null, fixed: false });
      }
      if (wanted > allowed) capped.set(`${id} ${name}`, wanted - allowed);
    }
  }
  return capped;
}

/** What a shift beside each buddy adds to somebody's repeats, and how recently they met. */
export function repeatCosts(
  draft: Draft,
  unit: Unit,
  day: number,
): (buddy: number) => { repeats: number; recent: number } {
  const { eligible, history } = at(draft.roster.people, unit.person);
  const others = at(draft.unitsOf, unit.person)
    .filter((other) => other !== unit && other.day !== NOWHERE)
    .sort((a, b) => a.day - b.day);
  const earlier = [...history, ...others.filter((other) => other.day < day)].map(({ buddy }) => buddy);
  const later = others.filter((other) => other.day >= day).map(({ buddy }) => buddy);
  const lastMet = new Map(earlier.map((buddy, index) => [buddy, index]));
  const recent = (buddy: number): number => {
    const last = lastMet.get(buddy);
    return last === undefined ? 0 : 1 / (earlier.length - last);
  };
  if (later.length === 0) {
    const round = startRound(eligible);
    for (const buddy of earlier) round.meet(buddy);
    return (buddy) => ({ repeats: round.has(buddy) ? 1 : 0, recent: recent(buddy) });
  }
  const before = history.length;
  const without = countRepeats(eligible, [...earlier, ...later], before);
  const known = new Map<number, number>();
  return (buddy) => {
    let repeats = known.get(buddy);
    if (repeats === undefined) {
      repeats = countRepeats(eligible, [...earlier, buddy, ...later], before) - without;
      known.set(buddy, repeats);
    }
    return { repeats, recent: recent(buddy) };
  };
}
