import type { Highs } from 'highs';
import { COSTS } from './costs.ts';
import type { Draft, Unit } from './draft.ts';
import { NOWHERE } from './draft.ts';
import type { Level } from './levels.ts';
import type { LinearModel } from './linear-model.ts';
import { linearModel } from './linear-model.ts';
import { NOBODY } from './roster.ts';
import { at } from './rota-days.ts';

/** One way for a unit: a day, a buddy, or both. */
export interface Option {
  unit: Unit;
  /** NOWHERE: only the buddy is chosen. */
  day: number;
  /** NOBODY: only the day is chosen, or there are no buddies. */
  buddy: number;
  cost: number;
}

export interface Choice {
  /** None of them is in the draft now. */
  units: readonly Unit[];
  options: readonly Option[];
  /** How many shifts a day should have, with those that are in the draft. */
  dayLevels?: ReadonlyMap<number, Level> | undefined;
  /** How many shifts each buddy should have, of which `have` are there. */
  buddyLevels?: readonly (Level & { have: number })[] | undefined;
}

/** The cheapest way for each unit, all together; a unit that has none is left out. */
export function choose(highs: Highs, draft: Draft, { units, options, dayLevels, buddyLevels }: Choice): Option[] {
  const model = linearModel(highs, draft.roster.given.seed);
  const possible = options.filter((option) => hasRoom(draft, option));
  const unitRow = new Int32Array(draft.units.length);
  for (const unit of units) unitRow[unit.number] = model.addRow({ lower: 1, upper: 1 });
  const slots = slotRows(model, draft, possible);
  const apart = apartRows(model, draft, possible);
  const dayRow = new Map<number, number>();
  const buddyRow = new Map<number, number>();
  for (const { day, buddy } of possible) {
    const level = dayLevels?.get(day);
    if (level && !dayRow.has(day)) dayRow.set(day, levelRow(model, level, at(draft.dayLoad, day)));
    const wanted = buddy === NOBODY ? undefined : buddyLevels?.[buddy];
    if (wanted && !buddyRow.has(buddy)) buddyRow.set(buddy, levelRow(model, wanted, wanted.have));
  }
  for (const [index, { unit, day, buddy, cost }] of possible.entries()) {
    model.beginOption(cost);
    model.enter(at(unitRow, unit.number), 1);
    const [ofDay, ofBuddy] = [dayRow.get(day), buddy === NOBODY ? undefined : buddyRow.get(buddy)];
    if (ofDay !== undefined) model.enter(ofDay, 1);
    if (ofBuddy !== undefined) model.enter(ofBuddy, 1);
    if (at(slots.beside, index) >= 0) model.enter(at(slots.beside, index), 1);
    if (at(slots.own, index) >= 0) model.enter(at(slots.own, index), draft.takenAsBuddy(unit.person));
    for (const row of apart[index] ?? []) model.enter(row, 1);
  }
  for (const unit of units) model.addColumn({ cost: COSTS.unfilled, upper: 1, rows: [at(unitRow, unit.number)] });
  for (const [day, row] of dayRow) {
    const level = dayLevels?.get(day);
    if (level) bend(model, row, level, at(draft.dayLoad, day), COSTS.dayUneven);
  }
  for (const [buddy, row] of buddyRow) {
    const level = buddyLevels?.[buddy];
    if (level) bend(model, row, level, level.have, COSTS.buddyUneven);
  }
  const amounts = model.solve(possible.length);
  return amounts ? possible.filter((_, index) => at(amounts, index) > 0.5) : [];
}

function hasRoom(draft: Draft, { unit, day, buddy }: Option): boolean {
  if (day === NOWHERE) return true;
  if (buddy !== NOBODY && draft.room(buddy, day) < 1) return false;
  const { asBuddy } = at(draft.roster.people, unit.person);
  return asBuddy === NOBODY || draft.room(asBuddy, day) >= draft.takenAsBuddy(unit.person);
}

/** A row of what has a level: a day's shifts, a buddy's. It is left only by the columns that `bend` adds. */
function levelRow(model: LinearModel, { from, to, least, most }: Level, have: number): number {
  const base = Math.max(from, Math.min(least, most));
  return model.addRow({ lower: base - have, upper: Math.max(to, base) - have });
}

