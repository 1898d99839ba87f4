import './tickets.tables.ts';
import type { Trx } from '../../platform/db/index.ts';
import { json } from '../../platform/db/index.ts';

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
