import { useCallback, useMemo, useState } from 'react';
import { USUAL_DIRECTION, VIEW_SORTS } from '../../../contract/built-in-views.ts';
import type { Sort } from '../../../contract/filter.ts';
import type { View } from '../../../contract/tickets.ts';
import type { COLUMNS, DENSITIES, DIRECTIONS, LAYOUTS, LanesBy, SavedView } from '../../../contract/views.ts';

export type Column = (typeof COLUMNS)[number];
export type Density = (typeof DENSITIES)[number];
export type Layout = (typeof LAYOUTS)[number];
type Direction = (typeof DIRECTIONS)[number];

/** How a view is shown: in which order, in which form, how dense. */
export interface Look {
  sort: Sort;
  direction: Direction;
  columns: readonly Column[];
  density: Density;
  layout: Layout;
  lanes: LanesBy;
}

const usualColumns: readonly Column[] = [
  'number',
  'contact',
  'subject',
  'status',
  'assignee',
  'category',
  'due',
  'lastMessage',
];

export function isBuiltIn(view: string): view is View {
  return Object.hasOwn(VIEW_SORTS, view);
}

/** The look as the view itself has it. */
export function usualLook(view: string, saved: SavedView | undefined): Look {
  if (saved !== undefined) {
    const { sort, direction, columns, density, layout, lanes } = saved;
    return { sort, direction, columns: columns.length === 0 ? usualColumns : columns, density, layout, lanes };
  }
  const sort = isBuiltIn(view) ? VIEW_SORTS[view] : 'last_message';
  return {
    sort,
    direction: USUAL_DIRECTION[sort],
    columns: usualColumns,
    density: 'comfortable',
    layout: 'pane',
    lanes: 'status',
  };
}

/** What somebody changed of a look, as this device keeps it; whatever it does not know any more is left out. */
export function lookKept(words: string | null): Partial<Look> {
  if (words === null) return {};
  let read: unknown;
  try {
    read = JSON.parse(words);
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
  if (typeof read !== 'object' || read === null) return {};
  const { sort, direction, columns, density, layout, lanes } = read as Record<string, unknown>;
  return {
    ...(typeof sort === 'string' && Object.hasOwn(USUAL_DIRECTION, sort) ? { sort: sort as Sort } : {}),
    ...(direction === 'asc' || direction === 'desc' ? { direction } : {}),
    ...(Array.isArray(columns) ? { columns: columns.filter((one): one is Column => isColumn(one)) } : {}),
    ...(density === 'comfortable' || density === 'compact' ? { density } : {}),
    ...(layout === 'pane' || layout === 'list' || layout === 'board' ? { layout } : {}),
    ...(lanes === 'status' || lanes === 'assignee' || lanes === 'priority' || lanes === 'category' ? { lanes } : {}),
  };
}

/** Every column, in the order in which they stand. */
export const columnOrder = {
  number: 76,
  contact: 140,
  subject: 0,
  organization: 140,
  status: 112,
  priority: 92,
  assignee: 130,
  team: 120,
  desk: 120,
  category: 130,
  tags: 150,
  requestType: 130,
  channel: 84,
  language: 84,
  due: 140,
  deadline: 132,
  promised: 132,
  created: 112,
  updated: 120,
  lastMessage: 120,
} as const satisfies Record<Column, number>;
export const columns = Object.keys(columnOrder) as readonly Column[];
function isColumn(name: unknown): boolean {
  return typeof name === 'string' && Object.hasOwn(columnOrder, name);
}

function keptUnder(view: string): string {
  return `sportello.look.${view}`;
}
function read(view: string): Partial<Look> {
  try {
    return lookKept(localStorage.getItem(keptUnder(view)));
  } catch {
    // Storage can be forbidden; the view's own look then holds.
    return {};
  }
}

/**
 * The look of a view, remembered for each view on this device over what the view itself says. `changed` says whether it differs
 * from the view's own; `forget` goes back to that.
 */
export function useLook(
  view: string,
  saved: SavedView | undefined,
): { look: Look; change: (change: Partial<Look>) => void; changed: boolean; forget: () => void } {
  const [kept, setKept] = useState<{ view: string; own: Partial<Look> }>(() => ({ view, own: read(view) }));
  const own = kept.view === view ? kept.own : read(view);
  if (kept.view !== view) setKept({ view, own });
  const usual = useMemo(() => usualLook(view, saved), [view, saved]);
  const look = useMemo(() => ({ ...usual, ...own }), [usual, own]);
  const keep = useCallback(
    (next: Partial<Look>) => {
      setKept({ view, own: next });
      try {
        if (Object.keys(next).length === 0) localStorage.removeItem(keptUnder(view));
        else localStorage.setItem(keptUnder(view), JSON.stringify(next));
      } catch {
        // Not kept on this device; it holds until the page is closed.
        return;
      }
    },
    [view],
  );
  const change = (wanted: Partial<Look>) => {
    const turned = wanted.sort !== undefined && wanted.direction === undefined;
    keep({ ...own, ...wanted, ...(turned && wanted.sort ? { direction: USUAL_DIRECTION[wanted.sort] } : {}) });
  };
  const changed = (Object.keys(own) as (keyof Look)[]).some(
    (part) => JSON.stringify(look[part]) !== JSON.stringify(usual[part]),
  );
  return { look, change, changed, forget: () => keep({}) };
}
