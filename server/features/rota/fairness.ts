import type { RotaFairness, RotaRules } from '../../../contract/rota.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { PersonRow } from './people.queries.ts';
import { peopleOfRota } from './people.queries.ts';
import { rulesOf } from './presenting.ts';
import { shareInShifts } from './shares.ts';
import type { ShiftRow } from './shifts.queries.ts';
import { firstDayOf, shiftsBetween } from './shifts.queries.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const DAYS_PER_MONTH = 365.25 / 12;
const FRIDAY = 5;
/** Whoever is nearer to their share is not named. */
const APART = 1;
const MOST_NAMED = 50;
/** Of fewer days nothing is said: whoever had their one day yet would be far above their share. */
const LEAST_DAYS = 28;

interface Span {
  from: string;
  to: string;
}

type CountedShift = Pick<ShiftRow, 'teammate_id' | 'buddy_id' | 'on_date' | 'starts_at' | 'ends_at'>;

/** Of what is published in a span of days. */
export async function readFairness(
  db: Db,
  actor: Actor,
  rota: { id: string; rules: RotaRules },
  span: Span,
): Promise<RotaFairness> {
  const people = await peopleOfRota(db, rota.id);
  const shifts = await shiftsBetween(db, rota.id, span);
  const began = await firstDayOf(db, rota.id);
  return fairnessOf(people, shifts, rulesOf(rota), span, {
    began,
    readerId: actor.kind === 'teammate' ? actor.id : null,
  });
}

/**
 * How fairly shifts are shared out, 0 to 100: the lower of coverage and balance. Coverage is how many of the shifts that all
 * shares ask for there are. Balance is how many of them are with whom they belong: what would not have to change hands for
 * everybody to have the same part of their share. `best` is the balance of the fairest way to hand out the same whole shifts.
 * @param began the rota's first day: before it nobody owed anything. Null: it has none.
 */
export function fairnessOf(
  people: readonly PersonRow[],
  shifts: readonly CountedShift[],
  rules: RotaRules,
  span: Span,
  { began, readerId }: { began: string | null; readerId: string | null },
): RotaFairness {
  const since = began !== null && began > span.from ? began : span.from;
  const counted = people
    .filter((person) => person.part === 'participant' && person.exempt_at === null)
    .map((person) => {
      const own = shifts.filter((shift) => shift.teammate_id === person.teammate_id);
      return {
        person,
        own,
        shifts: own.length,
        fair: began === null ? 0 : fairShifts(person, rules, { from: since, to: span.to }),
      };
    });
  const asked = counted.reduce((sum, each) => sum + each.fair, 0);
  const filled = counted.reduce((sum, each) => sum + each.shifts, 0);
  const coverage = asked === 0 ? 100 : Math.min(100, (filled / asked) * 100);
  // Each one's part of the shifts that there are: who is behind because too few were planned is not out of balance.
  const even = counted.map((each) => (asked === 0 ? 0 : (each.fair * filled) / asked));
  const balance = balanceOf(
    counted.map((each) => each.shifts),
    even,
  );
  const best = balanceOf(inWhole(even, filled), even);
  const apart = counted
    .filter((each) => Math.abs(each.shifts - each.fair) > APART)
    .sort((a, b) => Math.abs(b.shifts - b.fair) - Math.abs(a.shifts - a.fair));
  const fridays = counted.map(
    (each) => each.own.filter((shift) => Temporal.PlainDate.from(shift.on_date).dayOfWeek === FRIDAY).length,
  );
  const histogram = new Map<number, number>();
  for (const each of counted) histogram.set(each.shifts, (histogram.get(each.shifts) ?? 0) + 1);
  const buddies = people.filter(
    (person) => person.part === 'buddy' || shifts.some((shift) => shift.buddy_id === person.teammate_id),
  );
  return {
    ...span,
    since,
    tooEarly: daysFrom(Date.parse(since), Date.parse(span.to)) < LEAST_DAYS,
    number: Math.round(Math.min(coverage, balance)),
    best: Math.round(Math.min(coverage, best)),
    coverage: Math.round(coverage),
    balance: Math.round(balance),
    filled,
    asked: Math.round(asked),
    furthest: rounded(Math.max(0, ...counted.map((each) => Math.abs(each.shifts - each.fair)))),
    apart: apart.slice(0, MOST_NAMED).map((each) => ({
      teammate: { id: each.person.teammate_id, name: each.person.name },
      shifts: each.shifts,
      fairShifts: rounded(each.fair),
      hours: hoursOf(each.own),
    })),
    people: [...histogram].sort(([a], [b]) => a - b).map(([count, number]) => ({ shifts: count, people: number })),
    mine: counted.find((each) => each.person.teammate_id === readerId)?.shifts ?? null,
    buddyRepeats: repeatsIn(
      counted.map((each) => each.own),
      buddies.length,
    ),
    fridays: { least: Math.min(...(fridays.length > 0 ? fridays : [0])), most: Math.max(0, ...fridays) },
    buddies: buddies.map((person) => {
      const beside = shifts.filter((shift) => shift.buddy_id === person.teammate_id);
      return {
        teammate: { id: person.teammate_id, name: person.name },
        shifts: beside.length,
        hours: hoursOf(beside),
      };
    }),
  };
}

