import type { Language } from '../../../contract/shapes.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import type { Visibility } from './articles.tables.ts';
import { withoutComments } from './cleaning.ts';
import type { FileRow, HeadRow } from './reading.queries.ts';
import { fileById, filesOf, publishedBySlug, publishedHeads, sectionRows, translationsOf } from './reading.queries.ts';
import type { InTree } from './section-tree.ts';
import { openSections } from './section-tree.ts';

/** Characters that people read in a minute, at leisure. */
const READ_A_MINUTE = 1_000;

/** An article as its readers see it: always the published version, never what is being written. */
export interface ArticleHead {
  id: string;
  deskId: string;
  sectionId: string | null;
  language: Language;
  title: string;
  slug: string;
  visibility: Visibility;
  publishedAt: Temporal.Instant;
  ownerId: string | null;
  readingMinutes: number;
}

export interface ArticleFile {
  id: string;
  name: string;
  contentType: string;
  size: number;
  width: number | null;
  height: number | null;
}

export interface PublishedArticle extends ArticleHead {
  /** Clean; pictures by `data-file`, without an address. */
  html: string;
  text: string;
  /** Of the published version. */
  number: number;
  /** When its source language was published last. */
  reviewedAt: Temporal.Instant;
  createdAt: Temporal.Instant;
  /** From the top down. */
  sectionPath: { id: string; name: string; slug: string }[];
  /** This one's among them. */
  translations: { language: Language; slug: string; title: string }[];
  /** Pictures in the text. */
  files: ArticleFile[];
  /** Listed below it. */
  attachments: ArticleFile[];
}

export function readingMinutes(characters: number): number {
  return Math.max(1, Math.round(characters / READ_A_MINUTE));
}

export function toHead(row: HeadRow): ArticleHead {
  return {
    id: row.id,
    deskId: row.desk_id,
    sectionId: row.section_id,
    language: row.language,
    title: row.title,
    slug: row.slug,
    visibility: row.visibility,
    publishedAt: row.published_at,
    ownerId: row.owner_id,
    readingMinutes: readingMinutes(row.characters),
  };
}

/**
 * What is published of one tree, in the tree's order: those outside any section last. Whoever calls it has asked whether the
 * reader may read this tree at all.
 */
export async function publishedArticles(db: Db | Trx, tree: InTree & { sectionId?: string }): Promise<ArticleHead[]> {
  const open = openSections(await sectionRows(db, tree));
  const rows = await publishedHeads(db, tree);
  const order = new Map([...open.keys()].map((id, index) => [id, index]));
  return rows
    .filter((row) => row.section_id === null || open.has(row.section_id))
    .filter((row) => tree.sectionId === undefined || row.section_id === tree.sectionId)
    .sort((one, other) => placeOf(order, one) - placeOf(order, other))
    .map(toHead);
}

function placeOf(order: ReadonlyMap<string, number>, row: HeadRow): number {
  return row.section_id === null ? order.size : (order.get(row.section_id) ?? order.size);
}

/**
 * One published article by its slug; by an older slug, the one to go to. Undefined where nothing is published under it, or
 * where a section above it is put away.
 */
export async function publishedArticle(
  db: Db | Trx,
  { deskId, language, slug, visibility }: InTree & { slug: string },
): Promise<{ article: PublishedArticle } | { movedTo: string } | undefined> {
  const row = await publishedBySlug(db, { deskId, language, slug, visibility });
  if (!row) return undefined;
  const path = openSections(await sectionRows(db, { deskId, language, visibility }));
  const sectionPath = row.section_id === null ? [] : path.get(row.section_id);
  if (!sectionPath) return undefined;
  if (row.slug !== slug) return { movedTo: row.slug };
  const [translations, files] = [await translationsOf(db, row.id), await filesOf(db, [row.id])];
  return {
    article: {
      ...toHead(row),
      html: withoutComments(row.html),
      text: row.text,
      number: row.number,
      reviewedAt: row.reviewed_at ?? row.published_at,
      createdAt: row.created_at,
      sectionPath: sectionPath.map(({ id, name, slug: of }) => ({ id, name, slug: of })),
      translations,
      files: files.filter((file) => file.inline).map(toFile),
      attachments: files.filter((file) => !file.inline).map(toFile),
    },
  };
}

function toFile(row: FileRow): ArticleFile {
  return {
    id: row.id,
    name: row.name,
    contentType: row.content_type,
    size: row.size,
    width: row.width,
    height: row.height,
  };
}

/** A file that readers outside may have: of a public article that is published, in sections that are open. */
export async function publishedFile(
  db: Db | Trx,
  fileId: string,
): Promise<(ArticleFile & { deskId: string; sha256: string }) | undefined> {
  const row = await fileById(db, fileId);
  if (!row?.is_read_outside) return undefined;
  if (row.section_id !== null) {
    const open = openSections(await sectionRows(db, { deskId: row.desk_id, language: 'en', visibility: 'public' }));
    if (!open.has(row.section_id)) return undefined;
  }
  return { ...toFile(row), deskId: row.desk_id, sha256: row.blob_sha256 };
}
