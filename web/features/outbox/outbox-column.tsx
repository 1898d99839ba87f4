import { IconMail } from '@tabler/icons-react';
import type { Me } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { GroupName, PanelHeader, ViewItem } from '../../ui/index.ts';
import css from './outbox-column.module.css';
import { type View, views } from './outbox-groups.ts';
import { viewIcons } from './state-mark.tsx';

/** What one can look at: everything that has not left, each state, and the desks that letters come from. */
export function OutboxColumn({
  view,
  desk,
  desks,
  counts,
  needs,
  mailIsKept,
  onGo,
}: {
  view: View;
  desk: string | undefined;
  desks: Me['desks'];
  /** "100+" where there are more than were read. */
  counts: Partial<Record<View, number | string>>;
  /** Views in which somebody is needed. */
  needs: ReadonlySet<View>;
  mailIsKept: boolean;
  onGo: () => void;
}) {
  const t = useT();
  const deskSearch = desk === undefined ? {} : { desk };
  const item = (name: View) => {
    const Sign = viewIcons[name];
    const count = counts[name];
    return (
      <ViewItem
        key={name}
        icon={<Sign size={16} stroke={1.6} />}
        current={view === name}
        count={count === 0 ? undefined : count}
        attention={needs.has(name)}
        to="/outbox"
        search={{ ...(name === 'waiting' ? {} : { view: name }), ...deskSearch }}
      >
        {t(`outbox-page.view.${name}`)}
      </ViewItem>
    );
  };
  const viewSearch = view === 'waiting' ? {} : { view };

  return (
    <>
      <PanelHeader title={t('shell.place.outbox')} level={1} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: closes the sheet after a link in it was followed */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click too */}
      <div className={css.column} onClick={(event) => (event.target as Element).closest('a') && onGo()}>
        <div className={css.group}>{views.map(item)}</div>
        {desks.length > 1 ? (
          <div className={css.group}>
            <GroupName>{t('outbox-page.from')}</GroupName>
            <ViewItem
              icon={<IconMail size={16} stroke={1.6} />}
              current={desk === undefined}
              to="/outbox"
              search={viewSearch}
            >
              {t('outbox-page.allDesks')}
            </ViewItem>
            {desks.map((one) => (
              <ViewItem
                key={one.id}
                icon={<IconMail size={16} stroke={1.6} />}
                current={desk === one.id}
                to="/outbox"
                search={{ ...viewSearch, desk: one.id }}
              >
                {one.name}
              </ViewItem>
            ))}
          </div>
        ) : null}
      </div>
      {mailIsKept ? (
        <div className={css.foot}>
          <h2>{t('outbox-page.footTitle')}</h2>
          <p>{t('outbox-page.foot')}</p>
        </div>
      ) : null}
    </>
  );
}
