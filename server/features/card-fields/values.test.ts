import { expect, it } from 'vitest';
import { readFieldValue, readNumber } from './values.ts';

it('reads numbers as people of all four languages write them', () => {
  const cases: [string, number | null][] = [
    ['1200', 1200],
    ['1.200', 1200],
    ['1,200', 1200],
    ['1.200,5', 1200.5],
    ['1,200.5', 1200.5],
    ['0,25', 0.25],
    ['1 200 000', 1_200_000],
    ['-3', -3],
    ['1.2.3,4,5', null],
    ['twelve', null],
    ['', null],
    ['1e9', null],
  ];
  for (const [text, number] of cases) expect(readNumber(text), text).toBe(number);
});

it('keeps only what fits its field', () => {
  const choices = [{ id: 'a', name: 'Azzurro' }];
  const read = (kind: Parameters<typeof readFieldValue>[0]['kind'], given: Parameters<typeof readFieldValue>[1]) =>
    readFieldValue({ kind, choices }, given);
  expect(read('date', '2026-02-29')).toEqual({ misfit: 'bad_date' });
  expect(read('date', '2028-02-29')).toEqual({ value: '2028-02-29' });
  expect(read('choices', 'azzurro; a')).toEqual({ value: ['a'] });
  expect(read('choices', ['a', 'b'])).toEqual({ misfit: 'bad_choice' });
  expect(read('choice', 'Verde')).toEqual({ misfit: 'bad_choice' });
  expect(read('checkbox', 'Sì')).toEqual({ value: true });
  expect(read('checkbox', 'maybe')).toEqual({ misfit: 'bad_yes_no' });
  expect(read('number', Number.NaN)).toEqual({ misfit: 'bad_number' });
});
