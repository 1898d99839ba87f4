import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WeeklyHours } from '../../../contract/desks.ts';
import {
  axisOf,
  daySets,
  hoursOf,
  minutesOf,
  openingLines,
  runsOf,
  timeOf,
  timesBetween,
  withDays,
  withOneMore,
  withPause,
} from './opening-lines.ts';

const counter: WeeklyHours = [
  ...[1, 2, 3, 4, 5].flatMap((day) => [
    { day, from: '09:00', to: '13:00' },
    { day, from: '14:00', to: '18:00' },
  ]),
  { day: 6, from: '09:00', to: '13:00' },
];

const week = fc
  .array(
    fc
      .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
      .filter(([, from, to]) => from < to)
      .map(([day, from, to]) => ({ day, from: timeOf(from * 15), to: timeOf(to * 15) })),
    { maxLength: 12 },
  )
  .map((hours): WeeklyHours => hours);

/** Which minutes of the week are open, whatever way the stretches are cut. */
function openMinutes(hours: WeeklyHours): Set<number> {
  const open = new Set<number>();
  for (const { day, from, to } of hours) {
    for (let minute = minutesOf(from); minute < minutesOf(to); minute++) open.add(day * 10_000 + minute);
  }
  return open;
}

describe('hours as a sentence', () => {
  it('says days that are open alike together', () => {
    expect(openingLines(counter)).toEqual([
      {
        days: [1, 2, 3, 4, 5],
        blocks: [
          { from: '09:00', to: '13:00' },
          { from: '14:00', to: '18:00' },
        ],
      },
      { days: [6], blocks: [{ from: '09:00', to: '13:00' }] },
    ]);
  });

  it('keeps every open minute on the way to the sentence and back', () => {
    fc.assert(
      fc.property(week, (hours) => {
        expect(openMinutes(hoursOf(openingLines(hours)))).toEqual(openMinutes(hours));
      }),
    );
  });

  it('gives a day to one line only', () => {
    const lines = withDays(openingLines(counter), 0, [1, 2, 3, 4, 5, 6]);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.days).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('adds a line on the first closed day, and none when the week is full', () => {
    expect(withOneMore(openingLines(counter)).at(-1)?.days).toEqual([7]);
    const full = [{ days: [1, 2, 3, 4, 5, 6, 7], blocks: [{ from: '00:00', to: '24:00' }] }];
    expect(withOneMore(full)).toEqual(full);
  });

  it('moves a break and keeps its length, but never past closing', () => {
    const day = [
      { from: '09:00', to: '13:00' },
      { from: '14:00', to: '18:00' },
    ];
    expect(withPause(day, '12:30')).toEqual([
      { from: '09:00', to: '12:30' },
      { from: '13:30', to: '18:00' },
    ]);
    expect(withPause(day, '17:30')).toEqual([
      { from: '09:00', to: '17:30' },
      { from: '17:45', to: '18:00' },
    ]);
    expect(withPause(day, null)).toEqual([{ from: '09:00', to: '18:00' }]);
  });

  it('offers quarters of an hour between two times, and an odd time that is there already', () => {
    expect(timesBetween(minutesOf('09:00'), minutesOf('10:00'), '09:15')).toEqual(['09:15', '09:30', '09:45']);
    expect(timesBetween(minutesOf('09:00'), minutesOf('09:30'), '09:20')).toEqual(['09:15', '09:20']);
    expect(timesBetween(minutesOf('23:30'), Number.POSITIVE_INFINITY, '24:00')).toEqual(['23:45', '24:00']);
  });

  it('offers the days as they are', () => {
    expect(daySets([2, 4])[0]).toEqual([2, 4]);
    expect(daySets([6])).toHaveLength(daySets([1, 2, 3, 4, 5]).length);
  });

  it('finds runs of days', () => {
    expect(runsOf([1, 2, 3, 5, 7])).toEqual([[1, 2, 3], [5], [7]]);
  });

  it('draws from 7 to 21, and wider for who works at night', () => {
    expect(axisOf(counter)).toEqual({ from: 7, to: 21, ticks: [7, 9, 11, 13, 15, 17, 19, 21] });
    expect(axisOf([{ day: 1, from: '00:00', to: '24:00' }])).toMatchObject({ from: 0, to: 24 });
  });
});
