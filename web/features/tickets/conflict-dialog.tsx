import { useQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import type { FieldValue } from '../../../contract/field-values.ts';
import type { Field } from '../../../contract/fields.ts';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { type Speaking, type Translate, useSpeaking } from '../../i18n/index.ts';
import { useKeys } from '../../shell/index.ts';
import { Button, Dialog, Key, useNow } from '../../ui/index.ts';
import { ticketEvents } from './asking.ts';
import { deskFields } from './asking-fields.ts';
import { sayPath } from './category-choices.ts';
import { changeField, latest } from './changing.ts';
import css from './conflict-dialog.module.css';
import { type Conflict, onConflict, openConflict, tellConflict } from './conflicts.ts';
import { eventsOfField, type FieldChange } from './field-changes.ts';
import { useFieldWords } from './own-field.tsx';

const minute = 60_000;

/** What the desk calls things, for saying a value in its words. */
interface DeskWords {
  fields: readonly Field[];
  ofField: (field: Field, value: FieldValue) => string;
  moments: Speaking['moments'];
}

function said(change: FieldChange, t: Translate, words: DeskWords): string {
  switch (change.field) {
    case 'assignee':
      return change.value?.name ?? t('tickets.field.nobody');
    case 'team':
      return change.value?.name ?? t('ticket-fields.noTeam');
    case 'category':
      return change.value === null ? t('tickets.field.noCategory') : sayPath(change.value);
    case 'desk':
      return change.value.name;
    case 'priority':
      return t(`shell.priority.${change.value}`);
    case 'status':
      return t(`shell.status.${change.value}`);
    case 'tags':
      return change.value.join(', ') || t('tickets.field.noTags');
    case 'subject':
      return change.value;
    case 'requestType':
      return change.value?.name ?? t('ticket-fields.noRequestType');
    case 'startsAt':
    case 'deadlineAt':
    case 'promisedAt':
      return change.value === null ? t('ticket-fields.notSet') : words.moments.full(change.value);
    case 'estimatedMinutes':
      return change.value === null ? t('ticket-fields.notSet') : words.moments.length(change.value * minute);
    case 'fields': {
      const field = words.fields.find(({ id }) => id === change.fieldId);
      if (change.value === null) return t('ticket-fields.notSet');
      return field === undefined ? String(change.value) : words.ofField(field, change.value);
    }
  }
}

/** Two people, one field: both values, who and when, and which one stays. */
export function ConflictDialog({ ticket }: { ticket: TicketDetail }) {
  const conflict = useSyncExternalStore(onConflict, openConflict);
  if (conflict === undefined || conflict.ticketId !== ticket.id) return null;
  return <Question ticket={ticket} conflict={conflict} />;
}

function Question({ ticket, conflict: { theirs, wanted, by } }: { ticket: TicketDetail; conflict: Conflict }) {
  const { t, moments } = useSpeaking();
  const now = useNow();
  const [stays, setStays] = useState<'theirs' | 'mine'>('theirs');
  const { data: events } = useQuery({ ...ticketEvents(ticket.id), enabled: by === undefined });
  const last = events?.findLast(
    ({ name, payload }) =>
      eventsOfField[theirs.field].includes(name) && (theirs.field !== 'fields' || payload.fieldId === theirs.fieldId),
  );
  const who = (by?.name ?? last?.actor.name)?.split(' ')[0] || t('tickets.conflict.somebody');
  const when = by?.at ?? last?.at;
  const { data: fields = [] } = useQuery({ ...deskFields(ticket.desk.id), enabled: theirs.field === 'fields' });
  const ofField = useFieldWords();
  const words: DeskWords = { fields, ofField, moments };
  const own = theirs.field === 'fields' ? fields.find(({ id }) => id === theirs.fieldId)?.label : undefined;
  const done = () => tellConflict(undefined);
  const keep = (which: 'theirs' | 'mine') => {
    done();
    if (which === 'mine') void changeField(latest(ticket), wanted);
  };
  useKeys({ '1': () => keep('theirs'), '2': () => keep('mine') }, { scope: 'dialog' });
  const options = [
    {
      id: 'theirs' as const,
      key: '1',
      words: said(theirs, t, words),
      when: t('tickets.conflict.who', { who, when: when === undefined ? '' : moments.ago(when, now) }),
    },
    { id: 'mine' as const, key: '2', words: said(wanted, t, words), when: t('tickets.conflict.you') },
  ];
  const title =
    own === undefined
      ? t('tickets.conflict.title', { who, field: t(`ticket-fields.conflict.${theirs.field}`) })
      : t('ticket-fields.conflictOwn', { who, field: own });
  return (
    <Dialog label={title} onClose={done} width={420}>
      <div className={css.body}>
        <h2 className={css.title}>{title}</h2>
        <p className={css.text}>{t('tickets.conflict.text')}</p>
        <div role="radiogroup" aria-label={t('tickets.conflict.text')} className={css.options}>
          {options.map(({ id, key, words, when }) => (
            <label key={id} className={css.option} data-on={stays === id || undefined}>
              <input
                type="radio"
                name="stays"
                checked={stays === id}
                onChange={() => setStays(id)}
                data-autofocus={id === 'theirs' || undefined}
              />
              <span>
                <b>{words}</b>
                <span>{when}</span>
              </span>
              <span className={css.key}>
                <Key keys={key} />
              </span>
            </label>
          ))}
        </div>
        <Button kind="filled" onClick={() => keep(stays)}>
          {stays === 'theirs' ? t('tickets.conflict.keepTheirs', { who }) : t('tickets.conflict.keepMine')}
        </Button>
      </div>
    </Dialog>
  );
}
