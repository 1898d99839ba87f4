import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Ticket, ViewCounts } from '../../../contract/tickets.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { useNow } from '../../ui/index.ts';
import { isBuiltIn, type Layout } from '../views/index.ts';
import { type Boarding, useBoard } from './boarding.ts';
import { groupByDue } from './due-groups.ts';
import { type Listing, narrowedCount, useListing, viewCounts } from './listing.ts';
import type { ShownView } from './shown-view.ts';
import type { ShownGroup } from './ticket-list.tsx';
import { isByDue } from './workbench-keys.ts';

export interface ShownRows {
  listing: Listing;
  boarding: Boarding;
  groups: readonly ShownGroup[];
  /** All that are here, in the order in which they show. */
  rows: readonly Ticket[];
  byDue: boolean;
  counts: ViewCounts | undefined;
  /** How many the view holds; one more than a thousand for all above it. */
  count: number | undefined;
}

/** The tickets of a view in the form in which it is shown, and how many there are. */
export function useShownRows(shown: ShownView, layout: Layout): ShownRows {
  const { timeZone } = useSpeaking();
  const { wish, look } = shown;
  const now = useNow();
  const byDue = isByDue(wish.sort, wish.direction);
  const listing = useListing(wish, !shown.pending && layout !== 'board');
  const boarding = useBoard(wish, look.lanes, !shown.pending && layout === 'board');
  const found = layout === 'board' ? boarding.cards : listing.rows;
  const groups = useMemo<readonly ShownGroup[]>(() => {
    if (byDue && layout === 'pane') return groupByDue(found, now, timeZone);
    return found.length === 0 ? [] : [{ group: undefined, rows: found }];
  }, [byDue, layout, found, now, timeZone]);
  const rows = useMemo(() => groups.flatMap((one) => one.rows), [groups]);
  const { data: counts } = useQuery(viewCounts(wish.desk));
  const plain = !shown.narrowed && wish.language === undefined;
  const narrowed = useQuery({ ...narrowedCount(wish), enabled: !plain && !shown.pending });
  const known = isBuiltIn(shown.key) ? counts?.views[shown.key] : counts?.saved[shown.key];
  return { listing, boarding, groups, rows, byDue, counts, count: plain ? known : narrowed.data?.count };
}
