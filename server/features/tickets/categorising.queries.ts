import './tickets.tables.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/** Tickets that still are in a category. */
export async function countInCategory(db: Db, categoryId: string): Promise<number> {
  const { rows } = await sql<{ left: number }>`select count(*) as left from tickets
    where category_id = ${categoryId}::uuid`.execute(db);
  return rows[0]?.left ?? 0;
}

/** Up to `most` tickets go from one category to another. @returns how many. */
export async function moveToCategory(
  trx: Trx,
  category: { from: string; to: string },
  at: Temporal.Instant,
  most: number,
): Promise<number> {
  const result =
    await sql`update tickets set category_id = ${category.to}::uuid, updated_at = ${at.toString()}::timestamptz,
      version = version + 1
    where id = any(array(select id from tickets where category_id = ${category.from}::uuid order by id limit ${most}
      for update))`.execute(trx);
  return Number(result.numAffectedRows ?? 0);
}
