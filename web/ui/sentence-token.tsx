import { IconSelector } from '@tabler/icons-react';
import { useId } from 'react';
import css from './sentence-token.module.css';

/**
 * A changeable word inside a sentence, 26 px high. A select of the browser lies over the chosen words, so it is as wide
 * as they are, and keyboard, touch and screen readers have what they know. `label` says what is chosen here.
 */
export function SentenceToken<Value extends string>({
  value,
  options,
  onChange,
  label,
  disabled = false,
}: {
  value: Value;
  options: readonly { value: Value; label: string; disabled?: boolean }[];
  onChange: (value: Value) => void;
  label: string;
  disabled?: boolean;
}) {
  const id = useId();
  const chosen = options.find((option) => option.value === value);
  return (
    <span className={css.token} data-disabled={disabled || undefined}>
      <span aria-hidden="true">{chosen?.label ?? value}</span>
      <IconSelector size={14} stroke={1.6} aria-hidden className={css.arrows} />
      <select
        id={id}
        className={css.select}
        aria-label={label}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.value as Value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}

/** A time of day or a number inside a sentence. */
export function SentenceInput({
  value,
  onChange,
  label,
  type = 'text',
  width = 64,
  ...rest
}: {
  value: string;
  onChange: (value: string) => void;
  label: string;
  type?: 'text' | 'time' | 'number' | 'date';
  width?: number;
  min?: number;
  max?: number;
  disabled?: boolean;
}) {
  return (
    <input
      className={css.input}
      aria-label={label}
      type={type}
      value={value}
      style={{ width }}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...rest}
    />
  );
}

/** A paragraph in which tokens stand: 15/34. */
export function Sentence({ children }: { children: React.ReactNode }) {
  return <p className={css.sentence}>{children}</p>;
}
