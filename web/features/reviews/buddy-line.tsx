import { IconEye, IconHelpCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useT } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { reviewsOfTicket } from './asking.ts';
import css from './buddy-line.module.css';
import { standings } from './standing.ts';

/** Above the words of a reply: that somebody looks at it first, and what they asked of the last one. */
export function BuddyLine({
  ticketId,
  deskId,
  ownId,
  writing,
}: {
  ticketId: string;
  deskId: string;
  ownId: string;
  /** The box is open. */
  writing: boolean;
}) {
  const t = useT();
  const { data } = useQuery(standings);
  const standing = data?.find((one) => one.deskId === deskId);
  const held = standing?.held === true;
  const { data: reviews } = useQuery({ ...reviewsOfTicket(ticketId), enabled: held });
  if (!held) return null;
  const newest = reviews?.find(({ author }) => author.id === ownId);
  const name = firstName(standing.buddy?.name ?? '');
  return (
    <>
      {newest?.state === 'sent-back' && newest.question !== null ? (
        <p className={css.line} data-asks>
          <IconHelpCircle size={15} stroke={1.8} aria-hidden />
          <span>
            {t('reviews-page.composer.asks', { name: firstName((newest.lookedBy ?? newest.buddy)?.name ?? '') })}{' '}
            <q>{newest.question}</q>
          </span>
        </p>
      ) : null}
      {writing ? (
        <p className={css.line}>
          <IconEye size={15} stroke={1.8} aria-hidden />
          <span>
            {t('reviews-page.composer.first', { name, hasName: name === '' ? 'no' : 'yes' })}{' '}
            <span className={css.count}>
              {t('reviews-page.ofAlone', {
                approved: Math.min(standing.approved, standing.needed),
                needed: standing.needed,
              })}
            </span>
          </span>
        </p>
      ) : null}
    </>
  );
}
