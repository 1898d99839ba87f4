import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { TicketDetail, TicketEvent } from '../../../contract/tickets.ts';
import { useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { EventLine, GatheredEvents } from '../../ui/index.ts';
import { categories, teammates } from './asking.ts';
import { contactsOf, type Names, sentenceKey, sentenceValues } from './event-sentence.ts';
import css from './thread.module.css';

/** The names behind the ids that a ticket's events carry; asked for only where an event needs them. */
function useNames(ticket: TicketDetail, events: readonly TicketEvent[]): Names {
  const me = useMe();
  const needsPeople = events.some(({ name }) => name === 'ticket.assigned');
  const needsCategories = events.some(({ name }) => name === 'ticket.category-changed');
  const { data: everyone } = useQuery({ ...teammates, enabled: needsPeople });
  const { data: known } = useQuery({ ...categories, enabled: needsCategories });
  return useMemo(
    () => ({
      teammates: new Map([[me.id, me.name], ...(everyone ?? []).map(({ id, name }) => [id, name] as const)]),
      desks: new Map([[ticket.desk.id, ticket.desk.name], ...me.desks.map(({ id, name }) => [id, name] as const)]),
      categories: new Map((known?.items ?? []).map(({ id, name }) => [id, name])),
      contacts: contactsOf(ticket),
    }),
    [me, everyone, known, ticket],
  );
}

export function ThreadEvents({ ticket, events }: { ticket: TicketDetail; events: readonly TicketEvent[] }) {
  const { t, moments } = useSpeaking();
  const names = useNames(ticket, events);
  const [open, setOpen] = useState(false);
  const [only] = events;
  if (events.length === 1 && only) return <Sentence event={only} names={names} />;
  const last = events.at(-1);
  return (
    <div>
      <GatheredEvents open={open} onToggle={() => setOpen(!open)}>
        {t('tickets.thread.changes', { count: events.length, date: last ? moments.date(last.at) : '' })}
      </GatheredEvents>
      {open ? (
        <div className={css.events}>
          {events.map((event) => (
            <Sentence key={event.id} event={event} names={names} />
          ))}
        </div>
      ) : null}
    </div>
  );
}

function Sentence({ event, names }: { event: TicketEvent; names: Names }) {
  const { t, tx } = useSpeaking();
  const who = event.actor.name || t(event.actor.kind === 'token' ? 'tickets.actor.token' : 'tickets.actor.house');
  const values = sentenceValues(event, names);
  const status = (value: unknown) =>
    typeof value === 'string' && /^(new|open|waiting|on_hold|solved|closed)$/.test(value)
      ? t(`shell.status.${value as 'new'}`)
      : value;
  const priority = (value: unknown) =>
    typeof value === 'string' && /^(low|normal|high|urgent)$/.test(value)
      ? t(`shell.priority.${value as 'low'}`)
      : value;
  const worded =
    event.name === 'ticket.priority-changed'
      ? { from: priority(values.from), to: priority(values.to) }
      : event.name === 'ticket.status-changed'
        ? { from: status(values.from), to: status(values.to) }
        : {};
  return (
    <EventLine at={event.at}>
      {tx(sentenceKey(event.name), {
        ...values,
        ...(worded as Record<string, string>),
        actor: <b key="actor">{who}</b>,
      })}
    </EventLine>
  );
}
