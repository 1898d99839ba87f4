import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWords } from './comparing.ts';

const FIRST = '<p>If it happens again, let us know soon. Have a nice day with your light.</p>';
const LAST =
  '<p>If it happens again, write back by Monday and a new light leaves the same day. Have a nice day with your light.</p>';

test('a phrase that changed is one change, and what stays apart is another', () => {
  const { blocks, changes } = compareWords(`<p>Hello Lucy,</p>${FIRST}`, `<p>Dear Lucy,</p>${LAST}`);
  expect(changes).toEqual([
    { number: 1, before: 'Hello', after: 'Dear' },
    { number: 2, before: 'let us know soon', after: 'write back by Monday and a new light leaves the same day' },
  ]);
  expect(blocks).toHaveLength(2);
  expect(blocks[1]?.runs.map(({ kind, change }) => [kind, change])).toEqual([
    ['same', null],
    ['taken', 2],
    ['added', 2],
    ['same', null],
  ]);
});

test('a paragraph that gave way to another is one change; the same words are none', () => {
  const { changes } = compareWords(
    '<p>The device has a known brownout.</p><p>Bye</p>',
    '<p>Yes, it is our fault.</p><p>Bye</p>',
  );
  expect(changes).toEqual([{ number: 1, before: 'The device has a known brownout.', after: 'Yes, it is our fault.' }]);
  expect(compareWords(FIRST, FIRST).changes).toEqual([]);
});

test('no word of either is lost, and every change has its number once', () => {
  const word = fc.constantFrom('light', 'soon', 'Monday', 'we', 'send', 'it');
  const html = fc
    .array(fc.array(word, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 4 })
    .map((paragraphs) => paragraphs.map((words) => `<p>${words.join(' ')}</p>`).join(''));
  const wordsOf = (text: string): string[] => text.split(/<[^>]+>|\s+/).filter((each) => each !== '');
  fc.assert(
    fc.property(html, html, (older, newer) => {
      const { blocks, changes } = compareWords(older, newer);
      const read = (left: 'taken' | 'added') =>
        blocks.flatMap(({ runs }) => runs.filter(({ kind }) => kind !== left).flatMap(({ text }) => wordsOf(text)));
      expect(read('taken')).toEqual(wordsOf(newer));
      expect(read('added')).toEqual(wordsOf(older));
      const numbers = new Set(blocks.flatMap(({ runs }) => runs.flatMap(({ change }) => change ?? [])));
      expect([...numbers].sort((a, b) => a - b)).toEqual(changes.map(({ number }) => number));
    }),
    { numRuns: 200 },
  );
});
