import { useSpeaking } from '../../i18n/index.ts';
import type { Span } from './filter-parts.ts';
import { freeTimeOf } from './time-choices.ts';

/** A time as a filter says it, in words: "in the last 14 days", "from 3 Nov 2026 until 7 Nov 2026". */
export function useSpanWords(): (span: Span) => string {
  const { t, locale, moments } = useSpeaking();
  // A day has no time zone.
  const days = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
  const day = (said: string) => days.format(new Date(`${said}T12:00:00Z`));
  const moment = (said: string | undefined) =>
    said === undefined ? '…' : Number.isNaN(Date.parse(said)) ? said : moments.shortDate(said);
  return (span) => {
    const free = freeTimeOf(span);
    if (free === undefined) return `${moment(span.after)} – ${moment(span.before)}`;
    if (free.kind === 'last') return t('views.time.lastDays', { days: free.days });
    if (free.kind === 'older') return t('views.time.olderDays', { days: free.days });
    if (free.kind !== 'days') return t('views.time.nextDays', { days: free.days });
    const { from, until } = free;
    if (until === '') return t('views.time.fromDay', { from: day(from) });
    if (from === '') return t('views.time.untilDay', { until: day(until) });
    return t('views.time.fromUntil', { from: day(from), until: day(until) });
  };
}
