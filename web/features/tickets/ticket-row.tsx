import { Link } from '@tanstack/react-router';
import type { Ticket } from '../../../contract/tickets.ts';
import { ChannelIcon, Clock, Face, LanguageMark, PriorityGlyph, RelativeTime, StatusGlyph } from '../../ui/index.ts';
import css from './ticket-row.module.css';

/**
 * One ticket in a list, three lines of 79 px in all: who and by when, what about, how it came and its first words. The
 * row itself is the stop of the keyboard; `isStop` says which row of the list is.
 */
export function TicketRow({
  ticket,
  search,
  byDue,
  chosen,
  isStop,
  onOpen,
}: {
  ticket: Ticket;
  search: { view: string; desk?: string; language?: string };
  /** The list is read by when a reply is due; otherwise the latest message gives the time. */
  byDue: boolean;
  chosen: boolean;
  isStop: boolean;
  onOpen: () => void;
}) {
  const who = ticket.contact.name || (ticket.contact.address ?? '');
  const waits = byDue && ticket.dueAt !== null && (ticket.status === 'new' || ticket.status === 'open');
  return (
    <Link
      to="/tickets/$number"
      params={{ number: String(ticket.number) }}
      search={search}
      className={css.row}
      data-unread={ticket.unread || undefined}
      data-ticket={ticket.id}
      aria-current={chosen ? 'true' : undefined}
      tabIndex={isStop ? 0 : -1}
      onClick={onOpen}
      preload={false}
    >
      <span className={css.glyphs}>
        <StatusGlyph status={ticket.status} />
        {ticket.priority === 'normal' ? null : <PriorityGlyph priority={ticket.priority} />}
      </span>
      <span className={css.lines}>
        <span className={css.first}>
          <span className={`${css.who} sp-truncate`} title={who}>
            {who}
          </span>
          {waits && ticket.dueAt !== null ? (
            <Clock due={ticket.dueAt} />
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
          <span className={`${css.words} sp-truncate`}>{ticket.snippet}</span>
          {ticket.assignee === null ? null : <Face person={ticket.assignee} size={18} />}
        </span>
      </span>
    </Link>
  );
}
