import type { RotaRules } from '../../../contract/rota.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { daysAway } from './absences.queries.ts';
import { holidaysOf } from './holidays.ts';
import type { PersonRow } from './people.queries.ts';
import { peopleOfRota } from './people.queries.ts';
import { rulesOf } from './presenting.ts';
import type { ShiftRow } from './shifts.queries.ts';
import { shiftsBetween } from './shifts.queries.ts';

/** Rounds of buddies, and a fair share, look back so far. */
export const LOOK_BACK_DAYS = 366;
/** A shift that moves is near others of its own month and of those beside it. */
const LOOK_AHEAD_DAYS = 62;

/** All that says whether somebody can be on shift on a day, of one rota and around some days. */
export interface RotaFacts {
  rotaId: string;
  deskId: string;
  rules: RotaRules;
  timeZone: string;
  people: ReadonlyMap<string, PersonRow>;
  /** Days of absence, and of shifts in other rotas. */
  away: ReadonlyMap<string, readonly { from: string; to: string }[]>;
  /** Days off by country. */
  holidays: ReadonlyMap<string, ReadonlySet<string>>;
  /** What is published, from a year before the days to two months after, by day. */
  shifts: readonly ShiftRow[];
  /** The same, by who is on shift and by day. */
  shiftsOf: ReadonlyMap<string, readonly ShiftRow[]>;
  shiftsOn: ReadonlyMap<string, readonly ShiftRow[]>;
}

/** What is known of a rota for placing shifts in a span of days. */
export async function readFacts(
  db: Db | Trx,
  rota: { id: string; desk_id: string; time_zone: string; rules: RotaRules },
  { from, to }: { from: string; to: string },
): Promise<RotaFacts> {
  const people = await peopleOfRota(db, rota.id);
  const around = {
    from: Temporal.PlainDate.from(from).subtract({ days: LOOK_BACK_DAYS }).toString(),
    to: Temporal.PlainDate.from(to).add({ days: LOOK_AHEAD_DAYS }).toString(),
  };
  const away = new Map<string, { from: string; to: string }[]>();
  const ids = people.map((person) => person.teammate_id);
  for (const row of await daysAway(db, rota.id, ids, { from, to: around.to })) {
    const list = away.get(row.teammate_id);
    if (list) list.push({ from: row.from_on, to: row.to_on });
    else away.set(row.teammate_id, [{ from: row.from_on, to: row.to_on }]);
  }
  const countries = people.flatMap((person) => person.holidays_country ?? []);
  const holidays = new Map<string, Set<string>>();
  for (const { country, on } of await holidaysOf(countries, { from, to: around.to }, 'en')) {
    const days = holidays.get(country);
    if (days) days.add(on);
    else holidays.set(country, new Set([on]));
  }
  const shifts = await shiftsBetween(db, rota.id, around);
  return {
    rotaId: rota.id,
    deskId: rota.desk_id,
    rules: rulesOf(rota),
    timeZone: rota.time_zone,
    people: new Map(people.map((person) => [person.teammate_id, person])),
    away,
    holidays,
    shifts,
    shiftsOf: Map.groupBy(shifts, (shift) => shift.teammate_id),
    shiftsOn: Map.groupBy(shifts, (shift) => shift.on_date),
  };
}

/** Who may sit beside others: the buddies, or with none of them the people of longest history where the rules say so. */
export function buddiesIn(facts: RotaFacts): PersonRow[] {
  const people = [...facts.people.values()];
  const buddies = people.filter((person) => person.part === 'buddy');
  if (buddies.length > 0 || facts.rules.buddiesFromPeople === 0) return buddies;
  const served = new Map<string, number>();
  for (const shift of facts.shifts) served.set(shift.teammate_id, (served.get(shift.teammate_id) ?? 0) + 1);
  return people
    .sort((a, b) => (served.get(b.teammate_id) ?? 0) - (served.get(a.teammate_id) ?? 0))
    .slice(0, facts.rules.buddiesFromPeople);
}
