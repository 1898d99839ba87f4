import type { Language } from '../../../contract/shapes.ts';

/** `ahead`: a moment to come, by its weekday. `past`: one that is long read, by its year. */
type Form = 'ahead' | 'past';

const DAY: Record<Form, Intl.DateTimeFormatOptions> = {
  ahead: { weekday: 'long', day: 'numeric', month: 'long' },
  past: { day: 'numeric', month: 'long', year: 'numeric' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** Day and time of an instant, in the words of a letter's language. */
export function dateAndTime(at: Temporal.Instant, language: Language, timeZone: string, form: Form): string {
  const key = `${language} ${timeZone} ${form}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      ...DAY[form],
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    });
    formats.set(key, format);
  }
  return format.format(at.epochMilliseconds);
}
