import { expect, it } from 'vitest';
import { letterWords } from './letter-words.ts';

it('keeps what the letter says', () => {
  const text =
    'Officina Lume\n\nWe have your request\n\nHello Hannah, your request is\nhere. We answer today by 16:20.\n\nSee the request (https://help.example/)\n\n-- \nSimply reply to this mail.\n';
  expect(letterWords(text)).toEqual([
    'We have your request',
    'Hello Hannah, your request is here. We answer today by 16:20.',
    'See the request',
  ]);
});
