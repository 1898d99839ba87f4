import { Link } from '@tanstack/react-router';
import type { ViewCounts } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import type { ListWish } from './asking.ts';
import css from './phone-list-head.module.css';
import { sayCount, views } from './views.ts';
import { DeskSwitch, useDeskName } from './views-column.tsx';

/** On a phone: the desk as the page's title, and the views as chips that scroll sideways. */
export function PhoneListHead({ wish, counts }: { wish: ListWish; counts: ViewCounts | undefined }) {
  const t = useT();
  const desk = useDeskName(wish.desk);
  return (
    <header className={css.head}>
      <div className={css.title}>
        <h1 className="sp-truncate">{desk}</h1>
        <DeskSwitch wish={wish} size={44} />
      </div>
      <nav className={css.views} aria-label={t('shell.panel.views')}>
        {views.map(({ view }) => (
          <Link
            key={view}
            to="/inbox/$view"
            params={{ view }}
            search={wish.desk === undefined ? {} : { desk: wish.desk }}
            className={css.view}
            aria-current={wish.view === view ? 'page' : undefined}
          >
            {t(`tickets.view.${view}`)}
            {counts && view !== 'all' && view !== 'solved' ? <span>{sayCount(counts.views[view])}</span> : null}
          </Link>
        ))}
      </nav>
      <h2 className="sp-hidden">{t(`tickets.view.${wish.view}`)}</h2>
    </header>
  );
}
