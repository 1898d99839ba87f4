import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/index.ts';
import { SectionHeader } from '../../ui/index.ts';
import { marksBy } from './asking.ts';
import { MarkLine } from './mark-line.tsx';
import css from './satisfaction.module.css';

const SHOWN = 5;

/** The latest marks of one person, each with its ticket; nothing where there are none. */
export function ContactMarks({ contactId }: { contactId: string }) {
  const t = useT();
  const { data = [] } = useQuery(marksBy(contactId));
  if (data.length === 0) return null;
  return (
    <section className={css.section}>
      <SectionHeader title={t('satisfaction.card.title')} />
      <ul className={css.list}>
        {data.slice(0, SHOWN).map((mark) => (
          <li key={mark.ticket.id}>
            <MarkLine mark={mark} />
            <Link to="/tickets/$number" params={{ number: String(mark.ticket.number) }} className="sp-truncate">
              #{mark.ticket.number} {mark.ticket.subject}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