/** What somebody's share comes to in a span of days, for as long as they were in the rota and not paused. */
export function fairShifts(person: PersonRow, rules: RotaRules, span: Span): number {
  return (shareInShifts(person, rules).shiftsPerMonth * daysIn(person, span)) / DAYS_PER_MONTH;
}

/** Days of the span on which somebody was in the rota and not paused. */
function daysIn(person: PersonRow, { from, to }: Span): number {
  const end = Date.parse(to);
  const begin = Math.max(Date.parse(person.joined_on), Date.parse(from));
  if (person.paused_from_on === null) return daysFrom(begin, end);
  const pauseEnd = person.paused_until_on === null ? end : Math.min(Date.parse(person.paused_until_on), end);
  return daysFrom(begin, end) - daysFrom(Math.max(Date.parse(person.paused_from_on), begin), pauseEnd);
}

/** Both counted. */
function daysFrom(begin: number, end: number): number {
  return begin > end ? 0 : (end - begin) / DAY_MS + 1;
}

/** 100 less the part of all shifts that would have to change hands (the Hoover index). */
function balanceOf(shifts: readonly number[], even: readonly number[]): number {
  const all = shifts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return 100;
  const apart = shifts.reduce((sum, count, index) => sum + Math.abs(count - (even[index] ?? 0)), 0);
  return 100 * (1 - apart / 2 / all);
}

/** Whole shifts as near to what is even as can be, as many as there are (largest remainders). */
function inWhole(even: readonly number[], all: number): number[] {
  const whole = even.map(Math.floor);
  const left = all - whole.reduce((sum, count) => sum + count, 0);
  const byRemainder = even
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest)
    .slice(0, Math.max(0, left));
  for (const { index } of byRemainder) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}

/** Shifts beside a buddy whom the person had met since they last had met all. */
function repeatsIn(ownShifts: readonly (readonly CountedShift[])[], buddies: number): number {
  let repeats = 0;
  for (const own of ownShifts) {
    let met = new Set<string>();
    for (const { buddy_id } of own) {
      if (buddy_id === null) continue;
      if (met.has(buddy_id)) repeats++;
      met.add(buddy_id);
      if (met.size >= buddies) met = new Set();
    }
  }
  return repeats;
}

/** Real time, so that a day on which clocks change counts as long as it was. */
function hoursOf(shifts: readonly CountedShift[]): number {
  const ms = shifts.reduce(
    (sum, { starts_at, ends_at }) => sum + (ends_at.epochMilliseconds - starts_at.epochMilliseconds),
    0,
  );
  return rounded(ms / HOUR_MS);
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
