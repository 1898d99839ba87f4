import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SEARCH_OPERATORS as known } from '../../../contract/search.ts';
import { SEARCH_OPERATORS } from './operators.ts';
import { completed, holds, restOf, stretches, toggled, without } from './query-words.ts';

test('the screen knows the operators that the server knows', () => expect(SEARCH_OPERATORS).toEqual([...known]));

describe('what stands in the box', () => {
  test('operators, phrases and words are told apart, with what is excluded', () => {
    expect(stretches('acqua tag:recall -status:open "due parole" x:y')).toEqual([
      { text: 'acqua ', kind: 'words', not: false },
      { text: 'tag:recall', kind: 'operator', not: false },
      { text: ' ', kind: 'words', not: false },
      { text: '-status:open', kind: 'operator', not: true },
      { text: ' ', kind: 'words', not: false },
      { text: '"due parole"', kind: 'phrase', not: false },
      { text: ' x:y', kind: 'words', not: false },
    ]);
  });
  test('a value in quotes is one part, also while the quote is still open', () => {
    expect(stretches('desk:"IT help" x')[0]).toMatchObject({ text: 'desk:"IT help"', kind: 'operator' });
    expect(stretches('desk:"IT he')).toEqual([{ text: 'desk:"IT he', kind: 'operator', not: false }]);
  });
  test('together they are always the whole of it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'tag:', '"', ' ', '-', 'is:open', ':', 'from:x', '  ')), (pieces) => {
        const q = pieces.join('');
        expect(
          stretches(q)
            .map(({ text }) => text)
            .join(''),
        ).toBe(q);
      }),
    );
  });
});

test('a completion takes its place and leaves the caret for the next word', () => {
  expect(completed('acqua from:sh', [6, 13], 'from:shops')).toEqual({ q: 'acqua from:shops ', caret: 17 });
  expect(completed('fr', [0, 2], 'from:')).toEqual({ q: 'from:', caret: 5 });
  expect(restOf('acqua from:sh', [6, 13], 'from:shops', 13)).toBe('ops');
  expect(restOf('acqua from:sh', [6, 13], 'from:shops', 3)).toBe('');
});

test('a facet is put in and taken out again', () => {
  expect(toggled('acqua', 'lang:it')).toBe('acqua lang:it');
  expect(holds('acqua LANG:it', 'lang:it')).toBe(true);
  expect(toggled('acqua lang:it tappo', 'lang:it')).toBe('acqua tappo');
  expect(without('acqua from:shops tappo', [6, 16])).toBe('acqua tappo');
});
