import { expect, test } from 'vitest';
import { snoozeChoices, tomorrowMorning } from './snoozing.ts';

const at = (instant: string) => Date.parse(instant);
const said = (instant: number) => new Date(instant).toISOString();

test('tomorrow is nine in the morning where the person is, also over the night of a clock change', () => {
  expect(said(tomorrowMorning(at('2026-11-22T15:00Z'), 'Europe/Rome'))).toBe('2026-11-23T08:00:00.000Z');
  expect(said(tomorrowMorning(at('2026-03-28T15:00Z'), 'Europe/Rome'))).toBe('2026-03-29T07:00:00.000Z');
  // Past midnight there, though not yet in Greenwich.
  expect(said(tomorrowMorning(at('2026-11-22T23:30Z'), 'Europe/Rome'))).toBe('2026-11-24T08:00:00.000Z');
});

test('every choice is still to come, the soonest first, and none is offered twice', () => {
  for (let hour = 0; hour < 24 * 7; hour++) {
    const now = at('2026-11-20T00:10Z') + hour * 3_600_000;
    const times = snoozeChoices(now, 'Europe/Bucharest').map((choice) => choice.at);
    expect(times.every((time) => time > now)).toBe(true);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(new Set(times).size).toBe(times.length);
  }
});
