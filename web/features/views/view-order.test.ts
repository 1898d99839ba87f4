import { expect, test } from 'vitest';
import type { SavedView } from '../../../contract/views.ts';
import { groupViews, moved } from './view-order.ts';

const saved = (id: string, scope: SavedView['scope']) => ({ id, scope }) as SavedView;
const nobody = { items: [], order: [], hidden: [] };

test('a ready view shows when it holds something or is open; the first ones always', () => {
  expect(groupViews(nobody, {}, 'next').ready).toEqual(['next', 'mine', 'unassigned', 'waiting', 'solved', 'all']);
  expect(groupViews(nobody, { mentions: 2 }, 'spam').ready).toEqual([
    'next',
    'mine',
    'unassigned',
    'mentions',
    'waiting',
    'solved',
    'all',
    'spam',
  ]);
});

test('the order that somebody gave stands first, what was never moved follows', () => {
  const mine = {
    items: [saved('a', 'company'), saved('b', 'private'), saved('c', 'team')],
    order: ['c', 'waiting'],
    hidden: [],
  };
  const groups = groupViews(mine as never, {}, 'next');
  expect(groups.ready[0]).toBe('waiting');
  expect(groups.shared.map(({ id }) => id)).toEqual(['c', 'a']);
  expect(groups.own.map(({ id }) => id)).toEqual(['b']);
});

test('what is hidden shows only while it is open', () => {
  const mine = { items: [saved('a', 'private')], order: [], hidden: ['a', 'mine'] };
  expect(groupViews(mine as never, {}, 'next').own).toEqual([]);
  expect(groupViews(mine as never, {}, 'next').ready).not.toContain('mine');
  expect(groupViews(mine as never, {}, 'a').own.map(({ id }) => id)).toEqual(['a']);
});

test('moving a view keeps all others in their order', () => {
  expect(moved(['a', 'b', 'c', 'd'], 'd', 1)).toEqual(['a', 'd', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 'a', 9)).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
});
