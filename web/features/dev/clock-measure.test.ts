import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ComingThing } from '../../../contract/dev.ts';
import { dotsOf, labelsOf, lineOf, ticksOf } from './clock-measure.ts';

const day = 86_400_000;
const midnight = Date.parse('2026-11-18T23:00:00Z');
const iso = (at: number) => new Date(at).toISOString();
const clockAt = (now: number) => ({
  now: iso(now),
  days: Array.from({ length: 15 }, (_, each) => iso(midnight + each * day)),
  lineEnds: iso(now + 14 * day),
});
const moment = fc.integer({ min: 0, max: day - 1 }).map((past) => midnight + past);
const thing = (at: number, kind: ComingThing['kind'] = 'reply', count = 1): ComingThing => ({
  at: iso(at),
  kind,
  count,
  about: 'Giulia Ferraro',
  ticketNumber: 4127,
});

test('later is never further left, and all of the fortnight lies on the line', () => {
  fc.assert(
    fc.property(moment, fc.array(fc.integer({ min: 0, max: 14 * day }), { minLength: 2 }), (now, steps) => {
      const { scale, starts, ends } = lineOf(clockAt(now), 1_084);
      const places = [starts, now, ...steps.map((step) => now + step).sort((a, b) => a - b), ends].map(scale);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(places[0]).toBe(0);
      expect(places.at(-1)).toBeCloseTo(1_084);
    }),
  );
});

test('an hour of today has more room than an hour of next week', () => {
  const now = midnight + 11 * 3_600_000;
  const { scale } = lineOf(clockAt(now), 1_084);
  const hourAt = (at: number) => scale(at + 3_600_000) - scale(at);
  expect(hourAt(now)).toBeGreaterThan(5 * hourAt(now + 8 * day));
});

test('names of hours and days do not run into each other', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 280, max: 1_400 }), (now, width) => {
      const clock = clockAt(now);
      const ticks = ticksOf(clock, lineOf(clock, width));
      for (const [place, tick] of ticks.entries()) {
        const next = ticks[place + 1];
        if (next) expect(next.x - tick.x).toBeGreaterThan(50);
      }
    }),
  );
});

test('what would lie upon one another is one dot with its count', () => {
  const now = midnight + day / 2;
  const { scale } = lineOf(clockAt(now), 1_084);
  const soon = now + 3_600_000;
  const dots = dotsOf([thing(soon), thing(soon + 60_000, 'reply', 2), thing(soon + 60_000, 'mail')], scale);
  expect(dots.map(({ kind, count }) => [kind, count])).toEqual([
    ['reply', 3],
    ['mail', 1],
  ]);
});

test('labels keep apart, stay on the line, and name replies before the rest', () => {
  fc.assert(
    fc.property(moment, fc.array(fc.integer({ min: 1, max: 14 * day }), { maxLength: 60 }), (now, steps) => {
      const { scale } = lineOf(clockAt(now), 1_084);
      const things = steps
        .sort((a, b) => a - b)
        .map((step, place) => thing(now + step, place % 2 ? 'reply' : 'closing'));
      const labels = labelsOf(dotsOf(things, scale), () => '11:58 reply to Giulia', scale(now), 1_084);
      for (const [place, { left }] of labels.entries()) {
        expect(left).toBeGreaterThanOrEqual(0);
        const next = labels[place + 1];
        if (next) expect(next.left - left).toBeGreaterThan(100);
      }
    }),
  );
  const now = midnight + day / 2;
  const { scale } = lineOf(clockAt(now), 1_084);
  const same = now + 2 * day;
  const labels = labelsOf(dotsOf([thing(same, 'closing'), thing(same, 'reply')], scale), ({ kind }) => kind, 0, 1_084);
  expect(labels[0]?.text).toBe('reply');
});
