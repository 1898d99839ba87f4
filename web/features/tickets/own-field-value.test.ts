import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFilled, readFieldValue, sayFieldValue } from './own-field-value.ts';

const field = (kind: 'text' | 'number' | 'date', more = {}) => ({
  kind,
  least: null,
  most: null,
  longest: null,
  ...more,
});

test('numbers are read with point or comma, and within their bounds', () => {
  expect(readFieldValue(field('number'), '1 250,5')).toEqual({ value: 1250.5 });
  expect(readFieldValue(field('number'), '-3.25')).toEqual({ value: -3.25 });
  expect(readFieldValue(field('number'), '1,250.5')).toEqual({ wrong: 'notANumber' });
  expect(readFieldValue(field('number'), 'ten')).toEqual({ wrong: 'notANumber' });
  expect(readFieldValue(field('number', { least: 1 }), '0')).toEqual({ wrong: 'tooSmall' });
  expect(readFieldValue(field('number', { most: 9 }), '10')).toEqual({ wrong: 'tooLarge' });
});

test('a day that the calendar does not have is none', () => {
  expect(readFieldValue(field('date'), '2026-02-28')).toEqual({ value: '2026-02-28' });
  expect(readFieldValue(field('date'), '2026-02-30')).toEqual({ wrong: 'noDay' });
  expect(readFieldValue(field('date'), 'tomorrow')).toEqual({ wrong: 'noDay' });
});

test('a text fits or is said to be too long; nothing typed takes the value away', () => {
  expect(readFieldValue(field('text', { longest: 5 }), ' Luna2 ')).toEqual({ value: 'Luna2' });
  expect(readFieldValue(field('text', { longest: 5 }), 'Luna 2')).toEqual({ wrong: 'tooLong' });
  expect(readFieldValue(field('text'), '   ')).toEqual({ value: null });
});

test('whatever is typed is a value of its kind or is refused', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.constantFrom('number' as const, 'date' as const), (typed, kind) => {
      const read = readFieldValue(field(kind), typed);
      if ('wrong' in read || read.value === null) return true;
      return kind === 'number' ? Number.isFinite(read.value) : typeof read.value === 'string';
    }),
  );
});

test('values are said with the names of their options and their unit', () => {
  const say = { number: String, day: (day: string) => `day ${day}`, yes: 'yes', no: 'no' };
  const options = [{ id: 'o1', name: 'Black', names: {}, archived: true }];
  expect(sayFieldValue({ kind: 'choice', unit: null, options }, 'o1', say)).toBe('Black');
  expect(sayFieldValue({ kind: 'choices', unit: null, options }, ['o1', 'gone'], say)).toBe('Black, gone');
  expect(sayFieldValue({ kind: 'number', unit: '€', options: [] }, 12, say)).toBe('12 €');
  expect(sayFieldValue({ kind: 'date', unit: null, options: [] }, '2026-11-20', say)).toBe('day 2026-11-20');
  expect(isFilled(false) || isFilled('') || isFilled([])).toBe(false);
  expect(isFilled(0) && isFilled('x')).toBe(true);
});
