import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { RelativeTime } from '../../ui/index.ts';
import { deskRequestTypes } from './asking-fields.ts';
import { EstimateField } from './estimate-field.tsx';
import { MomentField } from './moment-field.tsx';
import { type OpenedField, openField, useOpenedField } from './open-field.ts';
import { OwnField, useOwnFields } from './own-field.tsx';
import { isFilled } from './own-field-value.ts';
import { RequestTypeField } from './request-type-field.tsx';
import panel from './side-panel.module.css';
import { TagsField } from './tags-field.tsx';
import { TeamField } from './team-field.tsx';
import css from './ticket-facts.module.css';
import { AssigneeField, CategoryField, DeskField, PriorityField } from './ticket-fields.tsx';
import { TimeField } from './time-field.tsx';

interface Fact {
  id: string;
  label: string;
  /** Says something, or always matters: shown without being asked for. */
  shown: boolean;
  /** The request type wants it, and nobody has given it yet. */
  missing?: boolean;
  /** The key's name for it, where one opens it. */
  opens?: OpenedField;
  value: ReactNode;
}

/**
 * Everything that is known of the ticket, changed in place. What is filled stands first; the rest waits behind one line.
 * `more` is kept by who shows the panel, so that it stays as one goes from ticket to ticket.
 */
export function TicketFacts({
  ticket,
  more,
  onMore,
}: {
  ticket: TicketDetail;
  more: boolean;
  onMore: (more: boolean) => void;
}) {
  const t = useT();
  const opened = useOpenedField(ticket.id);
  const { data: types = [] } = useQuery(deskRequestTypes(ticket.desk.id));
  const form = types.find(({ id }) => id === ticket.requestType?.id)?.form;
  const own = useOwnFields(ticket, form);
  const asked = new Map(form?.map((one) => [one.fieldId, one.required]));
  const opening = (field: OpenedField) => ({
    ticket,
    opened: opened === field,
    onOpened: (open: boolean) => openField(ticket.id, open ? field : undefined),
  });

  const facts: Fact[] = [
    {
      id: 'assignee',
      label: t('tickets.field.assignee'),
      shown: true,
      value: <AssigneeField ticket={ticket} quiet />,
    },
    {
      id: 'team',
      label: t('ticket-fields.team'),
      shown: ticket.team !== null,
      opens: 'team',
      value: <TeamField {...opening('team')} />,
    },
    {
      id: 'priority',
      label: t('tickets.field.priority'),
      shown: true,
      value: <PriorityField ticket={ticket} quiet />,
    },
    {
      id: 'category',
      label: t('tickets.field.category'),
      shown: true,
      opens: 'category',
      value: <CategoryField {...opening('category')} quiet />,
    },
    {
      id: 'requestType',
      label: t('ticket-fields.requestType'),
      shown: ticket.requestType !== null,
      opens: 'requestType',
      value: <RequestTypeField {...opening('requestType')} />,
    },
    ...own.map((field): Fact => {
      const filled = isFilled(ticket.fields[field.id]);
      const isMissing = !filled && (asked.get(field.id) ?? field.required);
      return {
        id: field.id,
        label: field.label,
        shown: filled || isMissing || asked.has(field.id),
        missing: isMissing,
        opens: `own ${field.id}`,
        value: <OwnField {...opening(`own ${field.id}`)} field={field} />,
      };
    }),
    ...(['promisedAt', 'deadlineAt', 'startsAt'] as const).map(
      (field): Fact => ({
        id: field,
        label: t(`ticket-fields.${field}`),
        shown: ticket[field] !== null,
        opens: field,
        value: <MomentField {...opening(field)} field={field} />,
      }),
    ),
    {
      id: 'estimatedMinutes',
      label: t('ticket-fields.estimatedMinutes'),
      shown: ticket.estimatedMinutes !== null,
      opens: 'estimatedMinutes',
      value: <EstimateField {...opening('estimatedMinutes')} />,
    },
    {
      id: 'time',
      label: t('ticket-fields.time'),
      shown: ticket.spentMinutes > 0,
      opens: 'time',
      value: <TimeField {...opening('time')} />,
    },
    { id: 'desk', label: t('tickets.field.desk'), shown: true, value: <DeskField ticket={ticket} quiet /> },
    { id: 'created', label: t('tickets.field.created'), shown: true, value: <RelativeTime at={ticket.createdAt} /> },
  ];

  // While the rest stands open nothing moves: what one fills there stays under the hand.
  const first = useRef<Set<string>>(undefined);
  if (!more || first.current === undefined)
    first.current = new Set(facts.filter(({ shown }) => shown).map(({ id }) => id));
  else for (const { id, missing } of facts) if (missing) first.current.add(id);
  const above = facts.filter(({ id }) => first.current?.has(id));
  const below = facts.filter(({ id }) => !first.current?.has(id));

  // A key may open what waits behind the line.
  const wanted = opened !== undefined && below.some(({ opens }) => opens === opened);
  useEffect(() => {
    if (wanted) onMore(true);
  }, [wanted, onMore]);

  return (
    <section className={panel.section} aria-label={t('tickets.side.facts')}>
      <Facts facts={above} />
      <TagsField {...opening('tags')} />
      {below.length > 0 && ticket.can.change ? (
        <>
          <button type="button" className={css.more} aria-expanded={more} onClick={() => onMore(!more)}>
            {more ? t('ticket-fields.fewer') : t('ticket-fields.more', { count: below.length })}
            <IconChevronDown size={14} stroke={1.8} aria-hidden className={more ? css.turned : undefined} />
          </button>
          {more ? <Facts facts={below} /> : null}
        </>
      ) : null}
    </section>
  );
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  const t = useT();
  return (
    <dl className={panel.facts}>
      {facts.map(({ id, label, missing = false, value }) => (
        <div key={id}>
          <dt title={label}>
            {label}
            {missing ? <span className={css.missing}>{t('ticket-fields.missing')}</span> : null}
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
