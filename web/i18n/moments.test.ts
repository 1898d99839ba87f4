import { describe, expect, test } from 'vitest';
import en from '../../locales/en/shell.json' with { type: 'json' };
import ro from '../../locales/ro/shell.json' with { type: 'json' };
import { joinCatalogues } from './catalogue.ts';
import { createTranslators } from './messages.ts';
import { createMoments } from './moments.ts';

const speak = (locale: string, zone: string, words: Record<string, string>) =>
  createMoments(locale, zone, createTranslators(locale, joinCatalogues({ 'shell.json': words })).t);
const english = speak('en', 'Europe/Rome', en);
const now = '2026-11-19T10:20:00Z';

describe('a past moment is said shorter with age', () => {
  test.each([
    ['2026-11-19T10:09:00Z', '11:09'],
    // Already yesterday in Rome, though the same day in UTC would still be another.
    ['2026-11-18T22:30:00Z', 'yesterday 23:30'],
    ['2026-11-18T23:30:00Z', '00:30'],
    ['2026-11-16T08:00:00Z', 'Mon'],
    ['2026-11-12T08:00:00Z', '12 Nov'],
    ['2026-08-03T08:00:00Z', 'Aug'],
    ['2025-05-03T08:00:00Z', '2025'],
  ])('%s is %s', (instant, words) => expect(english.ago(instant, now)).toBe(words));

  test('days are counted on the calendar, also over the night the clock changes', () => {
    expect(english.ago('2026-10-24T22:30:00Z', '2026-10-25T23:30:00Z')).toMatch(/^yesterday/);
  });
  test('in December, November of the same winter still has its day', () => {
    expect(english.ago('2025-12-20T12:00:00Z', '2026-01-10T12:00:00Z')).toBe('20 Dec');
  });
});

describe('a coming moment', () => {
  test.each([
    ['2026-11-19T15:00:00Z', '16:00'],
    ['2026-11-20T08:00:00Z', 'tomorrow 09:00'],
    ['2026-11-22T15:00:00Z', 'Sun 16:00'],
    ['2026-12-17T15:00:00Z', '17 December'],
  ])('%s is %s', (instant, words) => expect(english.ahead(instant, now)).toBe(words));
});

describe('lengths', () => {
  test.each([
    [38 * 60_000 + 59_000, '38 min'],
    [-5, '0 min'],
    [230 * 60_000, '3 h 50'],
    [125 * 60_000, '2 h 05'],
    [5 * 3_600_000, '5 h'],
    [3 * 24 * 3_600_000, '3 days'],
  ])('%d ms is %s', (milliseconds, words) => expect(english.length(milliseconds)).toBe(words));

  test('Romanian counts from twenty on with "de"', () => {
    const romanian = speak('ro', 'Europe/Bucharest', ro);
    expect(romanian.length(3 * 86_400_000)).toBe('3 zile');
    expect(romanian.length(21 * 86_400_000)).toBe('21 de zile');
  });
});

test('English without a country has no noon and midnight letters, American English has', () => {
  expect(english.time('2026-11-19T15:05:00Z')).toBe('16:05');
  expect(speak('en-US', 'Europe/Rome', en).time('2026-11-19T15:05:00Z')).toMatch(/PM/);
});
