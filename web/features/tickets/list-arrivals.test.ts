import { expect, test } from 'vitest';
import { noArrivals, withRows, withSight } from './list-arrivals.ts';

const first = withRows(noArrivals, ['a', 'b', 'c'], undefined);

test('the first rows of all are not new', () => {
  expect(first.above.size).toBe(0);
});

test('rows that enter above the sight are counted, those below are not', () => {
  const next = withRows(first, ['x', 'a', 'y', 'b', 'c', 'z'], 'b');
  expect([...next.above]).toEqual(['x', 'y']);
});

test('a row that only changed its place is not new', () => {
  expect(withRows(first, ['c', 'a', 'b'], 'a').above.size).toBe(0);
});

test('a new row that leaves again is not counted any more', () => {
  const next = withRows(first, ['x', 'a', 'b', 'c'], 'b');
  expect(withRows(next, ['a', 'b', 'c'], 'b').above.size).toBe(0);
});

test('scrolling to them forgets them, from below up', () => {
  const ids = ['x', 'y', 'a', 'b', 'c'];
  const next = withRows(first, ids, 'a');
  expect([...withSight(next, ids, 'y').above]).toEqual(['x']);
  expect(withSight(next, ids, 'x').above.size).toBe(0);
});
