import { expect, it } from 'vitest';
import { momentOf } from './moments.ts';

const NOW = Temporal.Instant.from('2026-11-19T10:20:30Z');

it('hours are from now, days and longer from the beginning of today where the asker is', () => {
  const said = (moment: string, zone = 'Europe/Rome') => momentOf(moment, NOW, zone).toString();
  expect(said('-2h')).toBe('2026-11-19T08:20:30Z');
  expect(said('0h')).toBe('2026-11-19T10:20:30Z');
  expect(said('0d')).toBe('2026-11-18T23:00:00Z');
  expect(said('1d')).toBe('2026-11-19T23:00:00Z');
  expect(said('-1w')).toBe('2026-11-11T23:00:00Z');
  expect(said('0d', 'America/New_York')).toBe('2026-11-19T05:00:00Z');
  expect(said('2026-11-03')).toBe('2026-11-02T23:00:00Z');
  expect(said('2026-11-03', 'America/New_York')).toBe('2026-11-03T05:00:00Z');
  expect(said('2026-01-02T03:04:05+02:00')).toBe('2026-01-02T01:04:05Z');
});

it('a day over a change of the clock still begins at midnight', () => {
  // Clocks in Rome went back on 25 October 2026; in July they are an hour further.
  expect(momentOf('-30d', NOW, 'Europe/Rome').toString()).toBe('2026-10-19T22:00:00Z');
  expect(momentOf('-4m', NOW, 'Europe/Rome').toString()).toBe('2026-07-18T22:00:00Z');
});

it('what is neither is refused', () => {
  expect(() => momentOf('yesterday', NOW, 'UTC')).toThrow(RangeError);
});
