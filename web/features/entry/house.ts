import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../api/index.ts';

/** What may be known of the house before signing in. */
export interface House {
  needed: boolean;
  companyName?: string | null;
}

export const house = queryOptions({
  queryKey: ['house'],
  queryFn: ({ signal }) => api.get<House>('/setup', { signal }),
});

/** The company's name where it is known, otherwise the product's. */
export function useCompanyName(): string {
  return useQuery(house).data?.companyName ?? 'Sportello';
}
