import { z } from 'zod';
import type { Language } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may, requirePermission, system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { isDatabaseAway } from '../../platform/db/index.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { errorFacts } from '../../platform/log/index.ts';
import type { StoredBlob } from '../../platform/storage/index.ts';
import { actorAgain } from '../teammates/index.ts';
import { writingPermission } from './articles.access.ts';
import type { CentreSlug } from './articles.routes.ts';
import type { ImportPlace } from './importing.ts';
import { filesOf, importOne, linkOne, readTexts, sentenceOf, storeFiles } from './importing.ts';
import type { ImportRow, Leftover } from './imports.queries.ts';
import {
  countImport,
  endImport,
  forgetImports,
  hasItem,
  importRow,
  insertImport,
  insertItem,
  insertLeftovers,
  itemsOf,
  lockImport,
  lyingImports,
  markLinked,
  resumeImport,
  slugsOfImport,
} from './imports.queries.ts';
import type { ImportedText } from './reading-imports.ts';
import { isWritten, linksIn } from './reading-imports.ts';
import { articleAddress } from './slugs.ts';
import type { Folder } from './unpacking.ts';
import { unpack } from './unpacking.ts';

/** What has not gone on for so long goes on by itself. */
const LYING_MINUTES = 20;
const UNUSED_DAYS = 7;
const KEPT_DAYS = 90;

const clerk = system('article imports');

let centreSlugPort: CentreSlug | undefined;
/** The job runs without a request: it is told once where the help centre of a desk is. */
export function registerCentresForImports(centreSlug: CentreSlug): void {
  centreSlugPort = centreSlug;
}

const importJob = defineJob({
  name: 'articles.import',
  payload: z.object({ importId: z.uuid() }),
  priority: PRIORITY.background,
  maxAttempts: 5,
  run: async (platform, { importId }) => {
    try {
      // With the rights that they have now: whoever may not any more, or has left, takes nothing more in.
      const record = await importRow(platform.db, importId);
      const actor = record && (await beginnerOf(platform, record));
      if (record && actor && mayTakeIn(actor, record)) await takeInImport(platform, importId, actor);
      else await failImport(platform, importId);
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      // Said on the screen, with a way to go on: what was taken in stays.
      platform.log.warn({ importId, ...errorFacts(error) }, 'a folder of articles could not be taken in to its end');
      await failImport(platform, importId);
    }
  },
});

interface Wish extends ImportPlace {
  file: StoredBlob & { name: string };
}

/**
 * Keeps a folder to be taken in, and has it done by a job unless the caller does it at once.
 * @returns the import's id. @throws Problem 403; 422 for what is no ZIP, Markdown or HTML, or more than an import may hold.
 */
export async function startArticleImport(
  platform: Platform,
  actor: Actor,
  { file, ...place }: Wish,
  { atOnce = false } = {},
): Promise<string> {
  requirePermission(actor, 'article.import', place.deskId);
  requirePermission(actor, writingPermission(place.visibility), place.deskId);
  // Looked at before it is kept: what cannot be opened at all is refused while its sender is there.
  await openFolder(file.name, await platform.storage.read(file.sha256));
  const id = newId();
  await act(platform, actor, async (one) => {
    await insertImport(
      one.trx,
      {
        id,
        desk_id: place.deskId,
        name: file.name.slice(0, 200),
        visibility: place.visibility,
        language: place.language,
        article_state: place.state,
        section_id: place.sectionId,
        created_by: actor.kind === 'teammate' ? actor.id : null,
        created_by_token: actor.kind === 'token' ? actor.id : null,
        created_by_name: 'name' in actor ? actor.name : null,
      },
      file,
      one.at,
    );
    if (!atOnce) one.queue(importJob, { importId: id }, { key: keyOf(id) });
  });
  return id;
}

