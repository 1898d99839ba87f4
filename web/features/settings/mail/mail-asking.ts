import { queryOptions } from '@tanstack/react-query';
import type { MailboxTest, MailDomain, MailHealth, MailPreset, mailProvider } from '../../../../contract/mailboxes.ts';
import { api } from '../../../api/index.ts';

/** How often the page looks again by itself: what changes between is told by live events, but for the passing of time. */
const lookEvery = 30_000;
/** While a test runs. */
const testEvery = 600;

// Keys begin with the word by which live events make answers old: "mailbox.failing" → mailbox.
export const mailHealthAsked = queryOptions({
  queryKey: ['mailbox', 'health'],
  queryFn: ({ signal }) => api.get<MailHealth>('/mail-health', { signal }),
  refetchInterval: lookEvery,
});

export const mailDomainsAsked = queryOptions({
  queryKey: ['mailbox', 'domains'],
  queryFn: async ({ signal }) => (await api.get<{ items: MailDomain[] }>('/mail-domains', { signal })).items,
});

export type MailProvider = (typeof mailProvider)['_output'];
export const mailProvidersAsked = queryOptions({
  queryKey: ['mail-providers'],
  queryFn: async ({ signal }) => (await api.get<{ items: MailProvider[] }>('/mail-providers', { signal })).items,
});

export function presetFor(address: string) {
  return queryOptions({
    queryKey: ['mail-preset', address],
    queryFn: async ({ signal }): Promise<MailPreset | null> =>
      (await api.get<{ items: MailPreset[] }>('/mail-presets', { query: { address }, signal })).items[0] ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function testAsked(mailboxId: string, testId: string) {
  return queryOptions({
    queryKey: ['mailbox-test', mailboxId, testId],
    queryFn: ({ signal }) => api.get<MailboxTest>(`/mailboxes/${mailboxId}/test/${testId}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.finished ? false : testEvery),
  });
}
