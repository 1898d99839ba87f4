import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leastTime } from '../../../testing/least-time.ts';
import { joinFlowedLines } from './flowed.ts';

test.each([
  ['paragraphs', 'una riga che \ncontinua \nfin qui.\nNuova.', false, 'una riga che continua fin qui.\nNuova.'],
  [
    'quotes of one depth',
    '> cita che \n> continua\n>> altra \n> diversa',
    false,
    '> cita che continua\n>> altra \n> diversa',
  ],
  ['a quote never runs into an answer', '> cita che \nrisposta', false, '> cita che \nrisposta'],
  ['the signature stands alone', 'Ciao \n-- \nAnna', false, 'Ciao \n-- \nAnna'],
  ['stuffed lines', ' From qui\n  rientro\n >non cito', false, 'From qui\n rientro\n >non cito'],
  ['deleted spaces', '日本 \n語 \n', true, '日本語'],
])('%s', (_name, text, deleteSpace, expected) => {
  expect(joinFlowedLines(text, deleteSpace)).toBe(expected);
});

test('loses no letter, and takes time by the length only', async () => {
  const letters = (text: string) => text.replace(/[> \n]/g, '');
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a ', 'b', '> ', '>>', ' ', '\n', '-- ')), (parts) => {
      const text = parts.join('');
      expect(letters(joinFlowedLines(text, false))).toBe(letters(text));
    }),
  );
  const took = await leastTime(2_000, () => {
    joinFlowedLines('a \n'.repeat(300_000), true);
    joinFlowedLines('>'.repeat(500_000), false);
    joinFlowedLines(`${'>'.repeat(500)} \n`.repeat(500), false);
  });
  expect(took).toBeLessThan(2_000);
});
