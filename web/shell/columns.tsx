import { useRouterState } from '@tanstack/react-router';
import { type CSSProperties, type ReactNode, useEffect, useState } from 'react';
import { useT } from '../i18n/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { type Breakpoint, useBreakpoint } from './breakpoint.ts';
import { ColumnEdge, useKeptWidth } from './column-edge.tsx';
import css from './columns.module.css';

/** How far the two movable columns may go, in px. */
const listBounds = { least: 264, most: 480 };
const sideBounds = { least: 260, most: 440 };

export interface Panels {
  breakpoint: Breakpoint;
  /** Whether the side panel shows: beside the rest when wide, over it otherwise. */
  sideOpen: boolean;
  setSideOpen: (open: boolean) => void;
  /** Whether the views show over the rest, where they have no column of their own. */
  viewsOpen: boolean;
  setViewsOpen: (open: boolean) => void;
}

/** The state of a screen's panels. When the window grows or shrinks, each panel takes the place it has at that width. */
export function usePanels(): Panels {
  const breakpoint = useBreakpoint();
  const [sideOpen, setSideOpen] = useState(breakpoint === 'wide');
  const [viewsOpen, setViewsOpen] = useState(false);
  useEffect(() => {
    setSideOpen(breakpoint === 'wide');
    setViewsOpen(false);
  }, [breakpoint]);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  // Choosing a view is what one opened them for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what this waits for
  useEffect(() => setViewsOpen(false), [pathname]);
  return { breakpoint, sideOpen, setSideOpen, viewsOpen, setViewsOpen };
}

/**
 * A screen's columns beside the rail: views 204 | list 328 | main | side 300, each of which may be missing. Below
 * 1280 px the side panel is a drawer (a sheet from below on a phone), below 1024 px so are the views, and below 768 px
 * one column shows at a time: `phoneShows` says which. The edges of list and side panel can be moved; where to is kept
 * on this device.
 */
export function Columns({
  panels,
  views,
  list,
  children,
  side,
  phoneShows = 'main',
  viewsWidth = 204,
  listWidth = 328,
  sideWidth = 300,
}: {
  panels: Panels;
  views?: ReactNode;
  list?: ReactNode;
  /** The main column. */
  children: ReactNode;
  side?: ReactNode;
  phoneShows?: 'list' | 'main';
  viewsWidth?: number;
  listWidth?: number;
  sideWidth?: number;
}) {
  const t = useT();
  const { breakpoint, sideOpen, setSideOpen, viewsOpen, setViewsOpen } = panels;
  const [listNow, setListNow] = useKeptWidth(`list.${listWidth}`, listWidth, listBounds.least, listBounds.most);
  const [sideNow, setSideNow] = useKeptWidth(`side.${sideWidth}`, sideWidth, sideBounds.least, sideBounds.most);
  const phone = breakpoint === 'phone';
  const viewsBeside = views !== undefined && (breakpoint === 'wide' || breakpoint === 'medium');
  const sideBeside = side !== undefined && breakpoint === 'wide' && sideOpen;
  const listShows = list !== undefined && (!phone || phoneShows === 'list');
  const mainShows = !phone || phoneShows === 'main' || list === undefined;
  const columns = [
    viewsBeside ? `${viewsWidth}px` : '',
    // On a small tablet the list gives a little way, so that the thread can still be read.
    listShows ? (phone ? 'minmax(0, 1fr)' : `min(${listNow}px, 40vw)`) : '',
    mainShows ? 'minmax(0, 1fr)' : '',
    sideBeside ? `${sideNow}px` : '',
  ].join(' ');

  return (
    <div className={css.columns} style={{ '--columns': columns } as CSSProperties}>
      {viewsBeside ? <nav className={css.views}>{views}</nav> : null}
      {listShows ? (
        <section className={css.list}>
          {list}
          {phone ? null : (
            <ColumnEdge
              label={t('shell.panel.listWidth')}
              width={listNow}
              usual={listWidth}
              {...listBounds}
              grows="left"
              onChange={setListNow}
            />
          )}
        </section>
      ) : null}
      {mainShows ? <section className={css.main}>{children}</section> : null}
      {sideBeside ? (
        <aside className={css.side}>
          <ColumnEdge
            label={t('shell.panel.sideWidth')}
            width={sideNow}
            usual={sideWidth}
            {...sideBounds}
            grows="right"
            onChange={setSideNow}
          />
          <div className={css.sideScroll}>{side}</div>
        </aside>
      ) : null}
      {views !== undefined && !viewsBeside && viewsOpen ? (
        <Dialog label={t('shell.panel.views')} from={phone ? 'below' : 'left'} onClose={() => setViewsOpen(false)}>
          <nav className={css.over}>{views}</nav>
        </Dialog>
      ) : null}
      {side !== undefined && breakpoint !== 'wide' && sideOpen ? (
        <Dialog label={t('shell.panel.side')} from={phone ? 'below' : 'right'} onClose={() => setSideOpen(false)}>
          <div className={css.over}>{side}</div>
        </Dialog>
      ) : null}
    </div>
  );
}
