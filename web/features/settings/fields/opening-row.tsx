import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import css from './opening-row.module.css';

/** Rows of which one opens in place; each is a line of words with its figures at the right. */
export function OpeningRows({ children }: { children: ReactNode }) {
  return <ul className={css.rows}>{children}</ul>;
}

export function OpeningRow({
  title,
  icon,
  words,
  figures,
  quiet = false,
  after,
  open,
  onOpen,
  children,
}: {
  title: string;
  icon?: ReactNode;
  /** What is to be known without opening it. */
  words?: ReactNode;
  figures?: ReactNode;
  /** Put away: said in grey. */
  quiet?: boolean;
  /** A control of its own at the right end. */
  after?: ReactNode;
  open: boolean;
  onOpen: (open: boolean) => void;
  children: ReactNode;
}) {
  const inside = useId();
  const Arrow = open ? IconChevronDown : IconChevronRight;
  return (
    <li className={css.row} data-open={open || undefined} data-quiet={quiet || undefined}>
      <div className={css.head}>
        <button
          type="button"
          className={css.line}
          aria-expanded={open}
          aria-controls={inside}
          onClick={() => onOpen(!open)}
        >
          {icon === undefined ? null : <span className={css.icon}>{icon}</span>}
          <span className={css.words}>
            <b title={title}>{title}</b>
            {words === undefined ? null : <span className={css.more}>{words}</span>}
          </span>
          {figures === undefined ? null : <span className={`${css.figures} sp-figures`}>{figures}</span>}
          <Arrow size={16} stroke={1.6} className={css.arrow} aria-hidden />
        </button>
        {after}
      </div>
      <div className={css.inside} id={inside} hidden={!open}>
        {open ? children : null}
      </div>
    </li>
  );
}
