import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ContactImport } from '../../../contract/contact-lists.ts';
import type {
  CardField,
  CardNote,
  Contact,
  ContactDetail,
  Duplicate,
  TimelinePage,
} from '../../../contract/contacts.ts';
import type { Organization, OrganizationDetail } from '../../../contract/organizations.ts';
import type { Page } from '../../../contract/shapes.ts';
import type { SenderBlock } from '../../../contract/spam.ts';
import { api } from '../../api/index.ts';

const rows = 50;
const typedMost = 8;

const pages = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor ?? undefined,
  placeholderData: keepPreviousData,
};

export interface WhichContacts {
  q: string;
  vip: boolean;
  organization?: string | undefined;
}

export function contactList({ q, vip, organization }: WhichContacts) {
  return infiniteQueryOptions({
    queryKey: ['contacts', 'list', q, vip, organization ?? null],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Contact>>('/contacts', {
        query: { q: q || undefined, vip: vip || undefined, organization, limit: rows, cursor: pageParam },
        signal,
      }),
    ...pages,
  });
}

export function organizationList(q: string) {
  return infiniteQueryOptions({
    queryKey: ['organizations', 'list', q],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Organization>>('/organizations', {
        query: { q: q || undefined, limit: rows, cursor: pageParam },
        signal,
      }),
    ...pages,
  });
}

/** A few by what was typed. */
export function organizationsTyped(q: string) {
  return queryOptions({
    queryKey: ['organizations', 'typed', q],
    queryFn: ({ signal }) =>
      api.get<Page<Organization>>('/organizations', { query: { q: q || undefined, limit: typedMost }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** The key is that of the ticket's side panel: one card, read once. */
export function contactCard(id: string) {
  return queryOptions({
    queryKey: ['contact', id],
    queryFn: ({ signal }) => api.get<ContactDetail>(`/contacts/${id}`, { signal }),
  });
}

export function organizationCard(id: string) {
  return queryOptions({
    queryKey: ['organization', id],
    queryFn: ({ signal }) => api.get<OrganizationDetail>(`/organizations/${id}`, { signal }),
  });
}

export function organizationNotes(id: string) {
  return queryOptions({
    queryKey: ['contacts', 'notes', 'organization', id],
    queryFn: ({ signal }) => api.get<{ items: CardNote[] }>(`/organizations/${id}/notes`, { signal }),
  });
}

export type Of = 'contacts' | 'organizations';

/** `show`: everything, notes alone, or one channel. */
export function timeline(of: Of, id: string, show: string) {
  return infiniteQueryOptions({
    queryKey: ['tickets', 'timeline', of, id, show],
    queryFn: ({ pageParam, signal }) =>
      api.get<TimelinePage>(`/${of}/${id}/timeline`, {
        query: {
          ...(show === 'notes' ? { notes: 'only' } : show === 'all' ? {} : { channel: show }),
          limit: rows,
          cursor: pageParam,
        },
        signal,
      }),
    ...pages,
  });
}

export function duplicates(id: string) {
  return queryOptions({
    queryKey: ['contacts', 'duplicates', id],
    queryFn: ({ signal }) => api.get<{ items: Duplicate[] }>(`/contacts/${id}/duplicates`, { signal }),
    staleTime: 300_000,
  });
}

export const cardFields = queryOptions({
  queryKey: ['card-fields'],
  queryFn: ({ signal }) => api.get<{ fields: CardField[]; can: { change: boolean } }>('/card-fields', { signal }),
  staleTime: 300_000,
});

/** The block of one address, where there is one that I may see. */
export function blockOf(address: string | undefined) {
  return queryOptions({
    queryKey: ['senders', 'block', address ?? null],
    queryFn: async ({ signal }) => {
      const { items } = await api.get<Page<SenderBlock>>('/sender-blocks', {
        query: { q: address, limit: 20 },
        signal,
      });
      return items.find((one) => one.kind === 'address' && one.value === address) ?? null;
    },
    enabled: address !== undefined,
  });
}

const followEvery = 700;
export function importById(id: string) {
  return queryOptions({
    queryKey: ['contact-import', id],
    queryFn: ({ signal }) => api.get<ContactImport>(`/contact-imports/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? followEvery : false),
  });
}
