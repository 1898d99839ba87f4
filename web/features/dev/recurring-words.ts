import type { Translate } from '../../i18n/index.ts';

/** How often a crontab pattern (UTC) comes, in words; the pattern itself where it is none of the usual ones. */
export function recurringWords(pattern: string, t: Translate): string {
  const [minute = '', hour = '', ...rest] = pattern.split(' ');
  if (rest.some((part) => part !== '*')) return pattern;
  const every = /^\*\/(\d+)$/.exec(minute)?.[1];
  if (minute === '*' && hour === '*') return t('dev.jobs.everyMinute');
  if (every && hour === '*') return t('dev.jobs.everyMinutes', { minutes: Number(every) });
  if (/^\d+$/.test(minute) && hour === '*') return t('dev.jobs.everyHour');
  if (/^\d+$/.test(minute) && /^\d+$/.test(hour)) {
    return t('dev.jobs.everyDay', { time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` });
  }
  return pattern;
}
