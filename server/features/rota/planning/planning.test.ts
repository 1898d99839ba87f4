import fc from 'fast-check';
import loadHighs from 'highs';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { rotaInstance } from '../../../../contract/rota-plan.ts';
import { anyRota } from '../../../testing/any-rota.ts';
import { brokenRules, countPlan } from '../../../testing/rota-checker.ts';
import { sampleCompany } from '../../../testing/rota-instances.ts';
import { planRota } from './planning.ts';
import { countRepeats, leastRepeats } from './rounds.ts';
import { solveRota } from './solving.ts';
import { weighShifts } from './weighing.ts';

const long = process.env.LONG_TESTS === '1';
const highs = await loadHighs();

type Given = z.input<typeof rotaInstance>;
type GivenPerson = Given['people'][number];

function plan(given: Given) {
  const instance = rotaInstance.parse(given);
  const answer = planRota(highs, instance);
  expect(brokenRules(instance, answer)).toEqual([]);
  return { instance, ...answer };
}

const january = { from: '2026-01-01', to: '2026-01-31' };
const people = (...ids: string[]): GivenPerson[] => ids.map((id) => ({ id }));
/** There on these days of January and on no other. */
const onlyOn = (...days: number[]): string[] =>
  Array.from({ length: 31 }, (_, index) => index + 1)
    .filter((day) => !days.includes(day))
    .map((day) => `2026-01-${String(day).padStart(2, '0')}`);

