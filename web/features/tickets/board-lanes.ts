import type { Priority, Status } from '../../../contract/tickets.ts';
import type { Board, BoardLane, LanesBy, ListedTicket } from '../../../contract/views.ts';
import type { FieldChange } from './field-changes.ts';

/** The board with a card in another lane, first there, and the counts as they then are. */
export function withMoved(board: Board, ticketId: string, to: string): Board {
  const card = cardOf(board, ticketId);
  const from = laneOf(board, ticketId);
  if (card === undefined || from === undefined || from.lane === to) return board;
  return {
    ...board,
    lanes: board.lanes.map((lane) => {
      if (lane.lane === from.lane) {
        return { ...lane, count: Math.max(0, lane.count - 1), items: lane.items.filter(({ id }) => id !== ticketId) };
      }
      return lane.lane === to ? { ...lane, count: lane.count + 1, items: [card, ...lane.items] } : lane;
    }),
  };
}

function laneOf(board: Board, ticketId: string): BoardLane | undefined {
  return board.lanes.find((lane) => lane.items.some(({ id }) => id === ticketId));
}
export function cardOf(board: Board, ticketId: string): ListedTicket | undefined {
  return laneOf(board, ticketId)?.items.find(({ id }) => id === ticketId);
}

/** One more page of a lane, each card once. */
export function withMore(
  board: Board,
  lane: string,
  page: { items: ListedTicket[]; nextCursor: string | null },
): Board {
  return {
    ...board,
    lanes: board.lanes.map((one) => {
      if (one.lane !== lane) return one;
      const known = new Set(one.items.map(({ id }) => id));
      return {
        ...one,
        items: [...one.items, ...page.items.filter(({ id }) => !known.has(id))],
        nextCursor: page.nextCursor,
      };
    }),
  };
}

/** What an arrow key means: the card above, below, or at the same height in the next lane that has any. */
export function cardBeside(
  board: Board,
  ticketId: string | undefined,
  key: 'up' | 'down' | 'left' | 'right',
): ListedTicket | undefined {
  const at = board.lanes.findIndex((lane) => lane.items.some(({ id }) => id === ticketId));
  if (at === -1) return board.lanes.find(({ items }) => items.length > 0)?.items[0];
  const items = board.lanes[at]?.items ?? [];
  const row = items.findIndex(({ id }) => id === ticketId);
  if (key === 'up') return items[row - 1];
  if (key === 'down') return items[row + 1];
  const step = key === 'left' ? -1 : 1;
  for (let lane = at + step; lane >= 0 && lane < board.lanes.length; lane += step) {
    const there = board.lanes[lane]?.items ?? [];
    if (there.length > 0) return there[Math.min(row, there.length - 1)];
  }
  return undefined;
}

/** The lane that a card goes to from its own, by one step. */
export function laneBeside(board: Board, ticketId: string, step: 1 | -1): BoardLane | undefined {
  const at = board.lanes.findIndex((lane) => lane.items.some(({ id }) => id === ticketId));
  return at === -1 ? undefined : board.lanes[at + step];
}

/** What being put into a lane changes of a ticket. */
export function changeBy(by: LanesBy, lane: Pick<BoardLane, 'lane' | 'name'>): FieldChange {
  const named = lane.lane === 'none' ? null : { id: lane.lane, name: lane.name ?? '' };
  switch (by) {
    case 'status':
      return { field: 'status', value: lane.lane as Status };
    case 'priority':
      return { field: 'priority', value: lane.lane as Priority };
    case 'assignee':
      return { field: 'assignee', value: named };
    case 'category':
      return { field: 'category', value: named === null ? null : { ...named, path: [named.name] } };
  }
}
