import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterQuiet, isQuiet, mailMoment } from './moments.ts';

const night = { from: '20:00', to: '08:00', days: [1, 2, 3, 4, 5, 6, 7] };
const at = (local: string, zone = 'Europe/Rome') =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();
const local = (instant: Temporal.Instant, zone = 'Europe/Rome') =>
  instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });

describe('a mail leaves', () => {
  test.each([
    ['soon after', 'at_once', '2026-11-19T10:20', '2026-11-19T10:22'],
    ['at the next full hour', 'hourly', '2026-11-19T10:20', '2026-11-19T11:00'],
    ['at eight the next morning', 'daily', '2026-11-19T10:20', '2026-11-20T08:00'],
    ['at eight the same morning', 'daily', '2026-11-19T06:20', '2026-11-19T08:00'],
    ['after a night that is quiet', 'at_once', '2026-11-19T22:20', '2026-11-20T08:00'],
    ['after the night in which summer time ends', 'at_once', '2026-10-24T22:20', '2026-10-25T08:00'],
    ['after the night in which summer time begins', 'at_once', '2026-03-28T22:20', '2026-03-29T08:00'],
  ] as const)('%s', (_what, mail, now, leaves) => {
    expect(local(mailMoment({ mail, quiet: night }, at(now), 'Europe/Rome'))).toBe(leaves);
  });

  test('on Saturday evening where only the nights before working days are quiet', () => {
    const quiet = { ...night, days: [1, 2, 3, 4, 7] };
    expect(isQuiet(quiet, at('2026-11-21T23:00'), 'Europe/Rome')).toBe(false);
    // Sunday's night goes on into Monday morning.
    expect(isQuiet(quiet, at('2026-11-23T07:59'), 'Europe/Rome')).toBe(true);
  });
});

describe('whatever the hours, the zone and the day', () => {
  const zones = ['Europe/Rome', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'];
  const clock = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
  const quiet = fc
    .record({ from: clock, to: clock, days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }) })
    .filter(({ from, to }) => from !== to);
  const instant = fc
    .integer({ min: 1_767_225_600, max: 1_798_761_600 })
    .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1_000));

  test('nothing leaves in quiet hours, and nothing waits without need or for ever', () => {
    fc.assert(
      fc.property(quiet, instant, fc.constantFrom(...zones), (hours, now, zone) => {
        const leaves = afterQuiet(hours, now, zone);
        expect(Temporal.Instant.compare(leaves, now)).toBeGreaterThanOrEqual(0);
        expect(leaves.since(now).total('hours')).toBeLessThanOrEqual(24 * 8);
        if (isQuiet(hours, now, zone)) expect(Temporal.Instant.compare(leaves, now)).toBe(1);
        else expect(leaves.equals(now)).toBe(true);
        // Hours for each day that touch one another leave no moment at all; all others end.
        if (leaves.since(now).total('hours') < 24 * 7) expect(isQuiet(hours, leaves, zone)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