/** Columns that take a row beyond its level, dearer with each step: never over `most`, and dear under `least`. */
function bend(
  model: LinearModel,
  row: number,
  level: Level,
  have: number,
  prices: readonly [number, number, number],
): void {
  const { from, to, least } = level;
  const most = Math.max(level.most, have);
  const base = Math.max(from, Math.min(least, most));
  const steps = (amount: number, more: number, value: number): void => {
    let rest = amount;
    for (const [index, long] of [1, 2, Number.POSITIVE_INFINITY].entries()) {
      const upper = Math.min(long, rest);
      if (upper <= 0) return;
      model.addColumn({ cost: more + at(prices, index), upper, rows: [row], values: [value] });
      rest -= upper;
    }
  };
  steps(most - Math.max(to, base), 0, -1);
  if (base > from) {
    model.addColumn({ cost: COSTS.seatShort, upper: base - from, rows: [row] });
    steps(from, COSTS.seatShort, 1);
  } else {
    steps(from - least, 0, 1);
    if (least > 0) model.addColumn({ cost: COSTS.seatShort + prices[2], upper: least, rows: [row] });
  }
}

/** No buddy has more people beside them on a day than they may; one's own shift takes all of one's places as a buddy. */
function slotRows(
  model: LinearModel,
  draft: Draft,
  options: readonly Option[],
): { beside: Int32Array; own: Int32Array } {
  const { days, people, buddies } = draft.roster;
  const slotOf = (buddy: number, day: number): number =>
    buddy === NOBODY || day === NOWHERE ? NOBODY : buddy * days.count + day;
  const beside = Int32Array.from(options, ({ day, buddy }) => slotOf(buddy, day));
  const own = Int32Array.from(options, ({ unit, day }) => slotOf(at(people, unit.person).asBuddy, day));
  const asked = new Int32Array(buddies.length * days.count);
  for (const slot of beside) if (slot >= 0) asked[slot] = at(asked, slot) + 1;
  for (const [index, slot] of own.entries()) {
    if (slot >= 0) asked[slot] = at(asked, slot) + draft.takenAsBuddy(at(options, index).unit.person);
  }
  const rows = new Map<number, number>();
  const rowOf = (slot: number): number => {
    if (slot < 0) return NOBODY;
    const room = draft.room(Math.floor(slot / days.count), slot % days.count);
    if (at(asked, slot) <= room) return NOBODY;
    const row = rows.get(slot) ?? model.addRow({ lower: Number.NEGATIVE_INFINITY, upper: room });
    rows.set(slot, row);
    return row;
  };
  return { beside: beside.map(rowOf), own: own.map(rowOf) };
}

/** Where several units of one person are chosen at once: at most one in any stretch of days that is too short for two. */
function apartRows(model: LinearModel, draft: Draft, options: readonly Option[]): (number[] | undefined)[] {
  const ofPerson = new Map<number, { units: Set<Unit>; indices: number[] }>();
  for (const [index, { unit, day }] of options.entries()) {
    if (day === NOWHERE) continue;
    const one = ofPerson.get(unit.person) ?? { units: new Set(), indices: [] };
    one.units.add(unit);
    one.indices.push(index);
    ofPerson.set(unit.person, one);
  }
  const rows: (number[] | undefined)[] = options.map(() => undefined);
  for (const [person, { units, indices }] of ofPerson) {
    if (units.size < 2) continue;
    const { gap } = at(draft.roster.people, person);
    const dayOf = (index: number): number => at(options, index).day;
    for (const start of new Set(indices.map(dayOf))) {
      const near = indices.filter((index) => dayOf(index) >= start && dayOf(index) <= start + gap);
      if (near.length < 2) continue;
      const row = model.addRow({ lower: Number.NEGATIVE_INFINITY, upper: 1 });
      for (const index of near) {
        const list = rows[index] ?? [];
        list.push(row);
        rows[index] = list;
      }
    }
  }
  return rows;
}
