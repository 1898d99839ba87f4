import { expect, test } from 'vitest';
import type { UnderstoodPart } from '../../../contract/search.ts';
import { asFilter } from './as-filter.ts';

const part = (
  operator: UnderstoodPart['operator'],
  value: string,
  more: Partial<UnderstoodPart> = {},
): UnderstoodPart => ({
  kind: 'operator',
  operator,
  value,
  not: false,
  at: [0, 0],
  unknown: false,
  means: null,
  ...more,
});
const desks = [{ id: 'd1', name: 'IT help' }];

test('operators become parts of a filter, several values of one part together', () => {
  expect(
    asFilter([part('status', 'open'), part('status', 'waiting'), part('desk', 'it help'), part('is', 'unanswered')], {
      desks,
    }),
  ).toEqual({ status: ['open', 'waiting'], desks: ['d1'], unanswered: true });
});
test('a mark is asked for by its number, or as what the desk calls low', () =>
  expect(asFilter([part('mark', 'Low'), part('mark', '2')], { desks })).toEqual({ mark: ['low', '2'] }));
test('what is excluded stands under not', () =>
  expect(asFilter([part('lang', 'it'), part('tag', 'recall', { not: true })], { desks })).toEqual({
    language: ['it'],
    not: { tags: ['recall'] },
  }));
test('a word, an unknown value, or what no list can ask makes no filter', () => {
  expect(asFilter([part(null, 'acqua', { kind: 'word' })], { desks })).toBeUndefined();
  expect(asFilter([part('desk', 'nowhere')], { desks })).toBeUndefined();
  expect(asFilter([part('from', 'giulia')], { desks })).toBeUndefined();
  expect(asFilter([part('tag', 'x', { unknown: true })], { desks })).toBeUndefined();
  expect(asFilter([], { desks })).toBeUndefined();
});
