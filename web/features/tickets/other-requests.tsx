import { IconArrowMerge } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { IconButton, SectionHeader, StatusGlyph } from '../../ui/index.ts';
import { isDone } from './field-changes.ts';
import css from './linked-tickets.module.css';
import { mergeCandidates } from './merging.ts';
import type { TicketSearch } from './person-block.tsx';
import side from './side-panel.module.css';

/** What this one could be part of: the person's other open requests at this desk, each with its merge. */
export function OtherRequests({
  ticket,
  search,
  onMerge,
}: {
  ticket: TicketDetail;
  search: TicketSearch;
  onMerge: ((number: number) => void) | undefined;
}) {
  const t = useT();
  const { data } = useQuery({ ...mergeCandidates(ticket.id, ''), enabled: onMerge !== undefined });
  const open = (data?.items ?? []).filter(({ samePerson, status }) => samePerson && !isDone(status));
  if (onMerge === undefined || open.length === 0) return null;
  return (
    <section className={side.section}>
      <SectionHeader title={t('together.others.title')} />
      <ul>
        {open.map((one) => (
          <li key={one.id} className={css.line}>
            <Link to="/tickets/$number" params={{ number: String(one.number) }} search={search} className={css.link}>
              <StatusGlyph status={one.status} />
              <span className="sp-truncate" title={one.subject}>
                {one.subject}
              </span>
              <span className={side.when}>#{one.number}</span>
            </Link>
            <IconButton
              size={24}
              label={t('together.others.merge', { number: one.number })}
              icon={<IconArrowMerge size={14} stroke={2} aria-hidden />}
              onClick={() => onMerge(one.number)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
