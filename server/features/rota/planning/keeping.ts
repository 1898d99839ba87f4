import type { RotaAnswer, RotaReason, RotaViolation } from '../../../../contract/rota-plan.ts';
import type { Draft, Unit } from './draft.ts';
import { NOWHERE } from './draft.ts';
import type { Roster } from './roster.ts';
import { NOBODY } from './roster.ts';
import { at } from './rota-days.ts';

type Moved = RotaAnswer['moved'][number];
type Kept = Roster['given']['kept'][number];

export interface KeptPlan {
  /** Shifts that did not hold any more by themselves: no plan moves fewer. */
  broken: number;
  violations: RotaViolation[];
  /** Asked when the draft is done. */
  moved(): Moved[];
}

/** Puts the plan so far into the draft, as far as it still holds; what is fixed, whatever it breaks. */
export function keepWhatHolds(draft: Draft): KeptPlan {
  const { roster } = draft;
  const { days, given } = roster;
  const personNumber = new Map(roster.people.map(({ id }, index) => [id, index]));
  const buddyNumber = new Map(roster.buddies.map(({ id }, index) => [id, index]));
  const entries: { kept: Kept; unit: Unit | undefined; why: Moved['why'] }[] = [];
  const violations: RotaViolation[] = [];
  const inOrder = [...given.kept].sort(
    (a, b) => Number(b.fixed) - Number(a.fixed) || (a.on < b.on ? -1 : a.on > b.on ? 1 : 0),
  );
  for (const kept of inOrder) {
    const person = personNumber.get(kept.person);
    if (person === undefined) continue;
    const day = days.numberOf(kept.on);
    const buddy = kept.buddy === null ? NOBODY : (buddyNumber.get(kept.buddy) ?? NOBODY);
    const why = whyNot(draft, person, day, buddy);
    const unit = unitFor(draft, person, day, kept.fixed);
    if (unit) unit.kept = { day, buddy };
    if (unit && kept.fixed) {
      unit.fixed = true;
      if (why) violations.push(fixedAgainst(kept, why));
    }
    if (unit && (kept.fixed || !why)) draft.place(unit, day, buddy);
    entries.push({ kept, unit, why: kept.fixed ? null : why });
  }
  return {
    broken: entries.filter(({ unit, why }) => !unit || why !== null).length,
    violations,
    moved: () => entries.flatMap(({ kept, unit, why }) => movedFrom(roster, kept, unit, why)),
  };
}

/** The unit of somebody's share that a kept shift is: the one of its turn in the month, else any that is open. */
function unitFor(draft: Draft, person: number, day: number, fixed: boolean): Unit | undefined {
  const month = at(draft.roster.days.month, day);
  const open = at(draft.unitsOf, person).filter((unit) => unit.month === month && unit.day === NOWHERE && !unit.kept);
  const [first] = open;
  if (first || !fixed) return first;
  // More than the share, and yet not to be touched.
  return draft.add({ person, month, turn: 0, of: 1, kept: null, fixed: true });
}

/** What stands against a shift there, now; null: nothing. */
function whyNot(draft: Draft, person: number, day: number, buddy: number): RotaReason | null {
  const { roster } = draft;
  if (at(roster.people, person).free[day] === 0) return 'no-day';
  if (roster.paired) {
    if (buddy === NOBODY || at(roster.buddies, buddy).free[day] === 0) return 'buddies-away';
    if (!roster.together(person, buddy, day)) {
      const { language, skill } = roster.speak(person, buddy);
      return language ? (skill ? 'overlap' : 'skill') : 'language';
    }
    if (draft.room(buddy, day) < 1) return 'buddies-full';
  }
  const { asBuddy } = at(roster.people, person);
  if (asBuddy !== NOBODY && draft.room(asBuddy, day) < draft.takenAsBuddy(person)) return 'buddies-full';
  if (!draft.apart(person, day, new Set())) return 'days-between';
  return at(draft.dayLoad, day) >= roster.given.rules.seatsPerDay.max ? 'seats-max' : null;
}

function fixedAgainst({ on, person }: Kept, rule: RotaReason): RotaViolation {
  return { rule, who: person, on, month: on.slice(0, 7), detail: 'This shift is fixed, and stays against the rule.' };
}

function movedFrom(
  { days, buddies }: Roster,
  { on, buddy, person }: Kept,
  unit: Unit | undefined,
  why: Moved['why'],
): Moved[] {
  const was = { on, buddy };
  if (!unit || unit.day === NOWHERE) return [{ person, was, is: null, why }];
  const is = { on: at(days.dates, unit.day), buddy: unit.buddy === NOBODY ? null : at(buddies, unit.buddy).id };
  return is.on === on && is.buddy === buddy ? [] : [{ person, was, is, why }];
}
