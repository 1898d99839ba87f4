import { IconArrowMerge, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TicketDetail } from '../../../contract/tickets.ts';
import type { TogetherLink } from '../../../contract/together.ts';
import { useT } from '../../i18n/index.ts';
import { IconButton, SectionHeader, StatusGlyph } from '../../ui/index.ts';
import { isDone } from './field-changes.ts';
import css from './linked-tickets.module.css';
import { unlink } from './linking.ts';
import type { TicketSearch } from './person-block.tsx';
import side from './side-panel.module.css';
import { togetherOf } from './together.ts';

/** What this ticket has to do with others, seen from here; what was linked by hand can be taken away. */
export function LinkedTickets({
  ticket,
  search,
  onMerge,
}: {
  ticket: TicketDetail;
  search: TicketSearch;
  /** Makes this one part of that one; undefined where it cannot be. */
  onMerge: ((number: number) => void) | undefined;
}) {
  const t = useT();
  const { data } = useQuery(togetherOf(ticket.id));
  const links = data?.links ?? [];
  if (links.length === 0) return null;
  const kinds = [...new Set(links.map(({ kind }) => kind))];
  return (
    <section className={side.section}>
      <SectionHeader title={t('tickets.side.links')} />
      {kinds.map((kind) => (
        <div key={kind}>
          <h4 className={css.kind}>{t(`together.link.is.${kind}`)}</h4>
          <ul>
            {links
              .filter((one) => one.kind === kind)
              .map((one) => (
                <Line
                  key={one.id}
                  ticket={ticket}
                  one={one}
                  search={search}
                  onMerge={kind === 'duplicate' && !isDone(one.status) ? onMerge : undefined}
                  may={data?.can.link === true && one.canRemove}
                />
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Line({
  ticket,
  one,
  search,
  onMerge,
  may,
}: {
  ticket: TicketDetail;
  one: TogetherLink;
  search: TicketSearch;
  onMerge: ((number: number) => void) | undefined;
  may: boolean;
}) {
  const t = useT();
  return (
    <li className={css.line}>
      <Link to="/tickets/$number" params={{ number: String(one.number) }} search={search} className={css.link}>
        <StatusGlyph status={one.status} />
        <span className="sp-truncate" title={one.subject}>
          {one.subject}
        </span>
        <span className={side.when}>#{one.number}</span>
      </Link>
      {onMerge === undefined ? null : (
        <IconButton
          size={24}
          label={t('together.link.merge', { number: one.number })}
          icon={<IconArrowMerge size={14} stroke={2} aria-hidden />}
          onClick={() => onMerge(one.number)}
        />
      )}
      {may ? (
        <IconButton
          size={24}
          label={t('together.link.remove', { number: one.number })}
          icon={<IconX size={14} stroke={2} aria-hidden />}
          onClick={() => void unlink(ticket, one)}
        />
      ) : null}
    </li>
  );
}
