import { IconMoodWrrr } from '@tabler/icons-react';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { may, useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Button } from '../../ui/index.ts';
import css from './request-notices.module.css';

/** Above a ticket in the spam: why it is there, and the way out. */
export function SpamNotice({
  ticket,
  onBringBack,
  onBlock,
}: {
  ticket: TicketDetail;
  onBringBack: () => void;
  onBlock: () => void;
}) {
  const t = useT();
  const me = useMe();
  if (ticket.spam === null) return null;
  const { address } = ticket.contact;
  return (
    <div className={css.notice} role="status">
      <IconMoodWrrr size={16} stroke={1.6} aria-hidden />
      <span className={css.words}>{t(`tickets.spam.why.${ticket.spam.reason}`)}</span>
      {ticket.can.change ? (
        <Button size={24} keys="!" onClick={onBringBack}>
          {t('tickets.spam.unmark')}
        </Button>
      ) : null}
      {address !== null && may(me, 'sender.block', ticket.desk.id) ? (
        <Button size={24} kind="quiet" onClick={onBlock}>
          {t('tickets.spam.blockAddress', { address })}
        </Button>
      ) : null}
    </div>
  );
}
