import fc from 'fast-check';
import { expect, test } from 'vitest';
import { USUAL_RULES } from '../../../contract/rota.ts';
import { fairnessOf } from './fairness.ts';
import type { PersonRow } from './people.queries.ts';

const span = { from: '2026-01-01', to: '2026-12-31' };
/** The rota is older than what is counted. */
const began = '2025-01-01';

function person(id: string, more: Partial<PersonRow> = {}): PersonRow {
  return {
    rota_id: 'r',
    teammate_id: id,
    name: id,
    email: `${id}@officinalume.example`,
    locale: 'en',
    part: 'participant',
    share: { shiftsPerMonth: 1 },
    weekdays: [1, 2, 3, 4, 5],
    from_time: '09:00',
    to_time: '17:00',
    time_zone: 'Europe/Rome',
    languages: ['en'],
    skills: [],
    max_per_day: 1,
    holidays_country: null,
    exempt_at: null,
    exempt_reason: null,
    paused_from_on: null,
    paused_until_on: null,
    level: 'alone',
    joined_on: '2025-01-01',
    ...more,
  };
}

function shiftsOf(id: string, count: number, buddies: (string | null)[] = [null]) {
  return Array.from({ length: count }, (_, index) => {
    const on = Temporal.PlainDate.from('2026-01-05').add({ days: index * 7 });
    const startsAt = on.toZonedDateTime({ timeZone: 'Europe/Rome', plainTime: '09:00' }).toInstant();
    return {
      teammate_id: id,
      buddy_id: buddies[index % buddies.length] ?? null,
      on_date: on.toString(),
      starts_at: startsAt,
      ends_at: startsAt.add({ hours: 8 }),
    };
  });
}

test('everybody with their share is a hundred; who has too much is named, with how much', () => {
  const people = ['a', 'b', 'c'].map((id) => person(id));
  const even = ['a', 'b', 'c'].flatMap((id) => shiftsOf(id, 12));
  expect(fairnessOf(people, even, USUAL_RULES, span, { began, readerId: 'a' })).toMatchObject({
    number: 100,
    best: 100,
    apart: [],
    mine: 12,
    people: [{ shifts: 12, people: 3 }],
  });
  const uneven = [...shiftsOf('a', 18), ...shiftsOf('b', 12), ...shiftsOf('c', 6)];
  const found = fairnessOf(people, uneven, USUAL_RULES, span, { began, readerId: null });
  expect(found.coverage).toBe(100);
  // Six of 36 would have to change hands.
  expect(found.balance).toBe(83);
  expect(found.number).toBe(83);
  expect(found.best).toBe(100);
  expect(found.apart.map(({ teammate, shifts, hours }) => [teammate.name, shifts, hours])).toEqual([
    ['a', 18, 144],
    ['c', 6, 48],
  ]);
});

test('too few shifts are no imbalance, and who is exempt, new or paused owes nothing for that time', () => {
  const people = [person('a'), person('b')];
  const half = [...shiftsOf('a', 6), ...shiftsOf('b', 6)];
  expect(fairnessOf(people, half, USUAL_RULES, span, { began, readerId: null })).toMatchObject({
    coverage: 50,
    balance: 100,
    number: 50,
  });
  const spared = [
    person('a'),
    person('new', { joined_on: '2026-07-01' }),
    person('paused', { paused_from_on: '2026-01-01', paused_until_on: '2026-06-30' }),
    person('never', { exempt_at: Temporal.Instant.from('2025-01-01T00:00:00Z') }),
  ];
  const shifts = [...shiftsOf('a', 12), ...shiftsOf('new', 6), ...shiftsOf('paused', 6)];
  expect(fairnessOf(spared, shifts, USUAL_RULES, span, { began, readerId: null })).toMatchObject({
    number: 100,
    asked: 24,
    apart: [],
  });
});

test('a rota that began in the span owes nothing before; of less than four weeks nothing is said', () => {
  const people = [person('a'), person('b')];
  const shifts = [...shiftsOf('a', 1), ...shiftsOf('b', 1)];
  const young = (to: string) =>
    fairnessOf(people, shifts, USUAL_RULES, { from: '2025-02-01', to }, { began: '2026-01-01', readerId: null });
  expect(young('2026-01-31')).toMatchObject({ since: '2026-01-01', tooEarly: false, number: 98, asked: 2, apart: [] });
  expect(young('2026-01-10')).toMatchObject({ tooEarly: true });
  const none = fairnessOf(people, [], USUAL_RULES, span, { began: null, readerId: null });
  expect(none.asked).toBe(0);
});

test('a buddy met twice before all were met is a repeat', () => {
  const people = [person('a'), person('x', { part: 'buddy' }), person('y', { part: 'buddy' })];
  const inTurn = fairnessOf(people, shiftsOf('a', 12, ['x', 'y']), USUAL_RULES, span, { began, readerId: null });
  expect(inTurn.buddyRepeats).toBe(0);
  expect(inTurn.buddies.map(({ shifts }) => shifts)).toEqual([6, 6]);
  expect(
    fairnessOf(people, shiftsOf('a', 12, ['x']), USUAL_RULES, span, { began, readerId: null }).buddyRepeats,
  ).toBeGreaterThan(5);
});

test('no way to hand out shifts is fairer than the best, and all stays between 0 and 100', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 12 }), (counts) => {
      const people = counts.map((_, index) => person(`p${index}`, { share: { shiftsPerMonth: 1 + (index % 3) } }));
      const shifts = counts.flatMap((count, index) => shiftsOf(`p${index}`, count));
      const { number, best, coverage, balance } = fairnessOf(people, shifts, USUAL_RULES, span, {
        began,
        readerId: null,
      });
      return number <= best && [number, best, coverage, balance].every((each) => each >= 0 && each <= 100);
    }),
    { numRuns: 100 },
  );
});
