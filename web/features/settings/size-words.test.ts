import { expect, it } from 'vitest';
import { sizeInWords } from './size-words.ts';

it.each([
  [0, 'en', '0 bytes'],
  [999, 'en', '999 bytes'],
  [212_000, 'en', '212 kB'],
  [1_440_000, 'en', '1.4 MB'],
  [1_440_000, 'it', '1,4 MB'],
])('says %i bytes', (bytes, locale, words) => {
  expect(sizeInWords(bytes, locale).replaceAll(' ', ' ')).toBe(words);
});
