import { expect, test } from 'vitest';
import { allOf, extended, isChosen, isEmpty, nothingChosen, stillThere, toggled, walked } from './selection.ts';

const shown = [...'abcdef'].map((id) => ({ id }));
const told = (selection: { ids: ReadonlySet<string> }) => [...selection.ids].toSorted().join('');

test('a press chooses and chooses no longer', () => {
  const one = toggled(nothingChosen, 'b', shown);
  expect(told(one)).toBe('b');
  expect(isEmpty(toggled(one, 'b', shown))).toBe(true);
});

test('with Shift everything between is chosen, in both directions, and the rest stays', () => {
  const from = toggled(toggled(nothingChosen, 'f', shown), 'd', shown);
  expect(told(extended(from, 'b', shown))).toBe('bcdf');
  expect(told(extended(extended(from, 'b', shown), 'e', shown))).toBe('bcdef');
});

test('a row that has gone is no beginning', () => {
  const gone = { ...nothingChosen, from: 'z' };
  expect(told(extended(gone, 'c', shown))).toBe('c');
});

test('walking with Shift chooses on, and going back lets go', () => {
  const two = walked(nothingChosen, 'b', 'c');
  expect(told(two)).toBe('bc');
  const three = walked(two, 'c', 'd');
  expect(told(three)).toBe('bcd');
  expect(told(walked(three, 'd', 'c'))).toBe('bc');
});

test('everything means rows that are not here too, until one is taken out', () => {
  const all = { ...allOf(shown), everything: true };
  expect(isChosen(all, 'not read yet')).toBe(true);
  const less = toggled(all, 'c', shown);
  expect(less.everything).toBe(false);
  expect(told(less)).toBe('abdef');
});

test('what left the list is chosen no longer', () => {
  const all = allOf(shown);
  expect(told(stillThere(all, shown.slice(2)))).toBe('cdef');
  expect(stillThere(all, shown)).toBe(all);
});
