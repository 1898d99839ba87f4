import { Link, useRouterState } from '@tanstack/react-router';
import { useT } from '../i18n/index.ts';
import { PersonMenu } from './person-menu.tsx';
import { isAt, type Place } from './places.tsx';
import css from './tab-bar.module.css';

const most = 4;

/** The places on a phone, at the foot, with oneself last. */
export function TabBar({ places }: { places: readonly Place[] }) {
  const t = useT();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  // An open ticket has its box to write in down here; the way back stands above it.
  if (pathname.startsWith('/tickets/')) return null;
  return (
    <nav className={css.bar} aria-label={t('shell.rail')}>
      {places
        .filter((place) => place.onPhone)
        .slice(0, most)
        .map((place) => (
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
      <PersonMenu onPhone onKeys={() => undefined} />
    </nav>
  );
}
