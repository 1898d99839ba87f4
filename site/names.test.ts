import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstName, initials } from './names.ts';

it.each([
  ['Marta Rinaldi', 'MR'],
  ['Ana María de la Cruz', 'AC'],
  ['ștefan', 'Ș'],
  ['g.ferraro@postanova.example', 'GE'],
  ['Kim (Officina Lume)', 'K'],
  ['', '?'],
])('the letters of "%s" are %s', (name, letters) => {
  expect(initials(name)).toBe(letters);
});

it('calls people of ours by their first name', () => {
  expect(firstName('Marta Rinaldi')).toBe('Marta');
  expect(firstName('Officina')).toBe('Officina');
});

it('has letters for whatever somebody calls themselves', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => initials(name).length > 0));
});
