import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginningOf } from './dates.ts';

// A Thursday, already Friday in Bucharest.
const NOW = Temporal.Instant.from('2026-11-19T23:30:00Z');
const said = (value: string, zone = 'UTC') => beginningOf(value, NOW, zone)?.toString() ?? null;

test.each([
  ['today', 'UTC', '2026-11-19T00:00:00Z'],
  ['today', 'Europe/Bucharest', '2026-11-19T22:00:00Z'],
  ['yesterday', 'UTC', '2026-11-18T00:00:00Z'],
  ['monday', 'UTC', '2026-11-16T00:00:00Z'],
  ['thu', 'UTC', '2026-11-19T00:00:00Z'],
  ['friday', 'UTC', '2026-11-13T00:00:00Z'],
  ['-7d', 'UTC', '2026-11-12T00:00:00Z'],
  ['2w', 'UTC', '2026-11-05T00:00:00Z'],
  ['1y', 'UTC', '2025-11-19T00:00:00Z'],
  ['2h', 'UTC', '2026-11-19T21:30:00Z'],
  ['2026', 'Europe/Rome', '2025-12-31T23:00:00Z'],
  ['2026-11', 'UTC', '2026-11-01T00:00:00Z'],
  ['2026-11-05', 'UTC', '2026-11-05T00:00:00Z'],
  ['5.11.2026', 'UTC', '2026-11-05T00:00:00Z'],
])('%s in %s begins at %s', (value, zone, at) => {
  expect(said(value, zone)).toBe(at);
});

test('what names no time is no error', () => {
  for (const value of ['2026-02-30', '99.99.2026', 'soon', '', 'mo', '2026-', '9999y']) {
    expect(() => said(value)).not.toThrow();
  }
  expect(said('2026-02-30')).toBeNull();
  fc.assert(fc.property(fc.string({ maxLength: 20 }), (value) => void said(value)));
});
