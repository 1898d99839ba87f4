import './idempotency.tables.ts';
import type { Db, Trx } from '../db/index.ts';
import { json, sql } from '../db/index.ts';

/** Takes the key for this transaction. @returns what was answered before, where it was taken already. */
export async function claimIdempotencyKey(
  trx: Trx,
  claim: { actorId: string; key: string; hash: string; at: Temporal.Instant },
) {
  const taken = await trx
    .insertInto('idempotency_keys')
    .values({
      actor_id: claim.actorId,
      key: claim.key,
      request_hash: claim.hash,
      response: json(null),
      created_at: claim.at.toString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (taken) return undefined;
  return trx
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'response'])
    .where('actor_id', '=', claim.actorId)
    .where('key', '=', claim.key)
    .executeTakeFirst();
}

export async function keepIdempotentResponse(
  trx: Trx,
  kept: { actorId: string; key: string; response: unknown },
): Promise<void> {
  await trx
    .updateTable('idempotency_keys')
    .set({ response: json(kept.response) })
    .where('actor_id', '=', kept.actorId)
    .where('key', '=', kept.key)
    .execute();
}

/**
 * Takes the key outside a transaction, for a call that has its own. One whose first call never ended (its process was
 * killed) is taken over after `stuckBefore`.
 * @returns what is known of it where it was taken already; `response` is null while the first call still runs.
 */
export async function takeKey(
  db: Db,
  claim: { actorId: string; key: string; hash: string; at: Temporal.Instant; stuckBefore: Temporal.Instant },
): Promise<{ request_hash: string; response: unknown } | undefined> {
  const { rows } = await sql<{ taken: boolean }>`insert into idempotency_keys as k
      (actor_id, key, request_hash, response, created_at)
    values (${claim.actorId}, ${claim.key}, ${claim.hash}, 'null'::jsonb, ${claim.at.toString()}::timestamptz)
    on conflict (actor_id, key) do update set created_at = excluded.created_at
      where k.response = 'null'::jsonb and k.request_hash = excluded.request_hash
        and k.created_at < ${claim.stuckBefore.toString()}::timestamptz
    returning true as taken`.execute(db);
  if (rows.length > 0) return undefined;
  return db
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'response'])
    .where('actor_id', '=', claim.actorId)
    .where('key', '=', claim.key)
    .executeTakeFirst();
}

export async function keepAnswer(db: Db, kept: { actorId: string; key: string; response: unknown }): Promise<void> {
  await db
    .updateTable('idempotency_keys')
    .set({ response: json(kept.response) })
    .where('actor_id', '=', kept.actorId)
    .where('key', '=', kept.key)
    .execute();
}

/** Nothing came of it: the same key may be tried again. */
export async function giveKeyBack(db: Db, given: { actorId: string; key: string }): Promise<void> {
  await db.deleteFrom('idempotency_keys').where('actor_id', '=', given.actorId).where('key', '=', given.key).execute();
}

/** @returns how many were deleted. */
export async function deleteOldKeys(db: Db, before: Temporal.Instant, limit: number): Promise<number> {
  const { rows } = await sql<{ key: string }>`delete from idempotency_keys where (actor_id, key) in (
      select actor_id, key from idempotency_keys where created_at < ${before.toString()}::timestamptz limit ${limit})
    returning key`.execute(db);
  return rows.length;
}
