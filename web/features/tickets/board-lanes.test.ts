import { expect, test } from 'vitest';
import type { Board, BoardLane, ListedTicket } from '../../../contract/views.ts';
import { cardBeside, changeBy, laneBeside, withMore, withMoved } from './board-lanes.ts';

const card = (id: string) => ({ id }) as ListedTicket;
const lane = (name: string, ids: string, count = 10): BoardLane => ({
  lane: name,
  name: null,
  count,
  oldestAt: null,
  items: ids.split(' ').filter(Boolean).map(card),
  nextCursor: 'more',
});
const board: Board = { by: 'status', lanes: [lane('new', 'a b c'), lane('open', ''), lane('waiting', 'd')] };
const told = (one: Board) => one.lanes.map(({ items }) => items.map(({ id }) => id).join('')).join('|');

test('a card that is moved stands first in its new lane, and the counts go along', () => {
  const moved = withMoved(board, 'b', 'waiting');
  expect(told(moved)).toBe('ac||bd');
  expect(moved.lanes.map(({ count }) => count)).toEqual([9, 10, 11]);
});

test('a card put where it is, or one that is not here, changes nothing', () => {
  expect(withMoved(board, 'a', 'new')).toBe(board);
  expect(withMoved(board, 'z', 'open')).toBe(board);
});

test('arrows go up and down a lane, and over empty lanes to the same height', () => {
  expect(cardBeside(board, 'b', 'down')?.id).toBe('c');
  expect(cardBeside(board, 'a', 'up')).toBeUndefined();
  expect(cardBeside(board, 'c', 'right')?.id).toBe('d');
  expect(cardBeside(board, 'd', 'right')).toBeUndefined();
  expect(cardBeside(board, 'd', 'left')?.id).toBe('a');
  expect(cardBeside(board, undefined, 'down')?.id).toBe('a');
});

test('a card goes into the next lane, the empty one too', () => {
  expect(laneBeside(board, 'b', 1)?.lane).toBe('open');
  expect(laneBeside(board, 'd', 1)).toBeUndefined();
});

test('more of a lane comes once', () => {
  const more = withMore(board, 'new', { items: [card('c'), card('e')], nextCursor: null });
  expect(told(more)).toBe('abce||d');
  expect(more.lanes[0]?.nextCursor).toBeNull();
});

test('a lane says what it changes', () => {
  expect(changeBy('status', { lane: 'solved', name: null })).toEqual({ field: 'status', value: 'solved' });
  expect(changeBy('assignee', { lane: 'none', name: null })).toEqual({ field: 'assignee', value: null });
  expect(changeBy('assignee', { lane: 'i', name: 'Ioana' })).toEqual({
    field: 'assignee',
    value: { id: 'i', name: 'Ioana' },
  });
});
