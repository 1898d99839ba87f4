import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ARTICLE_LIMITS } from '../../../contract/article-limits.ts';
import type { ArticleImport, ArticleImportDetail, ImportReport } from '../../../contract/articles.ts';
import {
  articleImport,
  articleImportDetail,
  articleImportQuery,
  importReport,
  VISIBILITIES,
} from '../../../contract/articles.ts';
import { id, language, page } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may, requirePermission } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import type { Db } from '../../platform/db/index.ts';
import { instantCursor, pageOf } from '../../platform/http/paging.ts';
import { fieldProblem, notFound } from '../../platform/http/problem.ts';
import type { Env, Routes } from '../../platform/http/routes.ts';
import { answers, bytes, createRoutes } from '../../platform/http/routes.ts';
import { receiveForm } from '../../platform/http/uploads.ts';
import { closestLanguage } from '../../platform/i18n/index.ts';
import type { DeskEntry } from '../desks/index.ts';
import { deskBook } from '../desks/index.ts';
import { mayRead } from './articles.access.ts';
import type { CentreSlug } from './articles.routes.ts';
import { exportArticles } from './exporting.ts';
import { refuseLargeForm } from './files.ts';
import type { ImportRow } from './imports.queries.ts';
import { importCounts, importRow, importRows, itemsOf, leftoversOf } from './imports.queries.ts';
import { sectionById } from './sections.queries.ts';
import {
  mayTakeIn,
  registerCentresForImports,
  resumeArticleImport,
  startArticleImport,
  takeInImport,
} from './taking-in-imports.ts';

const tags = ['articles'];
const MOST_TOLD = 500;

const importFields = z.object({
  desk: id.optional(),
  visibility: z.enum(VISIBILITIES).default('internal'),
  language: language.optional(),
  state: z.enum(['draft', 'published']).default('draft'),
  sectionId: id.optional(),
});

