import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Field } from '../../../contract/fields.ts';
import type { TicketFilter } from '../../../contract/filter.ts';
import { api, useMe } from '../../api/index.ts';
import type { Choice } from '../../ui/index.ts';

/** Of all desks that one reads, with those that were put away: a view may still ask for them. */
const ownFields = queryOptions({
  queryKey: ['field', 'of all desks'],
  queryFn: async ({ signal }) =>
    (await api.get<{ items: Field[] }>('/fields', { query: { archived: 'true' }, signal })).items,
  staleTime: 300_000,
});

export function useOwnField(id: string): { field: Field | undefined; known: boolean } {
  const { data } = useQuery(ownFields);
  return { field: data?.find((field) => field.id === id), known: data !== undefined };
}

/** Those to narrow a list by, of the desks that it is about, with the desk beside the name where there are several. */
export function useOwnFieldChoices(filter: TicketFilter, group: string, wanted: boolean): readonly Choice[] {
  const { desks } = useMe();
  const { data = [] } = useQuery({ ...ownFields, enabled: wanted });
  const asked = filter.desks;
  const offered = data.filter(({ archived, deskId }) => !archived && (asked?.includes(deskId) ?? true));
  const several = new Set(offered.map(({ deskId }) => deskId)).size > 1;
  return offered.map(({ id, label, deskId }, place) => {
    const desk = desks.find((one) => one.id === deskId)?.name;
    return {
      id,
      label,
      ...(several && desk !== undefined ? { hint: desk, path: `${label} · ${desk}` } : {}),
      ...(place === 0 ? { group } : {}),
    };
  });
}
