import type { Ticket } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { ChannelIcon, Clock, Face, LanguageMark, PriorityGlyph, RelativeTime, StatusGlyph } from '../../ui/index.ts';
import type { Column } from '../views/index.ts';
import css from './ticket-table.module.css';

/** What a column says of a ticket. */
export function TableCell({ ticket, column }: { ticket: Ticket; column: Column }) {
  const t = useT();
  const words = (text: string | null | undefined) =>
    text ? (
      <span className="sp-truncate" title={text}>
        {text}
      </span>
    ) : null;
  switch (column) {
    case 'number':
      return <span className="sp-figures">#{ticket.number}</span>;
    case 'subject':
      return words(ticket.subject);
    case 'contact':
      return words(ticket.contact.name || ticket.contact.address);
    case 'organization':
      return words(organizationOf(ticket));
    case 'status':
      return (
        <span className={css.both}>
          <StatusGlyph status={ticket.status} decorative />
          {words(t(`shell.status.${ticket.status}`))}
        </span>
      );
    case 'priority':
      return (
        <span className={css.both}>
          <PriorityGlyph priority={ticket.priority} decorative />
          {words(t(`shell.priority.${ticket.priority}`))}
        </span>
      );
    case 'assignee':
      return ticket.assignee === null ? null : (
        <span className={css.both}>
          <Face person={ticket.assignee} size={18} decorative />
          {words(ticket.assignee.name)}
        </span>
      );
    case 'team':
      return words(ticket.team?.name);
    case 'desk':
      return words(ticket.desk.name);
    case 'category':
      return words(ticket.category?.path.join(' › '));
    case 'tags':
      return words(ticket.tags.join(', '));
    case 'requestType':
      return words(ticket.requestType?.name);
    case 'channel':
      return <ChannelIcon channel={ticket.channel} />;
    case 'language':
      return ticket.language === null ? null : <LanguageMark language={ticket.language} />;
    case 'due':
      return ticket.dueAt === null || !(ticket.status === 'new' || ticket.status === 'open') ? null : (
        <Clock due={ticket.dueAt} />
      );
    case 'deadline':
      return ticket.deadlineAt === null ? null : <Clock due={ticket.deadlineAt} />;
    case 'promised':
      return ticket.promisedAt === null ? null : <Clock due={ticket.promisedAt} promised />;
    case 'created':
      return <RelativeTime at={ticket.createdAt} />;
    case 'updated':
      return <RelativeTime at={ticket.updatedAt} />;
    case 'lastMessage':
      return <RelativeTime at={ticket.lastMessageAt} />;
  }
}

function organizationOf(ticket: Ticket): string | undefined {
  const { contact } = ticket as { contact: { organization?: { name: string } | null } };
  return contact.organization?.name;
}
