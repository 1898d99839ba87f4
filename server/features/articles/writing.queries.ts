import './articles.tables.ts';
import type { Db, Insertable, Selectable, Trx, Updateable } from '../../platform/db/index.ts';
import { lockForTransaction, sql } from '../../platform/db/index.ts';
import type { ArticlesTable, ArticleTextsTable, Visibility } from './articles.tables.ts';

export type ArticleRow = Selectable<ArticlesTable>;
export type TextRow = Selectable<ArticleTextsTable>;

/** Locked until the transaction ends. */
export async function lockArticle(trx: Trx, id: string): Promise<ArticleRow | undefined> {
  return trx.selectFrom('articles').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertArticle(trx: Trx, row: Insertable<ArticlesTable>): Promise<void> {
  await trx.insertInto('articles').values(row).execute();
}

export async function updateArticle(trx: Trx, id: string, change: Updateable<ArticlesTable>): Promise<void> {
  await trx.updateTable('articles').set(change).where('id', '=', id).execute();
}

/** The place behind all others of its section, or of what is in no section of this tree. */
export async function lastPlace(
  trx: Trx,
  { deskId, sectionId, visibility }: { deskId: string; sectionId: string | null; visibility: Visibility },
): Promise<number> {
  const { rows } = await sql<{ place: number }>`select coalesce(max(position), 0) + 1 as place from articles
    where desk_id = ${deskId}::uuid and visibility = ${visibility}
      and section_id is not distinct from ${sectionId}::uuid and put_away_at is null`.execute(trx);
  return rows[0]?.place ?? 1;
}

export async function textOf(trx: Trx, articleId: string, language: string): Promise<TextRow | undefined> {
  return trx
    .selectFrom('article_texts')
    .selectAll()
    .where('article_id', '=', articleId)
    .where('language', '=', language)
    .executeTakeFirst();
}

export async function insertText(trx: Trx, row: Insertable<ArticleTextsTable>): Promise<void> {
  await trx.insertInto('article_texts').values(row).execute();
}

export async function updateText(
  trx: Trx,
  articleId: string,
  language: string,
  change: Updateable<ArticleTextsTable>,
): Promise<void> {
  await trx
    .updateTable('article_texts')
    .set(change)
    .where('article_id', '=', articleId)
    .where('language', '=', language)
    .execute();
}

export async function deleteText(trx: Trx, articleId: string, language: string): Promise<void> {
  await trx.deleteFrom('article_texts').where('article_id', '=', articleId).where('language', '=', language).execute();
}

/** @returns its number, one more than the last. The article is locked, so that no other gets the same. */
export async function insertVersion(
  trx: Trx,
  text: Pick<TextRow, 'article_id' | 'language' | 'title' | 'html' | 'text'>,
  made: { note: string; at: string; by: string | null; publishedAt: string | null },
): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    insert into article_versions (article_id, language, number, title, html, text, note, made_at, made_by, published_at)
    select ${text.article_id}::uuid, ${text.language},
      coalesce((select max(number) from article_versions where article_id = ${text.article_id}::uuid
        and language = ${text.language}), 0) + 1,
      ${text.title}, ${text.html}, ${text.text}, ${made.note}, ${made.at}::timestamptz, ${made.by}::uuid,
      ${made.publishedAt}::timestamptz
    returning number`.execute(trx);
  const number = rows[0]?.number;
  if (number === undefined) throw new Error('a version was written without a number');
  return number;
}

/** Slugs of this desk and language that begin with this one; nobody else takes one until the transaction ends. */
export async function slugsTaken(
  trx: Trx,
  { deskId, language, slug, but }: { deskId: string; language: string; slug: string; but: string },
): Promise<Set<string>> {
  await lockForTransaction(trx, `article slugs ${deskId} ${language}`);
  const { rows } = await sql<{ slug: string }>`select slug from article_slugs where desk_id = ${deskId}::uuid
    and language = ${language} and slug like ${`${slug}%`} and article_id <> ${but}::uuid`.execute(trx);
  return new Set(rows.map((row) => row.slug));
}

export async function keepSlug(
  trx: Trx,
  row: { deskId: string; language: string; slug: string; articleId: string; at: string },
): Promise<void> {
  await sql`insert into article_slugs (desk_id, language, slug, article_id, made_at)
    values (${row.deskId}::uuid, ${row.language}, ${row.slug}, ${row.articleId}::uuid, ${row.at}::timestamptz)
    on conflict (desk_id, language, slug) do update set made_at = excluded.made_at`.execute(trx);
}

/** The section, where it is open and of this desk and kind. */
export async function sectionFor(
  trx: Trx,
  { deskId, visibility, sectionId }: { deskId: string; visibility: Visibility; sectionId: string },
): Promise<{ id: string } | undefined> {
  return trx
    .selectFrom('sections')
    .select('id')
    .where('id', '=', sectionId)
    .where('desk_id', '=', deskId)
    .where('visibility', '=', visibility)
    .where('put_away_at', 'is', null)
    .forShare()
    .executeTakeFirst();
}

/** Of these files, those of the article: a text names no others. */
export async function filesAmong(trx: Trx, articleId: string, fileIds: readonly string[]): Promise<Set<string>> {
  if (fileIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`select id from article_files
    where article_id = ${articleId}::uuid and id = any(${fileIds}::uuid[])`.execute(trx);
  return new Set(rows.map((row) => row.id));
}

/** Nothing of it stays, its addresses neither. */
export async function deleteArticle(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('articles').where('id', '=', id).execute();
}

export async function dueTexts(db: Db, by: Temporal.Instant): Promise<{ article_id: string; language: string }[]> {
  const { rows } = await sql<{ article_id: string; language: string }>`select article_id, language from article_texts
    where publish_at <= ${by.toString()}::timestamptz order by publish_at limit 500`.execute(db);
  return rows;
}

/** What was thrown away before this, for good; its files' blobs go with the next sweep. */
export async function deleteBinned(trx: Trx, before: Temporal.Instant): Promise<void> {
  await sql`delete from articles where put_away_at < ${before.toString()}::timestamptz`.execute(trx);
}

/** Puts an article before another of its section, or at its end; all of the section are numbered anew. */
export async function placeBefore(
  trx: Trx,
  article: Pick<ArticleRow, 'id' | 'desk_id' | 'section_id' | 'visibility'>,
  before: string | null,
): Promise<void> {
  await lockForTransaction(trx, `articles of ${article.desk_id} ${article.section_id ?? article.visibility}`);
  await sql`with others as (select id, row_number() over (order by position, id) as place from articles
      where desk_id = ${article.desk_id}::uuid and visibility = ${article.visibility}
        and section_id is not distinct from ${article.section_id}::uuid and put_away_at is null
        and id <> ${article.id}::uuid),
    wanted as (select coalesce((select place from others where id = ${before}::uuid),
      (select coalesce(max(place), 0) + 1 from others)) as place),
    placed as (select ${article.id}::uuid as id, place from wanted
      union all select o.id, o.place + case when o.place >= w.place then 1 else 0 end from others o, wanted w)
    update articles a set position = p.place from placed p where p.id = a.id and a.position is distinct from p.place`.execute(
    trx,
  );
}

/** Slugs of an article go to another desk with it. */
export async function moveSlugs(trx: Trx, articleId: string, deskId: string): Promise<void> {
  await sql`update article_slugs set desk_id = ${deskId}::uuid where article_id = ${articleId}::uuid`.execute(trx);
}

/** The languages that it has words in, with its address in each. */
export async function languagesOf(trx: Trx, articleId: string): Promise<{ language: string; slug: string }[]> {
  return trx.selectFrom('article_texts').select(['language', 'slug']).where('article_id', '=', articleId).execute();
}

/** Forgets addresses that another article of this desk has, so that the others can come along. */
export async function dropTakenSlugs(trx: Trx, articleId: string, deskId: string): Promise<void> {
  await sql`delete from article_slugs s where s.article_id = ${articleId}::uuid and exists (select from article_slugs o
    where o.desk_id = ${deskId}::uuid and o.language = s.language and o.slug = s.slug and o.article_id <> s.article_id)`.execute(
    trx,
  );
}
