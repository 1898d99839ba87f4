import { useT } from '../i18n/index.ts';
import css from './status.module.css';

/** The six states of a ticket, and snoozed, which is a time and not a state but looks like one. */
export type ShownStatus = 'new' | 'open' | 'waiting' | 'on_hold' | 'solved' | 'closed' | 'snoozed';

const drawings: Record<ShownStatus, React.ReactNode> = {
  new: <circle cx="7" cy="7" r="5.4" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.2 2.04" />,
  open: (
    <>
      <circle cx="7" cy="7" r="5.4" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M7 3.6a3.4 3.4 0 0 1 0 6.8z" fill="currentColor" />
    </>
  ),
  waiting: (
    <>
      <circle cx="7" cy="7" r="5.4" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M5.5 5v4M8.5 5v4" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  on_hold: (
    <>
      <circle cx="7" cy="7" r="5.4" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M4.7 7h4.6" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  solved: (
    <>
      <circle cx="7" cy="7" r="6.2" fill="currentColor" />
      <path
        d="M4.4 7.2l1.8 1.8 3.4-3.7"
        fill="none"
        stroke="var(--sp-raised)"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  closed: (
    <>
      <circle cx="7" cy="7" r="5.4" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path
        d="M4.6 7.1l1.7 1.7 3.1-3.4"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  snoozed: (
    <path
      d="M11.9 8.6A5.3 5.3 0 1 1 5.4 2.1a4.3 4.3 0 0 0 6.5 6.5z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinejoin="round"
    />
  ),
};

/** The state's own shape. Says its name to screen readers, unless the word stands beside it (`decorative`). */
export function StatusGlyph({
  status,
  size = 14,
  decorative = false,
}: {
  status: ShownStatus;
  size?: number;
  decorative?: boolean;
}) {
  const t = useT();
  const name = t(`shell.status.${status}`);
  return (
    <span
      className={css.glyph}
      data-status={status}
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name })}
    >
      <svg width={size} height={size} viewBox="0 0 14 14" aria-hidden="true">
        {drawings[status]}
      </svg>
    </span>
  );
}

/** Glyph and word on a soft ground, 22 px high. */
export function StatusBadge({ status }: { status: ShownStatus }) {
  const t = useT();
  return (
    <span className={css.badge} data-status={status}>
      <StatusGlyph status={status} decorative />
      {t(`shell.status.${status}`)}
    </span>
  );
}
