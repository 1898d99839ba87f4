import { IconCalendarCheck } from '@tabler/icons-react';
import type { ReviewDetail } from '../../../contract/reviews.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Button, useNow } from '../../ui/index.ts';
import css from './look-reply.module.css';

/** That the reply promises a day, and that its ticket keeps it from when the reply leaves; what is none can be told. */
export function PromiseLine({
  review,
  promise,
  off,
  onTurn,
}: {
  review: ReviewDetail;
  promise: ReviewDetail['promises'][number];
  /** It is none. */
  off: boolean;
  onTurn: (off: boolean) => void;
}) {
  const { t, moments } = useSpeaking();
  const now = useNow();
  const { number } = review.ticket;
  return (
    <p className={css.fact} data-off={off || undefined}>
      <IconCalendarCheck size={17} stroke={1.6} aria-hidden />
      <span>
        {off
          ? t('reviews-page.promise.none', { words: promise.words })
          : t('reviews-page.promise.text', {
              words: promise.words,
              number,
              name: firstName(review.author.name),
              at: moments.ahead(promise.at, now),
            })}
      </span>
      <Button size={24} kind="quiet" onClick={() => onTurn(!off)}>
        {t(off ? 'reviews-page.promise.yes' : 'reviews-page.promise.no')}
      </Button>
    </p>
  );
}
