import { type DragEvent, memo } from 'react';
import type { Ticket } from '../../../contract/tickets.ts';
import type { ListedTicket } from '../../../contract/views.ts';
import { useT } from '../../i18n/index.ts';
import { ChannelIcon, Clock, Face, LanguageMark, RelativeTime } from '../../ui/index.ts';
import { RowPresence } from './row-presence.tsx';
import css from './ticket-board.module.css';

/** A ticket as a card of 76 px: who and until when, what about, how it came and who has it. */
export const BoardCard = memo(function BoardCard({
  ticket,
  href,
  isStop,
  picked,
  picking,
  onOpen,
  onPick,
  onFocus,
  onDrag,
}: {
  ticket: ListedTicket;
  href: string;
  isStop: boolean;
  picked: boolean;
  picking: boolean;
  onOpen: (ticket: Ticket) => void;
  onPick: (ticket: Ticket, range: boolean) => void;
  onFocus: () => void;
  onDrag: (event: DragEvent) => void;
}) {
  const t = useT();
  const who = ticket.contact.name || (ticket.contact.address ?? '');
  const due = ticket.why !== null && ticket.why.kind !== 'waiting' ? ticket.why : undefined;
  return (
    <div className={css.card} data-picked={picked || undefined} data-picking={picking || undefined}>
      <a
        href={href}
        className={css.link}
        data-ticket={ticket.id}
        data-unread={ticket.unread || undefined}
        tabIndex={isStop ? 0 : -1}
        draggable={ticket.can.change}
        onDragStart={onDrag}
        onFocus={onFocus}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.button !== 0) return;
          event.preventDefault();
          if (event.shiftKey) onPick(ticket, true);
          else onOpen(ticket);
        }}
      >
        <span className={css.first}>
          <span className={`${css.who} sp-truncate`} title={who}>
            {who}
          </span>
          {due ? (
            <Clock due={due.at} promised={due.kind === 'promised'} />
          ) : (
            <RelativeTime at={ticket.lastMessageAt} className={css.when} />
          )}
        </span>
        <span className={`${css.subject} sp-truncate`} title={ticket.subject}>
          {ticket.subject}
        </span>
        <span className={css.third}>
          <ChannelIcon channel={ticket.channel} />
          {ticket.language === null ? null : <LanguageMark language={ticket.language} />}
          <RowPresence ticketId={ticket.id}>
            <span className={css.grow} />
          </RowPresence>
          {ticket.assignee === null ? null : <Face person={ticket.assignee} size={18} />}
        </span>
      </a>
      <label className={css.pick}>
        <input
          type="checkbox"
          tabIndex={-1}
          checked={picked}
          aria-label={t('bulk.choose', { number: ticket.number })}
          onChange={(event) => onPick(ticket, (event.nativeEvent as MouseEvent).shiftKey)}
        />
      </label>
    </div>
  );
});
