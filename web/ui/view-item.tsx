import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import css from './view-item.module.css';

/** A place in a column of places, 30 px: icon, name, count. Green when one is there. */
export function ViewItem({
  icon,
  children,
  count,
  attention = false,
  current,
  ...link
}: {
  icon?: ReactNode;
  children: ReactNode;
  count?: number | string | undefined;
  /** A terracotta dot: somebody is needed here. Say why in words on the place itself. */
  attention?: boolean;
  /** Whether one is there; by default the address decides. */
  current?: boolean;
} & Pick<LinkProps, 'to' | 'params' | 'search'>) {
  const here =
    current === undefined ? {} : { 'data-here': current, ...(current ? { 'aria-current': 'page' as const } : {}) };
  return (
    <Link className={css.item} {...(link as LinkProps)} {...here}>
      {icon === undefined ? null : <span className={css.icon}>{icon}</span>}
      <span className="sp-truncate" title={typeof children === 'string' ? children : undefined}>
        {children}
      </span>
      <span className={css.end}>
        {attention ? <span className={css.dot} /> : null}
        {count === undefined ? null : <span className={css.count}>{count}</span>}
      </span>
    </Link>
  );
}
