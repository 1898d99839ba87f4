import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/index.ts';
import { Button } from '../../ui/index.ts';
import { reviewsOfTicket } from './asking.ts';
import css from './held-reply.module.css';
import { LookedReply } from './looked-card.tsx';

/** Below a reply that waits for a look: whose, and where they do it; below one that was given back, what became of it. */
export function HeldReply({
  ticketId,
  messageId,
  ownId,
  onTakeBack,
}: {
  ticketId: string;
  messageId: string;
  ownId: string;
  /** Its writer wants the words back. */
  onTakeBack: () => void;
}) {
  const t = useT();
  const { data } = useQuery(reviewsOfTicket(ticketId));
  const review = data?.find((one) => one.messageId === messageId);
  if (!review) return null;
  const isMine = review.author.id === ownId;
  if (isMine && review.state === 'given-back') return <LookedReply id={review.id} level={3} />;
  const name = review.buddy?.name ?? '';
  return (
    <p className={css.held}>
      {review.state === 'given-back'
        ? t('reviews-page.held.givenBack', { name: review.author.name })
        : t('reviews-page.held.waits', { name, hasName: name === '' ? 'no' : 'yes' })}{' '}
      {review.asked.some(({ id }) => id === ownId) && review.state === 'waiting' ? (
        <Link to="/looks" search={{ look: review.id }}>
          {t('reviews-page.held.look')}
        </Link>
      ) : null}
      {isMine ? (
        <Button size={24} onClick={onTakeBack}>
          {t('tickets.later.change')}
        </Button>
      ) : null}
    </p>
  );
}
