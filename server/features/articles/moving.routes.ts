import { z } from '@hono/zod-openapi';
import { ARTICLE_LIMITS } from '../../../contract/article-limits.ts';
import { importReport, VISIBILITIES } from '../../../contract/articles.ts';
import { id, language } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, bytes, createRoutes } from '../../platform/http/routes.ts';
import type { UploadedFile } from '../../platform/http/uploads.ts';
import { receiveForm } from '../../platform/http/uploads.ts';
import { closestLanguage } from '../../platform/i18n/index.ts';
import type { DeskEntry } from '../desks/index.ts';
import { deskBook } from '../desks/index.ts';
import { mayRead } from './articles.access.ts';
import type { CentreSlug } from './articles.routes.ts';
import { exportArticles } from './exporting.ts';
import { refuseLargeForm } from './files.ts';
import { importArticles } from './importing.ts';
import { isWritten } from './reading-imports.ts';
import { sectionById } from './sections.queries.ts';
import type { Folder } from './unpacking.ts';
import { unpack } from './unpacking.ts';

const tags = ['articles'];

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

  async function deskFor(actor: Actor, asked: string | undefined, permission: 'article.import' | 'article.read') {
    const readable = (await deskBook(db)).all().filter((desk) => mayRead(actor, { deskId: desk.id }));
    const chosen: DeskEntry | undefined =
      asked === undefined
        ? readable.find((desk) => may(actor, permission, desk.id))
        : readable.find((desk) => desk.id === asked);
    if (!chosen) throw fieldProblem('desk', 'There is no such desk.');
    return chosen;
  }

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
      const { desk: asked, visibility, state, sectionId } = read.data;
      const desk = await deskFor(actor, asked, 'article.import');
      if (sectionId !== undefined) {
        const section = await sectionById(db, sectionId);
        if (section?.desk_id !== desk.id || section.visibility !== visibility)
          throw fieldProblem('sectionId', 'There is no such section on this desk for this kind of article.');
      }
      const [file] = form.files;
      if (!file) throw fieldProblem('file', 'There is no file in this form.');
      const folder = await folderOf(file, await storage.read(file.sha256));
      const report = await importArticles(platform, actor, folder, {
        deskId: desk.id,
        visibility,
        language: read.data.language ?? closestLanguage(desk.languages[0]),
        state,
        sectionId: sectionId ?? null,
        centreSlug: await centreSlug(desk.id),
      });
      return c.json(report, 200);
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

/** A ZIP is told by its first bytes; any other file is a folder of one. */
async function folderOf(file: UploadedFile, content: Uint8Array): Promise<Folder> {
  if (content[0] === 0x50 && content[1] === 0x4b) return unpack(content);
  if (!isWritten(file.name))
    throw fieldProblem('file', 'Send a ZIP of Markdown or HTML, or one such file: its name ends in .md or .html.');
  return { paths: [file.name], left: [], read: async () => content };
}
