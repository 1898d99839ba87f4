import { describe, expect, test } from 'vitest';
import en from '../../locales/en/shell.json' with { type: 'json' };
import { joinCatalogues } from '../i18n/catalogue.ts';
import { createTranslators } from '../i18n/messages.ts';
import { createMoments } from '../i18n/moments.ts';
import { readClock } from './clock-reading.ts';

const { t } = createTranslators('en', joinCatalogues({ 'shell.json': en }));
const moments = createMoments('en', 'Europe/Rome', t);
const now = Date.parse('2026-11-19T10:20:00Z');
const read = (minutes: number, how?: { promised?: boolean; short?: boolean }) =>
  readClock(new Date(now + minutes * 60_000).toISOString(), now, moments, t, how);

describe('what a clock says', () => {
  test('grey while there is time, terracotta in the last hour, late after', () => {
    expect(read(230)).toEqual({ mood: 'calm', words: '3 h 50' });
    expect(read(60)).toEqual({ mood: 'calm', words: '1 h' });
    expect(read(59.9)).toEqual({ mood: 'soon', words: '59 min' });
    expect(read(0)).toEqual({ mood: 'soon', words: '0 min' });
    expect(read(-65)).toEqual({ mood: 'late', words: '1 h 05 late' });
  });
  test('further than a day the day says more; in a row it stands alone', () => {
    expect(read(3 * 24 * 60)).toEqual({ mood: 'calm', words: 'Sun 11:20' });
    expect(read(3 * 24 * 60, { short: true })).toEqual({ mood: 'calm', words: 'Sun' });
    expect(read(12 * 24 * 60, { short: true })).toEqual({ mood: 'calm', words: '1 Dec' });
  });
  test('a promise is ours until its last hour, and late like any other', () => {
    expect(read(280, { promised: true })).toEqual({ mood: 'promised', words: 'by 16:00' });
    expect(read(40, { promised: true }).mood).toBe('soon');
    expect(read(-1, { promised: true }).mood).toBe('late');
  });
});
