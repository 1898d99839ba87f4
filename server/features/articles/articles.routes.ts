import { z } from '@hono/zod-openapi';
import type { ArticleQuery } from '../../../contract/articles.ts';
import {
  articleChange,
  articleDetail,
  articleQuery,
  articleSearchQuery,
  articleSummary,
  foundArticles,
  newArticle,
} from '../../../contract/articles.ts';
import { id, page } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { instantCursor, pageOf } from '../../platform/http/paging.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { deskBook } from '../desks/index.ts';
import { articlesVisibleTo, mayWrite } from './articles.access.ts';
import { bringArticleBack, putArticleAway } from './binning.ts';
import { catchUpWithWriters } from './catching-up.ts';
import { etagOf, ifMatchHeader } from './if-match.ts';
import { askedFor, binOf } from './listed.queries.ts';
import { articleRow, listArticles } from './listing.queries.ts';
import { articleDetailFor, readBehind, toArticleSummary } from './presenting.ts';
import { saveArticle, saveNewArticle, sourceLanguage } from './saving.ts';
import { searchPublished } from './searching.ts';
import { articleAddress } from './slugs.ts';

const tags = ['articles'];
const byId = z.object({ id });

/** The address part of a desk's help centre; undefined where it has none that is open. */
export type CentreSlug = (deskId: string) => Promise<string | undefined>;

/** What is done when somebody of the team searched words that no article has; of a later feature. */
type HearNothingFound = (platform: Platform, actor: Actor, words: string) => Promise<void>;

export function articleRoutes(platform: Platform, centreSlug: CentreSlug, hearNothingFound: HearNothingFound): Routes {
  const routes = createRoutes();
  const { route } = routes;
  const { db, clock } = platform;
  const detail = (actor: Actor, articleId: string) => articleDetailFor(db, actor, articleId, centreSlug);

  function conditionsOf(actor: Actor, query: ArticleQuery) {
    // The bin is there for who may write what lies in it; those who only read find nothing there.
    const seen = query.state === 'put_away' ? binOf(actor) : articlesVisibleTo(actor);
    const today = clock
      .now()
      .toZonedDateTimeISO('timeZone' in actor ? actor.timeZone : 'UTC')
      .toPlainDate();
    return [seen, ...askedFor(query, actor, today.toString())];
  }

  route(
    'article.read',
    {
      method: 'get',
      path: '/articles',
      tags,
      summary: 'Articles of the desks that one reads, drafts too, newest change first',
      request: { query: articleQuery },
      responses: answers(200, 'A page of articles', page(articleSummary)),
    },
    async (c) => {
      const actor = c.get('actor');
      const query = c.req.valid('query');
      const { limit } = query;
      const after = instantCursor(query.cursor);
      const rows = await listArticles(db, { where: conditionsOf(actor, query), after, limit: limit + 1 });
      const behind = await readBehind(db, rows);
      return c.json(
        pageOf(
          rows,
          limit,
          (row) => [row.updated_at.toString(), row.id],
          (row) => toArticleSummary(row, actor, behind),
        ),
        200,
      );
    },
  );

  route(
    'article.read',
    {
      method: 'get',
      path: '/articles/search',
      tags,
      summary: 'Published articles that hold the words, best first, each with where they stand',
      request: { query: articleSearchQuery },
      responses: answers(200, 'What was found', foundArticles),
    },
    async (c) => {
      const { q, language, desk, visibility, limit } = c.req.valid('query');
      const readable = desksWhere(c.get('actor'), 'article.read');
      const all = (await deskBook(db)).all().map((entry) => entry.id);
      const deskIds = all
        .filter((each) => readable === 'all' || readable.includes(each))
        .filter((each) => desk === undefined || each === desk);
      const { found, corrected } = await searchPublished(db, {
        words: q,
        deskIds,
        visibility: visibility === undefined ? ['public', 'internal'] : [visibility],
        ...(language === undefined ? {} : { language }),
        limit,
      });
      if (found.length === 0) await hearNothingFound(platform, c.get('actor'), q);
      const slugs = new Map<string, string | undefined>();
      for (const { deskId } of found) if (!slugs.has(deskId)) slugs.set(deskId, await centreSlug(deskId));
      const items = found.map((article) => {
        const centre = article.visibility === 'public' ? slugs.get(article.deskId) : undefined;
        return {
          id: article.id,
          deskId: article.deskId,
          sectionId: article.sectionId,
          language: article.language,
          title: article.title,
          slug: article.slug,
          visibility: article.visibility,
          url: centre === undefined ? null : articleAddress(centre, article.language, article.slug),
          passage: article.passage,
          marks: article.marks,
          score: article.score,
          publishedAt: article.publishedAt.toString(),
        };
      });
      return c.json({ items, corrected }, 200);
    },
  );

  route(
    'article.write-internal',
    {
      method: 'post',
      path: '/articles',
      tags,
      summary: 'Write an article: `body` is Markdown or HTML',
      request: { body: body(newArticle) },
      responses: answers(201, 'The article', articleDetail),
    },
    async (c) => {
      const actor = c.get('actor');
      const made = await act(platform, actor, (one) => saveNewArticle(one, c.req.valid('json')));
      return c.json(await detail(actor, made), 201);
    },
  );

  route(
    'article.read',
    {
      method: 'get',
      path: '/articles/{id}',
      tags,
      summary: 'All of it, in all its languages, as it is being written',
      request: { params: byId },
      responses: answers(200, 'The article', articleDetail),
    },
    async (c) => {
      const article = await detail(c.get('actor'), c.req.valid('param').id);
      const version = article.texts.find(({ language }) => language === article.language)?.version ?? 0;
      c.header('etag', etagOf(version));
      return c.json(article, 200);
    },
  );

  route(
    'article.write-internal',
    {
      method: 'patch',
      path: '/articles/{id}',
      tags,
      summary: 'Change what is given, in one piece; `state` publishes it, takes it back or throws it away',
      request: { params: byId, headers: ifMatchHeader, body: body(articleChange) },
      responses: answers(200, 'The article', articleDetail),
    },
    async (c) => {
      const actor = c.get('actor');
      const { id: articleId } = c.req.valid('param');
      const change = c.req.valid('json');
      const row = await articleRow(db, articleId);
      if (row && mayWrite(actor, { deskId: row.desk_id, visibility: row.visibility })) {
        const language = change.language ?? sourceLanguage(row.source_language);
        await catchUpWithWriters(platform, { articleId, language });
      }
      await act(platform, actor, (one) => saveArticle(one, articleId, change, c.req.valid('header')['if-match']));
      const article = await detail(actor, articleId);
      return c.json(article, 200);
    },
  );

  route(
    'article.write-internal',
    {
      method: 'delete',
      path: '/articles/{id}',
      tags,
      summary: 'Into the bin; after 30 days it is gone',
      request: { params: byId },
      responses: noContent('It is in the bin'),
    },
    async (c) => {
      await act(platform, c.get('actor'), (one) => putArticleAway(one, c.req.valid('param').id));
      return c.body(null, 204);
    },
  );

  route(
    'article.write-internal',
    {
      method: 'post',
      path: '/articles/{id}/return',
      tags,
      summary: 'Out of the bin, as it was',
      request: { params: byId },
      responses: answers(200, 'The article', articleDetail),
    },
    async (c) => {
      const actor = c.get('actor');
      await act(platform, actor, (one) => bringArticleBack(one, c.req.valid('param').id));
      return c.json(await detail(actor, c.req.valid('param').id), 200);
    },
  );
  return routes;
}
