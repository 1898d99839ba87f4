import { expect, it } from 'vitest';
import { groupOf } from './timeline-groups.ts';

it('groups by the calendar of the one who looks', () => {
  const now = new Date('2026-11-19T10:20:00Z');
  const of = (at: string, zone = 'Europe/Rome') => groupOf(at, now, zone);
  expect(of('2026-11-18T23:30:00Z')).toEqual({ kind: 'today' });
  expect(of('2026-11-18T23:30:00Z', 'UTC')).toEqual({ kind: 'week' });
  expect(of('2026-11-13T12:00:00Z')).toEqual({ kind: 'week' });
  expect(of('2026-11-12T12:00:00Z')).toEqual({ kind: 'month', year: 2026, month: 10 });
  expect(of('2025-12-31T23:30:00Z')).toEqual({ kind: 'month', year: 2026, month: 0 });
  expect(of('2025-12-31T22:30:00Z')).toEqual({ kind: 'year', year: 2025 });
});
