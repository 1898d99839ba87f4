import fc from 'fast-check';
import type { z } from 'zod';
import type { rotaInstance } from '../../contract/rota-plan.ts';

/** Small rotas of every kind, over the days on which Europe and America move their clocks. */
export function anyRota(): fc.Arbitrary<z.input<typeof rotaInstance>> {
  const day = fc
    .integer({ min: 0, max: 75 })
    .map((count) => new Date(Date.UTC(2026, 1, 15 + count)).toISOString().slice(0, 10));
  const stretch = fc
    .tuple(day, day)
    .map((days) => days.sort())
    .map(([from, to]) => ({ from: from as string, to: to as string }));
  const language = fc.subarray(['it', 'en', 'ro']);
  const where = {
    weekdays: fc.oneof(
      { weight: 3, arbitrary: fc.constant<number[]>([1, 2, 3, 4, 5]) },
      { weight: 1, arbitrary: fc.subarray([1, 2, 3, 4, 5, 6, 7]) },
    ),
    hours: fc.constantFrom<[string, string]>(
      ['09:00', '17:00'],
      ['08:30', '16:30'],
      ['13:00', '21:00'],
      ['22:00', '06:00'],
    ),
    timeZone: fc.constantFrom(
      'Europe/Rome',
      'Europe/Bucharest',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
    ),
    languages: language,
    skills: fc.subarray(['returns', 'wheels']),
    absences: fc.array(stretch, { maxLength: 2 }),
    holidays: fc.array(day, { maxLength: 2 }),
    country: fc.constantFrom('IT', 'RO'),
  };
  const history = fc.array(
    fc.record({
      on: fc
        .integer({ min: 1, max: 60 })
        .map((count) => new Date(Date.UTC(2026, 1, 15 - count)).toISOString().slice(0, 10)),
      buddy: fc.constantFrom('b0', 'b1', 'gone', null),
    }),
    { maxLength: 3 },
  );
  const person = fc.record({
    ...where,
    shiftsPerMonth: fc.constantFrom(0, 0.5, 1, 1, 2, 3),
    history,
    ...{
      minDaysBetween: fc.option(fc.nat(12), { nil: undefined }),
      capMinutes: fc.option(fc.nat(2_000), { nil: undefined }),
      exemptMonths: fc.subarray(['2026-02', '2026-03', '2026-04'], { maxLength: 1 }),
    },
  });
  const buddy = fc.record({ ...where, maxPerDay: fc.nat(2) });
  const numbered = <One>(list: One[], letter: string): (One & { id: string })[] =>
    list.map((one, index) => ({ ...one, id: `${letter}${index}` }));
  return fc
    .record({
      span: stretch,
      seed: fc.nat(1_000),
      people: fc.array(person, { maxLength: 8 }).map((list) => numbered(list, 'p')),
      buddies: fc.array(buddy, { maxLength: 4 }).map((list) => numbered(list, 'b')),
      holidays: fc.array(day, { maxLength: 2 }),
      countryHolidays: fc.record({ IT: fc.array(day, { maxLength: 2 }) }),
      rules: fc.record({
        seatsPerDay: fc.tuple(fc.nat(2), fc.integer({ min: 2, max: 4 })).map(([min, max]) => ({ min, max })),
        minDaysBetween: fc.nat(12),
        minOverlapHours: fc.constantFrom(0, 2, 4, 7.5),
        commonLanguage: fc.boolean(),
        commonSkill: fc.boolean(),
        shiftMinutes: fc.constantFrom(undefined, 240),
        buddiesFromPeople: fc.nat(2),
      }),
      kept: fc.array(fc.record({ on: day, person: fc.nat(7), buddy: fc.constantFrom('b0', 'b1', null) }), {
        maxLength: 4,
      }),
    })
    .map(({ span, kept, ...rest }) => ({
      ...rest,
      ...span,
      kept: kept
        .filter(({ on, person }) => on >= span.from && on <= span.to && person < rest.people.length)
        .map((one) => ({ ...one, person: `p${one.person}` })),
    }));
}
