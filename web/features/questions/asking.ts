import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { SearchGap } from '../../../contract/help-centre.ts';
import type { QuestionSettings, QuestionState, RepeatedQuestions } from '../../../contract/questions.ts';
import { api } from '../../api/index.ts';

// The server's events of questions are "question.answered"; keys begin with its first word in the plural.

export function askedAgain(state: QuestionState) {
  return infiniteQueryOptions({
    queryKey: ['questions', state],
    queryFn: ({ pageParam, signal }) =>
      api.get<RepeatedQuestions>('/repeated-questions', { query: { state, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

const gapDays = 30;

/** What customers searched for and did not find, most asked first. */
export const searchGaps = queryOptions({
  queryKey: ['search-gaps', gapDays],
  queryFn: ({ signal }) => api.get<{ items: SearchGap[] }>('/search-gaps', { query: { days: gapDays }, signal }),
  staleTime: 60_000,
});

export function questionSettings(deskId: string) {
  return queryOptions({
    queryKey: ['questions', 'settings', deskId],
    queryFn: ({ signal }) => api.get<QuestionSettings>(`/desks/${deskId}/question-settings`, { signal }),
  });
}
