import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { LIMITS } from '../../../contract/limits.ts';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { tagsLike } from './asking-fields.ts';
import { changeField, latest } from './changing.ts';
import css from './tags-field.module.css';

/** The ticket's tags, changed as one goes. */
export function TagsField({
  ticket,
  opened,
  onOpened,
}: {
  ticket: TicketDetail;
  /** Opened by a key: the field takes the focus. */
  opened: boolean;
  onOpened: (opened: boolean) => void;
}) {
  if (!ticket.can.change && ticket.tags.length === 0) return null;
  return (
    <TagChips
      tags={ticket.tags}
      deskId={ticket.desk.id}
      disabled={!ticket.can.change}
      eager={opened}
      onLeft={() => onOpened(false)}
      onChange={(tags) => void changeField(latest(ticket), { field: 'tags', value: tags })}
    />
  );
}

/** Two writings of one tag are the same tag. */
function same(a: string, b: string): boolean {
  return a.normalize('NFC').toLocaleLowerCase() === b.normalize('NFC').toLocaleLowerCase();
}

/**
 * Tags, each with its way out, and a field for the next: what is in use is offered as one types, Enter or a comma takes
 * the offered or the typed one, Backspace in the empty field takes the last away.
 */
export function TagChips({
  tags,
  deskId,
  disabled = false,
  eager = false,
  onLeft,
  onChange,
}: {
  tags: readonly string[];
  deskId: string;
  disabled?: boolean;
  eager?: boolean;
  onLeft?: () => void;
  onChange: (tags: readonly string[]) => void;
}) {
  const { t, number } = useSpeaking();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [writing, setWriting] = useState(false);
  /** The offered tag that the arrows stand on; -1 is what was typed. */
  const [place, setPlace] = useState(-1);
  const words = typed.trim();
  const full = tags.length >= LIMITS.tags;
  const { data: known = [] } = useQuery({ ...tagsLike(words, deskId), enabled: writing && !full });
  const offered = known.filter(({ name }) => !tags.some((tag) => same(tag, name)));
  const open = writing && offered.length > 0 && !full;

  useEffect(() => {
    if (eager) input.current?.focus();
  }, [eager]);

  const take = (name: string | undefined) => {
    const wanted = (name ?? words).slice(0, LIMITS.tagLength);
    setTyped('');
    setPlace(-1);
    if (wanted === '' || full || tags.some((tag) => same(tag, wanted))) return;
    // Written as it is already in use, so that one tag does not become two.
    onChange([...tags, known.find(({ name: used }) => same(used, wanted))?.name ?? wanted]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const count = offered.length;
    if (event.key === 'ArrowDown' && open) setPlace(place + 1 >= count ? -1 : place + 1);
    else if (event.key === 'ArrowUp' && open) setPlace(place < 0 ? count - 1 : place - 1);
    else if (event.key === 'Enter' || event.key === ',') take(offered[place]?.name);
    else if (event.key === 'Backspace' && typed === '' && tags.length > 0) onChange(tags.slice(0, -1));
    else if (event.key === 'Escape') {
      setTyped('');
      setPlace(-1);
      input.current?.blur();
    } else return;
    if (event.key === 'Backspace') return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={css.tags}>
      {tags.map((tag) => (
        <span key={tag} className={css.tag} data-fixed={disabled || undefined} title={tag}>
          <span className="sp-truncate">{tag}</span>
          {disabled ? null : (
            <button
              type="button"
              className={css.away}
              aria-label={t('tickets.field.removeTag', { tag })}
              onClick={() => onChange(tags.filter((other) => other !== tag))}
            >
              <IconX size={12} stroke={2} aria-hidden />
            </button>
          )}
        </span>
      ))}
      {disabled ? null : full ? (
        <span className={css.full}>{t('ticket-fields.tagsFull', { most: LIMITS.tags })}</span>
      ) : (
        <span className={css.adding}>
          <input
            ref={input}
            className={css.input}
            role="combobox"
            aria-expanded={open}
            aria-controls={`${id}-tags`}
            aria-activedescendant={open && place >= 0 ? `${id}-${place}` : undefined}
            aria-label={t('tickets.field.addTag')}
            placeholder={t('tickets.field.addTag')}
            autoComplete="off"
            maxLength={LIMITS.tagLength}
            value={typed}
            onFocus={() => setWriting(true)}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setPlace(-1);
            }}
            onBlur={() => {
              setWriting(false);
              take(undefined);
              onLeft?.();
            }}
            onKeyDown={onKeyDown}
          />
          <div
            id={`${id}-tags`}
            role="listbox"
            aria-label={t('ticket-fields.tagsInUse')}
            className={css.offered}
            hidden={!open}
          >
            {offered.map(({ name, count }, at) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field beside it has the keys
              <div
                key={name}
                id={`${id}-${at}`}
                role="option"
                tabIndex={-1}
                aria-selected={at === place}
                data-active={at === place || undefined}
                className={css.offer}
                onPointerMove={() => setPlace(at)}
                // Before the field loses the focus, which would take what was typed so far.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => take(name)}
              >
                <span className="sp-truncate" title={name}>
                  {name}
                </span>
                <span className={css.count}>{count > 999 ? '1000+' : number(count)}</span>
              </div>
            ))}
          </div>
        </span>
      )}
    </div>
  );
}
