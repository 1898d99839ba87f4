import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReviewFigures } from '../../../contract/reviews.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Button, Face, Meter, PanelHeader, SectionHeader } from '../../ui/index.ts';
import { OwnDay } from '../shift/index.ts';
import { buddysDay, reviewDetail } from './asking.ts';
import { AwayForABit } from './away-for-a-bit.tsx';
import css from './buddy-side.module.css';
import { shareWith } from './doing.ts';

const MINUTE = 60_000;

/** One's own day as a buddy: looks done, waiting and room left, who sits beside one, and what they keep meeting. */
export function BuddySide({ now, reviewId }: { now: number; reviewId: string | undefined }) {
  const { t, moments } = useSpeaking();
  const { data } = useQuery(buddysDay);
  const { data: review } = useQuery({ ...reviewDetail(reviewId ?? ''), enabled: reviewId !== undefined });
  const other = review?.can.look ? review.others[0] : undefined;
  return (
    <>
      <PanelHeader
        level={2}
        title={t('reviews-page.side.title')}
        after={<span className={css.small}>{moments.date(now)}</span>}
      />
      {data === undefined ? null : (
        <>
          <section className={css.section} aria-label={t('reviews-page.side.load')}>
            <Looks figures={data} />
            <dl className={css.facts}>
              {data.typicalWaitMinutes === null ? null : (
                <>
                  <dt>{t('reviews-page.side.typical')}</dt>
                  <dd>
                    {t('reviews-page.side.half', {
                      time: moments.length(Math.max(1, data.typicalWaitMinutes) * MINUTE),
                    })}
                  </dd>
                </>
              )}
              {data.longest === null ? null : (
                <>
                  <dt>{t('reviews-page.side.longest')}</dt>
                  <dd>
                    {t('reviews-page.side.longestOf', {
                      time: moments.length(Math.max(1, data.longest.minutes) * MINUTE),
                      name: firstName(data.longest.author.name),
                    })}
                  </dd>
                </>
              )}
              {data.ownMinutes === 0 ? null : (
                <>
                  <dt>{t('reviews-page.side.own')}</dt>
                  <dd>{moments.length(data.ownMinutes * MINUTE)}</dd>
                </>
              )}
              <dt>{t('reviews-page.side.tickets')}</dt>
              <dd>
                {data.ownTickets.count === 0
                  ? t('reviews-page.side.noTickets')
                  : t('reviews-page.side.ticketsOf', {
                      count: data.ownTickets.count,
                      at: data.ownTickets.nextDueAt === null ? '' : moments.ahead(data.ownTickets.nextDueAt, now),
                      hasAt:
                        data.ownTickets.nextDueAt === null
                          ? 'no'
                          : Date.parse(data.ownTickets.nextDueAt) < now
                            ? 'late'
                            : 'yes',
                    })}
              </dd>
            </dl>
            <div className={css.doings}>
              {review && other ? (
                <Button size={28} onClick={() => void shareWith(review, other)}>
                  {t('reviews-page.side.share', { name: firstName(other.name) })}
                </Button>
              ) : null}
              <AwayForABit until={data.awayUntil} now={now} />
            </div>
          </section>
          <OwnDay />
          {data.beside.length === 0 ? null : (
            <section className={css.section}>
              <SectionHeader level={3} title={t('reviews-page.side.beside')} />
              {data.beside.map((one) => (
                <Beside key={one.teammate.id} one={one} />
              ))}
            </section>
          )}
          {data.beside.map((one) => (
            <Keeps key={one.teammate.id} one={one} />
          ))}
        </>
      )}
    </>
  );
}

/** Cells: looks done are filled, those that wait outlined in green, and room left is bare. */
function Looks({ figures }: { figures: ReviewFigures }) {
  const { t } = useSpeaking();
  const { done, waiting, pauseFrom } = figures;
  const all = done + waiting;
  const cells = Array.from({ length: pauseFrom }, (_, at) => (at < done ? 'done' : at < all ? 'waits' : 'room'));
  const said = t('reviews-page.side.doneWaiting', { done, waiting });
  return (
    <>
      <p className={css.looks}>
        <b>{t('reviews-page.side.looks', { count: all })}</b>
        {t('reviews-page.side.room', { count: Math.max(0, pauseFrom - all) })}
      </p>
      <div className={css.cells} aria-hidden="true" data-much={all > pauseFrom || undefined}>
        {cells.map((kind, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
          <span key={at} data-kind={kind} />
        ))}
      </div>
      <p className={css.under}>
        <span>{said}</span>
        <span>{t('reviews-page.side.pauseFrom', { count: pauseFrom })}</span>
      </p>
    </>
  );
}

function Beside({ one }: { one: ReviewFigures['beside'][number] }) {
  const { t, moments } = useSpeaking();
  const name = firstName(one.teammate.name);
  const said =
    one.level === 'alone' || one.needed === 0
      ? t('reviews-page.side.alone')
      : t('reviews-page.side.thenAlone', { approved: one.approved, needed: one.needed });
  return (
    <div className={css.beside}>
      <Face person={one.teammate} size={28} decorative />
      <div>
        <p>
          <b>{name}</b>
          {t('reviews-page.side.until', { time: moments.time(one.endsAt) })}
        </p>
        <p className={css.small}>
          {one.level === 'alone' || one.needed === 0 ? null : (
            <Meter value={Math.min(one.approved, one.needed)} of={one.needed} width={84} label={said} />
          )}
          <span>{said}</span>
        </p>
      </div>
    </div>
  );
}

function Keeps({ one }: { one: ReviewFigures['beside'][number] }) {
  const { t } = useSpeaking();
  const name = firstName(one.teammate.name);
  if (one.asWritten.of === 0) return null;
  return (
    <section className={css.section}>
      <SectionHeader
        level={3}
        title={t('reviews-page.side.keeps', { name })}
        after={<span className={css.small}>{t('reviews-page.side.lastShifts')}</span>}
      />
      <ul className={css.keeps}>
        {one.keeps.map(({ words, times }) => (
          <li key={words}>
            <span className="sp-truncate" title={words}>
              {words}
            </span>
            <span className={css.small}>{t('reviews-page.side.times', { count: times })}</span>
          </li>
        ))}
        <li data-good>
          <span className="sp-truncate">{t('reviews-page.side.leftAlone')}</span>
          <span className={css.small}>{t('reviews-page.side.of', one.asWritten)}</span>
        </li>
      </ul>
      <p className={css.private}>
        <IconLock size={13} stroke={1.8} aria-hidden />
        {t('reviews-page.side.private', { name })}
      </p>
    </section>
  );
}
