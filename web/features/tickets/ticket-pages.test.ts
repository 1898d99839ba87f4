import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ticket } from '../../../contract/tickets.ts';
import {
  pagesWith,
  type ReadPage,
  rowsOf,
  rowsToAskAnew,
  type TicketPages,
  withOthersOld,
  withReadAnew,
} from './ticket-pages.ts';

const row = (id: string) => ({ id }) as Ticket;
const page = (ids: string, nextCursor: string | null = null): ReadPage => ({
  items: ids.split(' ').filter(Boolean).map(row),
  nextCursor,
});
const told = (list: TicketPages) =>
  rowsOf(list)
    .map(({ id }) => id)
    .join(' ');
const three: TicketPages = {
  pages: [page('a b c', '3'), page('d e f', '6'), page('g h')],
  pageParams: [undefined, '3', '6'],
};

test('what came in between is there, and what reaches into the next page is cut off', () => {
  expect(told(withReadAnew(three, 0, page('x a b c d e', '?'), [0]))).toBe('x a b c d e f g h');
});

test('a row that left is gone, and the list still goes on with the next page', () => {
  const list = withReadAnew(three, 0, page('a c d e f g', '?'), [0]);
  expect(told(list)).toBe('a c d e f g h');
  expect(list.pages[0]?.nextCursor).toBe('3');
});

test('where the pages do not meet any more, what lies behind is read again later', () => {
  const list = withReadAnew(three, 0, page('v w x y z a', 'new'), [0]);
  expect(told(list)).toBe('v w x y z a');
  expect(list.pages.at(-1)?.nextCursor).toBe('new');
});

test('but a page in sight is not taken away from under who reads it', () => {
  const list = withReadAnew(three, 0, page('v w x y z a', 'new'), [0, 2]);
  expect(told(list)).toContain('g h');
  expect(list.pages[1]?.old).toBe(true);
});

test('the end of everything ends the list', () => {
  expect(told(withReadAnew(three, 0, page('a'), [0, 2]))).toBe('a');
});

test('a row that moved into a page that was just read is not shown where it stood before', () => {
  const list = withOthersOld(withReadAnew(three, 0, page('h a b c d', '?'), [0]), [0]);
  expect(told(list)).toBe('h a b c d e f g');
});

test('every row once, whatever moved', () => {
  const ids = fc.array(fc.constantFrom(...'abcdefghijkl'), { maxLength: 8 }).map((all) => all.join(' '));
  fc.assert(
    fc.property(ids, ids, ids, fc.boolean(), (one, two, three, old) => {
      const list: TicketPages = {
        pages: [page(one, '1'), { ...page(two, '2'), ...(old ? { old: true as const } : {}) }, page(three)],
        pageParams: [undefined, '1', '2'],
      };
      const shown = rowsOf(list).map(({ id }) => id);
      expect(new Set(shown).size).toBe(shown.length);
      expect(new Set(shown)).toEqual(new Set(`${one} ${two} ${three}`.split(' ').filter(Boolean)));
    }),
  );
});

test('a page is asked for with room for what came in, and never for more than the server gives', () => {
  expect(rowsToAskAnew(three, 0)).toBe(100);
  expect(rowsToAskAnew(three, 1)).toBe(200);
  expect(rowsToAskAnew(three, 2)).toBe(150);
});

test('finds the pages of what is in sight', () => {
  expect(pagesWith(three, new Set(['c', 'd']))).toEqual([0, 1]);
});
