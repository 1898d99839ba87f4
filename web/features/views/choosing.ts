import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import type { Teammate } from '../../../contract/people.ts';
import type { Page } from '../../../contract/shapes.ts';
import type { ViewCounts } from '../../../contract/tickets.ts';
import { api, useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import type { Choice, ShownStatus } from '../../ui/index.ts';
import type { ValuesPart } from './filter-parts.ts';

/** As many as one answer holds; a list to choose from is narrowed by typing. */
const most = 200;
const stays = 300_000;

interface Named {
  id: string;
  name: string;
}
interface Described extends Named {
  path?: string[];
  depth?: number;
  identities?: { kind: string; value: string }[];
  addresses?: string[];
}

export const statuses = [
  'new',
  'open',
  'waiting',
  'on_hold',
  'solved',
  'closed',
] as const satisfies readonly ShownStatus[];
export const priorities = ['urgent', 'high', 'normal', 'low'] as const;
/** What the customer gave: what the desk calls low, or one of five (a thumb up is a five, one down a one). */
const marks = ['low', '1', '2', '3', '4', '5'] as const;
const channels = ['email', 'form', 'chat', 'phone', 'social', 'messenger', 'forum'] as const;

/** Where the values of a part come from; `q` for those that the server narrows. */
const sources: Partial<
  Record<ValuesPart, { path: string; word: string; typed?: boolean; query?: Record<string, string> }>
> = {
  assignee: { path: '/teammates', word: 'teammates', query: { state: 'active' } },
  team: { path: '/teams', word: 'teams' },
  category: { path: '/categories', word: 'categories' },
  requestType: { path: '/request-types', word: 'request-types' },
  tags: { path: '/tags', word: 'tags', typed: true },
  contact: { path: '/contacts', word: 'contacts', typed: true },
  organization: { path: '/organizations', word: 'organizations', typed: true },
};

function values(part: ValuesPart, typed: string) {
  const source = sources[part];
  const q = source?.typed && typed !== '' ? { q: typed } : {};
  return queryOptions({
    queryKey: [source?.word ?? 'none', 'to choose', q],
    queryFn: ({ signal }) =>
      api.get<Page<Described>>(source?.path ?? '', { query: { limit: most, ...source?.query, ...q }, signal }),
    staleTime: stays,
    placeholderData: (before) => before,
  });
}

/** One by its id, for parts whose values are too many to have all. */
function one(part: 'contact' | 'organization', id: string) {
  return queryOptions({
    queryKey: [part, id, 'name'],
    queryFn: ({ signal }) => api.get<Named>(`/${part}s/${id}`, { signal }),
    staleTime: stays,
    retry: false,
  });
}

/** Values to choose for a part of a filter, by name; asked for only when `wanted`. */
export function useChoices(part: ValuesPart, typed: string, wanted: boolean): readonly Choice[] {
  const { t, locale } = useSpeaking();
  const me = useMe();
  const { data } = useQuery({ ...values(part, typed), enabled: wanted && sources[part] !== undefined });
  const { data: counts } = useQuery({
    queryKey: ['views', 'counts', null],
    queryFn: ({ signal }) => api.get<ViewCounts>('/tickets/counts', { signal }),
    enabled: wanted && part === 'language',
  });
  const items = data?.items ?? [];
  const none = { id: 'none', label: t('views.value.none') };
  const byName = [...items].sort((a, b) => a.name.localeCompare(b.name, locale));
  switch (part) {
    case 'status':
      return statuses.map((id) => ({ id, label: t(`shell.status.${id}`) }));
    case 'priority':
      return priorities.map((id) => ({ id, label: t(`shell.priority.${id}`) }));
    case 'channel':
      return channels.map((id) => ({ id, label: t(`shell.channel.${id}`) }));
    case 'mark':
      return marks.map((id) => ({
        id,
        label: id === 'low' ? t('views.value.lowMark') : t('views.value.mark', { mark: id }),
      }));
    case 'desks':
      return me.desks.map(({ id, name }) => ({ id, label: name }));
    case 'language': {
      const names = new Intl.DisplayNames([locale], { type: 'language' });
      return (counts?.languages ?? []).map(({ language }) => ({ id: language, label: names.of(language) ?? language }));
    }
    case 'assignee':
      return [
        { id: 'me', label: t('views.value.me') },
        { id: 'none', label: t('views.value.nobody') },
        ...(byName as readonly (Named & Partial<Teammate>)[]).map(({ id, name }) => ({ id, label: name })),
      ];
    case 'team':
      return [
        { id: 'mine', label: t('views.value.myTeams') },
        none,
        ...byName.map(({ id, name }) => ({ id, label: name })),
      ];
    case 'category':
      return [
        none,
        ...items.map(({ id, name, path = [name] }) => ({
          id,
          label: name,
          path: path.join(' › '),
          depth: path.length - 1,
        })),
      ];
    case 'requestType':
      return [none, ...byName.map(({ id, name }) => ({ id, label: name }))];
    case 'tags':
      return items.map(({ name }) => ({ id: name, label: name }));
    case 'contact':
    case 'organization':
      return items.map(({ id, name, identities = [] }) => ({
        id,
        label: name,
        path: [name, ...identities.map(({ value }) => value)].join(' '),
        ...(identities[0] === undefined ? {} : { hint: identities[0].value }),
      }));
  }
}

/** The names of chosen values; until they have come, nothing stands for them. */
export function useValueNames(part: ValuesPart, chosen: readonly string[]): readonly (string | undefined)[] {
  const { locale } = useSpeaking();
  const single = part === 'contact' || part === 'organization';
  const choices = useChoices(part, '', !single && part !== 'tags' && chosen.length > 0);
  const singles = useQueries({
    queries: single ? chosen.map((id) => one(part, id)) : [],
  });
  if (single) return chosen.map((_id, place) => singles[place]?.data?.name);
  if (part === 'tags') return chosen;
  if (part === 'language') {
    const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' });
    return chosen.map((code) => (/^[a-z]{2,3}$/.test(code) ? names.of(code) : code));
  }
  return chosen.map((id) => choices.find((choice) => choice.id === id)?.label);
}
