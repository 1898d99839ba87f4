import { useQuery } from '@tanstack/react-query';
import { house } from '../../api/index.ts';

/** The company's name where it is known, otherwise the product's. */
export function useCompanyName(): string {
  return useQuery(house).data?.companyName ?? 'Sportello';
}
