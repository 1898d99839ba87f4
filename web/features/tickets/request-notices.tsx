import { IconArrowMerge, IconUserQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { useT, useTx } from '../../i18n/index.ts';
import { Button, useNow } from '../../ui/index.ts';
import css from './request-notices.module.css';

/** One line above the thread: that this may belong to another request, or that it was merged into one. */
export function RequestNotices({
  ticket,
  phone,
  onMerge,
  onDismiss,
  onUndoMerge,
}: {
  ticket: TicketDetail;
  /** Without keys, and with room for fingers. */
  phone: boolean;
  onMerge: () => void;
  onDismiss: () => void;
  onUndoMerge: () => void;
}) {
  const t = useT();
  const tx = useTx();
  const now = useNow();
  const size = phone ? 28 : 24;
  const keys = (key: string) => (phone ? {} : { keys: key });
  const link = (one: { number: number; subject: string }) => (
    <Link
      key="link"
      to="/tickets/$number"
      params={{ number: String(one.number) }}
      title={one.subject}
      className={css.link}
    >
      #{one.number} {one.subject}
    </Link>
  );
  if (ticket.merge !== null) {
    return (
      <div className={css.notice} role="status">
        <IconArrowMerge size={16} stroke={1.6} aria-hidden />
        <span className={css.words}>{tx('tickets.merging.mergedInto', { ticket: link(ticket.merge) })}</span>
        {ticket.merge.canUndo && Date.parse(ticket.merge.undoUntil) > now ? (
          <Button size={size} onClick={onUndoMerge}>
            {t('tickets.merging.undo')}
          </Button>
        ) : null}
      </div>
    );
  }
  if (ticket.suggestion === null) return null;
  return (
    <div className={css.notice} role="status">
      <IconUserQuestion size={16} stroke={1.6} aria-hidden />
      <span className={css.words}>
        {tx(`tickets.suggestion.${ticket.suggestion.reason}`, { ticket: link(ticket.suggestion) })}
      </span>
      {ticket.can.change ? (
        <>
          <Button size={size} kind="soft" {...keys('m')} onClick={onMerge}>
            {t('tickets.suggestion.merge')}
          </Button>
          <Button size={size} {...keys('x')} onClick={onDismiss}>
            {t('tickets.suggestion.dismiss')}
          </Button>
        </>
      ) : null}
    </div>
  );
}
