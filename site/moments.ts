import type { Language } from '../contract/shapes.ts';
import { translator } from '../server/platform/i18n/index.ts';

/** English as the world reads it: the day before the month. */
const INTL_LOCALES: Record<Language, string> = { en: 'en-GB', it: 'it', es: 'es', ro: 'ro' };
/** From here on a weekday's name alone could mean this week or the last. */
const DAYS_WITH_A_NAME = 6;

const formats = new Map<string, Intl.DateTimeFormat>();

/** How long ago it feels: "today, 11:09", "yesterday, 17:40", "Tuesday 17, 17:22", "17 November, 17:22", "3 March 2025, 9:05". */
export function momentInWords(
  at: Temporal.Instant,
  language: Language,
  timeZone: string,
  now: Temporal.Instant,
): string {
  const t = translator(language);
  const then = at.toZonedDateTimeISO(timeZone);
  const time = `${two(then.hour)}:${two(then.minute)}`;
  const daysAgo = then.toPlainDate().until(now.toZonedDateTimeISO(timeZone).toPlainDate()).days;
  if (daysAgo <= 0) return t('site.moment.today', { time });
  if (daysAgo === 1) return t('site.moment.yesterday', { time });
  if (daysAgo <= DAYS_WITH_A_NAME)
    return `${inWords(then.toPlainDate(), language, { weekday: 'long' })} ${then.day}, ${time}`;
  return `${dateInWords(at, language, timeZone, now)}, ${time}`;
}

/** "17 November", with the year where it is another one. */
export function dateInWords(at: Temporal.Instant, language: Language, timeZone: string, now: Temporal.Instant): string {
  const date = at.toZonedDateTimeISO(timeZone).toPlainDate();
  const otherYear = date.year !== now.toZonedDateTimeISO(timeZone).year;
  return inWords(date, language, { day: 'numeric', month: 'long', ...(otherYear ? { year: 'numeric' } : {}) });
}

/** "2.4 MB", "2,4 MB". */
export function sizeInWords(bytes: number, language: Language): string {
  const [unit, amount] = bytes < 1_048_576 ? ['kilobyte', Math.max(bytes / 1024, 1)] : ['megabyte', bytes / 1_048_576];
  return new Intl.NumberFormat(INTL_LOCALES[language], {
    style: 'unit',
    unit,
    maximumFractionDigits: amount < 10 && unit === 'megabyte' ? 1 : 0,
  }).format(amount);
}

function inWords(date: Temporal.PlainDate, language: Language, parts: Intl.DateTimeFormatOptions): string {
  const key = `${language} ${Object.keys(parts).join(' ')}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(INTL_LOCALES[language], { ...parts, timeZone: 'UTC' });
    formats.set(key, format);
  }
  return format.format(date.toZonedDateTime('UTC').epochMilliseconds);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
