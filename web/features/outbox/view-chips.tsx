import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/index.ts';
import { type View, views } from './outbox-groups.ts';
import css from './view-chips.module.css';

/** On a phone the views stand above the list, those first that hold something. */
export function ViewChips({
  view,
  counts,
  desk,
}: {
  view: View;
  counts: Partial<Record<View, number | string>>;
  desk: string | undefined;
}) {
  const t = useT();
  const isIdle = (name: View) =>
    name !== view && name !== 'waiting' && (counts[name] === undefined || counts[name] === 0);
  const inOrder = [...views.filter((name) => !isIdle(name)), ...views.filter(isIdle)];
  return (
    <nav className={css.chips} aria-label={t('shell.panel.views')}>
      {inOrder.map((name) => (
        <Link
          key={name}
          to="/outbox"
          search={{ ...(name === 'waiting' ? {} : { view: name }), ...(desk === undefined ? {} : { desk }) }}
          className={css.chip}
          aria-current={name === view ? 'page' : undefined}
          data-here={name === view}
        >
          {t(`outbox-page.view.${name}`)}
          {counts[name] === undefined || counts[name] === 0 ? null : <span>{counts[name]}</span>}
        </Link>
      ))}
    </nav>
  );
}
