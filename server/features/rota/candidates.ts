import type { Broken } from './checking.ts';
import { brokenRules, repeatsBuddy } from './checking.ts';
import type { RotaFacts } from './facts.ts';
import { LOOK_BACK_DAYS } from './facts.ts';
import { fairShifts } from './fairness.ts';
import type { PersonRow } from './people.queries.ts';
import type { ShiftRow } from './shifts.queries.ts';

/** Shifts that somebody might give back are looked for so far ahead. */
const EXCHANGE_WITHIN_DAYS = 45;
/** Of one person's shifts so many are tried. */
const MOST_TRIED = 3;

/** Somebody who might take a shift, and how. */
export interface PossibleTaker {
  person: PersonRow;
  /** The shift of theirs that its owner would have for it; null: they take it on top. */
  inExchange: ShiftRow | null;
  /** Empty: nothing stands against it. */
  broken: Broken[];
  repeatsBuddy: boolean;
  /** In the year that ends with the shift, and what would be their share. */
  shifts: number;
  fairShifts: number;
}

/**
 * Everybody who takes part, fairest first: nothing against it, a new buddy, then who has least of their share; last those who
 * cannot, with the rules that stand against it. The buddy stays where the buddy is: of two people who change, nobody else hears.
 * @param withExchange false: who takes it gives nothing back.
 */
export function possibleTakers(
  facts: RotaFacts,
  shift: ShiftRow,
  { now, withExchange }: { now: Temporal.Instant; withExchange: boolean },
): PossibleTaker[] {
  const last = Temporal.PlainDate.from(shift.on_date).add({ days: EXCHANGE_WITHIN_DAYS }).toString();
  const back = Temporal.PlainDate.from(shift.on_date).subtract({ days: LOOK_BACK_DAYS }).toString();
  // Of a rota that is younger than a year, its own days: before them nobody owed anything.
  const first = facts.shifts[0]?.on_date ?? back;
  const year = { from: [first, back].sort().at(-1) ?? back, to: shift.on_date };
  const takers = [...facts.people.values()]
    .filter((person) => person.part === 'participant' && person.exempt_at === null)
    .filter((person) => person.teammate_id !== shift.teammate_id)
    .map((person): PossibleTaker => {
      const own = facts.shiftsOf.get(person.teammate_id) ?? [];
      const theirs = withExchange
        ? own.filter(
            (each) =>
              each.state === 'published' &&
              each.swap_id === null &&
              each.on_date <= last &&
              Temporal.Instant.compare(each.starts_at, now) > 0,
          )
        : [];
      const onTop: Way = { inExchange: null, broken: takeBreaks(facts, person.teammate_id, shift, null) };
      const ways = [
        ...theirs.slice(0, MOST_TRIED).map((other) => wayOf(facts, person.teammate_id, shift, other)),
        onTop,
      ];
      const [best = onTop] = ways.sort((a, b) => a.broken.length - b.broken.length);
      const seat = { teammateId: person.teammate_id, buddyId: shift.buddy_id, on: shift.on_date };
      return {
        person,
        ...best,
        repeatsBuddy: repeatsBuddy(facts, seat, new Set(best.inExchange ? [best.inExchange.id] : [])),
        shifts: own.filter((each) => each.on_date >= year.from && each.on_date <= year.to).length,
        fairShifts: fairShifts(person, facts.rules, year),
      };
    });
  return takers.sort(
    (a, b) =>
      Number(a.broken.length > 0) - Number(b.broken.length > 0) ||
      Number(a.repeatsBuddy) - Number(b.repeatsBuddy) ||
      a.shifts - a.fairShifts - (b.shifts - b.fairShifts) ||
      (a.person.name < b.person.name ? -1 : 1),
  );
}

interface Way {
  inExchange: ShiftRow | null;
  broken: Broken[];
}

function wayOf(facts: RotaFacts, takerId: string, shift: ShiftRow, other: ShiftRow): Way {
  return { inExchange: other, broken: takeBreaks(facts, takerId, shift, other) };
}

/** Every rule that is broken when somebody takes a shift, and its owner has another for it. */
export function takeBreaks(facts: RotaFacts, takerId: string, shift: ShiftRow, other: ShiftRow | null): Broken[] {
  const without = new Set(other ? [shift.id, other.id] : [shift.id]);
  const taken = brokenRules(facts, { teammateId: takerId, buddyId: shift.buddy_id, on: shift.on_date }, without);
  if (!other) return taken;
  const given = { teammateId: shift.teammate_id, buddyId: other.buddy_id, on: other.on_date };
  return [...taken, ...brokenRules(facts, given, without)];
}
