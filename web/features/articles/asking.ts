import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  ArticleComment,
  ArticleDetail,
  ArticleDifference,
  ArticleSummary,
  ArticleVersion,
  foundArticle,
  Section,
  SectionInTree,
  sectionTrees,
} from '../../../contract/articles.ts';
import type { ArticleFigures } from '../../../contract/help-centre.ts';
import type { Teammate } from '../../../contract/people.ts';
import type { Language, Page } from '../../../contract/shapes.ts';
import { ApiError, api, cache, refusalOf } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';

// The server's events of articles are "article.changed", "section.changed": keys begin with their first word.

export type {
  ArticleComment,
  ArticleDetail,
  ArticleDifference,
  ArticleSummary,
  ArticleVersion,
  Language,
  SectionInTree,
};
export type ArticleText = ArticleDetail['texts'][number];
export type Visibility = 'public' | 'internal';
type Found = (typeof foundArticle)['_output'];
type Trees = (typeof sectionTrees)['_output'];

/** What the tree shows instead of itself. */
export const shows = ['tree', 'draft', 'in_review', 'due', 'put_away'] as const;
export type Show = (typeof shows)[number];

const most = 200;

export function treesOf(desk: string | undefined, language: Language) {
  return queryOptions({
    queryKey: ['sections', desk ?? null, language],
    queryFn: ({ signal }) => api.get<Trees>('/sections', { query: { desk, language }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** One section with its names in all languages. */
export function sectionNames(id: string) {
  return queryOptions({
    queryKey: ['section', id],
    queryFn: ({ signal }) => api.get<Section>(`/sections/${id}`, { signal }),
    staleTime: 0,
  });
}

export function articlesIn(section: string) {
  return queryOptions({
    queryKey: ['articles', 'section', section],
    queryFn: ({ signal }) => api.get<Page<ArticleSummary>>('/articles', { query: { section, limit: most }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** What is in no section of a tree. */
export function looseArticles(desk: string | undefined, visibility: Visibility) {
  return queryOptions({
    queryKey: ['articles', 'loose', desk ?? null, visibility],
    queryFn: ({ signal }) =>
      api.get<Page<ArticleSummary>>('/articles', { query: { desk, visibility, limit: most }, signal }),
    select: ({ items }) => items.filter(({ sectionId }) => sectionId === null),
  });
}

export function listedArticles(desk: string | undefined, show: Exclude<Show, 'tree'>) {
  return queryOptions({
    queryKey: ['articles', 'listed', desk ?? null, show],
    queryFn: ({ signal }) =>
      api.get<Page<ArticleSummary>>('/articles', {
        query: { desk, limit: most, ...(show === 'due' ? { review: 'due' } : { state: show }) },
        signal,
      }),
  });
}

/** By title, drafts too. */
export function articlesNamed(desk: string | undefined, q: string) {
  return queryOptions({
    queryKey: ['articles', 'named', desk ?? null, q],
    queryFn: ({ signal }) => api.get<Page<ArticleSummary>>('/articles', { query: { desk, q, limit: 30 }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** By what they say, as far as it is published. */
export function articlesSaying(desk: string | undefined, q: string) {
  return queryOptions({
    queryKey: ['articles', 'saying', desk ?? null, q],
    queryFn: ({ signal }) => api.get<{ items: Found[] }>('/articles/search', { query: { desk, q, limit: 20 }, signal }),
    placeholderData: keepPreviousData,
  });
}

export function articleDetail(id: string) {
  return queryOptions({
    queryKey: ['article', id, 'detail'],
    queryFn: ({ signal }) => api.get<ArticleDetail>(`/articles/${id}`, { signal }),
  });
}

export function versionsOf(id: string, language: Language) {
  return queryOptions({
    queryKey: ['article', id, 'versions', language],
    queryFn: ({ signal }) =>
      api.get<Page<ArticleVersion>>(`/articles/${id}/versions`, { query: { language, limit: 100 }, signal }),
  });
}

/** Without `to`: what is being written now. */
export function differenceOf(id: string, language: Language, from: number, to?: number) {
  return queryOptions({
    queryKey: ['article', id, 'difference', language, from, to ?? null],
    queryFn: ({ signal }) =>
      api.get<ArticleDifference>(`/articles/${id}/difference`, { query: { language, from, to }, signal }),
  });
}

export function commentsOn(id: string, language: Language) {
  return queryOptions({
    queryKey: ['article', id, 'comments', language],
    queryFn: ({ signal }) =>
      api.get<{ items: ArticleComment[] }>(`/articles/${id}/comments`, { query: { language }, signal }),
  });
}

export function figuresOf(id: string) {
  return queryOptions({
    queryKey: ['article', id, 'figures'],
    queryFn: ({ signal }) => api.get<ArticleFigures>(`/articles/${id}/figures`, { query: { days: 30 }, signal }),
    staleTime: 60_000,
  });
}

export const teammateNames = queryOptions({
  queryKey: ['teammates', 'names'],
  queryFn: ({ signal }) => api.get<Page<Teammate>>('/teammates', { query: { state: 'active', limit: 200 }, signal }),
  staleTime: 300_000,
});

/** What the server said of an article after a change: painted at once, and lists read anew. */
export async function tookArticle(article: ArticleDetail): Promise<void> {
  cache.setQueryData(articleDetail(article.id).queryKey, article);
  await readAnew(article.id);
}

export async function readAnew(id?: string): Promise<void> {
  await Promise.all([
    cache.invalidateQueries({ queryKey: ['articles'] }),
    cache.invalidateQueries({ queryKey: ['sections'] }),
    ...(id === undefined ? [] : [cache.invalidateQueries({ queryKey: ['article', id] })]),
  ]);
}

/** Why it was not done, in a sentence for people. */
export function reasonOf(error: unknown): string {
  const { t } = sayNow();
  return refusalOf(error) ?? t('articles-page.away');
}

export function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}

/** Where a picture of an article is read inside. */
export function fileAddress(fileId: string): string {
  return `/api/v1/articles/files/${fileId}`;
}
