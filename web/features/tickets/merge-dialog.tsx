import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Dialog } from '../../ui/index.ts';
import { whyNot } from './changing.ts';
import css from './merge-dialog.module.css';
import { mergeCandidates } from './merging.ts';
import { TicketChoice } from './ticket-choice.tsx';

/** Which ticket this one is part of: recent ones of the same people at once, others by number or words. */
export function MergeDialog({
  ticket,
  into,
  onMerge,
  onClose,
}: {
  ticket: TicketDetail;
  /** The number of the one that was pointed at; it comes chosen. */
  into?: number | undefined;
  onMerge: (into: { id: string; number: number }) => void;
  onClose: () => void;
}) {
  const t = useT();
  const [typed, setTyped] = useState(into === undefined ? '' : `#${into}`);
  const [place, setPlace] = useState(0);
  const { data, error, isPending } = useQuery(mergeCandidates(ticket.id, typed.trim()));
  const items = data?.items ?? [];
  const at = Math.max(0, Math.min(place, items.length - 1));
  const chosen = items[at];
  const title = t('tickets.merging.title', { number: ticket.number });
  const merge = () => {
    if (!chosen) return;
    onClose();
    onMerge(chosen);
  };
  return (
    <Dialog label={title} onClose={onClose} width={480}>
      <div className={css.body}>
        <h2 className={css.title}>{title}</h2>
        <p className={css.text}>{t('tickets.merging.text')}</p>
        <TicketChoice
          label={title}
          search={t('tickets.merging.search')}
          typed={typed}
          onTyped={(words) => {
            setTyped(words);
            setPlace(0);
          }}
          items={items}
          place={at}
          onPlace={setPlace}
          onTake={merge}
        />
        {items.length === 0 && !isPending ? (
          <p className={css.text} role="status">
            {error ? whyNot(error) : t(typed.trim() === '' ? 'tickets.merging.none' : 'tickets.merging.notFound')}
          </p>
        ) : null}
        {chosen && !chosen.samePerson ? (
          <p className={css.warning} role="status">
            {t('tickets.merging.otherPerson', { one: ticket.contact.name, other: chosen.contact.name })}
          </p>
        ) : null}
        <div className={css.actions}>
          <Button kind="filled" disabled={!chosen} onClick={merge}>
            {chosen ? t('tickets.merging.yes', { number: chosen.number }) : t('tickets.merging.choose')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('tickets.merging.no')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
