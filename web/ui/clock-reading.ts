import type { Translate } from '../i18n/messages.ts';
import type { Moments } from '../i18n/moments.ts';

const hour = 3_600_000;
const day = 24 * hour;
type ClockMood = 'calm' | 'soon' | 'late' | 'promised';
export interface ClockReading {
  mood: ClockMood;
  /** "38 min", "3 h 50", "1 h late", "by 16:00", "Fri". */
  words: string;
}

/**
 * What a clock says of an instant that something is due. Inside the last hour it asks for a person, after that it is
 * late; a promise is ours until its last hour. Further away than a day, the day says more than the hours; `short` leaves the hour out, for a
 * row.
 */
export function readClock(
  due: string,
  now: number,
  moments: Moments,
  t: Translate,
  { promised = false, short = false }: { promised?: boolean; short?: boolean } = {},
): ClockReading {
  const left = Date.parse(due) - now;
  if (left < 0) return { mood: 'late', words: t('shell.clock.late', { length: moments.length(-left) }) };
  if (promised) {
    return {
      mood: left < hour ? 'soon' : 'promised',
      words: t('shell.clock.by', { moment: moments.ahead(due, now) }),
    };
  }
  if (left < hour) return { mood: 'soon', words: moments.length(left) };
  if (left < day) return { mood: 'calm', words: moments.length(left) };
  return { mood: 'calm', words: short ? moments.aheadDay(due, now) : moments.ahead(due, now) };
}
