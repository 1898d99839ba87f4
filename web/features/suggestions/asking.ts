import { queryOptions } from '@tanstack/react-query';
import type { ArticleDetail, ArticleSummary, SectionInTree } from '../../../contract/articles.ts';
import type { FaqPreview } from '../../../contract/faq.ts';
import type { FilledReply } from '../../../contract/saved-replies.ts';
import type { Page } from '../../../contract/shapes.ts';
import type { Suggestions } from '../../../contract/suggestions.ts';
import type { Message } from '../../../contract/tickets.ts';
import { api } from '../../api/index.ts';

type SuggestedTicket = Suggestions['similarTickets'][number];

/** What fits a ticket, asked anew when something was said in it. */
export function suggestionsFor(ticketId: string, lastMessageAt: string) {
  return queryOptions({
    queryKey: ['suggestions', ticketId, lastMessageAt],
    queryFn: ({ signal }) => api.get<Suggestions>(`/tickets/${ticketId}/suggestions`, { signal }),
    staleTime: 300_000,
  });
}

const guidesShown = 3;

/** The desk's guides: how one writes here, and where what belongs. */
export function guidesOf(deskId: string) {
  return queryOptions({
    queryKey: ['articles', 'guides', deskId],
    queryFn: async ({ signal }) => {
      const { items } = await api.get<{ items: SectionInTree[] }>('/sections', { query: { desk: deskId }, signal });
      const guides = items.filter(
        ({ visibility, kind, count }) =>
          visibility === 'internal' && (kind === 'style_guide' || kind === 'triage') && count > 0,
      );
      const pages = await Promise.all(
        guides.map(({ id }) =>
          api.get<Page<ArticleSummary>>('/articles', {
            query: { section: id, state: 'published', limit: guidesShown },
            signal,
          }),
        ),
      );
      return pages.flatMap((page) => page.items);
    },
    staleTime: 300_000,
  });
}

export function articleToRead(articleId: string) {
  return queryOptions({
    queryKey: ['article', articleId, 'reading'],
    queryFn: ({ signal }) => api.get<ArticleDetail>(`/articles/${articleId}`, { signal }),
  });
}

/** A saved reply's words for this ticket. */
export async function filledReply(savedReplyId: string, ticketId: string): Promise<string> {
  const { html } = await api.post<FilledReply>(`/saved-replies/${savedReplyId}/filling`, { body: { ticketId } });
  return html;
}

/** What another customer was answered, without what is about them. */
export async function answerOf({ id, reply }: SuggestedTicket): Promise<string | undefined> {
  const { items } = await api.get<Page<Message>>(`/tickets/${id}/messages`, { query: { limit: 200 } });
  const html = items.find((message) => message.id === reply.messageId)?.html;
  if (!html) return undefined;
  const preview = await api.post<FaqPreview>(`/tickets/${id}/faq-preview`, { body: { html } });
  return preview.html;
}
