import { expect, test } from 'vitest';
import { healthOf, healthOfAll } from './webhook-health.ts';

const at = '2026-11-20T10:00:00Z';
const works = { disabled: null, failingSince: null, lastDeliveredAt: at };
const fails = { ...works, failingSince: '2026-11-19T10:00:00Z' };
const stopped = { ...fails, disabled: { at, because: 'failing' as const } };

test('off says more than failing, and failing more than what was once delivered', () => {
  expect(healthOf(works)).toBe('works');
  expect(healthOf({ ...works, lastDeliveredAt: null })).toBe('fresh');
  expect(healthOf(fails)).toBe('failing');
  expect(healthOf(stopped)).toBe('stopped');
  expect(healthOf({ ...works, disabled: { at, because: 'gone' } })).toBe('gone');
  expect(healthOf({ ...works, disabled: { at, because: 'teammate' } })).toBe('teammate');
});

test('what is off fails no more; since when is the first of those that fail', () => {
  const later = { ...works, failingSince: '2026-11-20T09:00:00Z' };
  expect(healthOfAll([works, later, fails, stopped])).toEqual({
    count: 4,
    failing: 2,
    since: '2026-11-19T10:00:00Z',
    off: 1,
  });
  expect(healthOfAll([])).toEqual({ count: 0, failing: 0, since: undefined, off: 0 });
});
