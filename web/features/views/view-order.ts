import type { View } from '../../../contract/tickets.ts';
import type { MyViews, SavedView } from '../../../contract/views.ts';
import { readyViews } from './view-icons.ts';

/** The three groups of the column of views. */
export interface ViewGroups {
  ready: readonly View[];
  shared: readonly SavedView[];
  own: readonly SavedView[];
}

const usual = Object.keys(readyViews) as readonly View[];
/** Always there: where work begins, and where everything is. */
const always: ReadonlySet<View> = new Set(['next', 'mine', 'unassigned', 'waiting', 'solved', 'all']);

/**
 * The views in the order that their reader gave them; those never moved follow in the usual one. A ready view shows when it holds
 * something, is open, or is one of the few that always do; hidden ones show only while they are open.
 */
export function groupViews(
  mine: Pick<MyViews, 'items' | 'order' | 'hidden'>,
  counts: Partial<Record<View, number>>,
  current: string,
): ViewGroups {
  const place = new Map<string, number>(mine.order.map((key, at) => [key, at]));
  const inOrder = <Item>(items: readonly Item[], key: (item: Item) => string): readonly Item[] =>
    items
      .map((item, at) => ({ item, at: place.get(key(item)) ?? mine.order.length + at }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ item }) => item);
  const shows = (key: string) => key === current || !(mine.hidden as readonly string[]).includes(key);
  const saved = mine.items.filter(({ id }) => shows(id));
  return {
    ready: inOrder(usual, (view) => view).filter(
      (view) => shows(view) && (view === current || always.has(view) || (counts[view] ?? 0) > 0),
    ),
    shared: inOrder(
      saved.filter(({ scope }) => scope !== 'private'),
      ({ id }) => id,
    ),
    own: inOrder(
      saved.filter(({ scope }) => scope === 'private'),
      ({ id }) => id,
    ),
  };
}

/** The keys of all views in order after `key` was moved to where `to` stands, both of one group. */
export function moved(keys: readonly string[], key: string, to: number): readonly string[] {
  const rest = keys.filter((one) => one !== key);
  const at = Math.max(0, Math.min(rest.length, to));
  return [...rest.slice(0, at), key, ...rest.slice(at)];
}
