import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Page } from '../../../contract/shapes.ts';
import type { Board, LanesBy, ListedTicket } from '../../../contract/views.ts';
import { api, cache } from '../../api/index.ts';
import { cardOf, changeBy, withMore, withMoved } from './board-lanes.ts';
import { changeField } from './changing.ts';
import { type ListWish, queryOf } from './listing.ts';

/** Cards of one more page of a lane. */
const moreCards = 50;

/** Its key begins with "views", which every change of a ticket makes old. */
function ticketBoard(wish: ListWish, by: LanesBy) {
  const { view, filter } = queryOf(wish);
  return queryOptions({
    queryKey: ['views', 'board', { view, filter, by }],
    queryFn: ({ signal }) => api.get<Board>('/tickets/board', { query: { view, filter, by }, signal }),
  });
}

export interface Boarding {
  board: Board | undefined;
  /** All cards, lane by lane. */
  cards: readonly ListedTicket[];
  error: Error | null;
  pending: boolean;
  fetching: boolean;
  again: () => void;
  more: (lane: string, cursor: string) => void;
  /** Puts a card into a lane: painted at once, taken back when the server refuses. Gives whether it stays there. */
  move: (ticketId: string, lane: string) => Promise<boolean>;
}

export function useBoard(wish: ListWish, by: LanesBy, wanted: boolean): Boarding {
  const options = ticketBoard(wish, by);
  const query = useQuery({ ...options, enabled: wanted });
  const board = query.data;
  const cards = useMemo(() => board?.lanes.flatMap(({ items }) => items) ?? [], [board]);
  const name = JSON.stringify(options.queryKey);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name says all that the options do
  const more = useCallback(
    (lane: string, cursor: string) => {
      const { view, filter } = queryOf(wish);
      api
        .get<Page<ListedTicket>>('/tickets', { query: { view, filter, by, lane, cursor, limit: moreCards } })
        .then((page) => cache.setQueryData<Board>(options.queryKey, (known) => known && withMore(known, lane, page)))
        .catch((error: unknown) => console.info('The rest of the lane did not come', error));
    },
    [name],
  );
  const move = async (ticketId: string, lane: string): Promise<boolean> => {
    const card = board && cardOf(board, ticketId);
    const to = board?.lanes.find((one) => one.lane === lane);
    const from = board?.lanes.find(({ items }) => items.some(({ id }) => id === ticketId));
    if (!card || !to || !from || from === to) return false;
    await cache.cancelQueries({ queryKey: options.queryKey });
    cache.setQueryData<Board>(options.queryKey, (known) => known && withMoved(known, ticketId, lane));
    const done = await changeField(card, changeBy(by, to));
    if (!done) cache.setQueryData<Board>(options.queryKey, (known) => known && withMoved(known, ticketId, from.lane));
    return done;
  };
  return {
    board,
    cards,
    error: query.error,
    pending: query.isPending,
    fetching: query.isFetching,
    again: () => void query.refetch(),
    more,
    move,
  };
}
