import { expect, it } from 'vitest';
import { keepHyphenated } from './hyphens.ts';

it('keeps a word with a hyphen together, and leaves dashes and numbers as they are', () => {
  expect(keepHyphenated('Cât de bine v-am răspuns?')).toBe('Cât de bine v-\u2060am răspuns?');
  expect(keepHyphenated('Luna 2 - after rain, L2-2608')).toBe('Luna 2 - after rain, L2-2608');
});
