import type { z } from 'zod';
import type { RotaInstance } from '../../contract/rota-plan.ts';
import { rotaInstance } from '../../contract/rota-plan.ts';

/** Numbers from 0 up to 1, always the same for a seed (xorshift). */
function seededNumbers(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
}

const ZONES = ['Europe/Rome', 'Europe/Bucharest', 'Europe/London'];
const HOLIDAYS = ['01-01', '01-06', '05-01', '08-15', '12-25', '12-26'];
const DAY_MS = 86_400_000;

export interface CompanySize {
  people: number;
  /** One buddy for so many people. */
  perBuddy?: number;
  months?: number;
  /** Of all days; in stretches of up to two weeks. */
  awayShare?: number;
  year?: number;
}

/**
 * A company as it might be: three time zones, everybody one day a month beside a buddy with whom they share four hours, some
 * away at any time. Made once from a seed, and not for any planner.
 */
export function sampleCompany(seed: number, size: CompanySize): RotaInstance {
  const { people, perBuddy = 10, months = 12, awayShare = 0.08, year = 2026 } = size;
  const random = seededNumbers(seed);
  const pick = <Item>(list: readonly Item[]): Item => list[Math.floor(random() * list.length)] as Item;
  const from = `${year}-01-01`;
  const first = Date.parse(from);
  const last = Date.UTC(year, months, 0);
  const dateOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
  const absences = (): { from: string; to: string }[] => {
    const days = (last - first) / DAY_MS + 1;
    let due = Math.round(days * awayShare * (0.5 + random()));
    const stretches: { from: string; to: string }[] = [];
    while (due > 0) {
      const long = Math.min(due, 1 + Math.floor(random() * 14));
      const begin = first + Math.floor(random() * days) * DAY_MS;
      stretches.push({ from: dateOf(begin), to: dateOf(Math.min(last, begin + (long - 1) * DAY_MS)) });
      due -= long;
    }
    return stretches;
  };
  const someone = (id: string, zone: string) => ({
    id,
    weekdays: [1, 2, 3, 4, 5],
    hours: pick([
      ['09:00', '17:00'],
      ['08:00', '16:00'],
      ['10:00', '18:00'],
    ] as [string, string][]),
    timeZone: zone,
    absences: absences(),
  });
  const buddies = Math.max(1, Math.round(people / perBuddy));
  const given: z.input<typeof rotaInstance> = {
    from,
    to: dateOf(last),
    seed,
    holidays: HOLIDAYS.map((day) => `${year}-${day}`),
    people: Array.from({ length: people }, (_, index) => ({
      ...someone(`p${index + 1}`, pick(ZONES)),
      shiftsPerMonth: 1,
    })),
    buddies: Array.from({ length: buddies }, (_, index) => ({
      ...someone(`b${index + 1}`, ZONES[index % ZONES.length] as string),
      maxPerDay: 1,
    })),
    rules: {
      seatsPerDay: { min: 0, max: Math.max(2, Math.ceil(people / 10)) },
      minDaysBetween: 10,
      minOverlapHours: 4,
      commonLanguage: false,
    },
  };
  return rotaInstance.parse(given);
}
