import { expect, test } from 'vitest';
import type { Review } from '../../../contract/reviews.ts';
import { dueGroups } from './due-groups.ts';

const dueAt = (id: string, at: string | null) => ({ id, ticket: { dueAt: at } }) as unknown as Review;

test('what is due within the hour, or late, comes first; a day ends where the reader is', () => {
  const now = Date.parse('2026-11-19T21:30:00Z');
  const groups = dueGroups(
    [
      dueAt('late', '2026-11-19T20:00:00Z'),
      dueAt('soon', '2026-11-19T22:29:00Z'),
      dueAt('today', '2026-11-19T22:45:00Z'),
      dueAt('tomorrow', '2026-11-19T23:30:00Z'),
      dueAt('without', null),
    ],
    now,
    'Europe/Rome',
  );
  expect(groups.map(({ name, reviews }) => [name, reviews.map(({ id }) => id)])).toEqual([
    ['hour', ['late', 'soon']],
    ['today', ['today']],
    ['later', ['tomorrow', 'without']],
  ]);
});
