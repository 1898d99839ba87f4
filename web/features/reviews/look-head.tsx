import { IconChevronLeft, IconTag } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReviewDetail } from '../../../contract/reviews.ts';
import { useT } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { ChannelIcon, Chip, ClockChip, CustomerMessage, Face, IconButton, Key, StatusBadge } from '../../ui/index.ts';
import css from './look-reply.module.css';

/** Which ticket, who wrote to whom, and how long the customer still waits. */
export function LookHead({ review, onBack }: { review: ReviewDetail; onBack: (() => void) | undefined }) {
  const t = useT();
  const { ticket, author } = review;
  const Heading = onBack ? 'h1' : 'h2';
  return (
    <header className={css.top}>
      <div className={css.bar}>
        {onBack ? (
          <IconButton
            label={t('reviews-page.keys.close')}
            icon={<IconChevronLeft size={20} stroke={1.6} />}
            onClick={onBack}
          />
        ) : null}
        <StatusBadge status={ticket.status} />
        <Link to="/tickets/$number" params={{ number: String(ticket.number) }} className={css.number}>
          #{ticket.number}
        </Link>
        <span className={css.walk}>
          <Key keys="j k" /> {t('reviews-page.keys.next')}
        </span>
      </div>
      <div className={css.subject}>
        {/* On a phone it is the page. */}
        <Heading>{ticket.subject}</Heading>
        <div className={css.chips}>
          <Chip icon={<Face person={author} size={16} decorative />}>
            {t('reviews-page.learning', { name: firstName(author.name) })}
          </Chip>
          <Chip icon={<Face person={ticket.contact} size={16} customer decorative />}>{ticket.contact.name}</Chip>
          {ticket.category === null ? null : (
            <Chip icon={<IconTag size={13} stroke={1.8} aria-hidden />}>{ticket.category}</Chip>
          )}
          {ticket.dueAt === null ? null : <ClockChip due={ticket.dueAt} />}
        </div>
      </div>
    </header>
  );
}

/** What the reply answers. */
export function Asked({ review }: { review: ReviewDetail }) {
  const { asks, ticket } = review;
  if (asks === null) return null;
  return (
    <CustomerMessage
      who={{ id: ticket.contact.id, name: asks.name }}
      at={asks.at}
      facts={<ChannelIcon channel={asks.channel} />}
    >
      <p className={css.asks} dir="auto">
        {asks.text.trim()}
      </p>
    </CustomerMessage>
  );
}
