import { Popover } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { FIELD_LIMITS } from '../../../contract/field-limits.ts';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { api } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, IconButton, TextField } from '../../ui/index.ts';
import { timeEntriesOf } from './asking-fields.ts';
import { doOnTicket, paint } from './changing.ts';
import { FieldChip } from './field-chip.tsx';
import css from './time-field.module.css';
import { minutesOf } from './work-time.ts';

const minute = 60_000;
/** Entries shown at once; the sum counts all. */
const shown = 20;

/** How long people worked on it: the sum, who wrote what, and a line for more. */
export function TimeField({
  ticket,
  opened,
  onOpened,
}: {
  ticket: TicketDetail;
  opened: boolean;
  onOpened: (opened: boolean) => void;
}) {
  const { t, moments } = useSpeaking();
  const said = ticket.spentMinutes > 0 ? moments.length(ticket.spentMinutes * minute) : t('ticket-fields.noTime');
  return (
    <Popover
      opened={opened}
      onChange={onOpened}
      position="bottom-end"
      width={288}
      offset={4}
      trapFocus
      returnFocus
      keepMounted={false}
    >
      <Popover.Target>
        <FieldChip
          quiet
          empty={ticket.spentMinutes === 0}
          disabled={!ticket.can.change && ticket.spentMinutes === 0}
          aria-label={t('tickets.field.is', { field: t('ticket-fields.time'), value: said })}
          onClick={() => onOpened(!opened)}
        >
          {said}
        </FieldChip>
      </Popover.Target>
      <Popover.Dropdown className={css.menu} aria-label={t('ticket-fields.time')}>
        <Entries ticket={ticket} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Entries({ ticket }: { ticket: TicketDetail }) {
  const { t, moments } = useSpeaking();
  const { data: entries = [], isPending } = useQuery(timeEntriesOf(ticket.id));
  const [length, setLength] = useState('');
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState(false);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const minutes = minutesOf(length);
    if (minutes === undefined || minutes === 0) {
      setWrong(true);
      return;
    }
    setLength('');
    setNote('');
    paint(ticket.id, (one) => ({ ...one, spentMinutes: one.spentMinutes + minutes }));
    const done = await doOnTicket(ticket.id, t('ticket-fields.timeNotAdded'), () =>
      api.post(`/tickets/${ticket.id}/time`, { body: { minutes, note: note.trim() } }),
    );
    // What was written stays for another try.
    if (!done) {
      setLength(length);
      setNote(note);
    }
  };
  const remove = (id: string, minutes: number) => {
    paint(ticket.id, (one) => ({ ...one, spentMinutes: Math.max(0, one.spentMinutes - minutes) }));
    void doOnTicket(ticket.id, t('ticket-fields.timeNotRemoved'), () => api.delete(`/tickets/${ticket.id}/time/${id}`));
  };
  return (
    <>
      {ticket.can.change ? (
        <form className={css.form} onSubmit={(event) => void add(event)}>
          <TextField
            label={t('ticket-fields.timeLength')}
            placeholder={t('ticket-fields.timeExample')}
            autoComplete="off"
            maxLength={20}
            value={length}
            error={wrong ? t('ticket-fields.timeWrong') : undefined}
            onChange={(event) => {
              setLength(event.currentTarget.value);
              setWrong(false);
            }}
          />
          <TextField
            label={t('ticket-fields.timeNote')}
            autoComplete="off"
            maxLength={FIELD_LIMITS.note}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button type="submit" kind="filled" size={28}>
            {t('ticket-fields.timeAdd')}
          </Button>
        </form>
      ) : null}
      {entries.length > 0 ? (
        <ul className={css.entries}>
          {entries.slice(0, shown).map((entry) => (
            <li key={entry.id} className={css.entry}>
              <span className={css.words}>
                <b>{moments.length(entry.minutes * minute)}</b> {entry.by.name}
                {entry.note === '' ? null : <span className={css.note}>{entry.note}</span>}
              </span>
              <span className={css.when}>{moments.shortDate(`${entry.spentOn}T12:00:00Z`)}</span>
              {entry.can.remove ? (
                <IconButton
                  size={24}
                  label={t('ticket-fields.timeRemove', { length: moments.length(entry.minutes * minute) })}
                  icon={<IconX size={14} stroke={2} aria-hidden />}
                  onClick={() => remove(entry.id, entry.minutes)}
                />
              ) : null}
            </li>
          ))}
        </ul>
      ) : isPending || ticket.can.change ? null : (
        <p className={css.note}>{t('ticket-fields.noTime')}</p>
      )}
      {entries.length > shown ? (
        <p className={css.more}>{t('ticket-fields.timeMore', { count: entries.length - shown })}</p>
      ) : null}
    </>
  );
}
