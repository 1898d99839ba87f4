import { expect, test } from 'vitest';
import type { FoundTicket } from '../../../contract/search.ts';
import { withRecent } from './kept-searches.ts';
import { foundWords, stopsOf } from './stops.ts';

const message = { id: 'm1', type: 'incoming', from: { name: '', address: '' }, language: 'it', createdAt: '' } as const;
function found(id: string, passages: FoundTicket['passages']): FoundTicket {
  return {
    ticket: { id, subject: 'Luna 2 bagnata' } as FoundTicket['ticket'],
    subjectMarks: [[7, 14]],
    message,
    snippet: '',
    marks: [],
    passages,
    why: 'words',
  };
}
const passage = (id: string, snippet: string, marks: [number, number][]) => ({
  message: { ...message, id },
  place: 'text' as const,
  file: null,
  snippet,
  marks,
});

test('each passage is a stop, and a ticket without one is a stop itself', () => {
  const stops = stopsOf([found('a', [passage('m1', 'x', []), passage('m2', 'y', [])]), found('b', [])]);
  expect(stops.map(({ found: { ticket }, messageId }) => `${ticket.id} ${messageId}`)).toEqual([
    'a m1',
    'a m2',
    'b m1',
  ]);
  expect(new Set(stops.map(({ key }) => key)).size).toBe(3);
});
test('the found words are those of the marks, the longest first', () => {
  expect(
    foundWords(
      found('a', [
        passage('m1', 'il tappo e l’Acqua', [
          [3, 8],
          [13, 18],
        ]),
      ]),
    ),
  ).toEqual(['bagnata', 'tappo', 'acqua']);
});
test('searches on the way to a longer one are not offered again', () => {
  expect(withRecent(['acq', 'tappo'], 'acqua')).toEqual(['acqua', 'tappo']);
  expect(withRecent(['a', 'b'], ' ')).toEqual(['a', 'b']);
});
