import type { ReactNode } from 'react';
import css from './chip.module.css';

export type ChipTone = 'plain' | 'ours' | 'attention' | 'note' | 'waiting' | 'special';

/** A fact or a filter, 22 px high. With `onClick` it is a button. */
export function Chip({
  tone = 'plain',
  icon,
  children,
  title,
  onClick,
  pressed,
}: {
  tone?: ChipTone;
  icon?: ReactNode;
  children: ReactNode;
  title?: string;
  onClick?: () => void;
  pressed?: boolean;
}) {
  const inside = (
    <>
      {icon}
      <span className="sp-truncate">{children}</span>
    </>
  );
  return onClick ? (
    <button type="button" className={css.chip} data-tone={tone} title={title} onClick={onClick} aria-pressed={pressed}>
      {inside}
    </button>
  ) : (
    <span className={css.chip} data-tone={tone} title={title}>
      {inside}
    </span>
  );
}
