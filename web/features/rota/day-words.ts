import { formattingLocale, useSpeaking } from '../../i18n/index.ts';
import { firstDay } from './days.ts';

/** How days without a time are said; none is moved by anybody's time zone. */
export interface DayWords {
  /** "November 2026", as a heading. */
  month(month: string): string;
  /** "November", where there is no room for its year. */
  monthHeading(month: string): string;
  /** "December": in a sentence or on a button. */
  monthName(month: string): string;
  /** "Nov" */
  shortMonth(month: string): string;
  /** "Wed 25 Nov" */
  short(day: string): string;
  /** "Friday 4 December" */
  long(day: string): string;
  /** The same where a line begins with it. */
  heading(day: string): string;
  /** "1 Dec" */
  dayAndMonth(day: string): string;
  /** "Monday", by ISO number. */
  weekday(number: number): string;
  shortWeekday(number: number): string;
  /** "09:00" in that zone. */
  time(instant: string, timeZone: string): string;
  list(words: readonly string[]): string;
}

const aMonday = Date.parse('2026-01-05');

export function useDayWords(): DayWords {
  const { locale } = useSpeaking();
  const said = formattingLocale(locale);
  const format = (options: Intl.DateTimeFormatOptions) => {
    const words = new Intl.DateTimeFormat(said, { timeZone: 'UTC', ...options });
    return (day: string) => words.format(Date.parse(day));
  };
  const weekday = (number: number, length: 'long' | 'short') =>
    new Intl.DateTimeFormat(said, { timeZone: 'UTC', weekday: length }).format(aMonday + (number - 1) * 86_400_000);
  const plain = (words: string) => words.replaceAll(/[.,]/g, '');
  const inHeading = (words: string) => words.slice(0, 1).toLocaleUpperCase(locale) + words.slice(1);
  const monthYear = format({ month: 'long', year: 'numeric' });
  const monthName = format({ month: 'long' });
  const shortMonth = format({ month: 'short' });
  const short = format({ weekday: 'short', day: 'numeric', month: 'short' });
  const long = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const dayAndMonth = format({ day: 'numeric', month: 'short' });
  return {
    month: (month) => inHeading(monthYear(firstDay(month))),
    monthHeading: (month) => inHeading(monthName(firstDay(month))),
    monthName: (month) => monthName(firstDay(month)),
    shortMonth: (month) => inHeading(plain(shortMonth(firstDay(month)))),
    short: (day) => plain(short(day)),
    long: (day) => long(day).replaceAll(',', ''),
    heading: (day) => inHeading(long(day).replaceAll(',', '')),
    dayAndMonth: (day) => plain(dayAndMonth(day)),
    weekday: (number) => inHeading(weekday(number, 'long')),
    shortWeekday: (number) => plain(weekday(number, 'short')),
    time: (instant, timeZone) =>
      new Intl.DateTimeFormat(said, { timeZone, hour: '2-digit', minute: '2-digit' }).format(Date.parse(instant)),
    list: (words) => new Intl.ListFormat(said, { type: 'conjunction' }).format(words),
  };
}
