import type { RotaAnswer, RotaCollision, RotaReason, RotaViolation } from '../../../../contract/rota-plan.ts';
import type { Draft } from './draft.ts';
import { NOWHERE } from './draft.ts';
import { openDays } from './measuring.ts';
import { NOBODY } from './roster.ts';
import { at } from './rota-days.ts';

/** So many ways out are named for one shift. */
const MOST_WAYS = 5;

/** What it costs to bend a rule for one shift, for the order of the ways out; hours that are missing come on top. */
const COST_OF: Record<RotaReason, number> = {
  overlap: 1,
  'buddies-full': 3,
  'seats-max': 3,
  'days-between': 4,
  language: 5,
  skill: 5,
  cap: 6,
  'buddies-away': 7,
  'no-day': 8,
};

const DETAIL: Record<RotaReason, string> = {
  'no-day': 'There is no day in this month on which they work and are there.',
  cap: 'The minutes that they may answer in a month are less than their shifts take.',
  overlap: 'No buddy shares as many hours with them as the rota asks for.',
  language: 'No buddy who is there when they are speaks a language of theirs.',
  skill: 'No buddy who is there when they are has a skill of theirs.',
  'buddies-away': 'On each of their days, every buddy who could sit beside them is away.',
  'days-between': 'Each of their days is too near to another shift of theirs.',
  'buddies-full': 'On each of their days, every buddy who could sit beside them has as many people as they may.',
  'seats-max': 'On each of their days, all seats are taken.',
};

export type Explained = Pick<RotaAnswer, 'unfilled' | 'collisions' | 'violations'>;

/**
 * Says of everything that found no place what stood against it.
 * @param capped how many shifts of a share ("person month") were left out beforehand, for the cap on minutes.
 */
export function explainUnfilled(draft: Draft, capped: ReadonlyMap<string, number>): Explained {
  const { days, people } = draft.roster;
  const unfilled: RotaAnswer['unfilled'] = [];
  const collisions: RotaCollision[] = [];
  for (const [person, { id }] of people.entries()) {
    for (const [month, { name }] of days.months.entries()) {
      const open = at(draft.unitsOf, person).filter((unit) => unit.month === month && unit.day === NOWHERE).length;
      const overCap = capped.get(`${id} ${name}`) ?? 0;
      const reasons: RotaReason[] = [];
      if (open > 0) reasons.push(reasonFor(draft, person, month));
      for (let shift = 0; shift < open; shift++) unfilled.push({ person: id, month: name, reason: at(reasons, 0) });
      if (overCap > 0) reasons.push('cap');
      for (let shift = 0; shift < overCap; shift++) unfilled.push({ person: id, month: name, reason: 'cap' });
      for (const reason of reasons) {
        const ways = reason === 'cap' || reason === 'no-day' ? [] : waysOut(draft, person, month);
        const rules = [...new Set([reason, ...ways.map(({ rule }) => rule)])];
        collisions.push({ person: id, month: name, rules, detail: DETAIL[reason], ways });
      }
    }
  }
  const violations = collisions.flatMap(({ person, month, rules, detail }): RotaViolation[] => {
    const rule = at(rules, 0);
    // To be away for a month breaks no rule.
    return rule === 'no-day' ? [] : [{ rule, who: person, on: null, month, detail }];
  });
  return { unfilled, collisions, violations: [...violations, ...tooFewSeats(draft)] };
}

