import { expect, test } from 'vitest';
import { isAngry } from './tone.ts';

test.each([
  'This is unacceptable. I have been waiting for three weeks.',
  'È una VERGOGNA, voglio parlare con il responsabile',
  'Estoy harta!! Quiero una solución',
  'Sunt foarte dezamăgit, nimeni nu răspunde la telefon.',
  'I WANT MY MONEY BACK NOW!!! And fast! Really! Now!',
  'Non funziona ancora. Mi rivolgerò al mio avvocato.',
])('is angry: %s', (letter) => {
  expect(isAngry(letter)).toBe(true);
});

test.each([
  'Fully charged, on the low beam. It blinks three times and then it’s dark. Am I doing something wrong?',
  'Buongiorno! Vorrei sapere quanto dura l’aggiornamento. Grazie mille!',
  'Love the light! Great beam! Thanks! See you! Bye!',
  'IMEI 4411 und FARO-900 show ERROR on the display',
  'Ho perso la fattura, me la potete mandare di nuovo?',
  'Bună ziua, aș vrea să schimb adresa de livrare.',
  'A bit disappointed with the strap, is there another one?',
])('is not: %s', (letter) => {
  expect(isAngry(letter)).toBe(false);
});

test('a long letter of one letter and signs is read in no time', () => {
  const before = performance.now();
  isAngry(`${'A'.repeat(100_000)}${'!'.repeat(100_000)}`);
  isAngry(' a!'.repeat(50_000));
  expect(performance.now() - before).toBeLessThan(200);
});
