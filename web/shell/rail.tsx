import { IconCommand } from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import { Bell } from '../features/notifications/index.ts';
import { useT } from '../i18n/index.ts';
import { Logo } from '../ui/logo.tsx';
import { PersonMenu } from './person-menu.tsx';
import { isAt, type Place } from './places.tsx';
import css from './rail.module.css';

/** The 56 px at the left: the house, its places, and oneself. */
export function Rail({
  places,
  onPalette,
  onKeys,
}: {
  places: readonly Place[];
  onPalette: () => void;
  onKeys: () => void;
}) {
  const t = useT();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const link = (place: Place) => (
    <Link
      key={place.path}
      to={place.path}
      className={css.place}
      aria-label={t(place.label)}
      title={t(place.label)}
      {...(isAt(place, pathname) ? { 'aria-current': 'page' as const } : {})}
    >
      <place.icon size={20} stroke={1.6} />
    </Link>
  );
  return (
    <nav className={css.rail} aria-label={t('shell.rail')}>
      <Link to="/" className={css.logo} aria-label={t('shell.home')}>
        <Logo size={30} />
      </Link>
      {places.filter(({ atFoot }) => !atFoot).map(link)}
      <span className={css.grow} />
      {places.filter(({ atFoot }) => atFoot).map(link)}
      <Bell />
      <button
        type="button"
        className={css.place}
        aria-label={t('shell.keys.palette')}
        title={t('shell.keys.palette')}
        onClick={onPalette}
      >
        <IconCommand size={20} stroke={1.6} aria-hidden />
      </button>
      <PersonMenu onKeys={onKeys} />
    </nav>
  );
}
