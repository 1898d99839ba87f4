import { useState } from 'react';
import { Button } from '../../ui/index.ts';
import css from './article-editor.module.css';

/** One line for an address, where it was asked for. */
export function AddressField({
  label,
  fits,
  wrong,
  set,
  onSet,
  onLeave,
}: {
  label: string;
  fits: (address: string) => boolean;
  /** Said where it does not fit. */
  wrong: string;
  set: string;
  onSet: (address: string) => void;
  onLeave: () => void;
}) {
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState(false);
  const take = () => {
    const address = typed.trim();
    if (fits(address)) onSet(address);
    else setRefused(true);
  };
  return (
    <span className={css.address}>
      <input
        // biome-ignore lint/a11y/noAutofocus: it opens under the writer's own hand
        autoFocus
        aria-label={label}
        aria-invalid={refused || undefined}
        placeholder={label}
        inputMode="url"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setRefused(false);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
          else if (event.key === 'Escape') onLeave();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <Button size={24} onClick={take}>
        {set}
      </Button>
      {refused ? (
        <span role="alert" className={css.wrong}>
          {wrong}
        </span>
      ) : null}
    </span>
  );
}
