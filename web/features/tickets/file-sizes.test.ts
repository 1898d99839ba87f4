import { expect, test } from 'vitest';
import { saySize } from './file-sizes.ts';

const plain = (words: string) => words.replace(/\s/g, ' ');

test.each(['en', 'it', 'es', 'ro'])('a size stands apart from its unit in %s', (locale) => {
  expect(plain(saySize(0, locale))).toBe('0 B');
  expect(plain(saySize(17, locale))).toBe('17 B');
  expect(plain(saySize(820_000, locale))).toMatch(/^820 kB$/i);
  expect(plain(saySize(4_100_000, locale))).toMatch(/^4[.,]1 MB$/);
});
