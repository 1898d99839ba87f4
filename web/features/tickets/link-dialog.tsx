import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { LINK_KINDS, type LinkKind } from '../../../contract/together.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Dialog, SelectField } from '../../ui/index.ts';
import { whyNot } from './changing.ts';
import { link, linkable } from './linking.ts';
import css from './merge-dialog.module.css';
import { mergeCandidates } from './merging.ts';
import { TicketChoice } from './ticket-choice.tsx';

/** What a ticket has to do with another: recent ones of the same person at once, any other by number or words. */
export function LinkDialog({
  ticket,
  onMerge,
  onClose,
}: {
  ticket: TicketDetail;
  /** Makes the two one instead of linking them; undefined where that cannot be. */
  onMerge: ((number: number) => void) | undefined;
  onClose: () => void;
}) {
  const t = useT();
  const [kind, setKind] = useState<LinkKind>('related');
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const wanted = typed.trim();
  const near = useQuery({ ...mergeCandidates(ticket.id, ''), enabled: wanted === '' });
  const found = useQuery(linkable(wanted));
  const asked = wanted === '' ? near : found;
  const items = (wanted === '' ? (near.data?.items ?? []) : (found.data ?? [])).filter(({ id }) => id !== ticket.id);
  const at = Math.max(0, Math.min(place, items.length - 1));
  const chosen = items[at];
  const title = t('together.link.title', { number: ticket.number });
  const take = () => {
    if (!chosen) return;
    onClose();
    void link(ticket, kind, chosen, onMerge && (() => onMerge(chosen.number)));
  };
  return (
    <Dialog label={title} onClose={onClose} width={480}>
      <div className={css.body}>
        <h2 className={css.title}>{title}</h2>
        <SelectField
          label={t('together.link.kind')}
          value={kind}
          onChange={(event) => setKind(LINK_KINDS.find((known) => known === event.currentTarget.value) ?? 'related')}
          data={LINK_KINDS.map((known) => ({ value: known, label: t(`together.link.does.${known}`) }))}
        />
        <TicketChoice
          label={title}
          search={t('together.link.search')}
          typed={typed}
          onTyped={(words) => {
            setTyped(words);
            setPlace(0);
          }}
          items={items}
          place={at}
          onPlace={setPlace}
          onTake={take}
        />
        {items.length === 0 && !asked.isPending ? (
          <p className={css.text} role="status">
            {asked.error ? whyNot(asked.error) : t(wanted === '' ? 'together.link.none' : 'together.link.notFound')}
          </p>
        ) : null}
        <div className={css.actions}>
          <Button kind="filled" disabled={!chosen} onClick={take}>
            {chosen ? t('together.link.yes', { number: chosen.number }) : t('together.link.choose')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('together.link.no')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