describe('a plan of a rota', () => {
  test('breaks no hard rule, whatever is asked', () => {
    fc.assert(
      fc.property(anyRota(), (given) => {
        const instance = rotaInstance.parse(given);
        const answer = planRota(highs, instance);
        expect(brokenRules(instance, answer)).toEqual([]);
        const { score, bound } = answer;
        expect(score.buddyRepeats).toBe(countPlan(instance, answer.shifts).repeats);
        // What is proven to be the least is never undercut.
        for (const rule of ['unfilled', 'seatsShort', 'buddyRepeats', 'daySpread', 'moved'] as const) {
          expect(score[rule], rule).toBeGreaterThanOrEqual(bound[rule]);
        }
      }),
      { numRuns: long ? 2_000 : 60 },
    );
  });

  test('gives everybody their share, a new buddy each time, and all the same', () => {
    const { instance, shifts, unfilled, score } = plan({
      from: '2026-01-01',
      to: '2026-04-30',
      people: people('ada', 'bea', 'cora', 'dan', 'eva', 'fred', 'gil', 'hana'),
      buddies: people('one', 'two', 'three', 'four'),
      rules: { minDaysBetween: 10 },
    });
    expect(shifts).toHaveLength(32);
    expect(unfilled).toEqual([]);
    expect(countPlan(instance, shifts)).toEqual({ repeats: 0, buddySpread: 0, daySpread: 0 });
    expect(score).toMatchObject({ daySpread: 1, weekdays: 0, fridays: 0 });
  });

  test('finds the one way there is', () => {
    const { shifts } = plan({
      ...january,
      people: [
        { id: 'any', holidays: onlyOn(7, 8, 9) },
        { id: 'wed-or-thu', holidays: onlyOn(7, 8) },
        { id: 'wed', holidays: onlyOn(7) },
      ],
      buddies: people('only'),
    });
    expect(shifts.map(({ on, person }) => `${on.slice(-2)} ${person}`)).toEqual(['07 wed', '08 wed-or-thu', '09 any']);
  });

  test('remembers whom somebody has met', () => {
    const history = [
      { on: '2025-11-10', buddy: 'one' },
      { on: '2025-12-10', buddy: 'three' },
    ];
    const { shifts } = plan({ ...january, people: [{ id: 'ada', history }], buddies: people('one', 'two', 'three') });
    expect(shifts.map(({ buddy }) => buddy)).toEqual(['two']);
  });

  test('measures hours together in real time, on the days when only one side has moved its clocks', () => {
    const rome: Given['people'] = [{ id: 'ada', timeZone: 'Europe/Rome', hours: ['13:00', '19:00'] }];
    const buddies = [{ id: 'new-york', timeZone: 'America/New_York', hours: ['09:00', '17:00'] as [string, string] }];
    // Six hours apart they share four hours; from 8 to 28 March, five apart, they share five.
    const { shifts } = plan({
      from: '2026-03-01',
      to: '2026-04-30',
      people: rome,
      buddies,
      rules: { minOverlapHours: 5 },
    });
    expect(shifts).toHaveLength(1);
    expect(shifts[0]?.on).toMatch(/^2026-03-(09|1\d|2[0-7])$/);
  });

  test('a short shift lies where it shares most with the buddy', () => {
    const { shifts } = plan({
      ...january,
      people: [{ id: 'ada', timeZone: 'Europe/Rome' }],
      buddies: [{ id: 'late', timeZone: 'Europe/Rome', hours: ['13:00', '21:00'] }],
      rules: { shiftMinutes: 240, minOverlapHours: 4 },
    });
    expect(shifts[0]?.hours).toEqual(['13:00', '17:00']);
  });

  test('is the same for the same seed, and another for another', () => {
    const given = sampleCompany(5, { people: 20, months: 2 });
    const [first, again] = [planRota(highs, given), planRota(highs, given)];
    expect(again.shifts).toEqual(first.shifts);
    expect(planRota(highs, { ...given, seed: 6 }).shifts).not.toEqual(first.shifts);
  });

  test('staffs days as they are expected to be', () => {
    const { shifts } = plan({
      ...january,
      people: people('a', 'b', 'c', 'd', 'e', 'f'),
      demand: [
        { on: '2026-01-07', amount: 40 },
        { on: '2026-01-08', amount: 20 },
        ...onlyOn(7, 8).map((on) => ({ on, amount: 0 })),
      ],
    });
    const on = (day: string) => shifts.filter((shift) => shift.on === `2026-01-${day}`).length;
    expect([on('07'), on('08')]).toEqual([4, 2]);
  });

  test('reaches what is proven to be the best for a company of twenty', () => {
    const { score, bound, instance, shifts } = plan(sampleCompany(3, { people: 20, months: 6 }));
    expect(score.buddyRepeats).toBe(bound.buddyRepeats);
    expect(score.daySpread).toBeLessThanOrEqual(bound.daySpread);
    expect(score.buddySpread).toBeLessThanOrEqual(bound.buddySpread + 1);
    expect(countPlan(instance, shifts).repeats).toBe(0);
  });

  test('without buddies is turn-taking; the most experienced can be buddies', () => {
    const four = people('ada', 'bea', 'cora', 'dan').map((person) => ({ ...person, shiftsPerMonth: 5 }));
    const turns = plan({ ...january, people: four, rules: { seatsPerDay: { min: 0, max: 1 }, minDaysBetween: 2 } });
    expect(turns.shifts).toHaveLength(20);
    expect(turns.shifts.every(({ buddy }) => buddy === null)).toBe(true);
    const history = ['2025-10-01', '2025-11-03'].map((on) => ({ on }));
    const learning = plan({
      ...january,
      people: [{ id: 'ada', history }, ...people('bea', 'cora', 'dan')],
      rules: { buddiesFromPeople: 1 },
    });
    expect(learning.shifts.map(({ person, buddy }) => `${person} ${buddy}`).sort()).toEqual([
      'bea ada',
      'cora ada',
      'dan ada',
    ]);
    expect(learning.unfilled).toMatchObject([{ person: 'ada', reason: 'buddies-away' }]);
    // And nobody is told to sit beside themselves.
    expect(learning.collisions.flatMap(({ ways }) => ways)).toEqual([]);
  });
});

