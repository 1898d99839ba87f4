import { IconPlugConnectedX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useT } from '../i18n/index.ts';
import { Lamp } from './drawings.tsx';
import css from './states.module.css';

/**
 * Nothing here. With `done`, a queue that is truly done gets the lamp; anywhere else one sentence and one action stand
 * left, where the content would be.
 */
export function EmptyState({
  title,
  children,
  action,
  done = false,
  level = 3,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  done?: boolean;
  /** The heading's level in the page: 2 where it stands right under the page's own. */
  level?: 1 | 2 | 3;
}) {
  const Heading = `h${level}` as const;
  return (
    <div className={done ? css.done : css.empty}>
      {done ? <Lamp /> : null}
      <Heading className={css.title}>{title}</Heading>
      {children === undefined ? null : <p className={css.text}>{children}</p>}
      {action === undefined ? null : <div className={css.actions}>{action}</div>}
    </div>
  );
}

/** What happened and since when, what is safe, what happens next by itself, and one button. */
export function ErrorState({
  title,
  children,
  action,
  next,
  level = 3,
}: {
  title: ReactNode;
  children: ReactNode;
  /** One filled small button. */
  action?: ReactNode;
  /** "next try in 8 s" */
  next?: ReactNode;
  /** The heading's level in the page. */
  level?: 1 | 2 | 3;
}) {
  const Heading = `h${level}` as const;
  return (
    <div className={css.error} role="alert">
      <IconPlugConnectedX size={24} stroke={1.6} aria-hidden className={css.errorIcon} />
      <div>
        <Heading className={css.errorTitle}>{title}</Heading>
        <p className={css.text}>{children}</p>
        {action === undefined ? null : (
          <div className={css.errorActions}>
            {action}
            {next === undefined ? null : <span className={css.next}>{next}</span>}
          </div>
        )}
      </div>
    </div>
  );
}

const patience = 300;

/** True once something has been loading for longer than a person notices. */
export function useSlow(loading: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!loading) {
      setSlow(false);
      return;
    }
    const timer = setTimeout(() => setSlow(true), patience);
    return () => clearTimeout(timer);
  }, [loading]);
  return slow;
}

/** Widths that look like words and not like a pattern, in percent of the row: first line, second, third. */
const shapes = [
  [34, 82, 58],
  [46, 95, 68],
  [28, 74, 79],
  [39, 90, 49],
  [32, 66, 72],
];

/** The shape of a list in still grey with a 2 px line above, after 300 ms; before that nothing. */
export function LoadingRows({ rows = 5, always = false }: { rows?: number; always?: boolean }) {
  const t = useT();
  const slow = useSlow(true);
  if (!slow && !always) return null;
  return (
    <div role="status" aria-label={t('shell.loading')}>
      <LoadingLine />
      {Array.from({ length: rows }, (_, row) => {
        const [first, second, third] = shapes[row % shapes.length] ?? [40, 80, 60];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: still shapes without identity
          <div className={css.row} key={row}>
            <i className={css.glyph} />
            <div className={css.lines}>
              <i style={{ width: `${first}%`, height: 10 }} />
              <i style={{ width: `${second}%`, height: 11 }} />
              <i style={{ width: `${third}%`, height: 8 }} />
            </div>
            <i className={css.time} />
          </div>
        );
      })}
    </div>
  );
}

/** The 2 px line that stands under a header while its content comes. */
function LoadingLine() {
  return (
    <div className={css.line} aria-hidden="true">
      <i />
    </div>
  );
}
