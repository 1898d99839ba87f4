import { Menu } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { memo, useState } from 'react';
import type { View, ViewCounts } from '../../../contract/tickets.ts';
import type { SavedView, ViewKey } from '../../../contract/views.ts';
import { refusalOf } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { GroupName, IconButton, toast, ViewItem } from '../../ui/index.ts';
import { changeView, deleteView, myViews, noViews, orderViews, restoreView } from './asking.ts';
import { sayCount } from './counting.ts';
import { ViewDialog } from './view-dialog.tsx';
import { iconOf, readyViews } from './view-icons.ts';
import { groupViews, moved } from './view-order.ts';
import css from './views-list.module.css';

/** Nobody counts what is done, and nobody wants to know how much spam there is not. */
const uncounted: ReadonlySet<View> = new Set(['all', 'solved']);

/**
 * All views with how many tickets each holds: the ready ones, those of teams and company, one's own. Each can be moved by
 * pointer or by its menu, saved ones also renamed, shared and thrown away.
 */
export const ViewsList = memo(function ViewsList({
  current,
  counts,
  search,
  onMake,
}: {
  current: string;
  counts: ViewCounts | undefined;
  /** What goes along in every address: the desk. */
  search: Record<string, string>;
  /** Makes a view of what is filtered now. */
  onMake: () => void;
}) {
  const t = useT();
  const { data = noViews } = useQuery(myViews);
  const [changing, setChanging] = useState<SavedView>();
  // Made when somebody opens it: a menu for each view is much to draw with every ticket.
  const [menuOf, setMenuOf] = useState<string>();
  const groups = groupViews(data, counts?.views ?? {}, current);
  const keys = {
    ready: groups.ready as readonly string[],
    shared: groups.shared.map(({ id }) => id),
    own: groups.own.map(({ id }) => id),
  };
  const place = (group: keyof typeof keys, key: string, to: number) => {
    const next = { ...keys, [group]: moved(keys[group], key, to) };
    void tell(orderViews([...next.ready, ...next.shared, ...next.own] as ViewKey[], data.hidden));
  };
  const hide = (key: string) =>
    void tell(orderViews(data.order, [...data.hidden, key as ViewKey])).then((done) => {
      if (done)
        toast({
          title: t('views.list.hidden'),
          undo: () => void tell(orderViews(data.order, data.hidden)),
        });
    });
  const throwAway = (view: SavedView) =>
    void tell(deleteView(view.id)).then((done) => {
      if (done)
        toast({ title: t('views.list.deleted', { name: view.name }), undo: () => void tell(restoreView(view.id)) });
    });
  const tell = async (work: Promise<unknown>): Promise<boolean> => {
    try {
      await work;
      return true;
    } catch (error) {
      toast({ tone: 'failed', title: t('views.list.refused'), text: refusalOf(error) ?? t('views.list.away') });
      return false;
    }
  };

  const item = (group: keyof typeof keys, key: string, at: number, view: SavedView | undefined) => {
    const Icon = view === undefined ? readyViews[key as View].icon : iconOf(view.icon);
    const name = view === undefined ? t(`views.ready.${key as View}`) : view.name;
    const count = view === undefined ? counts?.views[key as View] : counts?.saved[key];
    const shown = count !== undefined && !(view === undefined && uncounted.has(key as View));
    const more = (
      <button
        type="button"
        className={css.more}
        aria-label={t('views.list.menu', { name })}
        aria-haspopup="menu"
        onClick={() => setMenuOf(key)}
      >
        <IconDots size={15} stroke={1.8} aria-hidden />
      </button>
    );
    return (
      <li
        key={key}
        className={css.item}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData('text/x-sportello-view', `${group} ${key}`);
          event.dataTransfer.effectAllowed = 'move';
        }}
        onDragOver={(event) => {
          if (event.dataTransfer.types.includes('text/x-sportello-view')) event.preventDefault();
        }}
        onDrop={(event) => {
          const [from, what] = event.dataTransfer.getData('text/x-sportello-view').split(' ');
          if (from === group && what !== undefined && what !== key) {
            event.preventDefault();
            place(group, what, at);
          }
        }}
      >
        <ViewItem
          to="/inbox/$view"
          params={{ view: key }}
          search={search}
          current={current === key}
          icon={<Icon size={16} stroke={1.6} />}
          count={shown ? sayCount(count) : undefined}
        >
          {name}
        </ViewItem>
        {menuOf === key ? (
          <Menu position="bottom-start" width={200} opened onChange={(opened) => setMenuOf(opened ? key : undefined)}>
            <Menu.Target>{more}</Menu.Target>
            <Menu.Dropdown>
              {view?.can.change ? (
                <Menu.Item onClick={() => setChanging(view)}>{t('views.list.change')}</Menu.Item>
              ) : null}
              {at > 0 ? <Menu.Item onClick={() => place(group, key, at - 1)}>{t('views.list.up')}</Menu.Item> : null}
              {at < keys[group].length - 1 ? (
                <Menu.Item onClick={() => place(group, key, at + 1)}>{t('views.list.down')}</Menu.Item>
              ) : null}
              {key === 'next' ? null : <Menu.Item onClick={() => hide(key)}>{t('views.list.hide')}</Menu.Item>}
              {view?.can.change ? (
                <>
                  <Menu.Divider />
                  <Menu.Item onClick={() => throwAway(view)}>{t('views.list.delete')}</Menu.Item>
                </>
              ) : null}
            </Menu.Dropdown>
          </Menu>
        ) : (
          more
        )}
      </li>
    );
  };
  const make = (
    <IconButton
      size={24}
      label={t('views.list.make')}
      icon={<IconPlus size={14} stroke={2} aria-hidden />}
      onClick={onMake}
    />
  );

  return (
    <>
      <ul className={css.part}>{groups.ready.map((view, at) => item('ready', view, at, undefined))}</ul>
      <div className={css.part}>
        <GroupName after={make}>{t('views.list.team')}</GroupName>
        <ul>{groups.shared.map((view, at) => item('shared', view.id, at, view))}</ul>
        {groups.shared.length + groups.own.length === 0 ? <p className={css.none}>{t('views.list.none')}</p> : null}
      </div>
      {groups.own.length === 0 ? null : (
        <div className={css.part}>
          <GroupName>{t('views.list.own')}</GroupName>
          <ul>{groups.own.map((view, at) => item('own', view.id, at, view))}</ul>
        </div>
      )}
      {data.hidden.length === 0 ? null : (
        <button type="button" className={css.back} onClick={() => void tell(orderViews(data.order, []))}>
          {t('views.list.showHidden', { count: data.hidden.length })}
        </button>
      )}
      {changing === undefined ? null : (
        <ViewDialog
          view={changing}
          can={data.can}
          onClose={() => setChanging(undefined)}
          onKeep={async (facts) => {
            try {
              await changeView(changing.id, facts);
              return undefined;
            } catch (error) {
              return refusalOf(error) ?? t('views.list.away');
            }
          }}
        />
      )}
    </>
  );
});
