import { type ChangeEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { FieldChip } from './field-chip.tsx';
import css from './typed-value.module.css';

/**
 * A fact that is typed in place: a press makes it a field, Enter or leaving keeps it, Escape gives back what was there.
 * What does not fit stays in the field with the reason below, and nothing is sent.
 */
export function TypedValue({
  label,
  name,
  shown,
  empty,
  value,
  type = 'text',
  unit,
  maxLength,
  disabled,
  opened,
  onOpened,
  wrong,
  onKeep,
}: {
  /** Its name and what it holds, for who cannot see. */
  label: string;
  /** Its name alone, while it is a field. */
  name: string;
  shown: ReactNode;
  empty: boolean;
  /** As one would type it. */
  value: string;
  /** `lines`: several, where Enter begins the next and ⌘↵ keeps. */
  type?: 'text' | 'date' | 'lines';
  unit?: string | undefined;
  maxLength?: number;
  disabled: boolean;
  opened: boolean;
  onOpened: (opened: boolean) => void;
  /** Why these words cannot be kept. */
  wrong?: (typed: string) => string | undefined;
  onKeep: (typed: string) => void;
}) {
  if (opened && !disabled) {
    return (
      <Typing
        name={name}
        value={value}
        type={type}
        unit={unit}
        maxLength={maxLength}
        wrong={wrong}
        onKeep={onKeep}
        onDone={() => onOpened(false)}
      />
    );
  }
  return (
    <FieldChip quiet empty={empty} disabled={disabled} aria-label={label} onClick={() => onOpened(true)}>
      {shown}
    </FieldChip>
  );
}

function Typing({
  name,
  value,
  type,
  unit,
  maxLength,
  wrong,
  onKeep,
  onDone,
}: {
  name: string;
  value: string;
  type: 'text' | 'date' | 'lines';
  unit: string | undefined;
  maxLength: number | undefined;
  wrong: ((typed: string) => string | undefined) | undefined;
  onKeep: (typed: string) => void;
  onDone: () => void;
}) {
  const [typed, setTyped] = useState(value);
  const [reason, setReason] = useState<string>();
  const input = useRef<(HTMLInputElement & HTMLTextAreaElement) | null>(null);
  useEffect(() => {
    input.current?.focus();
    if (type === 'text') input.current?.select();
  }, [type]);
  const keep = (): boolean => {
    const words = typed.trim();
    const why = words === '' ? undefined : wrong?.(words);
    if (why !== undefined) {
      setReason(why);
      return false;
    }
    onDone();
    if (words !== value) onKeep(words);
    return true;
  };
  const field = {
    ref: input,
    'aria-label': name,
    'aria-invalid': reason === undefined ? undefined : true,
    autoComplete: 'off',
    maxLength,
    value: typed,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      setTyped(event.currentTarget.value);
      setReason(undefined);
    },
    onBlur: keep,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'Enter' && (type !== 'lines' || event.metaKey || event.ctrlKey)) keep();
      else if (event.key === 'Escape') onDone();
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
  return (
    <span className={css.typing}>
      <span className={css.line}>
        {type === 'lines' ? (
          <textarea {...field} className={`${css.input} ${css.lines}`} rows={4} />
        ) : (
          <input {...field} type={type} className={css.input} />
        )}
        {unit === undefined ? null : <span className={css.unit}>{unit}</span>}
      </span>
      {reason === undefined ? null : (
        <span className={css.reason} role="alert">
          {reason}
        </span>
      )}
    </span>
  );
}
