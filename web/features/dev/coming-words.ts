import { useMemo } from 'react';
import type { ComingThing } from '../../../contract/dev.ts';
import { useSpeaking } from '../../i18n/index.ts';

export interface ThingWords {
  /** "Thu 11:20" */
  dayAndTime(at: number): string;
  /** "19 November 2026" */
  date(at: number): string;
  time(at: number): string;
  day(at: number): string;
  shortDate(at: number): string;
  /** "11:58", or "Fri 09:00" on another day. */
  soon(at: number, now: number): string;
  thing(thing: ComingThing, count?: number): string;
}

/** The words of the clock, by the house's zone and not by the reader's. */
export function useThingWords(timeZone: string): ThingWords {
  const { t, locale } = useSpeaking();
  return useMemo(() => {
    const said = locale === 'en' ? 'en-GB' : locale;
    const format = (options: Intl.DateTimeFormatOptions) => {
      const made = new Intl.DateTimeFormat(said, { timeZone, ...options });
      return (at: number) => made.format(at);
    };
    const time = format({ hour: '2-digit', minute: '2-digit' });
    const day = format({ weekday: 'short' });
    const date = format({ day: 'numeric', month: 'long', year: 'numeric' });
    const shortDate = format({ day: 'numeric', month: 'short' });
    const dayAndTime = (at: number) => `${day(at)} ${time(at)}`;
    return {
      dayAndTime,
      date,
      time,
      day,
      shortDate,
      soon: (at, now) => (date(at) === date(now) ? time(at) : dayAndTime(at)),
      thing: ({ at, kind, count: own, about }, count = own) =>
        t(`dev.coming.${kind}`, {
          time: time(Date.parse(at)),
          count,
          about: kind === 'reply' ? (about?.split(' ')[0] ?? '') : (about ?? ''),
        }),
    };
  }, [t, locale, timeZone]);
}
