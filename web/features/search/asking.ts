import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Completions, SearchAnswer, SearchSort } from '../../../contract/search.ts';
import { api } from '../../api/index.ts';

// Answers to a search hold still: they are asked for anew when the question changes or one comes back to it.

export interface Wish {
  q: string;
  sort: SearchSort;
  /** The last word may still grow. */
  typing: boolean;
}
export type TimedAnswer = SearchAnswer & { ms: number };

const rows = 20;
const fresh = 30_000;

export function search({ q, sort, typing }: Wish) {
  return infiniteQueryOptions({
    queryKey: ['search', q, sort, typing],
    queryFn: async ({ pageParam, signal }): Promise<TimedAnswer> => {
      const from = performance.now();
      const answer = await api.get<SearchAnswer>('/search', {
        query: { q, sort, limit: rows, cursor: pageParam, ...(typing ? { typing: '1' } : {}) },
        signal,
      });
      return { ...answer, ms: Math.round(performance.now() - from) };
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: fresh,
  });
}

export function searchCompletions(q: string, at: number) {
  return queryOptions({
    queryKey: ['search', 'completions', q, at],
    queryFn: ({ signal }) => api.get<Completions>('/search/completions', { query: { q, at }, signal }),
    placeholderData: keepPreviousData,
    staleTime: fresh,
  });
}
