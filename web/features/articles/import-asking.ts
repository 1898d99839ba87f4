import { queryOptions } from '@tanstack/react-query';
import type { ArticleImport, ArticleImportDetail } from '../../../contract/articles.ts';
import type { Page } from '../../../contract/shapes.ts';
import { api, cache } from '../../api/index.ts';
import { readAnew } from './asking.ts';

/** Milliseconds between two looks at one that goes on. */
const beat = 1_000;
/** As many as one still remembers. */
const shown = 5;

const isGoing = (one: ArticleImport) => one.state === 'running';

/** The latest imports of a desk; looked at again while one of them goes on. */
export function importsOn(desk: string | undefined) {
  return queryOptions({
    queryKey: ['article-imports', 'of', desk ?? null],
    queryFn: async ({ signal }) => {
      const before = cache.getQueryData<Page<ArticleImport>>(['article-imports', 'of', desk ?? null]);
      const now = await api.get<Page<ArticleImport>>('/article-imports', { query: { desk, limit: shown }, signal });
      const going = before?.items.filter(isGoing).map(({ id }) => id) ?? [];
      // What came in meanwhile shows in the tree.
      if (now.items.some((one) => going.includes(one.id) && !isGoing(one))) void readAnew();
      return now;
    },
    staleTime: 0,
    select: ({ items }) => items,
    refetchInterval: ({ state }) => (state.data?.items.some(isGoing) ? beat : false),
  });
}

export function importOf(id: string) {
  return queryOptions({
    queryKey: ['article-imports', 'one', id],
    queryFn: ({ signal }) => api.get<ArticleImportDetail>(`/article-imports/${id}`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? beat : false),
  });
}

export async function startImport(form: FormData): Promise<string> {
  return begun(await api.post<ArticleImportDetail>('/article-imports', { body: form }));
}

/** One that broke off goes on where it was. */
export async function resumeImport(id: string): Promise<void> {
  begun(await api.post<ArticleImportDetail>(`/article-imports/${id}/run`, { body: {} }));
}

function begun(now: ArticleImportDetail): string {
  cache.setQueryData(importOf(now.id).queryKey, now);
  void cache.invalidateQueries({ queryKey: ['article-imports', 'of'] });
  return now.id;
}
