import { expect, test } from 'vitest';
import type { DayShift } from '../../../contract/shift.ts';
import { lineOf } from './day-of-line.ts';

const shift = {
  startsAt: '2026-11-19T08:00:00Z',
  endsAt: '2026-11-19T16:00:00Z',
  handOverAt: '2026-11-19T15:30:00Z',
  endedAt: null,
  load: { breaks: [{ from: '2026-11-19T12:00:00Z', to: '2026-11-19T13:00:00Z', why: 'lunch' }] },
} as unknown as DayShift;
const at = (time: string) => Date.parse(`2026-11-19T${time}:00Z`);

test('a day of eight hours has a time every two, and the present stands between its ends', () => {
  const line = lineOf(shift, at('10:00'));
  expect(line.ticks.map(({ at: part }) => part)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect([line.now, line.handOver]).toEqual([0.25, 0.9375]);
  expect(lineOf(shift, at('07:00')).now).toBe(0);
  expect(lineOf(shift, at('20:00')).now).toBe(1);
});

test('words that would lie over one another are left out', () => {
  expect(lineOf(shift, at('10:20')).breaks[0]?.named).toBe(true);
  expect(lineOf(shift, at('12:20')).breaks[0]?.named).toBe(false);
  expect(lineOf(shift, at('08:30')).namesAnswered).toBe(false);
  expect(lineOf(shift, at('15:00')).namesHandOver).toBe(false);
});