/** One that broke off goes on where it was. @throws Problem 403, 404; 409 where it runs, is done, or its bytes are gone. */
export async function resumeArticleImport(platform: Platform, actor: Actor, id: string): Promise<void> {
  await act(platform, actor, async (one) => {
    const record = await lockImport(one.trx, id);
    if (!record || !mayTakeIn(actor, record)) throw notFound('import');
    if (record.state !== 'failed' || record.blob_sha256 === null)
      throw problem(409, 'import-over', 'This import goes on, or is over. Send the folder again to begin anew.');
    await resumeImport(one.trx, id, one.at);
    one.queue(importJob, { importId: id }, { key: keyOf(id) });
  });
}

/** Queues again what has not gone on for so long. Two on one import take turns, so once too often does no harm. */
export async function queueLeftImports(
  platform: Platform,
  goneFor = Temporal.Duration.from({ seconds: 0 }),
): Promise<void> {
  const left = await lyingImports(platform.db, platform.clock.now().subtract(goneFor));
  if (left.length === 0) return;
  await act(platform, clerk, async (one) => {
    for (const importId of left) one.queue(importJob, { importId }, { key: keyOf(importId) });
  });
}

export function mayTakeIn(actor: Actor, { desk_id: deskId, visibility }: ImportRow): boolean {
  return may(actor, 'article.import', deskId) && may(actor, writingPermission(visibility), deskId);
}

/**
 * Takes a folder in from where it stopped. Each article by itself, in one transaction with the word that it is there: what is
 * broken is named, the rest is there, and nothing is there twice however often this begins again.
 */
export async function takeInImport(platform: Platform, id: string, actor: Actor): Promise<void> {
  const record = await importRow(platform.db, id);
  if (record?.state !== 'running' || record.blob_sha256 === null) return;
  const place: ImportPlace = {
    deskId: record.desk_id,
    visibility: record.visibility,
    language: record.language,
    state: record.article_state,
    sectionId: record.section_id,
  };
  const folder = await openFolder(record.name, await platform.storage.read(record.blob_sha256));
  const { articles, left } = await readTexts(platform, folder, record.language);
  await act(platform, actor, async (one) => {
    await countImport(one.trx, id, articles.size, one.at);
    await insertLeftovers(one.trx, id, left);
  });
  const settled = new Set((await itemsOf(platform.db, id)).map(({ article }) => article));
  for (const [article, texts] of articles)
    if (!settled.has(article) && !(await takeInArticle(platform, actor, id, { article, texts, place, folder }))) return;
  if (!(await linkArticles(platform, actor, id, { articles, place, folder }))) return;
  await act(platform, actor, async (one) => {
    if (await goesOn(one, id)) await endImport(one.trx, id, 'done', one.at);
  });
}

interface OneArticle {
  article: string;
  texts: ImportedText[];
  place: ImportPlace;
  folder: Folder;
}

/** @returns whether the import goes on. */
async function takeInArticle(
  platform: Platform,
  actor: Actor,
  importId: string,
  { article, texts, place, folder }: OneArticle,
): Promise<boolean> {
  const [first] = texts;
  const named = { article, name: first?.path ?? article };
  const left: Leftover[] = [];
  const stored = await storeFiles(platform, folder, filesOf(texts, folder), left);
  try {
    return await act(platform, actor, async (one) => {
      if (!(await goesOn(one, importId))) return false;
      if (await hasItem(one.trx, importId, article)) return true;
      const { id, files } = await importOne(one, texts, place, folder, stored, left);
      const facts = { article_id: id, title: first?.title ?? null, language: first?.language ?? null, files };
      await insertItem(one.trx, importId, { ...named, ...facts }, one.at);
      await insertLeftovers(one.trx, importId, left);
      return true;
    });
  } catch (error) {
    const detail = sentenceOf(platform, error);
    return act(platform, actor, async (one) => {
      if (!(await goesOn(one, importId))) return false;
      if (await hasItem(one.trx, importId, article)) return true;
      const facts = { article_id: null, title: null, language: null, files: {} };
      await insertItem(one.trx, importId, { ...named, ...facts }, one.at);
      await insertLeftovers(one.trx, importId, [...left, { name: named.name, detail }]);
      return true;
    });
  }
}

