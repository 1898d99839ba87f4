import './fields.tables.ts';
import type { Db, SqlBool, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

const COLUMNS = ['id', 'desk_id', 'parent_id', 'name', 'position', 'path', 'lineage', 'archived_at'] as const;

export type CategoryRow = Awaited<ReturnType<typeof categoriesOfDesk>>[number];

export async function categoriesOfDesk(db: Db | Trx, deskId: string, archivedToo: boolean) {
  const query = db.selectFrom('categories').select(COLUMNS).where('desk_id', '=', deskId);
  return (archivedToo ? query : query.where('archived_at', 'is', null)).execute();
}

export async function categoryById(db: Db | Trx, id: string): Promise<CategoryRow | undefined> {
  return db.selectFrom('categories').select(COLUMNS).where('id', '=', id).executeTakeFirst();
}

/** Of these desks, by path then id; `after` is the key of the last one before. */
export async function categoriesByPath(
  db: Db,
  desks: 'all' | readonly string[],
  page: { after: readonly [path: string, id: string] | null; limit: number },
): Promise<CategoryRow[]> {
  const path = sql<string>`array_to_string(path, ' > ')`;
  let query = db.selectFrom('categories').select(COLUMNS).where('archived_at', 'is', null);
  if (desks !== 'all') query = query.where('desk_id', '=', sql<string>`any(${desks}::uuid[])`);
  if (page.after) query = query.where(sql<SqlBool>`(${path}, id) > (${page.after[0]}, ${page.after[1]}::uuid)`);
  return query.orderBy(path).orderBy('id').limit(page.limit).execute();
}

/** Counted up to this many: nobody reads the exact figure, and counting all would be slow. */
const MOST_COUNTED = 1_000;

/** Tickets in work by their category. */
export async function openTicketsOf(db: Db | Trx, categoryIds: readonly string[]): Promise<Map<string, number>> {
  if (categoryIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; count: number }>`
    select c.id, (select count(*) from (
      select from tickets where tickets.category_id = c.id and status in ('new', 'open', 'waiting', 'on_hold')
        and discarded_at is null and merged_into_id is null and spam_at is null limit ${MOST_COUNTED + 1}) counted) as count
    from unnest(${categoryIds}::uuid[]) as c(id)`.execute(db);
  return new Map(rows.map((row) => [row.id, row.count]));
}

export interface NewCategoryRow {
  id: string;
  desk_id: string;
  parent_id: string | null;
  name: string;
  position: number;
  path: string[];
  lineage: string[];
  created_at: string;
}

export async function insertCategory(trx: Trx, row: NewCategoryRow): Promise<void> {
  await trx.insertInto('categories').values(row).execute();
}

export async function updateCategory(
  trx: Trx,
  id: string,
  change: { name?: string; parent_id?: string | null; archived_at?: string | null },
): Promise<void> {
  await trx.updateTable('categories').set(change).where('id', '=', id).execute();
}

/** Writes the ways from the top anew for all of a desk's categories whose way has changed. */
export async function rewriteLineages(trx: Trx, deskId: string): Promise<void> {
  await sql`with recursive tree as (
      select id, array[name] as path, array[id] as lineage from categories where desk_id = ${deskId}::uuid and parent_id is null
      union all
      select c.id, tree.path || c.name, tree.lineage || c.id from categories c join tree on c.parent_id = tree.id
    )
    update categories set path = tree.path, lineage = tree.lineage from tree
    where categories.id = tree.id and (categories.path, categories.lineage) is distinct from (tree.path, tree.lineage)`.execute(
    trx,
  );
}

/** These stand in this order from now on, from 0. */
export async function setPositions(
  trx: Trx,
  table: 'categories' | 'fields' | 'request_types',
  ids: readonly string[],
): Promise<void> {
  await sql`update ${sql.table(table)} as t set position = o.place - 1
    from unnest(${ids}::uuid[]) with ordinality as o(id, place)
    where t.id = o.id and t.position <> o.place - 1`.execute(trx);
}

/** A category and all below it. */
export async function setArchivedBelow(trx: Trx, id: string, at: string | null): Promise<void> {
  await sql`update categories set archived_at = ${at}::timestamptz
    where lineage @> array[${id}::uuid] and (archived_at is null) = (${at}::timestamptz is not null)`.execute(trx);
}

/** Those of these that are archived stand open again. */
export async function reopenCategories(trx: Trx, ids: readonly string[]): Promise<void> {
  await sql`update categories set archived_at = null where id = any(${ids}::uuid[])`.execute(trx);
}

export async function reparent(trx: Trx, fromParentId: string, toParentId: string): Promise<void> {
  await trx
    .updateTable('categories')
    .set({ parent_id: toParentId })
    .where('parent_id', '=', fromParentId)
    .where('archived_at', 'is', null)
    .execute();
}
