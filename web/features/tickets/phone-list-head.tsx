import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ViewCounts } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { isBuiltIn, myViews, sayCount } from '../views/index.ts';
import css from './phone-list-head.module.css';
import type { ShownView } from './shown-view.ts';
import { DeskSwitch, useDeskName } from './views-column.tsx';

/** The ready views that stand as chips; the rest are found in the sheet of views. */
const chips = ['next', 'mine', 'unassigned', 'mentions', 'promised', 'waiting', 'snoozed', 'solved'] as const;
const always: ReadonlySet<string> = new Set(['next', 'mine', 'unassigned', 'waiting']);

/** On a phone: the desk as the page's title, and the views as chips that scroll sideways. */
export function PhoneListHead({
  shown,
  counts,
  after,
}: {
  shown: ShownView;
  counts: ViewCounts | undefined;
  after: ReactNode;
}) {
  const t = useT();
  const { desk } = shown.wish;
  const name = useDeskName(desk);
  const { data } = useQuery(myViews);
  const search = desk === undefined ? {} : { desk };
  const ready = chips.filter((view) => view === shown.key || always.has(view) || (counts?.views[view] ?? 0) > 0);
  const all = [
    ...ready.map((view) => ({ key: view as string, name: t(`views.ready.${view}`), count: counts?.views[view] })),
    ...(isBuiltIn(shown.key) && !ready.some((view) => view === shown.key)
      ? [{ key: shown.key, name: shown.name, count: undefined }]
      : []),
    ...(data?.items ?? []).map((view) => ({ key: view.id, name: view.name, count: counts?.saved[view.id] })),
  ];
  return (
    <header className={css.head}>
      <div className={css.title}>
        <h1 className="sp-truncate" title={name}>
          {name}
        </h1>
        <DeskSwitch wish={shown.wish} size={44} />
        <span className={css.grow} />
        {after}
      </div>
      <nav className={css.views} aria-label={t('shell.panel.views')}>
        {all.map((view) => (
          <Link
            key={view.key}
            to="/inbox/$view"
            params={{ view: view.key }}
            search={search}
            className={css.view}
            aria-current={shown.key === view.key ? 'page' : undefined}
          >
            {view.name}
            {view.count === undefined || view.key === 'solved' ? null : <span>{sayCount(view.count)}</span>}
          </Link>
        ))}
      </nav>
      <h2 className="sp-hidden">{shown.name}</h2>
    </header>
  );
}