/** Once all are there: links between the texts lead from article to article. @returns whether the import goes on. */
async function linkArticles(
  platform: Platform,
  actor: Actor,
  importId: string,
  { articles, place, folder }: { articles: Map<string, ImportedText[]>; place: ImportPlace; folder: Folder },
): Promise<boolean> {
  const items = (await itemsOf(platform.db, importId)).filter((item) => item.article_id !== null);
  const ids = new Map(items.map((item) => [item.article, item.article_id]));
  const slugs = new Map(
    (await slugsOfImport(platform.db, importId)).map((row) => [`${row.article_id} ${row.language}`, row.slug]),
  );
  const there = new Map(
    [...articles].flatMap(([article, texts]) => texts.map((text) => [text.path, { article, text }])),
  );
  const centre = await centreSlugPort?.(place.deskId);
  // In the reader's own language where there is such a text.
  const addressOf = (path: string, language: Language): string | undefined => {
    const target = there.get(path);
    const id = target && ids.get(target.article);
    const in_ = [language, target?.text.language].find((each) => slugs.has(`${id} ${each}`));
    const slug = slugs.get(`${id} ${in_}`);
    return centre === undefined || in_ === undefined || slug === undefined
      ? undefined
      : articleAddress(centre, in_, slug);
  };
  for (const { article, article_id: articleId, name, files, linked_at: linkedAt } of items) {
    const linking = (articles.get(article) ?? []).filter((text) => linksIn(text, folder).size > 0);
    if (articleId === null || linkedAt !== null || linking.length === 0) continue;
    const goes = async (work: (one: Act) => Promise<void>): Promise<boolean> =>
      act(platform, actor, async (one) => {
        if (!(await goesOn(one, importId))) return false;
        if (await markLinked(one.trx, importId, article, one.at)) await work(one);
        return true;
      });
    try {
      const isOn = await goes(async (one) => {
        for (const text of linking) await linkOne(one, { articleId, text, files }, place, folder, addressOf);
      });
      if (!isOn) return false;
    } catch (error) {
      const detail = sentenceOf(platform, error);
      if (!(await goes((one) => insertLeftovers(one.trx, importId, [{ name, detail }])))) return false;
    }
  }
  return true;
}

/** Holds the import for this transaction. */
async function goesOn(one: Act, importId: string): Promise<boolean> {
  return (await lockImport(one.trx, importId))?.state === 'running';
}

/** A ZIP is told by its first bytes; any other file is a folder of one. */
async function openFolder(name: string, content: Uint8Array): Promise<Folder> {
  if (content[0] === 0x50 && content[1] === 0x4b) return unpack(content);
  if (!isWritten(name))
    throw fieldProblem('file', 'Send a ZIP of Markdown or HTML, or one such file: its name ends in .md or .html.');
  return { paths: [name], left: [], read: async () => content };
}

function beginnerOf(platform: Platform, record: ImportRow): Promise<Actor | undefined> {
  if (record.created_by !== null) return actorAgain(platform, 'teammate', record.created_by);
  return actorAgain(platform, 'token', record.created_by_token ?? '');
}

async function failImport(platform: Platform, importId: string): Promise<void> {
  await act(platform, clerk, async (one) => {
    if (await goesOn(one, importId)) await endImport(one.trx, importId, 'failed', one.at);
  });
}

function keyOf(importId: string): string {
  return `article-import:${importId}`;
}

defineJob({
  name: 'articles.imports-go-on',
  payload: z.object({}).loose(),
  priority: PRIORITY.background,
  recurs: '*/10 * * * *',
  run: (platform) => queueLeftImports(platform, Temporal.Duration.from({ minutes: LYING_MINUTES })),
});

defineJob({
  name: 'articles.forget-imports',
  payload: z.object({}).loose(),
  priority: PRIORITY.background,
  recurs: '23 4 * * *',
  run: async (platform) => {
    await act(platform, clerk, (one) =>
      forgetImports(one.trx, one.at.subtract({ hours: 24 * UNUSED_DAYS }), one.at.subtract({ hours: 24 * KEPT_DAYS })),
    );
  },
});
