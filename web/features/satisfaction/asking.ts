import { queryOptions } from '@tanstack/react-query';
import type {
  MarkOfTicket,
  SatisfactionFigures,
  SatisfactionSetting,
  TicketSatisfaction,
} from '../../../contract/satisfaction.ts';
import { api } from '../../api/index.ts';

// Keys begin with the word by which live events make answers old: satisfaction.

export function settingOf(deskId: string) {
  return queryOptions({
    queryKey: ['satisfaction', 'setting', deskId],
    queryFn: ({ signal }) => api.get<SatisfactionSetting>(`/desks/${deskId}/satisfaction`, { signal }),
  });
}

/** @param from the first day, YYYY-MM-DD */
export function figuresOf(deskId: string, from: string) {
  return queryOptions({
    queryKey: ['satisfaction', 'figures', deskId, from],
    queryFn: ({ signal }) => api.get<SatisfactionFigures>('/satisfaction', { query: { desk: deskId, from }, signal }),
  });
}

export function satisfactionWith(ticketId: string) {
  return queryOptions({
    queryKey: ['satisfaction', 'ticket', ticketId],
    queryFn: ({ signal }) => api.get<TicketSatisfaction>(`/tickets/${ticketId}/satisfaction`, { signal }),
  });
}

export function marksBy(contactId: string) {
  return queryOptions({
    queryKey: ['satisfaction', 'contact', contactId],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: MarkOfTicket[] }>(`/contacts/${contactId}/satisfaction`, { signal })).items,
  });
}
