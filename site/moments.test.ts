import { describe, expect, it } from 'vitest';
import { dateInWords, momentInWords, sizeInWords } from './moments.ts';

const NOW = Temporal.Instant.from('2026-11-20T10:40:00Z');
const at = (instant: string) => Temporal.Instant.from(instant);

describe('when something was', () => {
  it.each([
    ['2026-11-20T10:24:00Z', 'it', 'oggi, 11:24'],
    ['2026-11-20T10:41:00Z', 'en', 'today, 11:41'],
    ['2026-11-19T16:40:00Z', 'es', 'ayer, 17:40'],
    ['2026-11-19T23:30:00Z', 'ro', 'astăzi, 00:30'],
    ['2026-11-17T16:22:00Z', 'it', 'martedì 17, 17:22'],
    ['2026-11-17T16:22:00Z', 'en', 'Tuesday 17, 17:22'],
    ['2026-11-13T08:05:00Z', 'it', '13 novembre, 09:05'],
    ['2026-11-13T08:05:00Z', 'es', '13 de noviembre, 09:05'],
    ['2025-03-03T08:05:00Z', 'ro', '3 martie 2025, 09:05'],
  ] as const)('%s in %s is %s', (instant, language, words) => {
    expect(momentInWords(at(instant), language, 'Europe/Rome', NOW)).toBe(words);
  });

  it('is told by the reader’s clock', () => {
    expect(momentInWords(at('2026-11-20T03:00:00Z'), 'en', 'America/New_York', NOW)).toBe('yesterday, 22:00');
  });

  it('leaves out the year that it is', () => {
    expect(dateInWords(at('2026-01-02T10:00:00Z'), 'en', 'Europe/Rome', NOW)).toBe('2 January');
    expect(dateInWords(at('2025-01-02T10:00:00Z'), 'en', 'Europe/Rome', NOW)).toBe('2 January 2025');
  });
});

describe('how large a file is', () => {
  it.each([
    [0, 'en', '1 kB'],
    [300_000, 'it', '293 kB'],
    [2_500_000, 'es', '2,4 MB'],
    [26_214_400, 'ro', '25 MB'],
  ] as const)('%d bytes in %s are %s', (bytes, language, words) => {
    expect(sizeInWords(bytes, language).replace(/\s/g, ' ')).toBe(words);
  });
});
