import { z } from '@hono/zod-openapi';
import {
  articleComment,
  articleDetail,
  articleFile,
  inLanguage,
  newComment,
  newReview,
  reviewOutcome,
} from '../../../contract/articles.ts';
import type { Language } from '../../../contract/shapes.ts';
import { id } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, bytes, createRoutes, noContent } from '../../platform/http/routes.ts';
import { downloadHeaders } from '../tickets/index.ts';
import { mayRead, maySee } from './articles.access.ts';
import type { CentreSlug } from './articles.routes.ts';
import { commentOnArticle, settleComment, toComment } from './commenting.ts';
import { addArticleFile, removeArticleFile } from './files.ts';
import { articleRow } from './listing.queries.ts';
import { articleDetailFor, toArticleFile } from './presenting.ts';
import { fileById } from './reading.queries.ts';
import { askReview, endReviewOf } from './reviewing.ts';
import { sourceLanguage } from './saving.ts';
import { commentById, commentsOf } from './talking.queries.ts';

const tags = ['articles'];
const byId = z.object({ id });

/** Pictures and files of an article, and what colleagues say of it. */
export function articleTalkRoutes(platform: Platform, centreSlug: CentreSlug): Routes {
  const routes = createRoutes();
  const { route } = routes;
  const { db, storage } = platform;

  async function languageOf(actor: Actor, articleId: string, asked: Language | undefined): Promise<Language> {
    const row = await articleRow(db, articleId);
    if (!row || !maySee(actor, row)) throw notFound('article');
    return asked ?? sourceLanguage(row.source_language);
  }

  async function commentOf(articleId: string, commentId: string) {
    const row = await commentById(db, articleId, commentId);
    if (!row) throw notFound('comment');
    return toComment(row);
  }

  route(
    'article.write-internal',
    {
      method: 'post',
      path: '/articles/{id}/files',
      tags,
      summary: 'Add a file (multipart form, field "file"); with `inline` = true a picture for the text',
      request: { params: byId },
      responses: answers(201, 'The file', articleFile),
    },
    async (c) => {
      const made = await addArticleFile(platform, c.get('actor'), c.req.valid('param').id, c.req.raw);
      const row = await fileById(db, made);
      if (!row) throw notFound('file');
      return c.json(toArticleFile(row), 201);
    },
  );

  route(
    'article.write-internal',
    {
      method: 'delete',
      path: '/articles/{id}/files/{fileId}',
      tags,
      request: { params: z.object({ id, fileId: id }) },
      responses: noContent('It is gone'),
    },
    async (c) => {
      const { id: articleId, fileId } = c.req.valid('param');
      await act(platform, c.get('actor'), (one) => removeArticleFile(one, articleId, fileId));
      return c.body(null, 204);
    },
  );

  route(
    'article.read',
    {
      method: 'get',
      path: '/articles/files/{id}',
      tags,
      summary: 'The bytes of a picture or file',
      request: { params: byId },
      responses: bytes('The bytes'),
    },
    async (c) => {
      const row = await fileById(db, c.req.valid('param').id);
      if (!row || !mayRead(c.get('actor'), { deskId: row.desk_id })) throw notFound('file');
      return new Response(await storage.open(row.blob_sha256), {
        headers: downloadHeaders({ name: row.name, contentType: row.content_type, size: row.size }),
      });
    },
  );

  route(
    'article.read',
    {
      method: 'get',
      path: '/articles/{id}/comments',
      tags,
      summary: 'What colleagues said of the words of one language, open ones first',
      request: { params: byId, query: inLanguage },
      responses: answers(200, 'The comments', z.object({ items: z.array(articleComment) })),
    },
    async (c) => {
      const { id: articleId } = c.req.valid('param');
      const of = await languageOf(c.get('actor'), articleId, c.req.valid('query').language);
      return c.json({ items: (await commentsOf(db, articleId, of)).map(toComment) }, 200);
    },
  );

  route(
    'article.write-internal',
    {
      method: 'post',
      path: '/articles/{id}/comments',
      tags,
      summary: 'Say something about words of the text, or propose others',
      request: { params: byId, body: body(newComment) },
      responses: answers(201, 'The comment', articleComment),
    },
    async (c) => {
      const actor = c.get('actor');
      const { id: articleId } = c.req.valid('param');
      const { language: asked, ...said } = c.req.valid('json');
      const of = await languageOf(actor, articleId, asked);
      const made = await act(platform, actor, (one) => commentOnArticle(one, articleId, { ...said, language: of }));
      return c.json(await commentOf(articleId, made), 201);
    },
  );

  route(
    'article.write-internal',
    {
      method: 'post',
      path: '/articles/{id}/comments/{commentId}/settlement',
      tags,
      summary: 'Done with',
      request: { params: z.object({ id, commentId: id }) },
      responses: answers(200, 'The comment', articleComment),
    },
    async (c) => {
      const { id: articleId, commentId } = c.req.valid('param');
      await act(platform, c.get('actor'), (one) => settleComment(one, articleId, commentId));
      return c.json(await commentOf(articleId, commentId), 200);
    },
  );

  route(
    'article.write-internal',
    {
      method: 'post',
      path: '/articles/{id}/reviews',
      tags,
      summary: 'Ask a colleague to look it over',
      request: { params: byId, body: body(newReview) },
      responses: answers(200, 'The article', articleDetail),
    },
    async (c) => {
      const actor = c.get('actor');
      const { id: articleId } = c.req.valid('param');
      const { language: asked, of: colleague, note } = c.req.valid('json');
      const of = await languageOf(actor, articleId, asked);
      await act(platform, actor, (one) => askReview(one, articleId, { language: of, of: colleague, note }));
      return c.json(await articleDetailFor(db, actor, articleId, centreSlug), 200);
    },
  );

  route(
    'article.read',
    {
      method: 'post',
      path: '/articles/{id}/reviews/{reviewId}/outcome',
      tags,
      summary: 'What the colleague says of it, or taking the question back',
      request: { params: z.object({ id, reviewId: id }), body: body(reviewOutcome) },
      responses: answers(200, 'The article', articleDetail),
    },
    async (c) => {
      const actor = c.get('actor');
      const { id: articleId, reviewId } = c.req.valid('param');
      await act(platform, actor, (one) => endReviewOf(one, articleId, reviewId, c.req.valid('json').outcome));
      return c.json(await articleDetailFor(db, actor, articleId, centreSlug), 200);
    },
  );
  return routes;
}
