import type { Highs } from 'highs';
import { linearModel } from './linear-model.ts';
import type { Roster } from './roster.ts';
import { at } from './rota-days.ts';
import { startRound } from './rounds.ts';

/** How evenly buddies can be loaded at all, and with how many shifts each then. */
export interface BuddyTargets {
  /** With parts. */
  targets: number[];
  /** Between most and fewest: no plan with these shifts and no avoidable repeat is below it. */
  spread: number;
}

/** Beyond this many pairs of kinds of people and buddies the bound is only counted, not solved. */
const MOST_PAIRS = 20_000;
const SLIGHTLY = 1e-6;

/** People who can sit with the same buddies, taken together: how often all of them sit with each at least and at most. */
interface Kind {
  shifts: number;
  buddies: readonly number[];
  least: number[];
  most: number[];
}

/** @param shifts of each person. */
export function buddyTargets(highs: Highs, roster: Roster, shifts: readonly number[]): BuddyTargets {
  const { buddies } = roster;
  const kinds = kindsOfPeople(roster, shifts);
  const all = kinds.reduce((sum, kind) => sum + kind.shifts, 0);
  const mean = buddies.length > 0 ? all / buddies.length : 0;
  const even = { targets: buddies.map(() => mean), spread: Number.isInteger(mean) ? 0 : 1 };
  if (buddies.length < 2 || all === 0) return { ...even, spread: 0 };
  if (kinds.reduce((sum, kind) => sum + kind.buddies.length, 0) > MOST_PAIRS) return even;
  const narrowest = spreadOut(highs, roster, kinds, mean, null);
  if (!narrowest) return even;
  const spread = Math.ceil(narrowest.spread - SLIGHTLY);
  if (spread <= 1) return { ...even, spread: Math.max(spread, even.spread) };
  const best = spreadOut(highs, roster, kinds, mean, Math.max(1, Math.ceil(spread / 40)));
  return { targets: best?.loads ?? even.targets, spread };
}

function kindsOfPeople(roster: Roster, shifts: readonly number[]): Kind[] {
  const kinds = new Map<string, Kind>();
  for (const [index, { eligible, history }] of roster.people.entries()) {
    const count = at(shifts, index);
    if (count === 0 || eligible.length === 0) continue;
    const key = eligible.join(' ');
    let kind = kinds.get(key);
    if (!kind) {
      kind = { shifts: 0, buddies: eligible, least: eligible.map(() => 0), most: eligible.map(() => 0) };
      kinds.set(key, kind);
    }
    kind.shifts += count;
    const round = startRound(eligible);
    for (const { buddy } of history) round.meet(buddy);
    const open = eligible.filter((buddy) => !round.has(buddy)).length;
    const after = Math.max(0, count - open);
    for (const [place, buddy] of eligible.entries()) {
      const first = round.has(buddy) ? 0 : 1;
      kind.least[place] = at(kind.least, place) + (count >= open ? first : 0) + Math.floor(after / eligible.length);
      kind.most[place] = at(kind.most, place) + first + Math.ceil(after / eligible.length);
    }
  }
  return [...kinds.values()];
}

/**
 * Shares shifts out among buddies.
 * @param step null: with the least difference between most and fewest; else with the least sum of differences from the mean,
 * which cost more the larger they are, in steps of so many shifts.
 */
function spreadOut(
  highs: Highs,
  { buddies, given }: Roster,
  kinds: readonly Kind[],
  mean: number,
  step: number | null,
): { loads: number[]; spread: number } | undefined {
  const model = linearModel(highs, given.seed);
  const kindRows = kinds.map(({ shifts }) => model.addRow({ lower: shifts, upper: shifts }));
  const room = buddies.map(({ free, maxPerDay }) => free.reduce((sum, day) => sum + day, 0) * maxPerDay);
  // The load of each buddy is at most its room and, less the columns added below, its level.
  const roomRows = room.map((upper) => model.addRow({ lower: 0, upper }));
  const levelRows = buddies.map(() =>
    step === null
      ? [
          model.addRow({ lower: Number.NEGATIVE_INFINITY, upper: 0 }),
          model.addRow({ lower: 0, upper: Number.POSITIVE_INFINITY }),
        ]
      : [model.addRow({ lower: Math.floor(mean), upper: Math.ceil(mean) })],
  );
  const loads = buddies.map((): number[] => []);
  for (const [number, kind] of kinds.entries()) {
    for (const [place, buddy] of kind.buddies.entries()) {
      const least = at(kind.least, place);
      const rows = [at(kindRows, number), at(roomRows, buddy), ...at(levelRows, buddy)];
      const column = { cost: 0, lower: least, upper: Math.max(least, at(kind.most, place)), rows };
      at(loads, buddy).push(model.addColumn(column));
    }
  }
  let wide: { most: number; fewest: number } | undefined;
  if (step === null) {
    const tops = levelRows.map((rows) => at(rows, 0));
    const floors = levelRows.map((rows) => at(rows, 1));
    wide = {
      most: model.addColumn({ cost: 1, upper: Number.POSITIVE_INFINITY, rows: tops, values: tops.map(() => -1) }),
      fewest: model.addColumn({
        cost: -1,
        upper: Number.POSITIVE_INFINITY,
        rows: floors,
        values: floors.map(() => -1),
      }),
    };
  } else {
    for (const rows of levelRows) {
      for (let further = 1; further <= 60; further++) {
        const upper = further === 60 ? Number.POSITIVE_INFINITY : step;
        model.addColumn({ cost: further, upper, rows, values: [-1] });
        model.addColumn({ cost: further, upper, rows });
      }
    }
  }
  const amounts = model.solve(0);
  if (!amounts) return undefined;
  return {
    loads: loads.map((columns) => columns.reduce((sum, column) => sum + at(amounts, column), 0)),
    spread: wide ? at(amounts, wide.most) - at(amounts, wide.fewest) : 0,
  };
}

/**
 * How many of a buddy's shifts should be behind them at the end of each month: as many as their days of that month allow, and
 * as the month has.
 * @returns by buddy, by month; the last is the target itself.
 */
export function monthlyTargets(roster: Roster, targets: readonly number[], inMonth: readonly number[]): number[][] {
  const { days, buddies } = roster;
  const table = buddies.map(({ free }) =>
    days.months.map(({ first, end }) => free.subarray(first, end).reduce((sum, day) => sum + day, 0) + SLIGHTLY),
  );
  // Rows to their targets and columns to the months' shifts, in turn, until both hold well enough.
  for (let turn = 0; turn < 20; turn++) {
    for (const [month, wanted] of inMonth.entries()) {
      const sum = table.reduce((total, row) => total + at(row, month), 0);
      for (const row of table) row[month] = sum > 0 ? (at(row, month) * wanted) / sum : 0;
    }
    for (const [buddy, row] of table.entries()) {
      const sum = row.reduce((total, one) => total + one, 0);
      for (const month of row.keys()) row[month] = sum > 0 ? (at(row, month) * at(targets, buddy)) / sum : 0;
    }
  }
  return table.map((row) => {
    let sum = 0;
    return row.map((one) => {
      sum += one;
      return sum;
    });
  });
}
