import { queryOptions } from '@tanstack/react-query';
import type { setUpState } from '../../contract/people.ts';
import { api } from './client.ts';

/** What may be known of the house before signing in: whether it waits to be set up, and its name. */
export type House = (typeof setUpState)['_output'];

/** The guard and the page behind it ask within one breath; that is one question. */
const breath = 5_000;

export const house = queryOptions({
  queryKey: ['house'],
  queryFn: ({ signal }) => api.get<House>('/setup', { signal }),
  staleTime: breath,
});
