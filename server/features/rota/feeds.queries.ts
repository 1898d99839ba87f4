import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export interface FeedRow {
  id: string;
  token_sealed: string;
  of: 'person' | 'rota' | 'buddy';
  teammate_id: string;
  rota_id: string | null;
  made_at: Temporal.Instant;
  read_at: Temporal.Instant | null;
}

const COLUMNS = ['id', 'token_sealed', 'of', 'teammate_id', 'rota_id', 'made_at', 'read_at'] as const;

export async function feedsOf(db: Db, teammateId: string): Promise<FeedRow[]> {
  return db
    .selectFrom('calendar_feeds')
    .select(COLUMNS)
    .where('teammate_id', '=', teammateId)
    .where('ended_at', 'is', null)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

export async function feedByToken(db: Db, tokenHash: string): Promise<FeedRow | undefined> {
  return db
    .selectFrom('calendar_feeds')
    .select(COLUMNS)
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

/** @returns whether there was one. */
export async function endFeed(trx: Trx, teammateId: string, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('calendar_feeds')
    .set({ ended_at: at.toString() })
    .where('id', '=', id)
    .where('teammate_id', '=', teammateId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A new address of a kind ends the old one. */
export async function endFeedsLike(
  trx: Trx,
  teammateId: string,
  of: FeedRow['of'],
  rotaId: string | null,
  at: Temporal.Instant,
): Promise<void> {
  await trx
    .updateTable('calendar_feeds')
    .set({ ended_at: at.toString() })
    .where('teammate_id', '=', teammateId)
    .where('of', '=', of)
    .where('rota_id', rotaId === null ? 'is' : '=', rotaId)
    .where('ended_at', 'is', null)
    .execute();
}

export async function insertFeed(
  trx: Trx,
  feed: {
    id: string;
    tokenHash: string;
    tokenSealed: string;
    of: FeedRow['of'];
    teammateId: string;
    rotaId: string | null;
  },
  at: Temporal.Instant,
): Promise<void> {
  await trx
    .insertInto('calendar_feeds')
    .values({
      id: feed.id,
      token_hash: feed.tokenHash,
      token_sealed: feed.tokenSealed,
      of: feed.of,
      teammate_id: feed.teammateId,
      rota_id: feed.rotaId,
      made_at: at.toString(),
    })
    .execute();
}

/** To within a quarter of an hour: programs ask often. */
export async function noteFeedRead(db: Db, id: string, at: Temporal.Instant): Promise<void> {
  await sql`update calendar_feeds set read_at = ${at.toString()}::timestamptz where id = ${id}::uuid
    and (read_at is null or read_at < ${at.subtract({ minutes: 15 }).toString()}::timestamptz)`.execute(db);
}

/** Shifts of a calendar: published ones, and what was cancelled a short time ago, by day. */
export async function feedShiftIds(
  db: Db,
  feed: Pick<FeedRow, 'of' | 'teammate_id' | 'rota_id'>,
  asked: { from: string; cancelledAfter: Temporal.Instant; rotaIds: readonly string[]; limit: number },
): Promise<string[]> {
  const whose =
    feed.of === 'rota'
      ? sql`s.rota_id = ${feed.rota_id}::uuid`
      : feed.of === 'person'
        ? sql`s.teammate_id = ${feed.teammate_id}::uuid`
        : sql`s.buddy_id = ${feed.teammate_id}::uuid`;
  const { rows } = await sql<{ id: string }>`select s.id from shifts s where ${whose}
      and s.rota_id = any(${asked.rotaIds}::uuid[]) and s.on_date >= ${asked.from}::date
      and (s.state in ('published', 'complete') or (s.state = 'cancelled' and s.published_at is not null
        and s.changed_at > ${asked.cancelledAfter.toString()}::timestamptz))
    order by s.on_date, s.id limit ${asked.limit}`.execute(db);
  return rows.map(({ id }) => id);
}
