import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { FieldValue } from '../../../contract/field-values.ts';
import type { TicketDetail, TicketEvent } from '../../../contract/tickets.ts';
import { useMe } from '../../api/index.ts';
import { useSpeaking, type Values } from '../../i18n/index.ts';
import { EventLine, GatheredEvents } from '../../ui/index.ts';
import { teammates } from './asking.ts';
import { assignablesOf, deskCategories, deskFields, deskRequestTypes } from './asking-fields.ts';
import { sayPath } from './category-choices.ts';
import { contactsOf, type Names, sentenceKey, sentenceValues, viaOf } from './event-sentence.ts';
import { KeptBrief } from './handover-brief.tsx';
import { useFieldWords } from './own-field.tsx';
import { onShowChanges, showsChanges } from './shown-changes.ts';
import css from './thread.module.css';

/** The names behind the ids that a ticket's events carry; asked for only where an event needs them. */
function useNames(ticket: TicketDetail, events: readonly TicketEvent[]): Names {
  const me = useMe();
  const told = (wanted: string) => events.some(({ name }) => name === wanted);
  const { id: deskId } = ticket.desk;
  const { data: everyone } = useQuery({ ...teammates, enabled: told('ticket.assigned') || told('ticket.handed-over') });
  const { data: known } = useQuery({ ...deskCategories(deskId), enabled: told('ticket.category-changed') });
  const { data: assignables } = useQuery({
    ...assignablesOf(deskId),
    enabled: told('ticket.team-changed') || told('ticket.handed-over'),
  });
  const { data: types } = useQuery({ ...deskRequestTypes(deskId), enabled: told('ticket.request-type-changed') });
  const { data: fields } = useQuery({ ...deskFields(deskId), enabled: told('ticket.field-changed') });
  return useMemo(
    () => ({
      teammates: new Map([[me.id, me.name], ...(everyone ?? []).map(({ id, name }) => [id, name] as const)]),
      desks: new Map([[ticket.desk.id, ticket.desk.name], ...me.desks.map(({ id, name }) => [id, name] as const)]),
      categories: new Map((known ?? []).map((category) => [category.id, sayPath(category)])),
      teams: new Map((assignables?.teams ?? []).map(({ id, name }) => [id, name])),
      requestTypes: new Map((types ?? []).map(({ id, name }) => [id, name])),
      fields: new Map((fields ?? []).map((field) => [field.id, field])),
      contacts: contactsOf(ticket),
    }),
    [me, everyone, known, assignables, types, fields, ticket],
  );
}

export function ThreadEvents({ ticket, events }: { ticket: TicketDetail; events: readonly TicketEvent[] }) {
  const { t, moments } = useSpeaking();
  const names = useNames(ticket, events);
  const all = useSyncExternalStore(onShowChanges, showsChanges);
  // What was pressed here counts until a key shows or hides all.
  const [own, setOwn] = useState<boolean>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key's wish is what this waits for
  useEffect(() => setOwn(undefined), [all]);
  const open = own ?? all;
  const [only] = events;
  if (events.length === 1 && only) {
    const { handoverId } = only.payload;
    return only.name === 'ticket.handed-over' && typeof handoverId === 'string' ? (
      <div>
        <Sentence event={only} names={names} />
        <KeptBrief ticketId={ticket.id} handoverId={handoverId} />
      </div>
    ) : (
      <Sentence event={only} names={names} />
    );
  }
  const [first, last] = [only, events.at(-1)];
  const days = [first, last].map((event) => (event === undefined ? '' : moments.date(event.at)));
  return (
    <div>
      <GatheredEvents open={open} onToggle={() => setOwn(!open)}>
        {days[0] === days[1]
          ? t('tickets.thread.changes', { count: events.length, date: days[1] ?? '' })
          : t('ticket-fields.changesSpan', {
              count: events.length,
              from: first === undefined ? '' : moments.shortDate(first.at),
              to: last === undefined ? '' : moments.shortDate(last.at),
            })}
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
  const via = viaOf(event);
  const worded = useWordedValues(event, values, names);
  return (
    <EventLine at={event.at}>
      {tx(sentenceKey(event.name), {
        ...values,
        ...worded,
        actor: <b key="actor">{who}</b>,
      })}
      {via === undefined ? null : ` ${t(`ticket-fields.via.${via}`)}`}
    </EventLine>
  );
}

const minute = 60_000;

/** What an event says in codes, moments and minutes, in the reader's words. */
function useWordedValues(event: TicketEvent, values: Values, names: Names): Values {
  const { t, moments } = useSpeaking();
  const words = useFieldWords();
  const given = (value: Values[string], say: (known: string) => string): Values[string] =>
    typeof value === 'string' && value !== 'none' ? say(value) : value;
  const priority = (value: string) =>
    /^(low|normal|high|urgent)$/.test(value) ? t(`shell.priority.${value as 'low'}`) : value;
  const status = (value: string) =>
    /^(new|open|waiting|on_hold|solved|closed)$/.test(value) ? t(`shell.status.${value as 'new'}`) : value;
  switch (event.name) {
    case 'ticket.priority-changed':
      return { from: given(values.from, priority), to: given(values.to, priority) };
    case 'ticket.status-changed':
      return { from: given(values.from, status), to: given(values.to, status) };
    case 'ticket.deadline-changed':
      return { to: given(values.to, moments.full) };
    case 'ticket.promised':
      return { promisedAt: given(values.promisedAt, moments.full) };
    case 'ticket.snoozed':
      return { until: given(values.until, moments.full) };
    case 'ticket.scheduled':
      return { startsAt: given(values.startsAt, moments.full) };
    case 'ticket.estimated':
      return { to: given(values.to, (minutes) => moments.length(Number(minutes) * minute)) };
    case 'ticket.field-changed': {
      const field = names.fields.get(String(event.payload.fieldId));
      const to = fieldValue(event.payload.to);
      return { to: field === undefined || to === undefined ? 'none' : words(field, to) };
    }
    default:
      return {};
  }
}

/** A field's value out of an event; undefined where it is none, or was a text, which no event holds. */
function fieldValue(value: unknown): FieldValue | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) ? value.map(String) : undefined;
}
