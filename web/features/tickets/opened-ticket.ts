import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Ticket, TicketDetail } from '../../../contract/tickets.ts';
import { ticketDetail, ticketMessages, ticketNumber } from './asking.ts';

/** What a row does not know of its ticket. */
const nothingYet = { participants: [], links: [], merge: null, merged: [], split: null, suggestion: null };

/** The ticket that the address names: from its row at once, then whole. */
export function useOpenTicket(
  number: string | undefined,
  row: Ticket | undefined,
): { ticket: TicketDetail | undefined; error: Error | null; again: () => void } {
  const named = useQuery({ ...ticketNumber(number ?? ''), enabled: number !== undefined && row === undefined });
  const id = number === undefined ? undefined : (row?.id ?? named.data);
  const detail = useQuery({ ...ticketDetail(id ?? ''), enabled: id !== undefined });
  const whole = detail.data;
  const ticket =
    id === undefined ? undefined : (whole ?? (row ? ({ ...row, ...nothingYet } as TicketDetail) : undefined));
  return {
    ticket,
    error: ticket ? null : (named.error ?? detail.error),
    again: () => void (id === undefined ? named.refetch() : detail.refetch()),
  };
}

/** Somebody who looks for the next ticket presses no sooner than this after the last, in milliseconds. */
const pause = 120;

/** Reads ahead what is opened next, so that it stands there at once: the tickets after the open one, or the one at hand. */
export function useReadAhead(next: readonly (Ticket | undefined)[]): void {
  const cache = useQueryClient();
  const ids = next.flatMap((ticket) => (ticket === undefined ? [] : [ticket.id])).join(' ');
  useEffect(() => {
    if (ids === '') return;
    const timer = setTimeout(() => {
      for (const id of ids.split(' ')) {
        void cache.prefetchQuery(ticketDetail(id));
        void cache.prefetchQuery(ticketMessages(id));
      }
    }, pause);
    return () => clearTimeout(timer);
  }, [cache, ids]);
}
