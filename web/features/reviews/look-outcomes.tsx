import type { ReviewDetail } from '../../../contract/reviews.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Button, useNow } from '../../ui/index.ts';
import css from './look-reply.module.css';

const BEFORE_DUE = 15 * 60_000;

/** The three outcomes, each with what happens to the customer's clock; only the usual one is filled. */
export function LookOutcomes({
  review,
  lessons,
  mayTeach,
  busy,
  onTeach,
  onLetGo,
  onSendBack,
}: {
  review: ReviewDetail;
  /** How many changes have words. */
  lessons: number;
  mayTeach: boolean;
  busy: boolean;
  onTeach: () => void;
  onLetGo: () => void;
  onSendBack: () => void;
}) {
  const { t, moments } = useSpeaking();
  const now = useNow();
  const name = firstName(review.author.name);
  const contact = firstName(review.ticket.contact.name);
  const due = review.ticket.dueAt === null ? null : Date.parse(review.ticket.dueAt) - BEFORE_DUE;
  const goes = due !== null && due > now + BEFORE_DUE ? moments.ahead(due, now) : null;
  return (
    <div className={css.outcomes}>
      <div>
        <Button
          kind={mayTeach ? 'filled' : 'plain'}
          keys="mod+enter"
          busy={busy && mayTeach}
          disabled={!mayTeach}
          onClick={onTeach}
        >
          {t('reviews-page.teach')}
        </Button>
        <p>
          {mayTeach
            ? t('reviews-page.teachText', { name, count: lessons, at: goes ?? '', hasAt: goes === null ? 'no' : 'yes' })
            : t('reviews-page.teachFirst')}
        </p>
      </div>
      <div>
        <Button kind={mayTeach ? 'plain' : 'filled'} keys="a" busy={busy && !mayTeach} onClick={onLetGo}>
          {t('reviews-page.letGo')}
        </Button>
        <p>
          {review.plannedFor === null
            ? t('reviews-page.letGoText', { name, number: review.approved + 1, needed: review.needed })
            : t('reviews-page.letGoPlanned', {
                at: moments.ahead(review.plannedFor, now),
                number: review.approved + 1,
                needed: review.needed,
              })}
        </p>
      </div>
      <div>
        <Button keys="b" onClick={onSendBack}>
          {t('reviews-page.sendBack')}
        </Button>
        <p>{t('reviews-page.sendBackText', { name, contact })}</p>
      </div>
    </div>
  );
}