/** Many articles in from a folder, and all out to one. */
export function articleMovingRoutes(platform: Platform, centreSlug: CentreSlug): Routes {
  const routes = createRoutes();
  const { route } = routes;
  const { db, storage } = platform;
  registerCentresForImports(centreSlug);

  async function deskFor(actor: Actor, asked: string | undefined, permission: 'article.import' | 'article.read') {
    const readable = (await deskBook(db)).all().filter((desk) => mayRead(actor, { deskId: desk.id }));
    const chosen: DeskEntry | undefined =
      asked === undefined
        ? readable.find((desk) => may(actor, permission, desk.id))
        : readable.find((desk) => desk.id === asked);
    if (!chosen) throw fieldProblem('desk', 'There is no such desk.');
    return chosen;
  }

  async function receiveImport(c: Context<Env>) {
    refuseLargeForm(c.req.raw, ARTICLE_LIMITS.importBytes);
    const form = await receiveForm(c.req.raw, storage, {
      files: 1,
      fileBytes: ARTICLE_LIMITS.importBytes,
      fields: 10,
      fieldBytes: 1_000,
    });
    const read = importFields.safeParse(form.fields);
    if (!read.success) {
      const [issue] = read.error.issues;
      throw fieldProblem(issue?.path.join('.') ?? '', `This cannot be used: ${issue?.message ?? 'it does not fit'}`);
    }
    const { desk: asked, visibility, state, sectionId, language: usual } = read.data;
    const desk = await deskFor(c.get('actor'), asked, 'article.import');
    if (sectionId !== undefined) {
      const section = await sectionById(db, sectionId);
      if (section?.desk_id !== desk.id || section.visibility !== visibility)
        throw fieldProblem('sectionId', 'There is no such section on this desk for this kind of article.');
    }
    const [file] = form.files;
    if (!file) throw fieldProblem('file', 'There is no file in this form.');
    const language = usual ?? closestLanguage(desk.languages[0]);
    return { file, deskId: desk.id, visibility, language, state, sectionId: sectionId ?? null };
  }

  /** @throws Problem 404 for one of a desk where the actor may not take anything in. */
  async function importFor(actor: Actor, importId: string): Promise<ImportRow> {
    const row = await importRow(db, importId);
    if (!row || !mayTakeIn(actor, row)) throw notFound('import');
    return row;
  }

  async function shownImport(actor: Actor, importId: string): Promise<ArticleImportDetail> {
    const row = await importFor(actor, importId);
    const leftovers = (await leftoversOf(db, importId)).slice(0, MOST_TOLD);
    return { ...toImport(row, (await importCounts(db, [importId])).get(importId)), leftovers };
  }

  route(
    'article.import',
    {
      method: 'post',
      path: '/article-imports',
      tags,
      summary:
        'Take in a folder in the background: the form of `POST /articles/import`, which answers once all is there',
      responses: answers(201, 'How far it is', articleImportDetail),
    },
    async (c) => {
      const actor = c.get('actor');
      const importId = await startArticleImport(platform, actor, await receiveImport(c));
      return c.json(await shownImport(actor, importId), 201);
    },
  );

  route(
    'article.import',
    {
      method: 'get',
      path: '/article-imports',
      tags,
      summary: 'Folders that were taken in on a desk, newest first',
      request: { query: articleImportQuery },
      responses: answers(200, 'A page of imports', page(articleImport)),
    },
    async (c) => {
      const actor = c.get('actor');
      const { desk: asked, limit, cursor } = c.req.valid('query');
      const desk = await deskFor(actor, asked, 'article.import');
      requirePermission(actor, 'article.import', desk.id);
      const rows = await importRows(db, desk.id, instantCursor(cursor), limit + 1);
      const counts = await importCounts(
        db,
        rows.map((row) => row.id),
      );
      const key = (row: ImportRow): [string, string] => [row.created_at.toString(), row.id];
      return c.json(
        pageOf(rows, limit, key, (row) => toImport(row, counts.get(row.id))),
        200,
      );
    },
  );

  route(
    'article.import',
    {
      method: 'get',
      path: '/article-imports/{id}',
      tags,
      summary: 'One import, how far it is, and what was left out',
      request: { params: z.object({ id }) },
      responses: answers(200, 'The import', articleImportDetail),
    },
    async (c) => c.json(await shownImport(c.get('actor'), c.req.valid('param').id), 200),
  );

  route(
    'article.import',
    {
      method: 'post',
      path: '/article-imports/{id}/run',
      tags,
      summary: 'One that broke off goes on where it was',
      request: { params: z.object({ id }) },
      responses: answers(200, 'The import', articleImportDetail),
    },
    async (c) => {
      const actor = c.get('actor');
      const importId = c.req.valid('param').id;
      await importFor(actor, importId);
      await resumeArticleImport(platform, actor, importId);
      return c.json(await shownImport(actor, importId), 200);
    },
  );

  route(
    'article.import',
    {
      method: 'post',
      path: '/articles/import',
      tags,
      summary:
        'Take in a ZIP of Markdown or HTML, or one such file (multipart form, field "file", with `desk`, `visibility`, ' +
        '`language`, `state` and `sectionId`); what is broken is named',
      responses: answers(200, 'What came in, and what did not', importReport),
    },
    async (c) => {
      const actor = c.get('actor');
      const importId = await startArticleImport(platform, actor, await receiveImport(c), { atOnce: true });
      await takeInImport(platform, importId, actor);
      return c.json(await reportOf(db, importId), 200);
    },
  );

  route(
    'article.read',
    {
      method: 'get',
      path: '/articles/export',
      tags,
      summary: 'Everything that is written on a desk, as a ZIP of Markdown with its files',
      request: {
        query: z.object({
          desk: id.optional(),
          visibility: z.enum(VISIBILITIES).optional(),
          language: language.optional(),
        }),
      },
      responses: bytes('The ZIP', 'application/zip'),
    },
    async (c) => {
      const { desk: asked, visibility, language: of } = c.req.valid('query');
      const desk = await deskFor(c.get('actor'), asked, 'article.read');
      const stream = exportArticles(platform, {
        deskId: desk.id,
        kinds: visibility === undefined ? VISIBILITIES : [visibility],
        // Of the sections' names.
        language: of ?? closestLanguage(desk.languages[0]),
      });
      return new Response(stream, {
        headers: {
          'content-type': 'application/zip',
          'content-disposition': 'attachment; filename="articles.zip"',
          'cache-control': 'private, no-store',
        },
      });
    },
  );
  return routes;
}

function toImport(row: ImportRow, counts = { articles: 0, left: 0 }): ArticleImport {
  return {
    id: row.id,
    deskId: row.desk_id,
    name: row.name,
    visibility: row.visibility,
    state: row.state,
    total: row.total,
    done: row.done,
    articles: counts.articles,
    files: row.files,
    left: counts.left,
    createdBy: row.created_by_name,
    createdAt: row.created_at.toString(),
    finishedAt: row.finished_at?.toString() ?? null,
    can: { resume: row.state === 'failed' && row.blob_sha256 !== null },
  };
}

async function reportOf(db: Db, importId: string): Promise<ImportReport> {
  const items = (await itemsOf(db, importId)).flatMap(({ article_id: of, title, language: in_, name }) =>
    of !== null && title !== null && in_ !== null ? [{ id: of, title, language: in_, name }] : [],
  );
  const files = (await importRow(db, importId))?.files ?? 0;
  return { articles: items.length, files, left: await leftoversOf(db, importId), items };
}
