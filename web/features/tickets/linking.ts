import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { SearchAnswer } from '../../../contract/search.ts';
import { LINK_KINDS, type LinkKind, type Together, type TogetherLink } from '../../../contract/together.ts';
import { api } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { toast } from '../../ui/index.ts';
import { isDone } from './field-changes.ts';
import { doTogether, knownTogether } from './together.ts';

/** So many are offered while one types. */
const offered = 6;

/** Tickets that a link could lead to, by number or words. */
export function linkable(typed: string) {
  return queryOptions({
    queryKey: ['search', 'linkable', typed],
    queryFn: async ({ signal }) => {
      const { items } = await api.get<SearchAnswer>('/search', {
        query: { q: typed, sort: 'best', typing: '1', limit: offered },
        signal,
      });
      return items.map(({ ticket }) => ticket);
    },
    enabled: typed !== '',
    placeholderData: keepPreviousData,
  });
}

interface Named {
  id: string;
  number: number;
}
type Other = Pick<TogetherLink, 'id' | 'number' | 'subject' | 'status'>;

/** Links two tickets and offers the way back; of a duplicate, `onMerge` offers to make them one instead. */
export async function link(
  ticket: Named,
  kind: LinkKind,
  other: Other,
  onMerge: (() => void) | undefined,
): Promise<void> {
  const { t } = sayNow();
  if (!(await put(ticket, kind, other))) return;
  toast({
    title: t('together.link.done', { number: ticket.number, other: other.number }),
    undo: () => void take(ticket, kind, other),
    ...(kind === 'duplicate' && onMerge !== undefined
      ? { action: { label: t('together.link.merge', { number: other.number }), run: onMerge } }
      : {}),
  });
}

/** Takes a link away and offers it back. */
export async function unlink(ticket: Named, shown: TogetherLink): Promise<void> {
  const kind = LINK_KINDS.find((known) => known === shown.kind);
  if (kind === undefined || !(await take(ticket, kind, shown))) return;
  const { t } = sayNow();
  toast({
    title: t('together.link.removed', { number: ticket.number, other: shown.number }),
    undo: () => void put(ticket, kind, shown),
  });
}

function put(ticket: Named, kind: LinkKind, { id, number, subject, status }: Other): Promise<boolean> {
  const { t } = sayNow();
  const painted: TogetherLink = { id, number, subject, status, kind, canRemove: true };
  return doTogether(
    ticket.id,
    (shown) => ({ ...shown, links: [...shown.links.filter((one) => !isSame(one, kind, id)), painted] }),
    () => api.post<Together>(`/tickets/${ticket.id}/links`, { body: { kind, other: id } }),
    t('together.link.failed'),
  );
}

function take(ticket: Named, kind: LinkKind, other: Other): Promise<boolean> {
  const { t } = sayNow();
  return doTogether(
    ticket.id,
    (shown) => ({ ...shown, links: shown.links.filter((one) => !isSame(one, kind, other.id)) }),
    () => api.delete<Together>(`/tickets/${ticket.id}/links/${other.id}`, { query: { kind } }),
    t('together.link.notRemoved'),
  );
}

function isSame(one: TogetherLink, kind: LinkKind, otherId: string): boolean {
  return one.id === otherId && one.kind === kind;
}

/** The same of a ticket by its id, as far as the screens know. */
export function waitedFor(ticketId: string): TogetherLink[] {
  return heldUp(knownTogether(ticketId)?.links ?? []);
}

/** Open tickets that waited for this one: it blocked them, or was their cause. Each once. */
export function heldUp(links: readonly TogetherLink[]): TogetherLink[] {
  const waited = links.filter(({ kind, status }) => (kind === 'blocks' || kind === 'causes') && !isDone(status));
  return waited.filter(({ id }, place) => waited.findIndex((one) => one.id === id) === place);
}
