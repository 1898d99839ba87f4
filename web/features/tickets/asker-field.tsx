import { IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useId, useRef, useState } from 'react';
import type { Contact } from '../../../contract/contacts.ts';
import { LIMITS } from '../../../contract/limits.ts';
import type { Page } from '../../../contract/shapes.ts';
import { api } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Face, IconButton, TextField } from '../../ui/index.ts';
import css from './asker-field.module.css';
import { type Asker, addressOf, isAddress } from './new-ticket-draft.ts';

/** People offered while one types. */
const offeredAtOnce = 6;
const longestTyped = 254;

/**
 * Who asks: somebody found by name or address, or an address that is new, with a name to go with it. Arrows and Enter
 * choose; what was chosen stands as a person with a way out.
 */
export function AskerField({
  asker,
  error,
  onChange,
}: {
  asker: Asker | undefined;
  error: string | undefined;
  onChange: (asker: Asker | undefined) => void;
}) {
  const t = useT();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [writing, setWriting] = useState(false);
  const [place, setPlace] = useState(0);
  const wanted = useDeferredValue(typed.trim());
  const { data: found = [] } = useQuery({
    queryKey: ['contacts', 'asker', wanted],
    queryFn: async ({ signal }) =>
      (await api.get<Page<Contact>>('/contacts', { query: { q: wanted, limit: offeredAtOnce }, signal })).items,
    enabled: wanted.length > 1,
    placeholderData: keepPreviousData,
  });
  const known: Asker[] =
    wanted.length > 1
      ? found.flatMap((contact) => {
          const address = addressOf(contact);
          return address === undefined ? [] : [{ contactId: contact.id, name: contact.name, address }];
        })
      : [];
  const isNew = isAddress(typed) && !known.some(({ address }) => address.toLowerCase() === typed.trim().toLowerCase());
  const offered: Asker[] = [...known, ...(isNew ? [{ name: '', address: typed.trim() }] : [])];
  const open = writing && typed.trim() !== '';

  const take = (one: Asker | undefined) => {
    if (one === undefined) return;
    setTyped('');
    setPlace(0);
    onChange(one);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !open) return;
    const count = offered.length;
    if (event.key === 'ArrowDown' && count > 0) setPlace((place + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0) setPlace((place - 1 + count) % count);
    else if (event.key === 'Enter' && !event.metaKey && !event.ctrlKey) take(offered[place]);
    else if (event.key === 'Escape') setTyped('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  if (asker !== undefined) {
    return (
      <div className={css.chosen}>
        <span className={css.label}>{t('new-ticket.who')}</span>
        <div className={css.person}>
          <Face
            person={{ id: asker.contactId ?? asker.address, name: asker.name || asker.address }}
            size={24}
            customer
            decorative
          />
          <span className={css.words}>
            {asker.name === '' || asker.contactId === undefined ? null : <b className="sp-truncate">{asker.name}</b>}
            <span className="sp-truncate" title={asker.address}>
              {asker.address}
            </span>
          </span>
          <IconButton
            label={t('new-ticket.whoOther')}
            icon={<IconX size={14} stroke={2} aria-hidden />}
            onClick={() => {
              onChange(undefined);
              requestAnimationFrame(() => input.current?.focus());
            }}
          />
        </div>
        {asker.contactId === undefined ? (
          <TextField
            label={t('new-ticket.optional', { field: t('new-ticket.name') })}
            value={asker.name}
            maxLength={LIMITS.name}
            autoComplete="off"
            onChange={(event) => onChange({ ...asker, name: event.currentTarget.value })}
          />
        ) : null}
      </div>
    );
  }
  return (
    <div className={css.field}>
      <TextField
        ref={input}
        label={t('new-ticket.who')}
        placeholder={t('new-ticket.whoHint')}
        error={error}
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-people`}
        aria-activedescendant={open && offered.length > 0 ? `${id}-${place}` : undefined}
        autoComplete="off"
        maxLength={longestTyped}
        value={typed}
        data-autofocus
        onFocus={() => setWriting(true)}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setPlace(0);
        }}
        onBlur={() => {
          setWriting(false);
          // A whole address is meant, also without Enter.
          if (isAddress(typed)) take(offered[place]);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-people`}
        role="listbox"
        aria-label={t('new-ticket.whoFound')}
        className={css.people}
        hidden={!open || offered.length === 0}
      >
        {offered.map((one, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
          <div
            key={`${one.contactId ?? ''} ${one.address}`}
            id={`${id}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === place}
            data-active={at === place || undefined}
            className={css.option}
            onPointerMove={() => setPlace(at)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(one)}
          >
            {one.contactId === undefined ? (
              <span className="sp-truncate">{t('new-ticket.whoNew', { address: one.address })}</span>
            ) : (
              <>
                <Face person={{ id: one.contactId, name: one.name }} size={20} customer decorative />
                <span className="sp-truncate">{one.name}</span>
                <span className={`${css.address} sp-truncate`}>{one.address}</span>
              </>
            )}
          </div>
        ))}
      </div>
      {open && offered.length === 0 && wanted === typed.trim() && wanted.length > 1 ? (
        <p className={css.none}>{t('new-ticket.whoNone', { typed: wanted })}</p>
      ) : null}
    </div>
  );
}
