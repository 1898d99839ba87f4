import { Link, useRouterState } from '@tanstack/react-router';
import { useT } from '../i18n/index.ts';
import { PersonMenu } from './person-menu.tsx';
import { isAt, type Place } from './places.tsx';
import css from './tab-bar.module.css';

const most = 4;

/** The places on a phone, at the foot, with oneself last, behind whom the others are. */
export function TabBar({ places }: { places: readonly Place[] }) {
  const t = useT();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  // An open ticket has its box to write in down here; the way back stands above it.
  if (pathname.startsWith('/tickets/')) return null;
  const inBar = places.filter((place) => place.onPhone).slice(0, most);
  return (
    <nav className={css.bar} aria-label={t('shell.rail')}>
      {inBar.map((place) => (
        <Link
          key={place.path}
          to={place.path}
          className={css.tab}
          {...(isAt(place, pathname) ? { 'aria-current': 'page' as const } : {})}
        >
          <place.icon size={24} stroke={1.6} />
          <span>{t(place.label)}</span>
        </Link>
      ))}
      <PersonMenu onPhone others={places.filter((place) => !inBar.includes(place))} onKeys={() => undefined} />
    </nav>
  );
}
