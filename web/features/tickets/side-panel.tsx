import { IconLayoutSidebarRight, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { api } from '../../api/index.ts';
import { useSpeaking, useT } from '../../i18n/index.ts';
import {
  Button,
  Chip,
  Face,
  IconButton,
  PanelHeader,
  RelativeTime,
  SectionHeader,
  StatusGlyph,
  useNow,
} from '../../ui/index.ts';
import { contactCard } from './asking.ts';
import { capital } from './capital.ts';
import { doOnTicket } from './changing.ts';
import css from './side-panel.module.css';
import { TicketFacts } from './ticket-facts.tsx';

/** Earlier tickets shown at first. */
const shownEarlier = 5;

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
      <ContactCard ticket={ticket} search={search} />
      <TicketFacts key={ticket.id} ticket={ticket} more={more} onMore={setMore} />
      <Participants ticket={ticket} />
      <Links ticket={ticket} search={search} />
    </>
  );
}

/** The list that stands beside the ticket, kept while going from one ticket to another. */
export interface TicketSearch {
  view: string;
  desk?: string;
  language?: string;
}

function ContactCard({ ticket, search }: { ticket: TicketDetail; search: TicketSearch }) {
  const { t, locale, timeZone, moments } = useSpeaking();
  const now = useNow();
  const { data: contact } = useQuery(contactCard(ticket.contact.id));
  const language = contact?.language ?? ticket.language;
  const there =
    contact?.timeZone && contact.timeZone !== timeZone
      ? new Intl.DateTimeFormat(locale, { timeZone: contact.timeZone, hour: '2-digit', minute: '2-digit' }).format(now)
      : undefined;
  const earlier = (contact?.tickets ?? []).filter(({ id }) => id !== ticket.id);
  const facts = [
    language === null ? undefined : new Intl.DisplayNames([locale], { type: 'language' }).of(language),
    there === undefined ? undefined : t('tickets.side.there', { time: there }),
  ].filter((fact) => fact !== undefined);
  // Whoever is known by the address alone has it as the name already.
  const addresses = (contact?.identities ?? []).filter(
    ({ value, bounced }) => bounced || value !== ticket.contact.name,
  );
  return (
    <section className={css.section} aria-label={t('tickets.side.contact')}>
      <div className={css.who}>
        <Face person={ticket.contact} size={36} customer decorative />
        <div className={css.name}>
          <h3 className="sp-truncate" title={ticket.contact.name}>
            {ticket.contact.name}
          </h3>
          <p className="sp-truncate">
            {facts.length > 0 ? capital(facts.join(' · '), locale) : ticket.contact.address}
          </p>
        </div>
      </div>
      {addresses.length > 0 ? (
        <ul className={css.addresses}>
          {addresses.map(({ kind, value, bounced }) => (
            <li key={`${kind} ${value}`}>
              <span className={css.address} title={value}>
                {value}
              </span>
              {bounced ? <Chip tone="attention">{t('tickets.side.bounced')}</Chip> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {contact ? (
        <dl className={css.facts}>
          <div>
            <dt>{t('tickets.side.since')}</dt>
            <dd title={moments.full(contact.createdAt)}>
              {new Intl.DateTimeFormat(locale, { timeZone, month: 'long', year: 'numeric' }).format(
                new Date(contact.createdAt),
              )}
            </dd>
          </div>
        </dl>
      ) : null}
      {earlier.length > 0 ? (
        <>
          <h4 className={css.caption}>{t('tickets.side.earlier', { count: earlier.length })}</h4>
          <ul>
            {earlier.slice(0, shownEarlier).map((one) => (
              <li key={one.id}>
                <Link
                  to="/tickets/$number"
                  params={{ number: String(one.number) }}
                  search={search}
                  className={css.line}
                >
                  <StatusGlyph status={one.status} />
                  <span className="sp-truncate" title={one.subject}>
                    {one.subject}
                  </span>
                  <RelativeTime at={one.lastMessageAt} className={css.when} />
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

/** Who else takes part; those who joined by themselves get nothing until somebody vouches for them. */
function Participants({ ticket }: { ticket: TicketDetail }) {
  const t = useT();
  const others = ticket.participants.filter(({ role, confirmed }) => role === 'cc' || !confirmed);
  if (others.length === 0) return null;
  const path = `/tickets/${ticket.id}/participants`;
  return (
    <section className={css.section}>
      <SectionHeader title={t('tickets.participant.title')} />
      <ul className={css.people}>
        {others.map((one) => (
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
    </section>
  );
}

function Links({ ticket, search }: { ticket: TicketDetail; search: TicketSearch }) {
  const t = useT();
  if (ticket.links.length === 0) return null;
  return (
    <section className={css.section}>
      <SectionHeader title={t('tickets.side.links')} />
      <ul>
        {ticket.links.map((one) => (
          <li key={one.id}>
            <Link to="/tickets/$number" params={{ number: String(one.number) }} search={search} className={css.line}>
              <StatusGlyph status={one.status} />
              <span className="sp-truncate" title={one.subject}>
                {one.subject}
              </span>
              <span className={css.when}>#{one.number}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
