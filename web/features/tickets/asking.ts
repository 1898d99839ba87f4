import { queryOptions } from '@tanstack/react-query';
import type { ContactDetail } from '../../../contract/contacts.ts';
import type { Teammate } from '../../../contract/people.ts';
import type { Page } from '../../../contract/shapes.ts';
import type { Message, Ticket, TicketDetail, TicketEvent } from '../../../contract/tickets.ts';
import { api, cache } from '../../api/index.ts';

// Keys begin with the words by which live events make answers old: tickets, ticket and its id, views.

/** More pages than this of one ticket's messages or events are not fetched at once. */
const mostPages = 10;
const largestPage = 200;

/** Which ticket a number names. Numbers are kept for ever, so this is asked once. */
export function ticketNumber(number: string) {
  return queryOptions({
    queryKey: ['ticket-number', number],
    queryFn: async ({ signal }) => {
      const found = await api.get<TicketDetail>(`/tickets/${encodeURIComponent(number)}`, { signal });
      cache.setQueryData(['ticket', found.id], found);
      return found.id;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The ticket that comes after this one in a view, or in what to do next; null when it was the last. */
export async function nextTicket(after: string, view: string | undefined): Promise<Ticket | null> {
  return (await api.get<{ ticket: Ticket | null }>('/tickets/next', { query: { after, view } })).ticket;
}

/** A row knows most of its ticket: it is painted at once, and the rest comes. */
export function rememberTicket(ticket: Ticket): void {
  cache.setQueryData(['ticket-number', String(ticket.number)], ticket.id);
}

export function ticketDetail(id: string) {
  return queryOptions({
    queryKey: ['ticket', id],
    queryFn: ({ signal }) => api.get<TicketDetail>(`/tickets/${id}`, { signal }),
  });
}

export function ticketMessages(id: string) {
  return queryOptions({
    queryKey: ['ticket', id, 'messages'],
    queryFn: ({ signal }) => everyPage<Message>(`/tickets/${id}/messages`, signal),
  });
}

export function ticketEvents(id: string) {
  return queryOptions({
    queryKey: ['ticket', id, 'events'],
    queryFn: ({ signal }) => everyPage<TicketEvent>(`/tickets/${id}/events`, signal),
  });
}

export function contactCard(id: string) {
  return queryOptions({
    queryKey: ['contact', id],
    queryFn: ({ signal }) => api.get<ContactDetail>(`/contacts/${id}`, { signal }),
  });
}

export const teammates = queryOptions({
  queryKey: ['teammates', 'active'],
  queryFn: ({ signal }) => everyPage<Teammate>('/teammates', signal, { state: 'active' }),
  staleTime: 300_000,
});

async function everyPage<Item>(path: string, signal: AbortSignal, query: Record<string, string> = {}): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const { items: more, nextCursor } = await api.get<Page<Item>>(path, {
      query: { ...query, limit: largestPage, cursor },
      signal,
    });
    items.push(...more);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return items;
}
