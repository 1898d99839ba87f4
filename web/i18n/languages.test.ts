import { expect, test } from 'vitest';
import { LANGUAGES } from '../../contract/shapes.ts';
import { bestLanguage, languageNames, languages } from './languages.ts';

test('the first wished language that we speak is taken, whatever its country', () => {
  expect(bestLanguage(['de-CH', 'it-CH', 'en'])).toBe('it');
  expect(bestLanguage(['RO'])).toBe('ro');
  expect(bestLanguage(['de', 'fr'])).toBe('en');
  expect(bestLanguage([])).toBe('en');
});

test('the app speaks exactly the languages of the contract', () => {
  expect([...languages]).toEqual([...LANGUAGES]);
  expect(Object.keys(languageNames)).toEqual([...LANGUAGES]);
});
