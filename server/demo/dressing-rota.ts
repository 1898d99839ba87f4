import { enterAbsence } from '../features/rota/absences.ts';
import { askSwap } from '../features/rota/asking-swaps.ts';
import { holidaysOf } from '../features/rota/holidays.ts';
import { createRota, putPersonInRota } from '../features/rota/keeping.ts';
import type { NewShift } from '../features/rota/shifts.queries.ts';
import { insertShifts, listShifts } from '../features/rota/shifts.queries.ts';
import type { Platform } from '../platform/act.ts';
import { act } from '../platform/act.ts';
import type { MovableClock } from '../platform/clock/index.ts';
import { newId } from '../platform/ids/index.ts';
import { people } from './company.ts';
import { addPublishedPlan } from './dressing-rota.queries.ts';
import type { Sample } from './founding.ts';
import { ACTOR, personIn } from './founding.ts';

const TIME_ZONE = 'Europe/Rome';
const BUDDIES = ['marta-rinaldi', 'ioana-munteanu', 'pete-ashworth', 'tomas-iglesias'];
const COUNTRIES: Readonly<Record<string, string>> = {
  'Europe/Rome': 'IT',
  'Europe/Madrid': 'ES',
  'Europe/Bucharest': 'RO',
  'Europe/London': 'GB',
};
/** A year behind, this month, and the next. */
const MONTHS_BEFORE = 12;
const HOURS = ['09:00', '17:00'] as const;
/** On shift today, whatever day it is, and each month about the same day: both beside the first buddy. */
const TODAY = ['chiara-bassi', 'laia-pons'];
/** What they know best, as the categories of the desk call it. */
const SKILLS: Readonly<Record<string, readonly string[]>> = {
  'chiara-bassi': ['workshop', 'Charging', 'Battery', 'Mounting', 'Repairs'],
};
const SATURDAY = 6;

interface Taking {
  key: string;
  id: string;
  timeZone: string;
  country: string;
}

/** The rota of the customer desk: everybody answers one day a month, beside another of four each time; a year of it. */
export async function dressRota(
  platform: Platform & { clock: MovableClock },
  sample: Sample,
  now: Temporal.Instant,
): Promise<void> {
  const today = now.toZonedDateTimeISO(TIME_ZONE).toPlainDate();
  const first = today.with({ day: 1 }).subtract({ months: MONTHS_BEFORE });
  // Who was there from the first day owes a year.
  platform.clock.set(first.toZonedDateTime({ timeZone: TIME_ZONE, plainTime: '08:00' }).toInstant());
  const rotaId = await makeRota(platform, sample);
  platform.clock.set(now);
  const taking = people.map(
    ({ key, timeZone }): Taking => ({
      key,
      id: personIn(sample, key).id,
      timeZone,
      country: COUNTRIES[timeZone] ?? 'IT',
    }),
  );
  const buddies = BUDDIES.flatMap((key) => taking.find((person) => person.key === key) ?? []);
  const participants = besideTheFirst(taking.filter(({ key }) => !BUDDIES.includes(key)));
  const last = today.with({ day: 1 }).add({ months: 1 });
  const freeDays = await freeDaysOf(first, last);
  for (let month = 0; month <= MONTHS_BEFORE + 1; month++) {
    const begin = first.add({ months: month });
    const planId = newId();
    const placed = placesIn(begin, month, { participants, buddies, freeDays, today });
    await act(platform, ACTOR, async (one) => {
      await addPublishedPlan(one.trx, { id: planId, rotaId, by: personIn(sample, 'ioana-munteanu').id, begin });
      await insertShifts(
        one.trx,
        placed.map((place) => shiftAt(place, { rotaId, planId, now })),
      );
    });
  }
  await entersLifeInto(platform, sample, rotaId, today);
}

async function makeRota(platform: Platform, sample: Sample): Promise<string> {
  const deskId = sample.deskIds.get('customer') ?? '';
  return act(platform, personIn(sample, 'marta-rinaldi'), async (one) => {
    const id = await createRota(one, {
      deskId,
      name: 'Customers',
      timeZone: TIME_ZONE,
      rules: { seatsPerDay: { min: 1, max: 4 }, minDaysBetween: 10, minOverlapHours: 4, commonLanguage: false },
    });
    for (const { key, timeZone, speaks, department } of people) {
      const isBuddy = BUDDIES.includes(key);
      await putPersonInRota(one, id, personIn(sample, key).id, {
        part: isBuddy ? 'buddy' : 'participant',
        share: { percent: 5 },
        weekdays: [1, 2, 3, 4, 5],
        hours: [...HOURS],
        timeZone,
        languages: speaks,
        skills: [...(SKILLS[key] ?? [department.toLowerCase()])],
        maxPerDay: isBuddy ? 2 : 1,
        holidaysCountry: COUNTRIES[timeZone] ?? null,
        exempt: null,
        paused: null,
        level: key === 'laia-pons' ? 'learning' : 'alone',
      });
    }
    return id;
  });
}

/** Public holidays, "IT 2026-12-08". */
async function freeDaysOf(first: Temporal.PlainDate, last: Temporal.PlainDate): Promise<Set<string>> {
  const span = { from: first.toString(), to: last.with({ day: last.daysInMonth }).toString() };
  const holidays = await holidaysOf(Object.values(COUNTRIES), span, 'en');
  return new Set(holidays.map(({ country, on }) => `${country} ${on}`));
}

