import { queryOptions } from '@tanstack/react-query';
import type {
  BulkChange,
  BulkFields,
  BulkPreview,
  BulkRefusal,
  BulkTickets,
  NewBulkChange,
} from '../../../contract/bulk.ts';
import type { Page } from '../../../contract/shapes.ts';
import { ApiError, api, cache, refusalOf } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { confirm, toast } from '../../ui/index.ts';
import { doingOf, sayChange } from './doing.ts';

/** A change that this screen watches: until it is done, and then until somebody puts it away. */
export interface Watched {
  id: string;
  /** What its ids are called: the colleague, the team, the category. */
  name: string | undefined;
}

let watched: readonly Watched[] = [];
const listeners = new Set<() => void>();
function setWatched(next: readonly Watched[]): void {
  watched = next;
  for (const listener of listeners) listener();
}
export const currentlyWatched = (): readonly Watched[] => watched;
export function onWatched(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
export function watch(id: string, name?: string): void {
  if (!watched.some((one) => one.id === id)) setWatched([...watched, { id, name }]);
}
export function putAway(id: string): void {
  setWatched(watched.filter((one) => one.id !== id));
}

export function bulkChange(id: string) {
  return queryOptions({
    queryKey: ['bulk-changes', id],
    queryFn: ({ signal }) => api.get<BulkChange>(`/bulk-changes/${id}`, { signal }),
  });
}

/** Those of this person that still run, after the page was opened anew. */
export const running = queryOptions({
  queryKey: ['bulk-changes', 'running'],
  queryFn: async ({ signal }) => {
    const { items } = await api.get<Page<BulkChange>>('/bulk-changes', { signal });
    return items.filter(({ state }) => state === 'running');
  },
});

/** As many refused lines as one reads; the rest is counted. */
const linesShown = 50;
export function refusals(id: string, stayed: number) {
  return queryOptions({
    queryKey: ['bulk-changes', id, 'refusals', stayed],
    queryFn: ({ signal }) =>
      api.get<Page<BulkRefusal>>(`/bulk-changes/${id}/refusals`, { query: { limit: linesShown }, signal }),
    enabled: stayed > 0,
    placeholderData: (before) => before,
  });
}

/** Over so many the server wants to hear the count. */
const asksTwice = 500;

/**
 * Begins a change. Where it is of everything or of very many, the count is asked for first and a question stands before it; gives
 * whether it began.
 */
export async function begin(
  tickets: BulkTickets,
  change: BulkFields,
  { count, name }: { count: number | undefined; name?: string | undefined },
): Promise<boolean> {
  const { t } = sayNow();
  try {
    let confirmed: number | undefined;
    if (tickets.ids === undefined || (count ?? 0) > asksTwice || change.reply !== undefined) {
      const preview = await api.post<BulkPreview>('/bulk-changes/preview', { body: { tickets, change } });
      if (preview.asksTwice || tickets.ids === undefined) {
        if (!(await ask(change, preview, name))) return false;
        confirmed = preview.count;
      }
    }
    for (;;) {
      const body: NewBulkChange = { tickets, change, ...(confirmed === undefined ? {} : { confirm: confirmed }) };
      try {
        const begun = await api.post<BulkChange>('/bulk-changes', { body });
        cache.setQueryData(bulkChange(begun.id).queryKey, begun);
        watch(begun.id, name);
        return true;
      } catch (error) {
        // Meanwhile there are more or fewer: asked again with what is true now.
        if (countOf(error) === undefined) throw error;
        const now = await api.post<BulkPreview>('/bulk-changes/preview', { body: { tickets, change } });
        if (!(await ask(change, now, name))) return false;
        confirmed = now.count;
      }
    }
  } catch (error) {
    toast({ tone: 'failed', title: t('bulk.notBegun'), text: refusalOf(error) ?? t('bulk.away') });
    return false;
  }
}

function countOf(error: unknown): number | undefined {
  if (!(error instanceof ApiError) || !error.is('confirm-count')) return undefined;
  const { count } = error.problem as { count?: unknown };
  return typeof count === 'number' ? count : undefined;
}

function ask(
  change: BulkFields,
  { count, changeable, letters }: BulkPreview,
  name: string | undefined,
): Promise<boolean> {
  const { t } = sayNow();
  const doing = doingOf(change);
  const writes = change.reply !== undefined;
  const yes =
    doing === 'status' && (change.status === 'closed' || change.status === 'solved') ? change.status : 'change';
  return confirm({
    title: t('bulk.ask', { what: sayChange(t, change, count, name) }),
    text: writes
      ? t('bulk.askLetters', { letters })
      : changeable < count
        ? t('bulk.askFewer', { changeable, stays: count - changeable })
        : t('bulk.askText'),
    yes: writes ? t('bulk.yes.letters', { letters }) : t(`bulk.yes.${yes}`),
    no: t('bulk.no'),
  });
}

export async function stop(id: string): Promise<void> {
  await tell(api.post(`/bulk-changes/${id}/stop`), 'bulk.notStopped');
  void cache.invalidateQueries({ queryKey: ['bulk-changes', id] });
}

/** Brings back what was before, as a change of its own that takes the place of the first. */
export async function undo(id: string, name: string | undefined): Promise<void> {
  const begun = await tell(api.post<BulkChange>(`/bulk-changes/${id}/undo`), 'bulk.notUndone');
  if (begun === undefined) return;
  cache.setQueryData(bulkChange(begun.id).queryKey, begun);
  putAway(id);
  watch(begun.id, name);
}

async function tell<Answer>(
  work: Promise<Answer>,
  title: 'bulk.notStopped' | 'bulk.notUndone',
): Promise<Answer | undefined> {
  try {
    return await work;
  } catch (error) {
    const { t } = sayNow();
    toast({ tone: 'failed', title: t(title), text: refusalOf(error) ?? t('bulk.away') });
    return undefined;
  }
}
