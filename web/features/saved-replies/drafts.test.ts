import { expect, test } from 'vitest';
import { busiest, changedParts, emptyDraft, isChanged, withText } from './drafts.ts';

test('only what was changed is sent', () => {
  const before = { ...emptyDraft, name: 'Thanks', texts: { en: '<p>Thank you</p>' } };
  expect(isChanged(before, { ...before })).toBe(false);
  expect(changedParts(before, { ...before, folder: 'Warranty' })).toEqual({ folder: 'Warranty' });
});
test('a language whose words are all taken away is none', () => {
  expect(withText({ en: '<p>a</p>', it: '<p>b</p>' }, 'it', '')).toEqual({ en: '<p>a</p>' });
  expect(withText({ en: '<p>a</p>' }, 'ro', '<p>c</p>')).toEqual({ en: '<p>a</p>', ro: '<p>c</p>' });
});
test('the busiest few are those that make three fifths of the uses', () => {
  expect(busiest([41, 38, 22, 9, 1])).toEqual({ count: 2, uses: 79 });
  expect(busiest([0, 0])).toEqual({ count: 0, uses: 0 });
  expect(busiest([])).toEqual({ count: 0, uses: 0 });
});
