import { IconUsers } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useState } from 'react';
import type { Assignables } from '../../../contract/teams.ts';
import { useT } from '../../i18n/index.ts';
import { Face, TextField } from '../../ui/index.ts';
import css from './handing-over.module.css';
import type { Receiver } from './handing-over.ts';

/** So many stand under the field at once. */
const most = 6;
/** Of them teams, while nothing is typed. */
const teamsAtFirst = 2;

function plain(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** Whoever could have it and fits what is typed: those whose name begins so first, colleagues before teams. */
export function receiversLike(assignables: Assignables | undefined, meId: string, typed: string): Receiver[] {
  const wanted = plain(typed.trim());
  const everyone: Receiver[] = [
    ...(assignables?.teammates ?? []).filter(({ id }) => id !== meId).map((one) => ({ ...one, isTeam: false })),
    ...(assignables?.teams ?? []).map((one) => ({ ...one, isTeam: true })),
  ].map(({ id, name, isTeam }) => ({ id, name, isTeam }));
  const fit = everyone.filter(({ name }) => plain(name).includes(wanted));
  // Before anything is typed, one sees that it may be a team too.
  if (wanted === '') {
    const teams = fit.filter(({ isTeam }) => isTeam);
    const people = fit.filter(({ isTeam }) => !isTeam).slice(0, most - Math.min(teams.length, teamsAtFirst));
    return [...people, ...teams].slice(0, most);
  }
  const begins = ({ name }: Receiver) => Number(!plain(name).startsWith(wanted));
  return fit.sort((a, b) => begins(a) - begins(b)).slice(0, most);
}

/** Whom it goes to, typed ahead. */
export function ReceiverField({
  assignables,
  meId,
  chosen,
  onChoose,
}: {
  assignables: Assignables | undefined;
  meId: string;
  chosen: Receiver | undefined;
  onChoose: (receiver: Receiver | undefined) => void;
}) {
  const t = useT();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const [writing, setWriting] = useState(false);
  const fitting = receiversLike(assignables, meId, typed);
  const open = writing && chosen === undefined && fitting.length > 0;
  const active = open ? fitting[Math.min(place, fitting.length - 1)] : undefined;
  const take = (receiver: Receiver | undefined) => {
    if (!receiver) return;
    setTyped(receiver.name);
    onChoose(receiver);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !open) return;
    if (event.key === 'ArrowDown') setPlace(Math.min(place + 1, fitting.length - 1));
    else if (event.key === 'ArrowUp') setPlace(Math.max(place - 1, 0));
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) take(active);
    else {
      // On to the next field with whoever stands first, once something was typed.
      if (event.key === 'Tab' && !event.shiftKey && typed.trim() !== '') take(active);
      return;
    }
    event.preventDefault();
  };
  return (
    <div>
      <TextField
        label={t('together.handOver.to')}
        placeholder={t('together.handOver.toHint')}
        role="combobox"
        aria-expanded={open}
        aria-controls={open ? `${id}-list` : undefined}
        aria-activedescendant={active ? `${id}-${active.id}` : undefined}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        value={typed}
        error={
          assignables && chosen === undefined && typed.trim() !== '' && fitting.length === 0
            ? t('together.handOver.nobody', { typed: typed.trim() })
            : undefined
        }
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setPlace(0);
          onChoose(undefined);
        }}
        onFocus={() => setWriting(true)}
        onBlur={() => setWriting(false)}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        hidden={!open}
        role="listbox"
        aria-label={t('together.handOver.toHint')}
        className={css.receivers}
      >
        {(open ? fitting : []).map((one, at) => (
          <div
            key={one.id}
            id={`${id}-${one.id}`}
            role="option"
            aria-selected={one === active}
            tabIndex={-1}
            className={css.receiver}
            onPointerMove={() => setPlace(at)}
            // The field keeps the focus, so the list stays until the press is over.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(one)}
            onKeyDown={onKeyDown}
          >
            {one.isTeam ? <IconUsers size={20} stroke={1.6} aria-hidden /> : <Face person={one} size={20} decorative />}
            <span className="sp-truncate">{one.name}</span>
            {one.isTeam ? <span className={css.what}>{t('together.handOver.team')}</span> : null}
          </div>
        ))}
      </div>
    </div>
  );
}
