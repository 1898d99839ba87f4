import fc from 'fast-check';
import { expect, test } from 'vitest';
import { operatorAt, takeApart } from './asking.ts';

const words = (q: string) => takeApart(q).clauses.map((clause) => clause.map(({ text }) => text));

test('words, phrases, what is not wanted, and one or the other', () => {
  const asking = takeApart('lamp "does not charge" -refund -"old order" red or blue');
  expect(words('lamp "does not charge" -refund red or blue')).toEqual([['lamp'], ['does not charge'], ['red', 'blue']]);
  expect(asking.clauses[1]?.[0]?.kind).toBe('phrase');
  expect(asking.without.map(({ text }) => text)).toEqual(['refund', 'old order']);
});

test('operators with bare and quoted values, wanted and not', () => {
  expect(takeApart('desk:"IT help" -status:open FROM:giulia').operations.map(({ at: _, ...rest }) => rest)).toEqual([
    { operator: 'desk', value: 'IT help', not: false },
    { operator: 'status', value: 'open', not: true },
    { operator: 'from', value: 'giulia', not: false },
  ]);
});

test('what is no operator is a word, and an operator without a value asks for nothing yet', () => {
  expect(words('colour:red http://a.example')).toEqual([['colour:red'], ['http://a.example']]);
  expect(takeApart('from: lamp')).toMatchObject({ operations: [], clauses: [[{ text: 'lamp' }]] });
  expect(words('or lamp or')).toEqual([['lamp']]);
  expect(words('"never closed')).toEqual([['never closed']]);
  expect(words('-- ? *')).toEqual([]);
});

test('codes stay whole, and numbers may be a ticket', () => {
  expect(words('ERR_X-12 OL-20418')).toEqual([['ERR_X-12'], ['OL-20418']]);
  expect(takeApart('#1042 429').numbers.map(({ number }) => number)).toEqual([1042, 429]);
  expect(takeApart('"429" -7').numbers).toEqual([]);
});

test('the caret tells which value is typed', () => {
  expect(operatorAt('lamp status:op', 14)).toEqual({ operator: 'status', value: 'op', at: [5, 14] });
  expect(operatorAt('lamp -desk:"IT he', 17)).toEqual({ operator: 'desk', value: 'IT he', at: [6, 17] });
  expect(operatorAt('lamp st', 7)).toEqual({ operator: null, value: 'st', at: [5, 7] });
  expect(operatorAt('lamp ', 5)).toEqual({ operator: null, value: '', at: [5, 5] });
});

test('whatever is typed is a question, and each part stands where it says', () => {
  const pieces = fc.constantFrom(
    '-',
    '"',
    ':',
    ' ',
    'or',
    'from',
    'is:',
    '#',
    '12',
    'là',
    '«',
    '”',
    '\\',
    "'",
    '\u0000',
    '😀',
  );
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(typed, fc.nat(400), (q, caret) => {
      const asking = takeApart(q);
      const parts = [...asking.clauses.flat(), ...asking.without, ...asking.operations];
      for (const { at } of parts) {
        expect(at[0]).toBeLessThan(at[1]);
        expect(at[1]).toBeLessThanOrEqual(q.length);
      }
      for (const { text, at } of [...asking.clauses.flat(), ...asking.without]) expect(q.slice(...at)).toContain(text);
      const { at } = operatorAt(q, caret);
      expect(at[0]).toBeLessThanOrEqual(at[1]);
    }),
  );
});