interface Place {
  person: Taking;
  buddyId: string;
  on: Temporal.PlainDate;
}

/**
 * Everybody's day in a month. Each month beside the next buddy; those who are with one buddy are spread evenly over the days,
 * and come a little earlier each month, so that weekdays change and two shifts are never near.
 */
function placesIn(
  begin: Temporal.PlainDate,
  month: number,
  {
    participants,
    buddies,
    freeDays,
    today,
  }: {
    participants: readonly Taking[];
    buddies: readonly Taking[];
    freeDays: ReadonlySet<string>;
    today: Temporal.PlainDate;
  },
): Place[] {
  const days: Temporal.PlainDate[] = [];
  for (let day = begin; day.month === begin.month; day = day.add({ days: 1 })) {
    if (day.dayOfWeek < SATURDAY) days.push(day);
  }
  return buddies.flatMap((buddy, turn) => {
    const beside = participants.filter((_, index) => (index + month) % buddies.length === turn);
    const fixed = fixedDay(begin, today, freeDays);
    const hasFixed = beside.some(({ key }) => TODAY.includes(key));
    return beside.flatMap((person, index): Place[] => {
      if (TODAY.includes(person.key)) return [{ person, buddyId: buddy.id, on: fixed }];
      const slot = (index + beside.length * MONTHS_BEFORE - month) % beside.length;
      const wished = Math.floor(((slot + turn / buddies.length) * days.length) / beside.length);
      const isFree = (on: Temporal.PlainDate): boolean =>
        (hasFixed && on.equals(fixed)) ||
        freeDays.has(`${person.country} ${on.toString()}`) ||
        freeDays.has(`${buddy.country} ${on.toString()}`);
      const from = days.slice(wished);
      const on = from.find((day) => !isFree(day)) ?? days.findLast((day) => !isFree(day));
      return on ? [{ person, buddyId: buddy.id, on }] : [];
    });
  });
}

/** In an order in which those who are on shift today sit beside the first buddy this month. */
function besideTheFirst(participants: readonly Taking[]): Taking[] {
  const others = participants.filter(({ key }) => !TODAY.includes(key));
  const [first, second] = TODAY.flatMap((key) => participants.find((person) => person.key === key) ?? []);
  if (!first || !second) return others;
  const between = others.slice(0, BUDDIES.length - 1);
  return [first, ...between, second, ...others.slice(between.length)];
}

/** Today; in other months the working day nearest to the same date, since nobody is on shift twice within ten days. */
function fixedDay(
  begin: Temporal.PlainDate,
  today: Temporal.PlainDate,
  freeDays: ReadonlySet<string>,
): Temporal.PlainDate {
  if (begin.year === today.year && begin.month === today.month) return today;
  const wished = begin.with({ day: Math.min(today.day, begin.daysInMonth) });
  const isOpen = (day: Temporal.PlainDate): boolean =>
    day.dayOfWeek < SATURDAY && !['IT', 'ES'].some((country) => freeDays.has(`${country} ${day.toString()}`));
  for (let away = 0; away < begin.daysInMonth; away++) {
    for (const day of [wished.subtract({ days: away }), wished.add({ days: away })])
      if (day.month === begin.month && isOpen(day)) return day;
  }
  return wished;
}

function shiftAt(
  { person, buddyId, on }: Place,
  { rotaId, planId, now }: { rotaId: string; planId: string; now: Temporal.Instant },
): NewShift {
  const at = (plainTime: string): Temporal.Instant =>
    on.toZonedDateTime({ timeZone: person.timeZone, plainTime }).toInstant();
  const endsAt = at(HOURS[1]);
  const publishedAt = on.with({ day: 1 }).subtract({ days: 21 }).toZonedDateTime(TIME_ZONE).toInstant().toString();
  return {
    id: newId(),
    rota_id: rotaId,
    plan_id: planId,
    teammate_id: person.id,
    buddy_id: buddyId,
    on_date: on.toString(),
    starts_at: at(HOURS[0]).toString(),
    ends_at: endsAt.toString(),
    time_zone: person.timeZone,
    state: Temporal.Instant.compare(endsAt, now) < 0 ? 'complete' : 'published',
    stands_for: null,
    published_at: publishedAt,
    changed_at: publishedAt,
  };
}

/** Somebody asks for a swap, somebody is away next month. */
async function entersLifeInto(
  platform: Platform,
  sample: Sample,
  rotaId: string,
  today: Temporal.PlainDate,
): Promise<void> {
  const beth = personIn(sample, 'beth-turner');
  const [next] = await listShifts(platform.db, beth, {
    rotaId,
    teammateId: beth.id,
    planId: null,
    from: today.add({ days: 2 }).toString(),
    to: null,
    after: null,
    limit: 1,
  });
  if (next)
    await act(platform, beth, (one) =>
      askSwap(one, next.id, {
        kind: 'open',
        wantedOn: [],
        words: 'The London fair moved to that day. Any other suits me.',
      }),
    );
  const month = today.with({ day: 1 }).add({ months: 2 });
  await act(platform, personIn(sample, 'giorgio-berti'), (one) =>
    enterAbsence(one, { from: month.with({ day: 11 }).toString(), to: month.with({ day: 15 }).toString() }),
  );
}
