import './articles.tables.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Db, RawBuilder, SqlBool, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import type { SectionKind, Visibility } from './articles.tables.ts';

/** A condition on `articles`, those in the bin left out. */
export function visibleOnDesks(desks: 'all' | readonly string[]): RawBuilder<SqlBool> {
  if (desks === 'all') return sql<SqlBool>`articles.put_away_at is null`;
  if (desks.length === 0) return sql<SqlBool>`false`;
  return sql<SqlBool>`(articles.put_away_at is null and articles.desk_id = any(${desks}::uuid[]))`;
}

export interface SectionRow {
  id: string;
  parent_id: string | null;
  kind: SectionKind;
  position: number;
  /** In the language asked for, or the first there is. */
  name: string;
  slug: string;
  description: string;
  language: string;
}

/** Sections of one tree of a desk that are not put away, each by its name in this language or the nearest that it has. */
export async function sectionRows(
  db: Db | Trx,
  { deskId, language, visibility }: { deskId: string; language: string; visibility: Visibility },
): Promise<SectionRow[]> {
  const { rows } = await sql<SectionRow>`
    select s.id, s.parent_id, s.kind, s.position, n.name, n.slug, n.description, n.language
    from sections s cross join lateral (select * from section_names n where n.section_id = s.id
      order by n.language = ${language} desc, n.language = 'en' desc, n.language limit 1) n
    where s.desk_id = ${deskId}::uuid and s.visibility = ${visibility} and s.put_away_at is null
    order by s.position, s.id`.execute(db);
  return rows;
}

/** How many published articles each section holds itself in this language. */
export async function publishedCounts(
  db: Db | Trx,
  { deskId, language, visibility }: { deskId: string; language: string; visibility: Visibility },
): Promise<Map<string, number>> {
  const { rows } = await sql<{ section_id: string; count: number }>`
    select section_id, count(*)::int as count from article_documents
    where desk_id = ${deskId}::uuid and visibility = ${visibility} and language = ${language} and section_id is not null
    group by section_id`.execute(db);
  return new Map(rows.map((row) => [row.section_id, row.count]));
}

export interface HeadRow {
  id: string;
  desk_id: string;
  section_id: string | null;
  language: Language;
  title: string;
  slug: string;
  visibility: Visibility;
  published_at: Temporal.Instant;
  owner_id: string | null;
  characters: number;
  position: number;
}

/**
 * Articles as readers see them (the published version's title), by place. A section of the other kind above one, or one that
 * was put away, is looked for by whoever builds the tree.
 */
export async function publishedHeads(
  db: Db | Trx,
  where: { deskId: string; language: string; visibility: Visibility; sectionId?: string | null },
): Promise<HeadRow[]> {
  const section =
    where.sectionId === undefined
      ? sql`true`
      : where.sectionId === null
        ? sql`d.section_id is null`
        : sql`d.section_id = ${where.sectionId}::uuid`;
  const { rows } = await sql<HeadRow>`
    select a.id, a.desk_id, a.section_id, t.language, v.title, t.slug, a.visibility, t.published_at, a.owner_id,
      length(v.text) as characters, a.position
    from article_documents d join articles a on a.id = d.article_id
      join article_texts t on t.article_id = d.article_id and t.language = d.language
      join article_versions v on v.article_id = t.article_id and v.language = t.language and v.number = t.published
    where d.desk_id = ${where.deskId}::uuid and d.visibility = ${where.visibility} and d.language = ${where.language}
      and ${section} and a.put_away_at is null
    order by a.position, a.id`.execute(db);
  return rows;
}

export interface PublishedRow extends HeadRow {
  html: string;
  text: string;
  number: number;
  /** When somebody last published it in its source language. */
  reviewed_at: Temporal.Instant | null;
  source_language: string;
  created_at: Temporal.Instant;
}

/** By any slug it ever had in this language. */
export async function publishedBySlug(
  db: Db | Trx,
  { deskId, language, slug, visibility }: { deskId: string; language: string; slug: string; visibility: Visibility },
): Promise<PublishedRow | undefined> {
  const { rows } = await sql<PublishedRow>`
    select a.id, a.desk_id, a.section_id, t.language, v.title, t.slug, a.visibility, t.published_at, a.owner_id,
      length(v.text) as characters, a.position, v.html, v.text, v.number, a.source_language, a.created_at,
      (select published_at from article_texts s where s.article_id = a.id and s.language = a.source_language) as reviewed_at
    from article_slugs k join articles a on a.id = k.article_id and a.desk_id = k.desk_id
      join article_texts t on t.article_id = a.id and t.language = k.language
      join article_versions v on v.article_id = t.article_id and v.language = t.language and v.number = t.published
    where k.desk_id = ${deskId}::uuid and k.language = ${language} and k.slug = ${slug}
      and a.visibility = ${visibility} and a.put_away_at is null`.execute(db);
  return rows[0];
}

export async function translationsOf(
  db: Db | Trx,
  articleId: string,
): Promise<{ language: Language; slug: string; title: string }[]> {
  const { rows } = await sql<{ language: Language; slug: string; title: string }>`
    select t.language, t.slug, v.title from article_texts t
      join article_versions v on v.article_id = t.article_id and v.language = t.language and v.number = t.published
    where t.article_id = ${articleId}::uuid order by t.language`.execute(db);
  return rows;
}

export interface FileRow {
  id: string;
  article_id: string;
  name: string;
  content_type: string;
  size: number;
  blob_sha256: string;
  inline: boolean;
  width: number | null;
  height: number | null;
}

export async function filesOf(db: Db | Trx, articleIds: readonly string[]): Promise<FileRow[]> {
  if (articleIds.length === 0) return [];
  const { rows } = await sql<FileRow>`
    select id, article_id, name, content_type, size::float8 as size, blob_sha256, inline, width, height from article_files
    where article_id = any(${articleIds}::uuid[]) order by id`.execute(db);
  return rows;
}

/**
 * One file, with whether a reader outside may have it: its article is public and published in some language, and a picture
 * stands in a version that is published now.
 */
export async function fileById(
  db: Db | Trx,
  fileId: string,
): Promise<(FileRow & { desk_id: string; section_id: string | null; is_read_outside: boolean }) | undefined> {
  const { rows } = await sql<FileRow & { desk_id: string; section_id: string | null; is_read_outside: boolean }>`
    select f.id, f.article_id, f.name, f.content_type, f.size::float8 as size, f.blob_sha256, f.inline, f.width, f.height,
      a.desk_id, a.section_id,
      a.visibility = 'public' and a.put_away_at is null and exists (select from article_texts t
        join article_versions v on v.article_id = t.article_id and v.language = t.language and v.number = t.published
        where t.article_id = a.id and (not f.inline or position(f.id::text in v.html) > 0)) as is_read_outside
    from article_files f join articles a on a.id = f.article_id where f.id = ${fileId}::uuid`.execute(db);
  return rows[0];
}
