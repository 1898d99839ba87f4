import { type FormEvent, useEffect, useState } from 'react';
import { fieldErrors } from '../../../api/index.ts';
import { useT } from '../../../i18n/index.ts';
import { Button, TextField } from '../../../ui/index.ts';
import { useFocusFirst } from '../focus-first.ts';
import { reasonOf } from '../saving.ts';
import css from './new-name.module.css';

/** A name for something new, or another for something old; what the server refuses stays in the field with the reason. */
export function NewName({
  label,
  yes,
  value = '',
  maxLength,
  bare = false,
  onMake,
  onDone,
}: {
  label: string;
  yes: string;
  value?: string;
  maxLength: number;
  /** In the line of what is renamed: without a card around it, its label only for who cannot see. */
  bare?: boolean;
  onMake: (name: string) => Promise<void>;
  onDone: () => void;
}) {
  const t = useT();
  const form = useFocusFirst<HTMLFormElement>();
  // Another name takes the old one's place as one types; a slip of it is mended by the arrows.
  useEffect(() => form.current?.querySelector('input')?.select(), [form]);
  const [name, setName] = useState(value);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const make = async (event: FormEvent) => {
    event.preventDefault();
    const wished = name.trim();
    if (wished === '') {
      setError(t('settings.missing.name'));
      return;
    }
    if (wished === value) {
      onDone();
      return;
    }
    setBusy(true);
    try {
      await onMake(wished);
      onDone();
    } catch (refusal) {
      setError(fieldErrors(refusal).name ?? reasonOf(refusal));
      setBusy(false);
    }
  };
  return (
    <form
      ref={form}
      className={bare ? css.bare : css.form}
      aria-label={label}
      noValidate
      onSubmit={(event) => void make(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
    >
      <TextField
        {...(bare ? { label: undefined, 'aria-label': label } : { label })}
        className={css.field ?? ''}
        value={name}
        error={error}
        maxLength={maxLength}
        autoComplete="off"
        onChange={(event) => {
          setName(event.currentTarget.value);
          setError(undefined);
        }}
      />
      <div className={css.actions}>
        <Button type="submit" kind="filled" size={bare ? 28 : 32} busy={busy}>
          {yes}
        </Button>
        <Button kind="quiet" size={bare ? 28 : 32} onClick={onDone}>
          {t('field-settings.notNow')}
        </Button>
      </div>
    </form>
  );
}
