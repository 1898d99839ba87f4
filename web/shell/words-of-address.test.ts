import { expect, test } from 'vitest';
import { texts } from './words-of-address.ts';

const read = texts('q', 'filter');

test('words and numbers come as text, and nothing else comes', () => {
  expect(read({ q: 'rain', filter: 'vip', other: 'x' })).toEqual({ q: 'rain', filter: 'vip' });
  expect(read({ q: 4127 })).toEqual({ q: '4127' });
  expect(read({})).toEqual({});
});

test('what is no text is named as missing, so that the router does not hand it on as it was typed', () => {
  for (const typed of [{ priority: ['high'] }, ['a'], true, null]) {
    const said = { filter: typed, ...read({ filter: typed }) };
    expect(said).toHaveProperty('filter', undefined);
  }
});
