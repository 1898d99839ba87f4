import { queryOptions } from '@tanstack/react-query';
import type {
  CustomerProviderChange,
  CustomerProviders,
  NewCustomerProvider,
  ProviderTrial,
} from '../../../contract/customer-providers.ts';
import { api, cache } from '../../api/index.ts';

export const customerProvidersAsked = queryOptions({
  queryKey: ['customer-providers', 'all'],
  queryFn: ({ signal }) => api.get<CustomerProviders>('/customer-providers', { signal }),
});

export async function addProvider(wish: NewCustomerProvider): Promise<void> {
  show(await api.post<CustomerProviders>('/customer-providers', { body: wish }));
}

export async function changeProvider(id: string, change: CustomerProviderChange): Promise<void> {
  show(await api.patch<CustomerProviders>(`/customer-providers/${id}`, { body: change }));
}

export async function removeProvider(id: string): Promise<void> {
  await api.delete(`/customer-providers/${id}`);
  await cache.invalidateQueries({ queryKey: customerProvidersAsked.queryKey });
}

/** What is wrong with it, asked now; null where nothing is. */
export async function tryProvider(id: string): Promise<ProviderTrial['trouble']> {
  return (await api.post<ProviderTrial>(`/customer-providers/${id}/trial`, { body: {} })).trouble;
}

function show({ items, redirectUrl }: CustomerProviders): void {
  cache.setQueryData(customerProvidersAsked.queryKey, { items, redirectUrl });
}
