import { expect, test } from 'vitest';
import { laterMorning } from './snooze-times.ts';

const late = Date.parse('2026-11-20T23:30:00Z');

test('nine in the morning where the person is, counted from their own day', () => {
  expect(laterMorning(1, 'Europe/Rome', late)).toBe('2026-11-22T08:00:00.000Z');
  expect(laterMorning(1, 'UTC', late)).toBe('2026-11-21T09:00:00.000Z');
  expect(laterMorning(1, 'America/New_York', late)).toBe('2026-11-21T14:00:00.000Z');
});

test('across a change of the clocks it is still nine', () => {
  expect(laterMorning(1, 'Europe/Rome', Date.parse('2026-10-24T10:00:00Z'))).toBe('2026-10-25T08:00:00.000Z');
  expect(laterMorning(1, 'Europe/Rome', Date.parse('2026-03-28T10:00:00Z'))).toBe('2026-03-29T07:00:00.000Z');
});
