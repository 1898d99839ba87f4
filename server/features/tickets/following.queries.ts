import './tickets.tables.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/** @returns those who did not follow it before */
export async function addFollowers(
  trx: Trx,
  ticketId: string,
  teammateIds: readonly string[],
  at: Temporal.Instant,
): Promise<string[]> {
  if (teammateIds.length === 0) return [];
  const { rows } = await sql<{ teammate_id: string }>`
    insert into ticket_followers (ticket_id, teammate_id, followed_at)
    select ${ticketId}::uuid, id, ${at.toString()}::timestamptz from unnest(${teammateIds}::uuid[]) as given(id)
    on conflict do nothing returning teammate_id`.execute(trx);
  return rows.map((row) => row.teammate_id);
}

export async function deleteFollower(trx: Trx, ticketId: string, teammateId: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('ticket_followers')
    .where('ticket_id', '=', ticketId)
    .where('teammate_id', '=', teammateId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Who follows it and is still with us, in the order in which they began. */
export async function followersOf(db: Db | Trx, ticketId: string) {
  return db
    .selectFrom('ticket_followers')
    .innerJoin('teammates', 'teammates.id', 'ticket_followers.teammate_id')
    .select(['teammates.id', 'teammates.name'])
    .where('ticket_followers.ticket_id', '=', ticketId)
    .where('teammates.deactivated_at', 'is', null)
    .orderBy('followed_at')
    .orderBy('teammates.id')
    .limit(200)
    .execute();
}