function reasonFor(draft: Draft, person: number, month: number): RotaReason {
  const { roster } = draft;
  const { first, end } = at(roster.days.months, month);
  const { free } = at(roster.people, person);
  const days: number[] = [];
  for (let day = first; day < end; day++) if (free[day] === 1) days.push(day);
  if (days.length === 0) return 'no-day';
  const buddies = roster.paired ? [...roster.buddies.keys()] : [NOBODY];
  if (roster.paired) {
    const others = buddies.filter((buddy) => at(roster.buddies, buddy).asPerson !== person);
    // The only one who could sit beside others finds nobody beside themselves.
    if (others.length === 0) return 'buddies-away';
    const ever = (holds: (buddy: number, day: number) => boolean): boolean =>
      others.some((buddy) => days.some((day) => holds(buddy, day)));
    const hours = (buddy: number, day: number): boolean => sharesHours(draft, person, buddy, day);
    if (!ever(hours)) return 'overlap';
    if (!ever((buddy, day) => hours(buddy, day) && roster.speak(person, buddy).language)) return 'language';
    if (!ever((buddy, day) => roster.together(person, buddy, day))) return 'skill';
    if (!ever((buddy, day) => roster.fits(person, buddy, day))) return 'buddies-away';
  }
  const good = days.filter((day) => buddies.some((buddy) => roster.fits(person, buddy, day)));
  const apart = good.filter((day) => draft.apart(person, day, new Set()));
  if (apart.length === 0) return 'days-between';
  const { max } = roster.given.rules.seatsPerDay;
  return !roster.paired || apart.every((day) => at(draft.dayLoad, day) >= max) ? 'seats-max' : 'buddies-full';
}

function sharesHours({ roster }: Draft, person: number, buddy: number, day: number): boolean {
  return roster.minutesTogether(person, buddy, day) >= Math.round(roster.given.rules.minOverlapHours * 60);
}

/** Days and buddies that would do if one single rule gave way: the cheapest for each rule. */
function waysOut(draft: Draft, person: number, month: number): RotaCollision['ways'] {
  const { roster } = draft;
  const { first, end } = at(roster.days.months, month);
  const best = new Map<RotaReason, RotaCollision['ways'][number]>();
  // Nobody sits beside themselves, whatever gives way.
  const buddies = roster.paired
    ? [...roster.buddies.keys()].filter((buddy) => at(roster.buddies, buddy).asPerson !== person)
    : [NOBODY];
  for (let day = first; day < end; day++) {
    if (at(roster.people, person).free[day] === 0) continue;
    for (const buddy of buddies) {
      const against = whatIsAgainst(draft, person, day, buddy);
      const [rule] = against;
      if (against.length !== 1 || rule === undefined) continue;
      const minutes = buddy === NOBODY ? null : roster.minutesTogether(person, buddy, day);
      const missing = rule === 'overlap' ? roster.given.rules.minOverlapHours - (minutes ?? 0) / 60 : 0;
      const cost = COST_OF[rule] + missing;
      if ((best.get(rule)?.cost ?? Number.POSITIVE_INFINITY) <= cost) continue;
      best.set(rule, {
        rule,
        on: at(roster.days.dates, day),
        buddy: buddy === NOBODY ? null : at(roster.buddies, buddy).id,
        overlapHours: minutes === null ? null : minutes / 60,
        cost,
      });
    }
  }
  return [...best.values()].sort((a, b) => a.cost - b.cost).slice(0, MOST_WAYS);
}

function whatIsAgainst(draft: Draft, person: number, day: number, buddy: number): RotaReason[] {
  const { roster } = draft;
  const against: RotaReason[] = [];
  if (!draft.apart(person, day, new Set())) against.push('days-between');
  if (at(draft.dayLoad, day) >= roster.given.rules.seatsPerDay.max) against.push('seats-max');
  if (buddy === NOBODY) return against;
  if (at(roster.buddies, buddy).free[day] === 0) against.push('buddies-away');
  else if (draft.room(buddy, day) < 1) against.push('buddies-full');
  if (!sharesHours(draft, person, buddy, day)) against.push('overlap');
  const { language, skill } = roster.speak(person, buddy);
  if (!language) against.push('language');
  if (!skill) against.push('skill');
  return against;
}

function tooFewSeats(draft: Draft): RotaViolation[] {
  const { days, given } = draft.roster;
  const { min } = given.rules.seatsPerDay;
  return openDays(draft.roster).flatMap((day): RotaViolation[] => {
    const load = at(draft.dayLoad, day);
    if (load >= min) return [];
    const on = at(days.dates, day);
    const detail = `${load} of at least ${min} seats are taken: more shares, or people who are there, would fill it.`;
    return [{ rule: 'seats-min', who: null, on, month: on.slice(0, 7), detail }];
  });
}
