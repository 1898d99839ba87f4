import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Desk, Signature, Template, templatePreview } from '../../../contract/desks.ts';
import type { ApiToken, Company, Invitation, Session, Teammate } from '../../../contract/people.ts';
import type { Language, Page } from '../../../contract/shapes.ts';
import type { SenderBlock, SpamSettings } from '../../../contract/spam.ts';
import { api } from '../../api/index.ts';

// Keys begin with the words by which live events make answers old: desks, template, teammates, invitations, tokens, company.

const largestPage = 200;
/** More pages than this of one list are not fetched at once; companies of two thousand people fit. */
const mostPages = 10;

/** Every item of a list, page by page. */
async function everyPage<Item>(path: string, signal: AbortSignal, query: Record<string, string> = {}): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const answer = await api.get<Page<Item>>(path, { query: { ...query, limit: largestPage, cursor }, signal });
    items.push(...answer.items);
    if (answer.nextCursor === null) break;
    cursor = answer.nextCursor;
  }
  return items;
}

export const desksAsked = queryOptions({
  queryKey: ['desks'],
  queryFn: ({ signal }) => everyPage<Desk>('/desks', signal),
});

export const signaturesAsked = queryOptions({
  queryKey: ['signature'],
  queryFn: async ({ signal }) => (await api.get<{ items: Signature[] }>('/me/signatures', { signal })).items,
});

export function templatesOf(deskId: string) {
  return queryOptions({
    queryKey: ['template', deskId],
    queryFn: async ({ signal }) => (await api.get<Page<Template>>(`/desks/${deskId}/templates`, { signal })).items,
  });
}

export type Preview = (typeof templatePreview)['_output'];
export interface Draft {
  kind: Template['kind'];
  language: Language;
  subject: string;
  body: string;
}

/** What this draft makes of the first mail, filled with a sample request at this moment. */
export function previewOf(deskId: string, draft: Draft, asIf: unknown = null) {
  return queryOptions({
    // `asIf`: the settings that the mail follows from, so that a changed one asks anew.
    queryKey: ['template', deskId, 'preview', draft, asIf],
    queryFn: ({ signal }) => api.post<Preview>(`/desks/${deskId}/templates/preview`, { body: draft, signal }),
    placeholderData: keepPreviousData,
    // A mistake in a draft is an answer, not a failure that might pass.
    retry: false,
    gcTime: 60_000,
  });
}

/** When a letter that comes now is answered, in the words that customers read: "today by 16:20". */
export function expectedNow(deskId: string, language: Language, asIf: unknown) {
  return queryOptions({
    queryKey: ['template', deskId, 'expected', language, asIf],
    queryFn: async ({ signal }) => {
      const draft: Draft = { kind: 'auto_reply', language, subject: '{{ reply.expected }}', body: '<p></p>' };
      return (await api.post<Preview>(`/desks/${deskId}/templates/preview`, { body: draft, signal })).subject;
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

export const teammatesAsked = queryOptions({
  queryKey: ['teammates'],
  queryFn: ({ signal }) => everyPage<Teammate>('/teammates', signal),
});
export const invitationsAsked = queryOptions({
  queryKey: ['invitations'],
  queryFn: ({ signal }) => everyPage<Invitation>('/invitations', signal),
});
export const tokensAsked = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => everyPage<ApiToken>('/tokens', signal),
});
export const companyAsked = queryOptions({
  queryKey: ['company'],
  queryFn: ({ signal }) => api.get<Company>('/company', { signal }),
});
export const sessionsAsked = queryOptions({
  queryKey: ['sessions'],
  queryFn: async ({ signal }) => (await api.get<{ items: Session[] }>('/me/sessions', { signal })).items,
});

export const spamAsked = queryOptions({
  queryKey: ['spam'],
  queryFn: ({ signal }) => api.get<SpamSettings>('/spam-settings', { signal }),
});
export const blocksAsked = queryOptions({
  queryKey: ['sender-blocks'],
  queryFn: ({ signal }) => everyPage<SenderBlock>('/sender-blocks', signal),
});

/** A mail that came in and could not be read. */
export interface KeptMail {
  id: string;
  channel: string;
  outcome: string | null;
  reason: string | null;
  mailbox: string | null;
  size: number;
  receivedAt: string;
}
/** Mail that made no ticket, newest first: a page is enough to see what is being set aside. */
export const asideAsked = queryOptions({
  queryKey: ['inbound', 'set_aside'],
  queryFn: async ({ signal }) =>
    (await api.get<{ items: KeptMail[] }>('/inbound?state=set_aside&limit=100', { signal })).items,
});
export const keptAsked = queryOptions({
  queryKey: ['inbound', 'kept'],
  queryFn: ({ signal }) => everyPage<KeptMail>('/inbound', signal, { state: 'kept' }),
});
