import { expect, test } from 'vitest';
import { askingWords } from './in-their-words.ts';

test('a letter is quoted by the sentence that asks, whole, also where a number has a point in it', () => {
  const letter =
    'Hello,\nI installed 1.8 on Monday. Why does the update to 1.8.2 stop at 60%? It is the third time.\nThanks';
  expect(askingWords(letter, 'en')).toBe('Why does the update to 1.8.2 stop at 60%?');
});

test('where nothing is asked, by the sentence that says most', () => {
  expect(askingWords('Es la tercera vez que intento instalar la 1.8 en mi Faro. Nada.', 'es')).toBe(
    'Es la tercera vez que intento instalar la 1.8 en mi Faro.',
  );
});
