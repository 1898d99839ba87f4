import type { PlanException } from '../../../contract/rota.ts';
import type { RotaInstance, RotaPerson } from '../../../contract/rota-plan.ts';
import { ROTA_LIMITS } from '../../../contract/rota-plan.ts';
import { stretchOf, workingStretch } from './checking.ts';
import type { Away, RotaFacts } from './facts.ts';
import type { PersonRow } from './people.queries.ts';
import { shareInShifts, shiftMinutes } from './shares.ts';

interface Span {
  from: string;
  to: string;
}

/** What the engine is given: the people of a rota as they are in these days, and what was before. */
export function instanceOf(
  facts: RotaFacts,
  { from, to, seed, keep, exceptions }: Span & { seed: number; keep: boolean; exceptions: readonly PlanException[] },
): RotaInstance {
  const { rules } = facts;
  const taking = [...facts.people.values()].filter(
    (person) => person.exempt_at === null && !isPausedThrough(person, from, to),
  );
  const participants = taking.filter((person) => person.part === 'participant');
  const buddies = taking.filter((person) => person.part === 'buddy');
  const ids = new Set(participants.map((person) => person.teammate_id));
  const seats = allowedSeats(exceptions, { from, to }, ids, new Set(buddies.map((buddy) => buddy.teammate_id)));
  const isAllowed = new Set(seats.map(({ person, on }) => `${person} ${on}`));
  return {
    from,
    to,
    seed,
    holidays: [],
    countryHolidays: Object.fromEntries(
      [...facts.holidays].map(([country, days]) => [country, [...days].filter((on) => on >= from && on <= to)]),
    ),
    people: participants.map((person) => ({
      ...personOf(facts, person, { from, to }),
      exemptMonths: exceptions.flatMap((each) =>
        each.kind === 'month-off' && each.teammateId === person.teammate_id ? each.month : [],
      ),
    })),
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
    kept: [
      ...seats,
      ...(keep ? facts.shifts : [])
        .filter((shift) => shift.on_date >= from && shift.on_date <= to && ids.has(shift.teammate_id))
        .filter((shift) => !isAllowed.has(`${shift.teammate_id} ${shift.on_date}`))
        .map((shift) => ({ on: shift.on_date, person: shift.teammate_id, buddy: shift.buddy_id, fixed: false })),
    ],
  };
}

/** What is allowed stands in the plan from the beginning; of who left the rota meanwhile nothing is. */
function allowedSeats(
  exceptions: readonly PlanException[],
  { from, to }: Span,
  people: ReadonlySet<string>,
  buddies: ReadonlySet<string>,
): RotaInstance['kept'] {
  return exceptions.flatMap((each) => {
    if (each.kind !== 'seat' || each.on < from || each.on > to || !people.has(each.teammateId)) return [];
    if (each.buddyId !== null && !buddies.has(each.buddyId) && !people.has(each.buddyId)) return [];
    return [{ on: each.on, person: each.teammateId, buddy: each.buddyId, fixed: true }];
  });
}

function isPausedThrough(person: PersonRow, from: string, to: string): boolean {
  return (
    person.paused_from_on !== null &&
    person.paused_from_on <= from &&
    (person.paused_until_on === null || person.paused_until_on >= to)
  );
}

function personOf(facts: RotaFacts, person: PersonRow, span: Span): Omit<RotaPerson, 'exemptMonths'> {
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

/** Days of an absence: of one by the hour those on which it lies in the shift, or where that is not known yet, in their hours. */
function barredDays(facts: RotaFacts, person: PersonRow, { from, to, hours }: Away, span: Span): Span[] {
  if (hours === null) return [{ from, to }];
  const days: Span[] = [];
  const last = Temporal.PlainDate.from(to < span.to ? to : span.to);
  let day = Temporal.PlainDate.from(from > span.from ? from : span.from);
  const isKnown = facts.rules.partOfDay !== 'any' && person.part === 'participant';
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const on = day.toString();
    const stretch = isKnown
      ? stretchOf(facts, { teammateId: person.teammate_id, buddyId: null, on })
      : workingStretch(person, on);
    const lies =
      Temporal.Instant.compare(hours.begin, stretch.endsAt) < 0 &&
      Temporal.Instant.compare(hours.end, stretch.startsAt) > 0;
    if (lies) days.push({ from: on, to: on });
  }
  return days;
}

function whereAndWhen(facts: RotaFacts, person: PersonRow, { from, to }: Span) {
  const away = (facts.away.get(person.teammate_id) ?? [])
    .filter((each) => each.to >= from && each.from <= to)
    .flatMap((each) => barredDays(facts, person, each, { from, to }));
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
