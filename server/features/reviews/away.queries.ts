import './reviews.tables.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/** Who of these people has stepped away just now, and until when. */
export async function awayAmong(
  db: Db | Trx,
  teammateIds: readonly string[],
  now: Temporal.Instant,
): Promise<Map<string, Temporal.Instant>> {
  if (teammateIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('buddies_away')
    .select(['teammate_id', 'until_at'])
    .where('teammate_id', 'in', teammateIds)
    .where(sql<boolean>`until_at > ${now.toString()}::timestamptz`)
    .execute();
  return new Map(rows.map((row) => [row.teammate_id, row.until_at]));
}

export async function putAway(
  trx: Trx,
  teammateId: string,
  { from, until }: { from: Temporal.Instant; until: Temporal.Instant },
): Promise<void> {
  const times = { from_at: from.toString(), until_at: until.toString() };
  await trx
    .insertInto('buddies_away')
    .values({ teammate_id: teammateId, ...times })
    .onConflict((conflict) => conflict.column('teammate_id').doUpdateSet(times))
    .execute();
}

/** @returns whether they were away. */
export async function deleteAway(trx: Trx, teammateId: string, now: Temporal.Instant): Promise<boolean> {
  const gone = await trx
    .deleteFrom('buddies_away')
    .where('teammate_id', '=', teammateId)
    .returning('until_at')
    .executeTakeFirst();
  return gone !== undefined && Temporal.Instant.compare(gone.until_at, now) > 0;
}

/** Desks on which somebody sits beside others. */
export async function desksOfBuddy(trx: Trx, teammateId: string): Promise<string[]> {
  const { rows } = await sql<{ desk_id: string }>`select distinct r.desk_id from rota_people p
    join rotas r on r.id = p.rota_id where p.teammate_id = ${teammateId}::uuid and p.part = 'buddy'
    order by r.desk_id`.execute(trx);
  return rows.map((row) => row.desk_id);
}

/** Replies that wait for this person and nobody else. */
export async function waitingForNobodyElse(trx: Trx, teammateId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from reviews
    where state = 'waiting' and asked_ids = array[${teammateId}::uuid] order by id`.execute(trx);
  return rows.map(({ id }) => id);
}
