import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SectionInTree } from '../../../contract/articles.ts';
import { api } from '../../api/index.ts';

const SETTLES_MS = 500;
/** Of what only the team reads: the guide may stand behind other articles that say the same words. */
const MOST_FOUND = 20;

interface Found {
  id: string;
  title: string;
  deskId: string;
  sectionId: string | null;
}

/** Fewer letters than these fit everything. */
const LEAST = 12;

function internalLike(words: string) {
  return queryOptions({
    queryKey: ['articles', 'guide', words],
    queryFn: ({ signal }) =>
      api.get<{ items: Found[] }>('/articles/search', {
        query: { q: words, visibility: 'internal', limit: MOST_FOUND },
        signal,
      }),
    select: ({ items }) => items,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}

/** Sections that say how one writes here. */
function styleGuideOf(deskId: string) {
  return queryOptions({
    queryKey: ['sections', 'style guide', deskId],
    queryFn: ({ signal }) => api.get<{ items: SectionInTree[] }>('/sections', { query: { desk: deskId }, signal }),
    select: ({ items }) => new Set(items.filter(({ kind }) => kind === 'style_guide').map(({ id }) => id)),
    staleTime: 300_000,
  });
}

/** Where the style guide says what these words say, else another of the team's own articles; undefined where none does. */
export function useFittingGuide(words: string): Found | undefined {
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words.trim()), SETTLES_MS);
    return () => clearTimeout(timer);
  }, [words]);
  const wanted = asked.length >= LEAST && words.trim().length >= LEAST;
  const { data: found } = useQuery({ ...internalLike(asked), enabled: wanted });
  const first = wanted ? found?.[0] : undefined;
  const { data: guide } = useQuery({ ...styleGuideOf(first?.deskId ?? ''), enabled: first !== undefined });
  if (first === undefined || guide === undefined) return undefined;
  return found?.find(({ sectionId }) => sectionId !== null && guide.has(sectionId)) ?? first;
}
