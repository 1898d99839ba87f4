import { expect, test } from 'vitest';
import { eventTime } from './event-time.ts';

const rome = { locale: 'en-GB', timeZone: 'Europe/Rome' };
const plain = (words: string | undefined): string | undefined => words?.replace(/[\u2009\u202f\u00a0]/g, ' ');

test('an instant is said in the reader’s zone', () => {
  const event = { start: '2026-11-24T14:00:00Z', end: '2026-11-24T14:45:00Z' };
  expect(plain(eventTime(event, rome))).toMatch(/24 November 2026.*15:00 ?– ?15:45/);
  expect(plain(eventTime(event, { ...rome, timeZone: 'America/New_York' }))).toMatch(/09:00 ?– ?09:45/);
});

test('a time without a zone stays as it was written, wherever it is read', () => {
  const event = { start: '2026-11-24T15:00:00', end: null };
  expect(plain(eventTime(event, { ...rome, timeZone: 'Asia/Tokyo' }))).toMatch(/24 November 2026.*15:00/);
});

test('of whole days the last is said, and not the one after', () => {
  expect(plain(eventTime({ start: '2026-12-24', end: '2026-12-27' }, rome))).toMatch(/24.*26 December 2026/);
  expect(plain(eventTime({ start: '2026-12-24', end: '2026-12-25' }, rome))).toMatch(/^Thursday,? 24 December 2026$/);
});

test('an end before the beginning, and no time at all, do no harm', () => {
  expect(plain(eventTime({ start: '2026-11-24T14:00:00Z', end: '2026-11-23T14:00:00Z' }, rome))).toMatch(/15:00$/);
  expect(eventTime({ start: null, end: '2026-11-24' }, rome)).toBeUndefined();
});
