import { IconLayoutSidebarRight, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { api } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Face, IconButton, PanelHeader, SectionHeader } from '../../ui/index.ts';
import { TicketMark } from '../satisfaction/index.ts';
import { OnShiftLine } from '../shift/index.ts';
import { doOnTicket } from './changing.ts';
import { FollowersLine } from './followers-line.tsx';
import { LinkedTickets } from './linked-tickets.tsx';
import { askToMerge } from './merge-asking.ts';
import { OtherRequests } from './other-requests.tsx';
import { PersonBlock, type TicketSearch } from './person-block.tsx';
import css from './side-panel.module.css';
import { TicketFacts } from './ticket-facts.tsx';
import { TicketSuggestions } from './ticket-suggestions.tsx';

/** So many of those who take part stand in sight. */
const inSight = 5;

/** Who it is about and what is known of the ticket. */
export function SidePanel({
  ticket,
  onHide,
  search,
}: {
  ticket: TicketDetail;
  onHide: () => void;
  search: TicketSearch;
}) {
  const t = useT();
  const [more, setMore] = useState(false);
  const mayMerge = ticket.can.change && ticket.mergedInto === null;
  const merge = mayMerge ? (number: number) => askToMerge(ticket.id, number) : undefined;
  return (
    <>
      <PanelHeader
        title={t('tickets.side.title')}
        after={
          <IconButton
            label={t('tickets.side.hide')}
            icon={<IconLayoutSidebarRight size={17} stroke={1.6} aria-hidden />}
            onClick={onHide}
          />
        }
      />
      <OnShiftLine />
      <PersonBlock ticket={ticket} search={search} />
      <TicketFacts key={ticket.id} ticket={ticket} more={more} onMore={setMore} />
      <TicketMark ticketId={ticket.id} over={ticket.status === 'solved' || ticket.status === 'closed'} />
      <Participants ticket={ticket} />
      <TicketSuggestions ticket={ticket} />
      <OtherRequests ticket={ticket} search={search} onMerge={merge} />
      <LinkedTickets ticket={ticket} search={search} onMerge={merge} />
      <FollowersLine ticket={ticket} />
    </>
  );
}

/** Who else takes part; those who joined by themselves get nothing until somebody vouches for them. */
function Participants({ ticket }: { ticket: TicketDetail }) {
  const t = useT();
  const [all, setAll] = useState(false);
  const others = ticket.participants.filter(({ role, confirmed }) => role === 'cc' || !confirmed);
  if (others.length === 0) return null;
  const path = `/tickets/${ticket.id}/participants`;
  // Whom somebody has to vouch for comes before those who simply read along.
  const sorted = [...others.filter(({ confirmed }) => !confirmed), ...others.filter(({ confirmed }) => confirmed)];
  const shown = all || sorted.length <= inSight + 1 ? sorted : sorted.slice(0, inSight);
  return (
    <section className={css.section}>
      <SectionHeader title={t('tickets.participant.title')} />
      <ul className={css.people}>
        {shown.map((one) => (
          <li key={`${one.contactId} ${one.address}`} className={css.person}>
            <Face person={{ id: one.contactId, name: one.name || one.address }} size={24} customer decorative />
            <div className={css.name}>
              <p className="sp-truncate" title={one.name || one.address}>
                {one.name || one.address}
              </p>
              {one.confirmed && (one.name || one.address) === one.address ? null : (
                <p className={`${css.small} sp-truncate`} title={one.address}>
                  {one.confirmed ? one.address : t('tickets.participant.unconfirmed')}
                </p>
              )}
            </div>
            {one.confirmed || !ticket.can.reply ? null : (
              <Button
                size={24}
                kind="soft"
                onClick={() =>
                  void doOnTicket(ticket.id, t('tickets.participant.notConfirmed'), () =>
                    api.post(`${path}/${one.contactId}/confirmation`),
                  )
                }
              >
                {t('tickets.participant.confirm')}
              </Button>
            )}
            {ticket.can.reply && one.role === 'cc' ? (
              <IconButton
                size={24}
                label={t('tickets.participant.remove', { name: one.name || one.address })}
                icon={<IconX size={14} stroke={2} aria-hidden />}
                onClick={() =>
                  void doOnTicket(ticket.id, t('tickets.participant.notRemoved'), () =>
                    api.delete(`${path}/${one.contactId}`),
                  )
                }
              />
            ) : null}
          </li>
        ))}
      </ul>
      {shown.length < sorted.length ? (
        <button type="button" className={css.others} onClick={() => setAll(true)}>
          {t('tickets.participant.more', { count: sorted.length - shown.length })}
        </button>
      ) : null}
    </section>
  );
}
