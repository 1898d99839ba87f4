import type { CalendarFact } from '../../../contract/reading.ts';

/**
 * When an event is, in words: an instant in the reader's zone, a local time or a whole day as it was written, where no zone is
 * known. Undefined when it says no time.
 */
export function eventTime(
  { start, end }: Pick<CalendarFact, 'start' | 'end'>,
  { locale, timeZone }: { locale: string; timeZone: string },
): string | undefined {
  if (start === null) return undefined;
  const isDay = !start.includes('T');
  const first = instantOf(start);
  const last = end === null ? undefined : instantOf(end);
  if (Number.isNaN(first)) return undefined;
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    ...(isDay ? {} : { timeStyle: 'short' as const }),
    timeZone: start.endsWith('Z') ? timeZone : 'UTC',
  });
  // The end of whole days is the first day after; an end before its beginning is somebody's mistake.
  const until = last === undefined || Number.isNaN(last) ? first : isDay ? last - DAY : last;
  return until > first ? format.formatRange(first, until) : format.format(first);
}

const DAY = 24 * 3_600_000;

/** Without a zone it is read as UTC, and said in UTC: so it stays as it was written. */
function instantOf(written: string): number {
  if (written.endsWith('Z')) return Date.parse(written);
  return Date.parse(written.includes('T') ? `${written}Z` : `${written}T00:00:00Z`);
}
