import './contact-lists.tables.ts';
import type { BadLine } from '../../../contract/contact-lists.ts';
import type { Db, Selectable, SqlBool, Trx } from '../../platform/db/index.ts';
import { insertRows, json, sql } from '../../platform/db/index.ts';
import type { StoredBlob } from '../../platform/storage/index.ts';
import type { ImportsTable } from './contact-lists.tables.ts';

export type ImportRecord = Selectable<ImportsTable>;

export async function insertImport(
  trx: Trx,
  row: Omit<
    ImportRecord,
    'done' | 'added' | 'changed' | 'bad' | 'created_at' | 'finished_at' | 'blob_sha256' | 'state'
  >,
  blob: StoredBlob,
  at: Temporal.Instant,
): Promise<void> {
  const now = at.toString();
  await sql`insert into blobs (sha256, size, created_at) values (${blob.sha256}, ${blob.size}, ${now}::timestamptz)
    on conflict do nothing`.execute(trx);
  await trx
    .insertInto('contact_imports')
    .values({
      ...row,
      columns: json(row.columns),
      mapping: json(row.mapping),
      blob_sha256: blob.sha256,
      state: 'uploaded',
      created_at: now,
    })
    .execute();
}

/** A person's own; a token's are those that no person made. */
function ofMaker(makerId: string | null) {
  return sql<SqlBool>`created_by is not distinct from ${makerId}::uuid`;
}

export async function importById(db: Db | Trx, id: string, makerId: string | null): Promise<ImportRecord | undefined> {
  return db.selectFrom('contact_imports').selectAll().where('id', '=', id).where(ofMaker(makerId)).executeTakeFirst();
}

export async function lockImport(trx: Trx, id: string): Promise<ImportRecord | undefined> {
  return trx.selectFrom('contact_imports').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function listImports(
  db: Db,
  makerId: string | null,
  after: readonly [string, string] | null,
  limit: number,
): Promise<ImportRecord[]> {
  let query = db.selectFrom('contact_imports').selectAll().where(ofMaker(makerId));
  if (after) query = query.where(sql<SqlBool>`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

export async function beginImport(trx: Trx, id: string, mapping: readonly (string | null)[]): Promise<void> {
  await trx
    .updateTable('contact_imports')
    .set({ state: 'running', mapping: json(mapping), finished_at: null })
    .where('id', '=', id)
    .execute();
}

export async function moveImport(
  trx: Trx,
  id: string,
  by: { done: number; added: number; changed: number; bad: number },
): Promise<void> {
  await sql`update contact_imports set done = done + ${by.done}, added = added + ${by.added},
    changed = changed + ${by.changed}, bad = bad + ${by.bad} where id = ${id}::uuid`.execute(trx);
}

/**
 * Over: its bytes are not needed any more, save where it broke off and may go on; nor are the lines of it that were shown as
 * samples.
 */
export async function endImport(
  trx: Trx,
  id: string,
  state: 'done' | 'stopped' | 'failed',
  at: Temporal.Instant,
): Promise<void> {
  await trx
    .updateTable('contact_imports')
    .set({
      state,
      finished_at: at.toString(),
      ...(state === 'failed' ? {} : { blob_sha256: null }),
      columns: sql`(select coalesce(jsonb_agg(c || '{"samples": []}' order by place), '[]')
        from jsonb_array_elements(columns) with ordinality x(c, place))`,
    })
    .where('id', '=', id)
    .execute();
}

export async function insertBadLines(
  trx: Trx,
  importId: string,
  lines: readonly { bad: BadLine; cells: string[] }[],
): Promise<void> {
  await insertRows(
    trx,
    'contact_import_lines',
    lines.map(({ bad, cells }) => ({
      import_id: importId,
      line: bad.line,
      reason: bad.reason,
      column_name: bad.column,
      value: bad.value,
      cells,
    })),
    { onConflict: 'nothing' },
  );
}

export async function badLinesOf(db: Db, importId: string, after: number, limit: number) {
  return db
    .selectFrom('contact_import_lines')
    .selectAll()
    .where('import_id', '=', importId)
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit)
    .execute();
}

/** Lists that nobody took in, or took up again, for so long, and what was left out of old ones. */
export async function forgetImports(trx: Trx, unused: Temporal.Instant, old: Temporal.Instant): Promise<void> {
  await sql`delete from contact_imports where (state = 'uploaded' and created_at < ${unused.toString()}::timestamptz)
    or (state <> 'running' and finished_at < ${old.toString()}::timestamptz)`.execute(trx);
  await sql`update contact_imports set blob_sha256 = null
    where state = 'failed' and blob_sha256 is not null and finished_at < ${unused.toString()}::timestamptz`.execute(
    trx,
  );
}

export async function organizationsByName(trx: Trx, names: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`select distinct on (lower(name)) id, lower(name) as name
    from organizations where lower(name) = any(${names}::text[]) order by lower(name), created_at, id`.execute(trx);
  return new Map(rows.map((row) => [row.name, row.id]));
}
