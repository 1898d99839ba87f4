import './articles.tables.ts';
import './imports.tables.ts';
import type { Db, Insertable, Selectable, SqlBool, Trx } from '../../platform/db/index.ts';
import { insertRows, sql } from '../../platform/db/index.ts';
import type { StoredBlob } from '../../platform/storage/index.ts';
import type { ArticleImportsTable } from './imports.tables.ts';

export type ImportRow = Selectable<ArticleImportsTable>;
export type Leftover = { name: string; detail: string };

export async function insertImport(
  trx: Trx,
  row: Omit<Insertable<ArticleImportsTable>, 'blob_sha256' | 'state' | 'created_at' | 'moved_at'>,
  blob: StoredBlob,
  at: Temporal.Instant,
): Promise<void> {
  const now = at.toString();
  await sql`insert into blobs (sha256, size, created_at) values (${blob.sha256}, ${blob.size}, ${now}::timestamptz)
    on conflict do nothing`.execute(trx);
  await trx
    .insertInto('article_imports')
    .values({ ...row, blob_sha256: blob.sha256, state: 'running', created_at: now, moved_at: now })
    .execute();
}

export async function importRow(db: Db | Trx, id: string): Promise<ImportRow | undefined> {
  return db.selectFrom('article_imports').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function lockImport(trx: Trx, id: string): Promise<ImportRow | undefined> {
  return trx.selectFrom('article_imports').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Of one desk, newest first. */
export async function importRows(
  db: Db,
  deskId: string,
  after: readonly [string, string] | null,
  limit: number,
): Promise<ImportRow[]> {
  let query = db.selectFrom('article_imports').selectAll().where('desk_id', '=', deskId);
  if (after) query = query.where(sql<SqlBool>`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** Those of a killed process, or that nobody goes on with. */
export async function lyingImports(db: Db, movedBefore: Temporal.Instant): Promise<string[]> {
  const rows = await db
    .selectFrom('article_imports')
    .select('id')
    .where('state', '=', 'running')
    .where(sql<SqlBool>`moved_at <= ${movedBefore.toString()}::timestamptz`)
    .execute();
  return rows.map((row) => row.id);
}

export async function countImport(trx: Trx, id: string, total: number, at: Temporal.Instant): Promise<void> {
  await trx.updateTable('article_imports').set({ total, moved_at: at.toString() }).where('id', '=', id).execute();
}

export async function insertLeftovers(trx: Trx, importId: string, left: readonly Leftover[]): Promise<void> {
  const rows = left.map(({ name, detail }) => ({ import_id: importId, name, detail }));
  await insertRows(trx, 'article_import_leftovers', rows, { onConflict: 'nothing' });
}

export interface ImportItem {
  article: string;
  name: string;
  article_id: string | null;
  title: string | null;
  language: ArticleImportsTable['language'] | null;
  files: Record<string, string>;
}

export async function itemsOf(db: Db | Trx, importId: string) {
  return (
    db
      .selectFrom('article_import_items')
      .selectAll()
      .where('import_id', '=', importId)
      // Ids of articles are in the order in which they came.
      .orderBy('article_id')
      .orderBy('article')
      .execute()
  );
}

export async function hasItem(trx: Trx, importId: string, article: string): Promise<boolean> {
  const row = await trx
    .selectFrom('article_import_items')
    .select('import_id')
    .where('import_id', '=', importId)
    .where('article', '=', article)
    .executeTakeFirst();
  return row !== undefined;
}

/** One more article is settled, taken in or not. */
export async function insertItem(trx: Trx, importId: string, item: ImportItem, at: Temporal.Instant): Promise<void> {
  await trx
    .insertInto('article_import_items')
    .values({ ...item, import_id: importId, files: JSON.stringify(item.files) })
    .execute();
  await sql`update article_imports set done = done + 1, files = files + ${Object.keys(item.files).length},
    moved_at = ${at.toString()}::timestamptz where id = ${importId}`.execute(trx);
}

/** @returns false where its links lead already where they should. */
export async function markLinked(trx: Trx, importId: string, article: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('article_import_items')
    .set({ linked_at: at.toString() })
    .where('import_id', '=', importId)
    .where('article', '=', article)
    .where('linked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Of all texts that an import brought. */
export async function slugsOfImport(db: Db, importId: string) {
  return db
    .selectFrom('article_import_items as i')
    .innerJoin('article_texts as t', 't.article_id', 'i.article_id')
    .select(['t.article_id', 't.language', 't.slug'])
    .where('i.import_id', '=', importId)
    .execute();
}

export async function endImport(trx: Trx, id: string, state: 'done' | 'failed', at: Temporal.Instant): Promise<void> {
  await trx
    .updateTable('article_imports')
    // One that broke off may go on.
    .set({ state, finished_at: at.toString(), ...(state === 'done' ? { blob_sha256: null } : {}) })
    .where('id', '=', id)
    .execute();
}

export async function resumeImport(trx: Trx, id: string, at: Temporal.Instant): Promise<void> {
  await trx
    .updateTable('article_imports')
    .set({ state: 'running', finished_at: null, moved_at: at.toString() })
    .where('id', '=', id)
    .execute();
}

export async function leftoversOf(db: Db, importId: string): Promise<Leftover[]> {
  return db
    .selectFrom('article_import_leftovers')
    .select(['name', 'detail'])
    .where('import_id', '=', importId)
    .orderBy('name')
    .orderBy('detail')
    .execute();
}

/** How many articles of each came in, and how many files did not. */
export async function importCounts(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { articles: number; left: number }>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; articles: number; left: number }>`
    select i.id,
      (select count(*)::int from article_import_items x where x.import_id = i.id and x.article_id is not null) as articles,
      (select count(*)::int from article_import_leftovers x where x.import_id = i.id) as left
    from article_imports i where i.id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, articles, left }) => [id, { articles, left }]));
}

/** The bytes of what broke off and nobody went on with, and after a while what is known of any. */
export async function forgetImports(trx: Trx, unused: Temporal.Instant, old: Temporal.Instant): Promise<void> {
  await trx
    .updateTable('article_imports')
    .set({ blob_sha256: null })
    .where('state', '=', 'failed')
    .where(sql<SqlBool>`finished_at < ${unused.toString()}::timestamptz`)
    .execute();
  await trx
    .deleteFrom('article_imports')
    .where('state', '<>', 'running')
    .where(sql<SqlBool>`finished_at < ${old.toString()}::timestamptz`)
    .execute();
}
