import type { OutgoingDetail } from '../../../contract/tickets.ts';
import { type Speaking, useSpeaking } from '../../i18n/index.ts';
import { formattingLocale } from '../../i18n/moments.ts';
import { journeyOf, type Point } from './journey.ts';
import css from './journey-line.module.css';

/** Where the mail is, in five points with their times. */
export function JourneyLine({ mail, now }: { mail: OutgoingDetail; now: number }) {
  const speaking = useSpeaking();
  const { t } = speaking;
  return (
    <ol className={css.line} aria-label={t('outbox-page.journey')}>
      {journeyOf(mail, now).map((point, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: always the same five places
        <li key={at} className={css.point} data-state={point.state} aria-current={isHere(point) ? 'step' : undefined}>
          <i className={css.dot} />
          <span className={css.title}>{t(`outbox-page.point.${point.title}`, { count: point.count ?? 0 })}</span>
          <span className={css.detail}>{detailOf(point, mail, now, speaking)}</span>
        </li>
      ))}
    </ol>
  );
}

function isHere(point: Point): boolean {
  return point.state === 'now' || point.state === 'waits' || point.state === 'wrong';
}

function detailOf(point: Point, mail: OutgoingDetail, now: number, speaking: Speaking): string {
  const { t, moments } = speaking;
  const when = point.at === undefined ? '' : atSecond(point.at, now, speaking);
  switch (point.title) {
    case 'written':
      return mail.authorName === null
        ? t(`outbox-page.detail.by.${mail.kind}`, { when })
        : t('outbox-page.detail.writtenBy', { when, name: mail.authorName.split(' ')[0] ?? mail.authorName });
    case 'undo':
      return t('outbox-page.detail.until', { when });
    case 'waited':
    case 'atOnce':
      return t('outbox-page.detail.noUndo');
    case 'tried':
      return when === '' ? '' : t('outbox-page.detail.last', { when });
    case 'serverTook':
    case 'cameBack':
    case 'scheduled':
      return when;
    case 'serverNot':
      return t('outbox-page.detail.tryUntil', { when: moments.ahead(mail.giveUpAt, now) });
    case 'next':
      return point.at === undefined ? t('outbox-page.detail.soon') : moments.ahead(point.at, now);
    case 'kept':
      return t('outbox-page.detail.noWayOut');
    case 'nothingBack':
      return t('outbox-page.detail.soFar');
    default:
      return '';
  }
}

/** "10:41:22" today, else as short as any past moment. */
function atSecond(instant: string, now: number, { locale, timeZone, moments }: Speaking): string {
  const said = new Intl.DateTimeFormat(formattingLocale(locale), {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const isToday = moments.ago(instant, now) === moments.time(instant);
  return isToday ? said.format(new Date(instant)) : `${moments.shortDate(instant)} ${moments.time(instant)}`;
}
