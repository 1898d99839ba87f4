import type { Language } from '../../../contract/shapes.ts';
import { translator } from '../../platform/i18n/index.ts';

/** English as the world reads it, so 24 hours and the day before the month. */
const INTL_LOCALES: Record<Language, string> = { en: 'en-GB', it: 'it', es: 'es', ro: 'ro' };
/** From here on a weekday's name alone could mean this week or the next. */
const DAYS_WITH_A_NAME = 6;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * When the desk says that it will have answered, in words that stand in a sentence: "today by 16:20", "oggi entro le 16:20",
 * "mañana antes de las 10:00", "luni până la 11:00". Mails, the status page and lists all take them from here, so all say
 * the same. `timeZone` is the reader's; a time that has passed becomes "as soon as we can".
 */
export function expectedReply(
  dueAt: Temporal.Instant,
  language: Language,
  timeZone: string,
  now: Temporal.Instant,
): string {
  const t = translator(language);
  if (Temporal.Instant.compare(dueAt, now) <= 0) return t('mail.expected.soon');
  const due = dueAt.toZonedDateTimeISO(timeZone);
  // Midnight is said as the end of the day that people still live in.
  const isMidnight = due.hour === 0 && due.minute === 0;
  const day = isMidnight ? due.toPlainDate().subtract({ days: 1 }) : due.toPlainDate();
  const hour = isMidnight ? 24 : due.hour;
  const time = `${two(hour)}:${two(due.minute)}`;
  const daysOn = now.toZonedDateTimeISO(timeZone).toPlainDate().until(day).days;
  // Spoken numbers decide the article: "a la 1:00", "all'1:00".
  const values = { time, hour: String(hour) };
  if (daysOn <= 0) return t('mail.expected.today', values);
  if (daysOn === 1) return t('mail.expected.tomorrow', values);
  if (daysOn <= DAYS_WITH_A_NAME)
    return t('mail.expected.weekday', { ...values, day: inWords(day, language, 'weekday') });
  return t('mail.expected.date', { ...values, day: inWords(day, language, 'date') });
}

function inWords(day: Temporal.PlainDate, language: Language, what: 'weekday' | 'date'): string {
  const key = `${language} ${what}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(
      INTL_LOCALES[language],
      what === 'weekday' ? { weekday: 'long', timeZone: 'UTC' } : { day: 'numeric', month: 'long', timeZone: 'UTC' },
    );
    formats.set(key, format);
  }
  return format.format(day.toZonedDateTime('UTC').epochMilliseconds);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
