import { queryOptions } from '@tanstack/react-query';
import type { Comparison, Review, ReviewDetail, ReviewFigures } from '../../../contract/reviews.ts';
import type { Page } from '../../../contract/shapes.ts';
import type { Suggestions } from '../../../contract/suggestions.ts';
import { api } from '../../api/index.ts';

// The server's events of looks are "review.approved" and so on; keys begin with its first word, in the singular or plural.

const mostWaiting = 100;
const mostLooked = 30;
const mostOwn = 10;

export const waitingLooks = queryOptions({
  queryKey: ['reviews', 'waiting'],
  queryFn: ({ signal }) =>
    api.get<Page<Review>>('/reviews', { query: { state: 'waiting', mine: 'buddy', limit: mostWaiting }, signal }),
  select: (page) => page.items,
});

export const lookedAt = queryOptions({
  queryKey: ['reviews', 'looked'],
  queryFn: ({ signal }) =>
    api.get<Page<Review>>('/reviews', { query: { state: 'looked', mine: 'buddy', limit: mostLooked }, signal }),
  select: (page) => page.items,
});

/** One's own replies that waited for a look, newest first. */
export const ownReviews = queryOptions({
  queryKey: ['reviews', 'own'],
  queryFn: ({ signal }) => api.get<Page<Review>>('/reviews', { query: { mine: 'author', limit: mostOwn }, signal }),
  select: (page) => page.items,
});

export function reviewsOfTicket(ticketId: string) {
  return queryOptions({
    queryKey: ['reviews', 'ticket', ticketId],
    queryFn: ({ signal }) => api.get<Page<Review>>('/reviews', { query: { ticket: ticketId, limit: mostOwn }, signal }),
    select: (page) => page.items,
  });
}

export function reviewDetail(id: string) {
  return queryOptions({
    queryKey: ['review', id],
    queryFn: ({ signal }) => api.get<ReviewDetail>(`/reviews/${id}`, { signal }),
  });
}

/** What these words would change; asked anew for each. */
export function comparisonOf(id: string, html: string) {
  return queryOptions({
    queryKey: ['review', id, 'comparison', html],
    queryFn: ({ signal }) => api.post<Comparison>(`/reviews/${id}/comparison`, { body: { html }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export const buddysDay = queryOptions({
  queryKey: ['reviews', 'figures'],
  queryFn: ({ signal }) => api.get<ReviewFigures>('/reviews/figures', { signal }),
});

/** What is written down for such a letter, if anything is. */
export function fittingArticle(ticketId: string, askedAt: string) {
  return queryOptions({
    queryKey: ['suggestions', ticketId, askedAt],
    queryFn: ({ signal }) => api.get<Suggestions>(`/tickets/${ticketId}/suggestions`, { signal }),
    select: ({ articles }) => articles[0],
    staleTime: 300_000,
  });
}
