import './reviews.tables.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/** How many replies wait for each of these people to look, by id; nobody who has none. */
export async function waitingByBuddy(db: Db | Trx, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; count: number }>`select asked.id, count(*)::int as count
    from reviews r cross join unnest(r.asked_ids) as asked(id)
    where r.state = 'waiting' and asked.id = any(${ids}::uuid[]) group by asked.id`.execute(db);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** How many of somebody's replies were let go as they were. */
export async function countApproved(db: Db | Trx, rotaId: string, authorId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from reviews
    where rota_id = ${rotaId}::uuid and author_id = ${authorId}::uuid and state = 'approved'`.execute(db);
  return rows[0]?.count ?? 0;
}
