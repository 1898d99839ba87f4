import type { ComponentPropsWithoutRef, ReactNode, Ref } from 'react';
import css from './field-chip.module.css';

/** A fact that opens the list of what it could be: 22 px under the subject, or a quiet line of the side panel. */
export function FieldChip({
  icon,
  children,
  quiet = false,
  empty = false,
  className,
  ...rest
}: ComponentPropsWithoutRef<'button'> & {
  icon?: ReactNode;
  children: ReactNode;
  /** Without an edge until the pointer or the focus is on it. */
  quiet?: boolean;
  /** Nothing is chosen yet. */
  empty?: boolean;
  ref?: Ref<HTMLButtonElement>;
}) {
  return (
    <button
      type="button"
      className={`${css.chip} ${quiet ? css.quiet : ''} ${className ?? ''}`}
      data-empty={empty || undefined}
      {...rest}
    >
      {icon}
      <span className="sp-truncate">{children}</span>
    </button>
  );
}
