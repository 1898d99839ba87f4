import { IconAt, IconDiamond, IconHourglass, IconMoon, IconPencil } from '@tabler/icons-react';
import { memo } from 'react';
import type { Ticket } from '../../../contract/tickets.ts';
import type { ListedTicket } from '../../../contract/views.ts';
import { useSpeaking } from '../../i18n/index.ts';
import {
  ChannelIcon,
  Clock,
  Face,
  LanguageMark,
  PriorityGlyph,
  RelativeTime,
  StatusGlyph,
  useNow,
} from '../../ui/index.ts';
import { RowPresence } from './row-presence.tsx';
import css from './ticket-row.module.css';

/** What a list knows of a ticket beyond the ticket itself; a ticket from elsewhere does not have it. */
export type RowTicket = Ticket & Partial<Pick<ListedTicket, 'why' | 'snoozedUntil' | 'mentioned' | 'hasDraft'>>;

/**
 * One ticket in a list: who and by when, what about, how it came and its first words. The row itself is the stop of the
 * keyboard; `isStop` says which row of the list is. Where rows are being chosen, its box stands in the gutter.
 */
export const TicketRow = memo(function TicketRow({
  ticket,
  href,
  byDue,
  compact,
  current,
  isStop,
  picked,
  picking,
  onOpen,
  onPick,
}: {
  ticket: RowTicket;
  href: string;
  /** The list is read by what comes next; otherwise the latest message gives the time. */
  byDue: boolean;
  compact: boolean;
  /** It is the open one. */
  current: boolean;
  isStop: boolean;
  picked: boolean;
  /** Some row of the list is chosen: a press chooses. */
  picking: boolean;
  onOpen: (ticket: Ticket) => void;
  onPick: (ticket: Ticket, range: boolean) => void;
}) {
  const { t } = useSpeaking();
  const who = ticket.contact.name || (ticket.contact.address ?? '');
  return (
    <div className={css.holder} data-picking={picking || undefined} data-picked={picked || undefined}>
      <a
        href={href}
        className={css.row}
        data-unread={ticket.unread || undefined}
        data-ticket={ticket.id}
        data-compact={compact || undefined}
        aria-current={current ? 'true' : undefined}
        tabIndex={isStop ? 0 : -1}
        onClick={(event) => {
          // A new tab is the browser's business.
          if (event.ctrlKey || event.metaKey || event.button !== 0) return;
          event.preventDefault();
          if (event.shiftKey) onPick(ticket, true);
          else onOpen(ticket);
        }}
      >
        <span className={css.glyphs}>
          <StatusGlyph status={ticket.status} />
          {ticket.priority === 'normal' || compact ? null : <PriorityGlyph priority={ticket.priority} />}
        </span>
        <span className={css.lines}>
          <span className={css.first}>
            <span className={`${css.who} sp-truncate`} title={who}>
              {who}
            </span>
            {compact ? (
              <RowPresence ticketId={ticket.id} current={current}>
                <Hints ticket={ticket} />
              </RowPresence>
            ) : null}
            <When ticket={ticket} byDue={byDue} />
          </span>
          <span className={`${css.subject} sp-truncate`} title={ticket.subject}>
            {ticket.subject}
          </span>
          {compact ? null : (
            <span className={css.third}>
              <ChannelIcon channel={ticket.channel} />
              {ticket.language === null ? null : <LanguageMark language={ticket.language} />}
              <RowPresence ticketId={ticket.id} current={current}>
                <Hints ticket={ticket} />
                <span className={`${css.words} sp-truncate`}>{ticket.snippet}</span>
              </RowPresence>
              {ticket.assignee === null ? null : <Face person={ticket.assignee} size={18} />}
            </span>
          )}
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

/** Why it comes where it comes: the soonest of its times, or since when somebody waits. */
function When({ ticket, byDue }: { ticket: RowTicket; byDue: boolean }) {
  const { t, moments } = useSpeaking();
  const now = useNow();
  const { why } = ticket;
  if (byDue && why?.kind === 'waiting') {
    const length = moments.length(now - Date.parse(why.at));
    return (
      <time className={css.when} dateTime={why.at} title={t('views.why.since', { moment: moments.full(why.at) })}>
        <IconHourglass size={13} stroke={1.8} aria-hidden />
        <span className="sp-hidden">{t('views.why.waiting')}</span> {length}
      </time>
    );
  }
  if (byDue && why) return <Clock due={why.at} promised={why.kind === 'promised'} />;
  const waits = byDue && ticket.dueAt !== null && (ticket.status === 'new' || ticket.status === 'open');
  if (waits && ticket.dueAt !== null) return <Clock due={ticket.dueAt} />;
  return <RelativeTime at={ticket.lastMessageAt} className={css.when} />;
}

/** What is special about it for who looks, in a sign and a word. */
function Hints({ ticket }: { ticket: RowTicket }) {
  const { t, moments } = useSpeaking();
  const now = useNow();
  return (
    <>
      {ticket.contact.vip ? (
        <span className={css.hint} data-tone="special">
          <IconDiamond size={13} stroke={2} aria-hidden /> {t('tickets.person.vip')}
        </span>
      ) : null}
      {ticket.snoozedUntil ? (
        <span className={css.hint} data-tone="special" title={moments.full(ticket.snoozedUntil)}>
          <IconMoon size={13} stroke={2} aria-hidden />
          <span className="sp-hidden">{t('views.row.snoozed')}</span> {moments.ahead(ticket.snoozedUntil, now)}
        </span>
      ) : null}
      {ticket.mentioned ? (
        <span className={css.hint} data-tone="note" title={t('views.row.mentionedText')}>
          <IconAt size={13} stroke={2} aria-hidden />
          {t('views.row.mentioned')}
        </span>
      ) : null}
      {ticket.hasDraft ? (
        <span className={css.hint} data-tone="ours" title={t('views.row.draftText')}>
          <IconPencil size={13} stroke={2} aria-hidden />
          {t('views.row.draft')}
        </span>
      ) : null}
    </>
  );
}
