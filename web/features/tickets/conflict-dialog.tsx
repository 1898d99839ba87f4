import { useQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { type Translate, useSpeaking } from '../../i18n/index.ts';
import { useKeys } from '../../shell/index.ts';
import { Button, Dialog, Key, useNow } from '../../ui/index.ts';
import { ticketEvents } from './asking.ts';
import { changeField, latest } from './changing.ts';
import css from './conflict-dialog.module.css';
import { type Conflict, onConflict, openConflict, tellConflict } from './conflicts.ts';
import { eventsOfField, type FieldChange } from './field-changes.ts';

function said(change: FieldChange, t: Translate): string {
  switch (change.field) {
    case 'assignee':
      return change.value?.name ?? t('tickets.field.nobody');
    case 'category':
      return change.value?.name ?? t('tickets.field.noCategory');
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
  }
}

/** Two people, one field: both values, who and when, and which one stays. */
export function ConflictDialog({ ticket }: { ticket: TicketDetail }) {
  const conflict = useSyncExternalStore(onConflict, openConflict);
  if (conflict === undefined || conflict.ticketId !== ticket.id) return null;
  return <Question ticket={ticket} conflict={conflict} />;
}

function Question({ ticket, conflict: { theirs, wanted } }: { ticket: TicketDetail; conflict: Conflict }) {
  const { t, moments } = useSpeaking();
  const now = useNow();
  const [stays, setStays] = useState<'theirs' | 'mine'>('theirs');
  const { data: events } = useQuery(ticketEvents(ticket.id));
  const last = events?.findLast(({ name }) => eventsOfField[theirs.field].includes(name));
  const who = last?.actor.name.split(' ')[0] || t('tickets.conflict.somebody');
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
      words: said(theirs, t),
      when: t('tickets.conflict.who', { who, when: last ? moments.ago(last.at, now) : '' }),
    },
    { id: 'mine' as const, key: '2', words: said(wanted, t), when: t('tickets.conflict.you') },
  ];
  const title = t('tickets.conflict.title', { who, field: t(`tickets.conflict.field.${theirs.field}`) });
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
