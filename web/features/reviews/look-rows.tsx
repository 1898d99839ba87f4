import { IconArrowBackUp, IconCircleCheck, IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Review } from '../../../contract/reviews.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Button, Clock, Face, LanguageMark } from '../../ui/index.ts';
import css from './look-rows.module.css';

const inSight = 5;

/** One reply that waits, 80 px: who wrote it to whom, the customer's clock, and how long it has waited here. */
export function LookRow({
  review,
  open,
  inTabOrder,
  now,
}: {
  review: Review;
  open: boolean;
  inTabOrder: boolean;
  now: number;
}) {
  const { t, moments } = useSpeaking();
  const { ticket, author } = review;
  const here = now - Date.parse(review.askedAt);
  const waits =
    here < 60_000 ? t('reviews-page.row.justNow') : t('reviews-page.row.here', { time: moments.length(here) });
  const pair = t('reviews-page.row.pair', { author: firstName(author.name), contact: ticket.contact.name });
  return (
    <div className={css.row} data-open={open || undefined}>
      <Link
        to="/looks"
        search={{ look: review.id }}
        className={css.link}
        data-look={review.id}
        tabIndex={inTabOrder ? 0 : -1}
        aria-current={open ? 'true' : undefined}
        aria-label={`${ticket.subject}. ${pair}. ${waits}`}
      />
      <Face person={author} size={32} decorative />
      <div className={css.text}>
        <div className={css.line}>
          <b className="sp-truncate">{ticket.subject}</b>
          {ticket.dueAt === null ? null : <Clock due={ticket.dueAt} />}
        </div>
        <div className={css.line}>
          <span className={css.pair}>
            {ticket.language === null ? null : <LanguageMark language={ticket.language} />}
            <span className="sp-truncate" title={pair}>
              {pair}
            </span>
          </span>
        </div>
        <div className={css.line}>
          <span className="sp-truncate">{t('reviews-page.row.ofDay', { number: review.ofDay })}</span>
          <span className={css.here}>{waits}</span>
        </div>
      </div>
    </div>
  );
}

const signs = { approved: IconCircleCheck, 'sent-back': IconArrowBackUp } as const;

/** What was looked through today, a line each. */
export function LookedRows({ reviews, opened }: { reviews: readonly Review[]; opened: string | undefined }) {
  const { t } = useSpeaking();
  const [all, setAll] = useState(false);
  if (reviews.length === 0) return null;
  const shown = all ? reviews : reviews.slice(0, inSight);
  const more = reviews.length - shown.length;
  return (
    <section aria-label={t('reviews-page.group.looked')}>
      <h2 className={css.group}>
        {t('reviews-page.group.looked')}
        <span className="sp-figures">{reviews.length}</span>
      </h2>
      <ul className={css.done}>
        {shown.map((review) => {
          const Sign = review.state === 'approved' || review.state === 'sent-back' ? signs[review.state] : IconPencil;
          const what =
            review.state === 'approved'
              ? t('reviews-page.row.asItWas')
              : review.state === 'sent-back'
                ? t('reviews-page.row.sentBack')
                : t('reviews-page.row.lessons', { count: review.lessons });
          return (
            <li key={review.id} data-open={review.id === opened || undefined}>
              <Sign size={15} stroke={1.6} aria-hidden />
              <Link to="/looks" search={{ look: review.id }} className="sp-truncate">
                {t('reviews-page.row.done', { author: firstName(review.author.name), subject: review.ticket.subject })}
              </Link>
              <span className={css.here}>{what}</span>
            </li>
          );
        })}
      </ul>
      {more > 0 ? (
        <span className={css.more}>
          <Button kind="quiet" size={24} onClick={() => setAll(true)}>
            {t('reviews-page.more', { count: more })}
          </Button>
        </span>
      ) : null}
    </section>
  );
}
