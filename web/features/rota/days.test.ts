import { expect, test } from 'vitest';
import { addDays, addMonths, dayIn, daysFrom, isMonth, lastDay, weekdayOf, weeksOf } from './days.ts';

test('Days and months are added over the ends of months and years, and over the change of the clock', () => {
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(daysFrom('2026-10-24', '2026-10-26')).toBe(2);
  expect(addMonths('2026-12', 1)).toBe('2027-01');
  expect(addMonths('2026-01', -13)).toBe('2024-12');
  expect(lastDay('2028-02')).toBe('2028-02-29');
  expect([weekdayOf('2026-11-22'), weekdayOf('2026-11-23')]).toEqual([7, 1]);
});

test('A month is shown in whole weeks; a first that is a Sunday has no row of its own unless weekends are worked', () => {
  expect(weeksOf('2026-11', false).map(([monday]) => monday)).toEqual([
    '2026-11-02',
    '2026-11-09',
    '2026-11-16',
    '2026-11-23',
    '2026-11-30',
  ]);
  expect(weeksOf('2026-11', true)).toHaveLength(6);
});

test('Today is the day where the rota is', () => {
  const lateInRome = Date.parse('2026-11-22T23:30:00Z');
  expect(dayIn('Europe/Rome', lateInRome)).toBe('2026-11-23');
  expect(dayIn('America/New_York', lateInRome)).toBe('2026-11-22');
  expect([isMonth('2026-11'), isMonth('2026-13'), isMonth(undefined)]).toEqual([true, false, false]);
});