describe('when the rules collide', () => {
  test('says which, for whom, and what it would take', () => {
    const { unfilled, violations, collisions, bound } = plan({
      ...january,
      people: [
        { id: 'night', languages: ['it'], hours: ['20:00', '23:30'] },
        { id: 'capped', languages: ['it'], capMinutes: 200 },
        { id: 'alone', languages: ['ro'] },
        { id: 'away', languages: ['it'], absences: [{ from: '2025-12-01', to: '2026-02-10' }] },
        { id: 'fine', languages: ['it'] },
      ],
      buddies: [{ id: 'b', languages: ['it'] }],
      rules: { minOverlapHours: 4, commonLanguage: true },
    });
    const month = '2026-01';
    expect(unfilled).toEqual([
      { person: 'night', month, reason: 'overlap' },
      { person: 'capped', month, reason: 'cap' },
      { person: 'alone', month, reason: 'language' },
      { person: 'away', month, reason: 'no-day' },
    ]);
    expect(violations.map(({ rule, who }) => [rule, who])).toEqual([
      ['overlap', 'night'],
      ['cap', 'capped'],
      ['language', 'alone'],
    ]);
    expect(collisions[0]?.ways).toMatchObject([{ rule: 'overlap', buddy: 'b', overlapHours: 0 }]);
    expect(collisions[2]?.ways).toMatchObject([{ rule: 'language', buddy: 'b', overlapHours: 8 }]);
    expect(bound.unfilled).toBe(4);
  });

  test('proves the repeats that cannot be helped', () => {
    const { score, bound } = plan({
      from: '2026-01-01',
      to: '2026-03-31',
      people: [{ id: 'late', hours: ['13:00', '21:00'] }],
      buddies: [
        { id: 'early', hours: ['06:00', '14:00'] },
        { id: 'late-too', hours: ['14:00', '22:00'] },
      ],
      rules: { minOverlapHours: 4 },
    });
    expect([score.buddyRepeats, bound.buddyRepeats]).toEqual([2, 2]);
  });

  test('fills what can be filled, and says which days are short of seats', () => {
    const { shifts, violations, score, bound } = plan({
      from: '2026-01-07',
      to: '2026-01-09',
      people: people('ada', 'bea'),
      rules: { seatsPerDay: { min: 1, max: 1 } },
    });
    expect(shifts).toHaveLength(2);
    expect(violations).toMatchObject([{ rule: 'seats-min', who: null }]);
    expect([score.seatsShort, bound.seatsShort]).toEqual([1, 1]);
  });

  test('asks for no seats on a day that is a holiday in everybody’s country', () => {
    const [ada, bea] = people('ada', 'bea');
    const { violations } = plan({
      from: '2026-01-05',
      to: '2026-01-06',
      people: [
        { ...ada, id: 'ada', country: 'IT' },
        { ...bea, id: 'bea', country: 'ES' },
      ],
      countryHolidays: { IT: ['2026-01-06'], ES: ['2026-01-05', '2026-01-06'] },
      rules: { seatsPerDay: { min: 2, max: 2 } },
    });
    expect(violations.map(({ on }) => on)).toEqual(['2026-01-05']);
  });

  test('the bound on repeats is what the best order of buddies has', () => {
    const few = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 3 });
    fc.assert(
      fc.property(few, fc.subarray([0, 1, 2], { minLength: 1 }), fc.nat(4), (history, eligible, shifts) => {
        let orders: number[][] = [[]];
        for (let shift = 0; shift < shifts; shift++)
          orders = orders.flatMap((one) => eligible.map((next) => [...one, next]));
        const best = Math.min(...orders.map((one) => countRepeats([0, 1, 2], [...history, ...one], history.length)));
        expect(leastRepeats([0, 1, 2], eligible, history, shifts)).toBe(best);
      }),
    );
  });
});

