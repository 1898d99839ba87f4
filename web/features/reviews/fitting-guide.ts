import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../api/index.ts';

const SETTLES_MS = 500;
interface Guide {
  id: string;
  title: string;
}

/** Fewer letters than these fit everything. */
const LEAST = 12;

function guidesLike(words: string, language: string | null) {
  return queryOptions({
    queryKey: ['articles', 'guide', words, language],
    queryFn: ({ signal }) =>
      api.get<{ items: Guide[] }>('/articles/search', {
        query: { q: words, visibility: 'internal', limit: 1, ...(language === null ? {} : { language }) },
        signal,
      }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}

/** The team's own article that says most of what these words say; undefined where none does. */
export function useFittingGuide(words: string, language: string | null): Guide | undefined {
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words.trim()), SETTLES_MS);
    return () => clearTimeout(timer);
  }, [words]);
  const wanted = asked.length >= LEAST && words.trim().length >= LEAST;
  const { data } = useQuery({ ...guidesLike(asked, language), enabled: wanted });
  return wanted ? data?.items[0] : undefined;
}
