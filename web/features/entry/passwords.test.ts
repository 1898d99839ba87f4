import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PASSWORD } from '../../../contract/people.ts';
import { isLongEnough, ownAddress, shortestPassword } from './passwords.ts';

test('the screen asks for as many characters as the server', () => {
  expect(shortestPassword).toBe(PASSWORD.shortest);
  expect(isLongEnough('x'.repeat(PASSWORD.shortest))).toBe(true);
  expect(isLongEnough('x'.repeat(PASSWORD.shortest - 1))).toBe(false);
});

test.each([
  ['/tickets/4127?view=mine', '/tickets/4127?view=mine'],
  [undefined, '/'],
  ['https://elsewhere.example/', '/'],
  ['//elsewhere.example/', '/'],
  ['/\\elsewhere.example', '/'],
  ['/\t/elsewhere.example', '/'],
  ['javascript:alert(1)', '/'],
])('after signing in, %s leads to %s', (wished, address) => expect(ownAddress(wished)).toBe(address));

test('no link leads to another site after signing in', () => {
  fc.assert(
    fc.property(fc.string(), (wished) => {
      const reached = new URL(ownAddress(`/${wished}`), 'https://sportello.example');
      expect(reached.origin).toBe('https://sportello.example');
    }),
  );
});
