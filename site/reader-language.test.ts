import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../contract/shapes.ts';
import { readerLanguage } from './reader-language.ts';

describe('the language of a reader whom nobody knows', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['it', 'it'],
    ['ro-RO,ro;q=0.9,en;q=0.8', 'ro'],
    ['de-DE, es-MX;q=0.7, en;q=0.8', 'en'],
    ['de, es;q=0.9', 'es'],
    ['it;q=0, es', 'es'],
    ['*', 'en'],
  ])('%s is %s', (header, language) => {
    expect(readerLanguage(header)).toBe(language);
  });

  it('is one of ours whatever the header says', () => {
    fc.assert(fc.property(fc.string(), (header) => LANGUAGES.includes(readerLanguage(header))));
  });
});
