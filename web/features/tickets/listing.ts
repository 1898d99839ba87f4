import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Sort, TicketFilter } from '../../../contract/filter.ts';
import type { Page } from '../../../contract/shapes.ts';
import type { Ticket, ViewCounts } from '../../../contract/tickets.ts';
import { api, cache } from '../../api/index.ts';
import { both, saysNothing } from '../views/index.ts';
import {
  firstPageRows,
  laterPageRows,
  pagesWith,
  rowsOf,
  rowsToAskAnew,
  type TicketPages,
  withOthersOld,
  withReadAnew,
} from './ticket-pages.ts';

/** Which tickets in which order. */
export interface ListWish {
  /** A built-in view or a saved one's id. */
  view: string;
  desk: string | undefined;
  language: string | undefined;
  /** Narrows the view. */
  filter: TicketFilter | undefined;
  sort: Sort;
  direction: 'asc' | 'desc';
}

/** How a wish is said to the server, for a list and for whatever else means the same tickets. */
export function queryOf(wish: ListWish) {
  const filter = filterOf(wish);
  return {
    view: wish.view,
    sort: wish.sort,
    direction: wish.direction,
    filter: saysNothing(filter) ? undefined : JSON.stringify(filter),
  };
}

/** All that narrows the view, as one filter. */
export function filterOf({ desk, language, filter = {} }: ListWish): TicketFilter {
  return both(filter, {
    ...(desk === undefined ? {} : { desks: [desk] }),
    ...(language === undefined ? {} : { language: [language] }),
  });
}

/** What stands in sight of each open list; only that is read anew at once when something changes. */
const sights = new Map<string, ReadonlySet<string>>();

function keyOf(wish: ListWish) {
  return ['tickets', 'list', queryOf(wish)] as const;
}
function nameOf(wish: ListWish): string {
  return JSON.stringify(queryOf(wish));
}

function readPage(wish: ListWish, limit: number, cursor: string | undefined, signal?: AbortSignal) {
  return api.get<Page<Ticket>>('/tickets', {
    query: { ...queryOf(wish), limit, cursor },
    ...(signal ? { signal } : {}),
  });
}

/**
 * The pages of a list, read by key. Reading it anew reads its first page and those in sight, however many there are; the others
 * are read when somebody scrolls to them.
 */
function ticketList(wish: ListWish) {
  const queryKey = keyOf(wish);
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }): Promise<TicketPages> => {
      const before = cache.getQueryData<TicketPages>(queryKey);
      if (before === undefined) {
        return { pages: [await readPage(wish, firstPageRows, undefined, signal)], pageParams: [undefined] };
      }
      const places = [...new Set([0, ...pagesWith(before, sights.get(nameOf(wish)) ?? new Set())])];
      return readAnew(wish, before, places, signal);
    },
  });
}

async function readAnew(
  wish: ListWish,
  before: TicketPages,
  places: readonly number[],
  signal?: AbortSignal,
): Promise<TicketPages> {
  const cursors = places.map((place) => before.pageParams[place]);
  const answers = await Promise.all(
    places.map((place) => readPage(wish, rowsToAskAnew(before, place), before.pageParams[place], signal)),
  );
  // Meanwhile somebody may have scrolled on, and pages may have been added.
  let list = cache.getQueryData<TicketPages>(keyOf(wish)) ?? before;
  const read: number[] = [];
  for (const [which, answer] of answers.entries()) {
    const place = list.pageParams.indexOf(cursors[which]);
    if (place === -1) continue;
    list = withReadAnew(list, place, answer, places);
    read.push(place);
  }
  return withOthersOld(list, read);
}

const underWay = new Map<string, Promise<void>>();

/** One more page, or the old ones in sight read anew; one at a time for each list. */
function fetchFor(wish: ListWish, work: (list: TicketPages) => Promise<TicketPages>): Promise<void> {
  const name = nameOf(wish);
  const running = underWay.get(name);
  if (running) return running;
  const list = cache.getQueryData<TicketPages>(keyOf(wish));
  if (list === undefined) return Promise.resolve();
  const started = work(list)
    .then((next) => {
      cache.setQueryData<TicketPages>(keyOf(wish), next);
    })
    .finally(() => underWay.delete(name));
  underWay.set(name, started);
  return started;
}

export interface Listing {
  rows: readonly Ticket[];
  /** There are more behind the last row. */
  hasMore: boolean;
  pending: boolean;
  fetching: boolean;
  error: Error | null;
  again: () => void;
  /** Reads the next page; when it fails, the next call tries again. */
  more: () => void;
  /** Tells what is in sight, so that it stays up to date. */
  see: (ids: readonly string[]) => void;
}

export function useListing(wish: ListWish, wanted: boolean): Listing {
  const query = useQuery({ ...ticketList(wish), enabled: wanted });
  const rows = useMemo(() => rowsOf(query.data), [query.data]);
  const name = nameOf(wish);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name says all that the wish does
  const more = useCallback(() => {
    void fetchFor(wish, async (list) => {
      const cursor = list.pages.at(-1)?.nextCursor;
      if (cursor == null) return list;
      const page = await readPage(wish, laterPageRows, cursor);
      const now = cache.getQueryData<TicketPages>(keyOf(wish)) ?? list;
      if (now.pages.at(-1)?.nextCursor !== cursor) return now;
      return { pages: [...now.pages, page], pageParams: [...now.pageParams, cursor] };
    }).catch((error: unknown) => console.info('The next page did not come', error));
  }, [name]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const see = useCallback(
    (ids: readonly string[]) => {
      const sight = new Set(ids);
      sights.set(name, sight);
      const list = cache.getQueryData<TicketPages>(keyOf(wish));
      const old = list === undefined ? [] : pagesWith(list, sight).filter((place) => list.pages[place]?.old);
      if (old.length === 0) return;
      void fetchFor(wish, (now) => readAnew(wish, now, old)).catch((error: unknown) =>
        console.info('A part of the list did not come', error),
      );
    },
    [name],
  );
  return {
    rows,
    hasMore: query.data?.pages.at(-1)?.nextCursor != null,
    pending: query.isPending,
    fetching: query.isFetching,
    error: query.error,
    again: () => void query.refetch(),
    more,
    see,
  };
}

export function viewCounts(desk: string | undefined) {
  return queryOptions({
    queryKey: ['views', 'counts', desk ?? null],
    queryFn: ({ signal }) => api.get<ViewCounts>('/tickets/counts', { query: { desk }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** How many a narrowed view holds. */
export function narrowedCount(wish: ListWish) {
  const { sort: _sort, direction: _direction, ...query } = queryOf(wish);
  return queryOptions({
    queryKey: ['views', 'count', query],
    queryFn: ({ signal }) => api.get<{ count: number }>('/tickets/count', { query, signal }),
    placeholderData: keepPreviousData,
  });
}
