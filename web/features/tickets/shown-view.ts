import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { TicketFilter } from '../../../contract/filter.ts';
import type { SavedView } from '../../../contract/views.ts';
import { useT } from '../../i18n/index.ts';
import {
  both,
  filterFromAddress,
  isBuiltIn,
  type Look,
  myViews,
  sameFilter,
  saysNothing,
  useLook,
} from '../views/index.ts';
import type { ListWish } from './listing.ts';

/** What an address says of a list. */
export interface ListAddress {
  view?: string | undefined;
  desk?: string | undefined;
  language?: string | undefined;
  filter?: string | undefined;
}

export interface ShownView {
  /** A ready view's name or a saved one's id. */
  key: string;
  name: string;
  saved: SavedView | undefined;
  /** What the bar shows: what narrows a ready view, or all that a saved one says. */
  filter: TicketFilter;
  /** The filter differs from what the view itself says. */
  narrowed: boolean;
  wish: ListWish;
  look: Look;
  changeLook: (change: Partial<Look>) => void;
  lookChanged: boolean;
  forgetLook: () => void;
  /** It is not known yet what the view says. */
  pending: boolean;
}

/** The view that an address names, as it is shown to who looks. A view that is gone is What next. */
export function useShownView({ view, desk, language, filter: said }: ListAddress): ShownView {
  const t = useT();
  const { data, isPending } = useQuery(myViews);
  const saved = data?.items.find(({ id }) => id === view);
  const known = view !== undefined && (isBuiltIn(view) || saved !== undefined || isPending);
  const key = known ? view : 'next';
  const { look, change, changed, forget } = useLook(key, saved);
  const asked = useMemo(() => (said === undefined ? undefined : filterFromAddress(said)), [said]);
  const filter = asked ?? saved?.filter ?? {};
  const narrowed =
    asked !== undefined && (saved === undefined ? !saysNothing(asked) : !sameFilter(asked, saved.filter));
  const wish: ListWish = {
    // A saved view that was changed on the screen is asked for as what it says now.
    view: saved !== undefined && narrowed ? 'all' : key,
    filter: narrowed ? asked : undefined,
    desk,
    language,
    sort: look.sort,
    direction: look.direction,
  };
  return {
    key,
    name: isBuiltIn(key) ? t(`views.ready.${key}`) : (saved?.name ?? ''),
    saved,
    filter,
    narrowed,
    wish,
    look,
    changeLook: change,
    lookChanged: changed,
    forgetLook: forget,
    pending: !isBuiltIn(key) && isPending,
  };
}

/** What a new view says when it is made of what is shown: the view, what narrows it, and the desk. */
export function filterToKeep(shown: ShownView, ready: TicketFilter | undefined): TicketFilter {
  const { desk, language } = shown.wish;
  return both(both(ready ?? {}, shown.filter), {
    ...(desk === undefined ? {} : { desks: [desk] }),
    ...(language === undefined ? {} : { language: [language] }),
  });
}
