import type { RotaRules } from '../../../contract/rota.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import type { AwayRow } from './absences.queries.ts';
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

/** Whole days, both counted; of hours also from which moment to which. */
export interface Away {
  from: string;
  to: string;
  hours: { begin: Temporal.Instant; end: Temporal.Instant } | null;
}

/** All that says whether somebody can be on shift on a day, of one rota and around some days. */
export interface RotaFacts {
  rotaId: string;
  deskId: string;
  rules: RotaRules;
  timeZone: string;
  people: ReadonlyMap<string, PersonRow>;
  /** Absences, and days of shifts in other rotas. */
  away: ReadonlyMap<string, readonly Away[]>;
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
  const ids = people.map((person) => person.teammate_id);
  const rows = Map.groupBy(await daysAway(db, rota.id, ids, { from, to: around.to }), (row) => row.teammate_id);
  const away = new Map([...rows].map(([id, own]) => [id, own.map(toAway)]));
  const countries = people.flatMap((person) => person.holidays_country ?? []);
  const holidays = new Map<string, Set<string>>();
  for (const { country, on } of await holidaysOf(countries, { from, to: around.to }, 'en')) {
    const days = holidays.get(country);
    if (days) days.add(on);
    else holidays.set(country, new Set([on]));
  }
  return {
    rotaId: rota.id,
    deskId: rota.desk_id,
    rules: rulesOf(rota),
    timeZone: rota.time_zone,
    people: new Map(people.map((person) => [person.teammate_id, person])),
    away,
    holidays,
    ...placed(await shiftsBetween(db, rota.id, around)),
  };
}

function toAway({ from_on, to_on, from_time, to_time, time_zone }: AwayRow): Away {
  if (time_zone === null) return { from: from_on, to: to_on, hours: null };
  const at = (on: Temporal.PlainDate, time: string | null): Temporal.Instant =>
    on.toZonedDateTime({ timeZone: time_zone, plainTime: time ?? '00:00' }).toInstant();
  const last = Temporal.PlainDate.from(to_on);
  const hours = {
    begin: at(Temporal.PlainDate.from(from_on), from_time),
    end: at(to_time === null ? last.add({ days: 1 }) : last, to_time),
  };
  return { from: from_on, to: to_on, hours };
}

function placed(shifts: readonly ShiftRow[]): Pick<RotaFacts, 'shifts' | 'shiftsOf' | 'shiftsOn'> {
  return {
    shifts,
    shiftsOf: Map.groupBy(shifts, (shift) => shift.teammate_id),
    shiftsOn: Map.groupBy(shifts, (shift) => shift.on_date),
  };
}

/** The same as it would be with a draft: its shifts in place of what is published in its days and not over. */
export function withDrafts(
  facts: RotaFacts,
  days: { from: string; to: string },
  drafts: readonly ShiftRow[],
): RotaFacts {
  const stays = facts.shifts.filter(
    (shift) => shift.state !== 'published' || shift.on_date < days.from || shift.on_date > days.to,
  );
  const shifts = [...stays, ...drafts].sort((a, b) => (a.on_date < b.on_date ? -1 : a.on_date > b.on_date ? 1 : 0));
  return { ...facts, ...placed(shifts) };
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
