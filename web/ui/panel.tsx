import type { ReactNode } from 'react';
import css from './panel.module.css';

/**
 * The header line of a column, 48 px, the same in all columns so that one hairline runs across the window.
 * `level` is the heading's level in the page; the first column's is 1.
 */
export function PanelHeader({
  title,
  count,
  level = 2,
  before,
  after,
}: {
  title?: ReactNode;
  count?: number | string | undefined;
  level?: 1 | 2 | 3;
  before?: ReactNode;
  after?: ReactNode;
}) {
  const Heading = `h${level}` as const;
  return (
    <div className={css.header}>
      {before}
      {title === undefined ? null : (
        <Heading className={`${css.title} sp-truncate`} title={typeof title === 'string' ? title : undefined}>
          {title}
          {count === undefined ? null : <span className={css.count}>{count}</span>}
        </Heading>
      )}
      <span className={css.grow} />
      {after}
    </div>
  );
}

/** The head of a group inside a panel: 13/600 with an optional hint or action at the right. */
export function SectionHeader({ title, after, level = 3 }: { title: ReactNode; after?: ReactNode; level?: 2 | 3 | 4 }) {
  const Heading = `h${level}` as const;
  return (
    <div className={css.section}>
      <Heading className={css.sectionTitle}>{title}</Heading>
      {after === undefined ? null : <span className={css.after}>{after}</span>}
    </div>
  );
}

/** The name of a group of rows or places: 11/600. */
export function GroupName({ children, after }: { children: ReactNode; after?: ReactNode }) {
  return (
    <div className={css.group}>
      <span>{children}</span>
      {after}
    </div>
  );
}
