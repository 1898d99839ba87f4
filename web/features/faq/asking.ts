import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { SectionInTree } from '../../../contract/articles.ts';
import type { FaqPreview, FaqPreviewAsked } from '../../../contract/faq.ts';
import type { Language } from '../../../contract/shapes.ts';
import { api } from '../../api/index.ts';
import type { FaqToCome } from './faq-to-come.ts';

/** Sections that customers read, in the order of their tree. */
export function publicSections(deskId: string, language: Language | undefined) {
  return queryOptions({
    queryKey: ['sections', 'public', deskId, language ?? null],
    queryFn: async ({ signal }) => {
      const { items } = await api.get<{ items: SectionInTree[] }>('/sections', {
        query: { desk: deskId, language },
        signal,
      });
      return items.filter(({ visibility }) => visibility === 'public');
    },
    staleTime: 60_000,
  });
}

/** The reply as an answer for everybody. */
export function faqPreview(ticketId: string, html: string, { question, keep, take }: FaqToCome) {
  const asked: FaqPreviewAsked = { html, question: question.trim(), keep: [...keep], take: [...take] };
  return queryOptions({
    queryKey: ['faq-preview', ticketId, asked],
    queryFn: ({ signal }) => api.post<FaqPreview>(`/tickets/${ticketId}/faq-preview`, { body: asked, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  });
}
