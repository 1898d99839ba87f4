import { formattingLocale, useSpeaking } from '../../i18n/index.ts';

/** Times of a day where the shift takes place. */
export interface ShiftTimes {
  /** "11:20" */
  time(instant: string | number): string;
  /** "Thursday 19 November", where a line begins with it. */
  heading(instant: string | number): string;
  /** Of a day without a time: "21 October". */
  day(on: string): string;
}

export function useShiftTimes(timeZone: string): ShiftTimes {
  const { locale } = useSpeaking();
  const said = formattingLocale(locale);
  const time = new Intl.DateTimeFormat(said, { timeZone, hour: '2-digit', minute: '2-digit' });
  const long = new Intl.DateTimeFormat(said, { timeZone, weekday: 'long', day: 'numeric', month: 'long' });
  const day = new Intl.DateTimeFormat(said, { timeZone: 'UTC', day: 'numeric', month: 'long' });
  const inHeading = (words: string) => words.slice(0, 1).toLocaleUpperCase(locale) + words.slice(1);
  return {
    time: (instant) => time.format(new Date(instant)),
    heading: (instant) => inHeading(long.format(new Date(instant)).replaceAll(',', '')),
    day: (on) => day.format(new Date(on)),
  };
}
