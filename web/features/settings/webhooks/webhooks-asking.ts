import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Page } from '../../../../contract/shapes.ts';
import type { Webhook, WebhookDelivery } from '../../../../contract/webhooks.ts';
import { api, cache } from '../../../api/index.ts';

/** A house has a hundred webhooks at most. */
const everyWebhook = 100;
const logPage = 20;

export const webhooksAsked = queryOptions({
  queryKey: ['webhooks', 'all'],
  queryFn: async ({ signal }) =>
    (await api.get<Page<Webhook>>('/webhooks', { query: { limit: everyWebhook }, signal })).items,
});

export const webhookEventsAsked = queryOptions({
  queryKey: ['webhook-events'],
  queryFn: async ({ signal }) =>
    (await api.get<{ items: { name: string }[] }>('/webhook-events', { signal })).items.map(({ name }) => name),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Which part of the log one looks at; the order is that of the choices. */
export const logStates = ['all', 'waiting', 'delivered', 'failed'] as const;
export type LogState = (typeof logStates)[number];

export function logOf(webhookId: string, show: LogState) {
  return infiniteQueryOptions({
    queryKey: ['webhooks', 'log', webhookId, show],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<WebhookDelivery>>(`/webhooks/${webhookId}/deliveries`, {
        query: { limit: logPage, cursor: pageParam, state: show === 'all' ? undefined : show },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export function webhooksAgain(): Promise<void> {
  return cache.invalidateQueries({ queryKey: ['webhooks'] });
}
