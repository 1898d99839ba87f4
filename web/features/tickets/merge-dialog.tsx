import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useState } from 'react';
import { LIMITS } from '../../../contract/limits.ts';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Dialog, RelativeTime, StatusGlyph } from '../../ui/index.ts';
import { whyNot } from './changing.ts';
import css from './merge-dialog.module.css';
import { mergeCandidates } from './merging.ts';

/** Which ticket this one is part of: recent ones of the same people at once, others by number or words. */
export function MergeDialog({
  ticket,
  onMerge,
  onClose,
}: {
  ticket: TicketDetail;
  onMerge: (into: { id: string; number: number }) => void;
  onClose: () => void;
}) {
  const t = useT();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const { data, error, isPending } = useQuery(mergeCandidates(ticket.id, typed.trim()));
  const items = data?.items ?? [];
  const chosen = items[Math.min(place, items.length - 1)];
  const title = t('tickets.merging.title', { number: ticket.number });
  const merge = () => {
    if (!chosen) return;
    onClose();
    onMerge(chosen);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setPlace((at) => Math.min(at + 1, items.length - 1));
    else if (event.key === 'ArrowUp') setPlace((at) => Math.max(at - 1, 0));
    else if (event.key === 'Enter') merge();
    else return;
    event.preventDefault();
  };
  return (
    <Dialog label={title} onClose={onClose} width={480}>
      <div className={css.body}>
        <h2 className={css.title}>{title}</h2>
        <p className={css.text}>{t('tickets.merging.text')}</p>
        <input
          className={css.field}
          role="combobox"
          aria-expanded={items.length > 0}
          aria-controls={items.length > 0 ? `${id}-list` : undefined}
          aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
          aria-label={t('tickets.merging.search')}
          placeholder={t('tickets.merging.search')}
          autoComplete="off"
          spellCheck={false}
          maxLength={LIMITS.subject}
          data-autofocus
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setPlace(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div id={`${id}-list`} hidden={items.length === 0} role="listbox" aria-label={title} className={css.list}>
          {items.map((one, at) => (
            <div
              key={one.id}
              id={`${id}-${one.id}`}
              role="option"
              aria-selected={one === chosen}
              tabIndex={-1}
              className={css.choice}
              onPointerMove={() => setPlace(at)}
              onClick={() => setPlace(at)}
              onKeyDown={onKeyDown}
            >
              <StatusGlyph status={one.status} />
              <span className={css.words}>
                <b className="sp-truncate">{one.subject}</b>
                <span className="sp-truncate">
                  #{one.number} · {one.contact.name}
                </span>
              </span>
              <RelativeTime at={one.lastMessageAt} className={css.when} />
            </div>
          ))}
        </div>
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
          <Button onClick={onClose}>{t('tickets.merging.no')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
