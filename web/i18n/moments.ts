import type { Translate } from './messages.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Up to this age a day is said by its number and month, after that by its month alone. */
const daysSaidByDate = 60;

/** What a person's screens say about times. All take instants as ISO 8601 or Date. */
export interface Moments {
  /** "11:09" */
  time(instant: Instant): string;
  /** "17 November" */
  date(instant: Instant): string;
  /** "17 Nov" */
  shortDate(instant: Instant): string;
  /** "Monday 17 November 2025 at 11:09", for titles and exported text. */
  full(instant: Instant): string;
  /** Past moments, shorter with age: 11:09, yesterday 17:40, Mon, 17 Nov, Aug, 2025. */
  ago(instant: Instant, now: Instant): string;
  /** Coming moments: 16:00, tomorrow 09:00, Fri 16:00, 17 November. */
  ahead(instant: Instant, now: Instant): string;
  /** The day of a coming moment alone: Fri, 17 Nov. */
  aheadDay(instant: Instant, now: Instant): string;
  /** "38 min", "3 h 50", "2 days"; never negative. */
  length(milliseconds: number): string;
}
export type Instant = string | number | Date;

const at = (instant: Instant): Date => (instant instanceof Date ? instant : new Date(instant));

/** English without a country would mean noon and midnight by letters; here it means the clock most of our readers use. */
export function formattingLocale(locale: string): string {
  return locale === 'en' ? 'en-GB' : locale;
}

export function createMoments(locale: string, timeZone: string, t: Translate): Moments {
  const said = formattingLocale(locale);
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(said, { timeZone, ...options });
  const hourMinute = format({ hour: '2-digit', minute: '2-digit' });
  const weekday = format({ weekday: 'short' });
  const dayMonth = format({ day: 'numeric', month: 'short' });
  const dayLongMonth = format({ day: 'numeric', month: 'long' });
  const month = format({ month: 'short' });
  const year = format({ year: 'numeric' });
  const whole = format({ dateStyle: 'full', timeStyle: 'short' });
  // Digits only, whatever the person's language, to count days on their own calendar.
  const calendarDay = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });

  /** Days on the person's calendar from `from` to `to`; a day with a clock change still counts as one. */
  const daysBetween = (from: Date, to: Date): number =>
    Math.round((Date.parse(calendarDay.format(to)) - Date.parse(calendarDay.format(from))) / day);

  const time = (instant: Instant) => hourMinute.format(at(instant));

  return {
    time,
    date: (instant) => dayLongMonth.format(at(instant)),
    shortDate: (instant) => dayMonth.format(at(instant)),
    full: (instant) => whole.format(at(instant)),
    ago: (instant, now) => {
      const then = at(instant);
      const age = daysBetween(then, at(now));
      if (age <= 0) return time(then);
      if (age === 1) return t('shell.time.yesterday', { time: time(then) });
      if (age < 7) return weekday.format(then);
      if (age < daysSaidByDate) return dayMonth.format(then);
      return year.format(then) === year.format(at(now)) ? month.format(then) : year.format(then);
    },
    ahead: (instant, now) => {
      const then = at(instant);
      const distance = daysBetween(at(now), then);
      if (distance <= 0) return time(then);
      if (distance === 1) return t('shell.time.tomorrow', { time: time(then) });
      if (distance < 7) return t('shell.time.onDay', { day: weekday.format(then), time: time(then) });
      return dayLongMonth.format(then);
    },
    aheadDay: (instant, now) => (daysBetween(at(now), at(instant)) < 7 ? weekday : dayMonth).format(at(instant)),
    length: (milliseconds) => {
      const minutes = Math.max(0, Math.floor(milliseconds / minute));
      if (minutes < 60) return t('shell.time.minutes', { minutes });
      const hours = Math.floor(minutes / 60);
      if (hours >= 48) return t('shell.time.days', { days: Math.floor(hours / 24) });
      const rest = minutes % 60;
      return rest === 0
        ? t('shell.time.hours', { hours })
        : t('shell.time.hoursMinutes', { hours, minutes: String(rest).padStart(2, '0') });
    },
  };
}
