import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { fieldErrors } from '../../api/index.ts';
import { TextField } from '../../ui/index.ts';
import { reasonOf } from './saving.ts';

/**
 * A text that is kept when one leaves it or presses Enter; Escape gives back what was there. A refusal stands below it,
 * and what was typed stays.
 */
export function SavedField({
  label,
  hint,
  value,
  path,
  onSave,
  disabled = false,
  type = 'text',
  optional = false,
  missing,
  wrong,
  autoComplete = 'off',
  placeholder,
  maxLength,
}: {
  label: string;
  hint?: string;
  value: string;
  /** The field's name in the server's words about it. */
  path: string;
  onSave: (value: string) => Promise<void>;
  disabled?: boolean;
  type?: 'text' | 'url' | 'email';
  optional?: boolean;
  /** What to say when it was left empty; not with `optional`. */
  missing?: string;
  /** What to say of a text that cannot be right, before the server is asked. */
  wrong?: (value: string) => string | undefined;
  autoComplete?: string;
  placeholder?: string;
  maxLength?: number;
}) {
  const [typed, setTyped] = useState(value);
  const [error, setError] = useState<string>();
  // What somebody else saved meanwhile shows, unless one is just writing something else here.
  const known = useRef(value);
  useEffect(() => {
    const before = known.current;
    known.current = value;
    setTyped((words) => (words === before ? value : words));
  }, [value]);

  const keep = async () => {
    const wished = typed.trim();
    if (wished === value) {
      setTyped(value);
      setError(undefined);
      return;
    }
    if (wished === '' && !optional) {
      setError(missing);
      return;
    }
    const mistake = wished === '' ? undefined : wrong?.(wished);
    if (mistake !== undefined) {
      setError(mistake);
      return;
    }
    try {
      await onSave(wished);
      setError(undefined);
    } catch (refusal) {
      setTyped(wished);
      setError(fieldErrors(refusal)[path] ?? reasonOf(refusal));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void keep();
    if (event.key === 'Escape' && typed !== value) {
      event.preventDefault();
      setTyped(value);
      setError(undefined);
    }
  };

  return (
    <TextField
      label={label}
      hint={hint}
      type={type}
      value={typed}
      error={error}
      disabled={disabled}
      autoComplete={autoComplete}
      placeholder={placeholder}
      maxLength={maxLength}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => void keep()}
      onKeyDown={onKeyDown}
    />
  );
}
