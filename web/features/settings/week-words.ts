import type { Speaking } from '../../i18n/index.ts';
import { runsOf } from './opening-lines.ts';

/** A Monday, for asking Intl how days are called. */
const someMonday = Date.UTC(2026, 10, 2);
const aDay = 24 * 60 * 60_000;

export function dayName(day: number, locale: string, length: 'long' | 'short' = 'long'): string {
  return new Intl.DateTimeFormat(locale, { weekday: length, timeZone: 'UTC' }).format(someMonday + (day - 1) * aDay);
}

/** "Monday to Friday", "Saturday and Sunday", "every day". */
export function daysInWords(days: readonly number[], { t, locale }: Pick<Speaking, 't' | 'locale'>): string {
  if (days.length === 7) return t('settings.hours.everyDay');
  const parts = runsOf(days).flatMap((run) => {
    const [first, last] = [run[0] ?? 1, run.at(-1) ?? 1];
    // Two neighbours are said by both names.
    if (run.length < 3) return run.map((day) => dayName(day, locale));
    return [t('settings.hours.dayRange', { first: dayName(first, locale), last: dayName(last, locale) })];
  });
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);
}

/** "Rome" for "Europe/Rome", "Argentina, Buenos Aires" where the city alone would not do. */
function zoneName(zone: string): string {
  return zone.split('/').slice(1).reverse().join(', ').replaceAll('_', ' ') || zone;
}

/** All zones of the browser by city; the one that is set is among them whatever it is called. */
export function zoneOptions(current: string, locale: string): { value: string; label: string }[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', current]);
  const collator = new Intl.Collator(locale);
  return [...zones]
    .map((value) => ({ value, label: zoneName(value) }))
    .sort((a, b) => collator.compare(a.label, b.label));
}
