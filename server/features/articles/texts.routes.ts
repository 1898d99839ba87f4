import { z } from '@hono/zod-openapi';
import {
  articleDetail,
  articleDifference,
  articleVersion,
  inLanguage,
  newSlug,
  publication,
  versionDetail,
  writtenText,
} from '../../../contract/articles.ts';
import type { Language } from '../../../contract/shapes.ts';
import { id, language, page, pageQuery } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { decodeCursor, pageOf } from '../../platform/http/paging.ts';
import { fieldProblem, notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { changeSlug } from './addressing.ts';
import { maySee, mayWrite } from './articles.access.ts';
import type { CentreSlug } from './articles.routes.ts';
import { catchUpWithWriters } from './catching-up.ts';
import { differenceOf, wordRuns } from './difference.ts';
import { keepDraft } from './drafting.ts';
import { ifMatchHeader, requireMatch } from './if-match.ts';
import type { ListedArticle } from './listing.queries.ts';
import { articleRow, htmlOfTexts } from './listing.queries.ts';
import { htmlToMarkdown } from './markdown.ts';
import { articleDetailFor } from './presenting.ts';
import { publishArticle, unpublishArticle } from './publishing.ts';
import { restoreVersion } from './restoring.ts';
import { sourceLanguage } from './saving.ts';
import { scheduleArticle } from './scheduling.ts';
import { htmlOf } from './texts.ts';
import { deleteTranslation, markFollowing } from './translating.ts';
import { listVersions, versionOf } from './versions.queries.ts';
import { toVersion } from './versions.ts';
import { textOf } from './writing.queries.ts';

const tags = ['articles'];
const byId = z.object({ id });
const byText = z.object({ id, language });
const byNumber = z.object({ id, number: z.coerce.number().int().min(1).max(1_000_000) });

/** Words in each language: kept, published, compared, brought back, and their addresses. */
export function articleTextRoutes(platform: Platform, centreSlug: CentreSlug): Routes {
  const routes = createRoutes();
  const { route } = routes;
  const { db } = platform;
  const detail = (actor: Actor, articleId: string) => articleDetailFor(db, actor, articleId, centreSlug);
  const one = answers(200, 'The article', articleDetail);

  /** @throws Problem 404 for one the actor does not read, or that is in the bin and not theirs to take out. */
  async function readable(actor: Actor, articleId: string): Promise<ListedArticle> {
    const row = await articleRow(db, articleId);
    if (!row || !maySee(actor, row)) throw notFound('article');
    return row;
  }

  /** The language asked for, or the source; what others are writing in it just now is written down first. */
  async function languageOf(actor: Actor, articleId: string, asked: Language | undefined): Promise<Language> {
    const row = await readable(actor, articleId);
    const chosen = asked ?? sourceLanguage(row.source_language);
    if (mayWrite(actor, { deskId: row.desk_id, visibility: row.visibility }))
      await catchUpWithWriters(platform, { articleId, language: chosen });
    return chosen;
  }

  route(
    'article.write-internal',
    {
      method: 'put',
      path: '/articles/{id}/texts/{language}',
      tags,
      summary: 'Keep the words of one language; the first ones make it a translation',
      request: { params: byText, headers: ifMatchHeader, body: body(writtenText) },
      responses: one,
    },
    async (c) => {
      const actor = c.get('actor');
      const { id: articleId, language: of } = c.req.valid('param');
      const { title, body: words, format, ifVersion } = c.req.valid('json');
      await languageOf(actor, articleId, of);
      await act(platform, actor, async (within) => {
        const ifMatch = c.req.valid('header')['if-match'];
        if (ifMatch !== undefined) requireMatch(ifMatch, (await textOf(within.trx, articleId, of))?.version);
        const draft = { title, html: htmlOf(words, format) };
        await keepDraft(within, articleId, of, ifVersion === undefined ? draft : { ...draft, ifVersion });
      });
      return c.json(await detail(actor, articleId), 200);
    },
  );

  route(
    'article.write-internal',
    {
      method: 'delete',
      path: '/articles/{id}/texts/{language}',
      tags,
      summary: 'Delete a translation that is not published',
      request: { params: byText },
      responses: one,
    },
    async (c) => {
      const { id: articleId, language: of } = c.req.valid('param');
      await act(platform, c.get('actor'), (within) => deleteTranslation(within, articleId, of));
      return c.json(await detail(c.get('actor'), articleId), 200);
    },
  );

  route(
    'article.write-internal',
    {
      method: 'post',
      path: '/articles/{id}/texts/{language}/following',
      tags,
      summary: 'This translation says what its source says now',
      request: { params: byText },
      responses: one,
    },
    async (c) => {
      const { id: articleId, language: of } = c.req.valid('param');
      await act(platform, c.get('actor'), (within) => markFollowing(within, articleId, of));
      return c.json(await detail(c.get('actor'), articleId), 200);
    },
  );

  route(
    'article.write-internal',
    {
      method: 'post',
      path: '/articles/{id}/publication',
      tags,
      summary: 'What is written becomes what readers see, now or at `publishAt`',
      request: { params: byId, body: body(publication) },
      responses: one,
    },
    async (c) => {
      const actor = c.get('actor');
      const { id: articleId } = c.req.valid('param');
      const { language: asked, note, publishAt, ifVersion } = c.req.valid('json');
      const of = await languageOf(actor, articleId, asked);
      await act(platform, actor, async (within) => {
        if (publishAt === undefined)
          await publishArticle(within, articleId, of, ifVersion === undefined ? { note } : { note, ifVersion });
        else await scheduleArticle(within, articleId, of, { publishAt: Temporal.Instant.from(publishAt), ifVersion });
      });
      return c.json(await detail(actor, articleId), 200);
    },
  );

  route(
    'article.write-internal',
    {
      method: 'delete',
      path: '/articles/{id}/publication',
      tags,
      summary: 'Readers no longer see it in this language; a date is taken back too',
      request: { params: byId, query: inLanguage },
      responses: one,
    },
    async (c) => {
      const actor = c.get('actor');
      const { id: articleId } = c.req.valid('param');
      const of = await languageOf(actor, articleId, c.req.valid('query').language);
      await act(platform, actor, (within) => unpublishArticle(within, articleId, of));
      return c.json(await detail(actor, articleId), 200);
    },
  );

  route(
    'article.write-internal',
    {
      method: 'put',
      path: '/articles/{id}/slug',
      tags,
      summary: 'Another address; the old one leads to it',
      request: { params: byId, body: body(newSlug) },
      responses: one,
    },
    async (c) => {
      const actor = c.get('actor');
      const { id: articleId } = c.req.valid('param');
      const { language: asked, slug } = c.req.valid('json');
      const of = await languageOf(actor, articleId, asked);
      await act(platform, actor, (within) => changeSlug(within, articleId, of, slug));
      return c.json(await detail(actor, articleId), 200);
    },
  );

  route(
    'article.read',
    {
      method: 'get',
      path: '/articles/{id}/versions',
      tags,
      summary: 'What was published or put aside, newest first',
      request: { params: byId, query: pageQuery.extend({ language: language.optional() }) },
      responses: answers(200, 'A page of versions', page(articleVersion)),
    },
    async (c) => {
      const { id: articleId } = c.req.valid('param');
      const { language: asked, limit, cursor } = c.req.valid('query');
      const row = await readable(c.get('actor'), articleId);
      const of = asked ?? row.source_language;
      const [before] = decodeCursor(cursor, 1) ?? [null];
      if (before !== null && typeof before !== 'number')
        throw fieldProblem('cursor', 'This cursor is not from here. Leave it out to begin at the start.');
      const rows = await listVersions(db, { articleId, language: of, before: before ?? null, limit: limit + 1 });
      const published = row.texts.find((text) => text.language === of)?.published ?? null;
      return c.json(
        pageOf(
          rows,
          limit,
          (version) => [version.number],
          (version) => toVersion(version, published),
        ),
        200,
      );
    },
  );

  route(
    'article.read',
    {
      method: 'get',
      path: '/articles/{id}/versions/{number}',
      tags,
      request: { params: byNumber, query: inLanguage },
      responses: answers(200, 'The version', versionDetail),
    },
    async (c) => {
      const { id: articleId, number } = c.req.valid('param');
      const row = await readable(c.get('actor'), articleId);
      const of = c.req.valid('query').language ?? row.source_language;
      const version = await versionOf(db, { articleId, language: of, number });
      if (!version) throw notFound('version');
      const published = row.texts.find((text) => text.language === of)?.published ?? null;
      return c.json({ ...toVersion(version, published), html: version.html }, 200);
    },
  );

  route(
    'article.write-internal',
    {
      method: 'post',
      path: '/articles/{id}/versions/{number}/restoration',
      tags,
      summary: 'Write on from an older version; what stood there is kept',
      request: { params: byNumber, body: body(inLanguage) },
      responses: one,
    },
    async (c) => {
      const actor = c.get('actor');
      const { id: articleId, number } = c.req.valid('param');
      const of = await languageOf(actor, articleId, c.req.valid('json').language);
      await act(platform, actor, (within) => restoreVersion(within, articleId, of, number));
      return c.json(await detail(actor, articleId), 200);
    },
  );

  route(
    'article.read',
    {
      method: 'get',
      path: '/articles/{id}/difference',
      tags,
      summary: 'What changed from one version to another, or to what is being written',
      request: {
        params: byId,
        query: inLanguage.extend({
          from: z.coerce.number().int().min(1).max(1_000_000),
          to: z.coerce.number().int().min(1).max(1_000_000).optional(),
        }),
      },
      responses: answers(200, 'Block by block', articleDifference),
    },
    async (c) => {
      const actor = c.get('actor');
      const { id: articleId } = c.req.valid('param');
      const { from, to, language: asked } = c.req.valid('query');
      const of = await languageOf(actor, articleId, asked);
      const older = await versionOf(db, { articleId, language: of, number: from });
      const newer =
        to === undefined ? await written(articleId, of) : await versionOf(db, { articleId, language: of, number: to });
      if (!older || !newer) throw notFound('version');
      const blocks = differenceOf(older.html, newer.html);
      return c.json(
        {
          from: { number: from, title: older.title },
          to: { number: to ?? null, title: newer.title },
          title: wordRuns(older.title, newer.title),
          blocks,
          places: blocks.filter(({ kind }) => kind !== 'same').length,
        },
        200,
      );
    },
  );

  route(
    'article.read',
    {
      method: 'get',
      path: '/articles/{id}/markdown',
      tags,
      summary: 'What is being written in one language, as Markdown',
      request: { params: byId, query: inLanguage },
      responses: answers(200, 'The words', z.object({ title: z.string(), markdown: z.string() })),
    },
    async (c) => {
      const { id: articleId } = c.req.valid('param');
      const of = await languageOf(c.get('actor'), articleId, c.req.valid('query').language);
      const text = await written(articleId, of);
      if (!text) throw notFound('article in this language');
      return c.json({ title: text.title, markdown: htmlToMarkdown(text.html) }, 200);
    },
  );

  async function written(articleId: string, of: string): Promise<{ title: string; html: string } | undefined> {
    const row = await articleRow(db, articleId);
    const title = row?.texts.find((text) => text.language === of)?.title;
    const html = (await htmlOfTexts(db, articleId)).get(of);
    return title === undefined || html === undefined ? undefined : { title, html };
  }
  return routes;
}
