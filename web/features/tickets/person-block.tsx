import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Chip, Face, RelativeTime, StatusGlyph, useNow } from '../../ui/index.ts';
import { contactCard } from './asking.ts';
import { capital } from './capital.ts';
import css from './side-panel.module.css';

/** The list that stands beside the ticket, kept while going from one ticket to another. */
export interface TicketSearch {
  view: string;
  desk?: string;
  language?: string;
}

/** Earlier tickets shown at first. */
const shownEarlier = 5;

/** Who it is about: what is known of them, where they belong, what they asked before. */
export function PersonBlock({ ticket, search }: { ticket: TicketDetail; search: TicketSearch }) {
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
            <Link to="/contacts/$id" params={{ id: ticket.contact.id }} className={css.toCard}>
              {ticket.contact.name}
            </Link>
          </h3>
          <p className="sp-truncate">
            {facts.length > 0 ? capital(facts.join(' · '), locale) : ticket.contact.address}
          </p>
        </div>
      </div>
      {contact?.vip || contact?.organization ? (
        <p className={css.belongs}>
          {contact.vip ? <Chip tone="special">{t('tickets.person.vip')}</Chip> : null}
          {contact.organization ? (
            <Link to="/organizations/$id" params={{ id: contact.organization.id }} className={css.toCard}>
              {contact.organization.name}
            </Link>
          ) : null}
        </p>
      ) : null}
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
          {contact.customerSince === null ? null : (
            <div>
              <dt>{t('tickets.side.since')}</dt>
              <dd title={moments.full(contact.customerSince)}>
                {new Intl.DateTimeFormat(locale, { timeZone, month: 'long', year: 'numeric' }).format(
                  new Date(contact.customerSince),
                )}
              </dd>
            </div>
          )}
          {contact.plan === null ? null : (
            <div>
              <dt>{t('tickets.person.plan')}</dt>
              <dd className="sp-truncate" title={contact.plan}>
                {contact.plan}
              </dd>
            </div>
          )}
          {contact.value === null ? null : (
            <div>
              <dt>{t('tickets.person.value')}</dt>
              <dd>
                {new Intl.NumberFormat(locale, {
                  ...(contact.currency === null ? {} : { style: 'currency', currency: contact.currency }),
                  maximumFractionDigits: 0,
                }).format(contact.value)}
              </dd>
            </div>
          )}
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
