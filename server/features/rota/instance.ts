import type { RotaInstance, RotaPerson } from '../../../contract/rota-plan.ts';
import { ROTA_LIMITS } from '../../../contract/rota-plan.ts';
import type { RotaFacts } from './facts.ts';
import type { PersonRow } from './people.queries.ts';
import { shareInShifts, shiftMinutes } from './shares.ts';

interface Span {
  from: string;
  to: string;
}

/** What the engine is given: the people of a rota as they are in these days, and what was before. */
export function instanceOf(
  facts: RotaFacts,
  { from, to, seed, keep }: Span & { seed: number; keep: boolean },
): RotaInstance {
  const { rules } = facts;
  const taking = [...facts.people.values()].filter(
    (person) => person.exempt_at === null && !isPausedThrough(person, from, to),
  );
  const participants = taking.filter((person) => person.part === 'participant');
  const buddies = taking.filter((person) => person.part === 'buddy');
  const ids = new Set(participants.map((person) => person.teammate_id));
  return {
    from,
    to,
    seed,
    holidays: [],
    countryHolidays: Object.fromEntries(
      [...facts.holidays].map(([country, days]) => [country, [...days].filter((on) => on >= from && on <= to)]),
    ),
    people: participants.map((person) => personOf(facts, person, { from, to })),
    buddies: buddies.map((buddy) => ({ ...whereAndWhen(facts, buddy, { from, to }), maxPerDay: buddy.max_per_day })),
    rules: {
      seatsPerDay: rules.seatsPerDay,
      minDaysBetween: rules.minDaysBetween,
      minOverlapHours: rules.minOverlapHours,
      commonLanguage: rules.commonLanguage,
      commonSkill: rules.commonSkill,
      shiftMinutes: shiftMinutes(rules) ?? undefined,
      partOfDay: rules.partOfDay,
      buddiesFromPeople: buddies.length > 0 ? 0 : rules.buddiesFromPeople,
    },
    demand: [],
    kept: keep
      ? facts.shifts
          .filter((shift) => shift.on_date >= from && shift.on_date <= to && ids.has(shift.teammate_id))
          .map((shift) => ({ on: shift.on_date, person: shift.teammate_id, buddy: shift.buddy_id, fixed: false }))
      : [],
  };
}

function isPausedThrough(person: PersonRow, from: string, to: string): boolean {
  return (
    person.paused_from_on !== null &&
    person.paused_from_on <= from &&
    (person.paused_until_on === null || person.paused_until_on >= to)
  );
}

function personOf(facts: RotaFacts, person: PersonRow, span: Span): RotaPerson {
  const { shiftsPerMonth, capMinutes } = shareInShifts(person, facts.rules);
  const history = (facts.shiftsOf.get(person.teammate_id) ?? [])
    .filter((shift) => shift.on_date < span.from)
    .slice(-ROTA_LIMITS.historyPerPerson);
  return {
    ...whereAndWhen(facts, person, span),
    shiftsPerMonth,
    ...(capMinutes === undefined ? {} : { capMinutes }),
    history: history.map((shift) => ({ on: shift.on_date, buddy: shift.buddy_id })),
  };
}

function whereAndWhen(facts: RotaFacts, person: PersonRow, { from, to }: Span) {
  const away = (facts.away.get(person.teammate_id) ?? []).filter((each) => each.to >= from && each.from <= to);
  const paused =
    person.paused_from_on === null ? [] : [{ from: person.paused_from_on, to: person.paused_until_on ?? to }];
  return {
    id: person.teammate_id,
    weekdays: person.weekdays,
    hours: [person.from_time, person.to_time] as [string, string],
    timeZone: person.time_zone,
    languages: person.languages,
    skills: person.skills,
    absences: [...paused, ...away].slice(0, ROTA_LIMITS.absencesPerPerson),
    holidays: [],
    ...(person.holidays_country === null ? {} : { country: person.holidays_country }),
  };
}
