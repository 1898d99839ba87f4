import { expect, test } from 'vitest';
import { keptFor, reasonsFor } from './fitting.ts';

const ticket = {
  priority: 'normal',
  language: 'en',
  categories: ['Firmware'],
  tags: ['faro-900'],
  vip: false,
  letters: 1,
  marked_low: false,
  first_words: 'It blinks three times and then it is dark.',
  last_words: '',
};
const chiara = { skills: ['firmware'], languages: ['it', 'en'] };

test('what a helper is not asked to do is kept, and by what', () => {
  expect(keptFor(ticket, chiara)).toBe(null);
  expect(keptFor({ ...ticket, last_words: 'This is unacceptable.' }, chiara)).toBe('angry');
  expect(keptFor({ ...ticket, vip: true }, chiara)).toBe('vip');
  expect(keptFor({ ...ticket, priority: 'urgent' }, chiara)).toBe('urgent');
  expect(keptFor({ ...ticket, marked_low: true }, chiara)).toBe('low-mark');
  expect(keptFor({ ...ticket, letters: 6 }, chiara)).toBe('long');
  expect(keptFor({ ...ticket, language: 'es' }, chiara)).toBe('language');
  expect(keptFor({ ...ticket, language: 'en-GB' }, chiara)).toBe(null);
  expect(keptFor({ ...ticket, language: null }, chiara)).toBe(null);
});

test('every reason that is told is true, and none is told that is not known', () => {
  const known = { written: { title: 'Why a light turns itself off' }, solvedAlike: 2, minutes: 6 };
  expect(reasonsFor(ticket, chiara, known, 'it').map(({ kind }) => kind)).toEqual([
    'field',
    'written',
    'language',
    'easy',
    'like',
  ]);
  const nothing = { written: null, solvedAlike: 0, minutes: null };
  expect(reasonsFor({ ...ticket, categories: [], tags: [] }, chiara, nothing, 'en')).toEqual([]);
  expect(reasonsFor(ticket, { ...chiara, skills: [] }, { ...nothing, minutes: 45 }, 'en')).toEqual([]);
});
