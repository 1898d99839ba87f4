import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginningOf, sentencesWith } from './sentences.ts';

const LETTER = 'Hello Hannah,\n\nthank you for writing. You have it by Friday. Let us know if not!\n';

test('a phrase is kept with the sentence in which it stands', () => {
  expect(sentencesWith(LETTER, 'by  Friday')).toBe('You have it by Friday.');
  expect(sentencesWith(LETTER, 'writing. You')).toBe('thank you for writing. You have it by Friday.');
  expect(sentencesWith(LETTER, 'a wide clamp')).toBe('a wide clamp');
  expect(sentencesWith(LETTER, '  ')).toBe('');
});

test('long words are cut after a sentence, else after a word, and are never longer than asked', () => {
  expect(beginningOf('The clamp closes. It is for 32 mm. A wide one is there.', 40)).toBe(
    'The clamp closes. It is for 32 mm.',
  );
  expect(beginningOf('One sentence that goes on and on without an end', 20)).toBe('One sentence that…');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 2, max: 200 }), (words, most) => {
      expect(beginningOf(words, most).length).toBeLessThanOrEqual(most);
    }),
  );
});