describe('planning again', () => {
  const given: Given = {
    ...january,
    people: people('ada', 'bea', 'cora', 'dan', 'eva', 'fred'),
    buddies: people('one', 'two'),
  };
  const kept = (shifts: { on: string; person: string; buddy: string | null }[], fixed = false) =>
    shifts.map(({ on, person, buddy }) => ({ on, person, buddy, fixed }));

  test('moves whoever is away now, and nobody else', () => {
    const before = plan(given);
    const [first] = before.shifts;
    if (!first) throw new Error('there is no shift');
    const absences = [{ from: first.on, to: first.on }];
    const after = plan({
      ...given,
      people: given.people.map((person) => (person.id === first.person ? { ...person, absences } : person)),
      kept: kept(before.shifts),
    });
    expect(after.moved).toMatchObject([{ person: first.person, was: { on: first.on }, why: 'no-day' }]);
    expect([after.score.moved, after.bound.moved]).toEqual([1, 1]);
    expect(after.unfilled).toEqual([]);
  });

  test('moves somebody else only for one who would have no shift', () => {
    const rules = { seatsPerDay: { min: 0, max: 1 } };
    const after = plan({
      ...january,
      people: [
        { id: 'now-wed', holidays: onlyOn(7) },
        { id: 'movable', holidays: onlyOn(7, 8) },
      ],
      kept: kept([
        { on: '2026-01-09', person: 'now-wed', buddy: null },
        { on: '2026-01-07', person: 'movable', buddy: null },
      ]),
      rules,
    });
    expect(after.shifts.map(({ on, person }) => `${on.slice(-2)} ${person}`)).toEqual(['07 now-wed', '08 movable']);
    expect(after.moved.map(({ person, why }) => [person, why])).toEqual([
      ['movable', null],
      ['now-wed', 'no-day'],
    ]);
  });

  test('what is allowed stands in the plan, and is the one rule that it breaks; a month off is asked for by nobody', () => {
    const instance = rotaInstance.parse({
      ...january,
      people: [
        { id: 'alone', languages: ['ro'] },
        { id: 'off', languages: ['ro'], exemptMonths: ['2026-01'] },
      ],
      buddies: [{ id: 'b', languages: ['it'] }],
      rules: { commonLanguage: true },
    });
    const before = planRota(highs, instance);
    expect(before.unfilled.map(({ person }) => person)).toEqual(['alone']);
    const [way] = before.collisions[0]?.ways ?? [];
    const seat = { on: way?.on ?? '', person: 'alone', buddy: way?.buddy ?? null };
    const allowed = { ...instance, kept: [{ ...seat, fixed: true }] };
    const after = planRota(highs, allowed);
    expect([after.unfilled, after.bound.unfilled]).toEqual([[], 0]);
    expect(after.shifts).toMatchObject([seat]);
    expect(brokenRules(allowed, after)).toEqual([`alone with b on ${seat.on}: no common language`]);
  });

  test('what is moved by hand is measured as a plan is, and names what it breaks', () => {
    const planned = plan(given);
    const instance = rotaInstance.parse(given);
    const same = weighShifts(instance, planned.shifts);
    expect({ ...same.score, moved: 0 }).toEqual(planned.score);
    expect(same.violations).toEqual(planned.violations);
    const [first, ...others] = planned.shifts;
    if (!first) throw new Error('there is no shift');
    const onSunday = weighShifts(instance, [{ ...first, on: '2026-01-04' }, ...others]);
    expect(onSunday.violations).toMatchObject([{ rule: 'no-day', who: first.person, on: '2026-01-04' }]);
    expect(onSunday.unfilled).toEqual([]);
  });

  test('leaves what is fixed where it is, and names the rule it breaks', () => {
    const instance = rotaInstance.parse({
      ...given,
      kept: kept([{ on: '2026-01-10', person: 'ada', buddy: 'one' }], true),
    });
    const answer = planRota(highs, instance);
    expect(answer.shifts.filter(({ person }) => person === 'ada')).toMatchObject([{ on: '2026-01-10', buddy: 'one' }]);
    expect(answer.violations).toMatchObject([{ rule: 'no-day', who: 'ada', on: '2026-01-10' }]);
  });
});

test('plans in a thread, tells how far it is, and stops when it is not wanted', async () => {
  const instance = sampleCompany(1, { people: 20, months: 1 });
  const told: number[] = [];
  const unwanted = new AbortController();
  const [planned, stopped] = await Promise.allSettled([
    solveRota(instance, { onProgress: (done) => told.push(done) }),
    solveRota(instance, { signal: unwanted.signal, onProgress: () => unwanted.abort(new Error('not wanted')) }),
  ]);
  expect(planned).toMatchObject({ value: { shifts: planRota(highs, instance).shifts } });
  expect(told).toEqual([...told].sort((a, b) => a - b));
  expect(told.at(-1)).toBe(1);
  expect(stopped).toMatchObject({ reason: { message: 'not wanted' } });
});
