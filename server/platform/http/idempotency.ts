import { createHash } from 'node:crypto';
import type { Act } from '../act.ts';
import { claimIdempotencyKey, keepIdempotentResponse } from './idempotency.queries.ts';
import { problem } from './problem.ts';

export const LONGEST_KEY = 255;

/**
 * `Idempotency-Key` on creation: the same key with the same request answers what was answered before and does nothing
 * again. A second call that comes while the first still runs waits for it (the row is locked by its transaction).
 * @throws Problem 422 when the key was used for another request.
 */
export async function once<Response>(
  one: Act,
  key: string | undefined,
  request: unknown,
  work: () => Promise<Response>,
): Promise<Response> {
  if (key === undefined) return work();
  if (key.length === 0 || key.length > LONGEST_KEY)
    throw problem(400, 'idempotency-key', `An Idempotency-Key has 1 to ${LONGEST_KEY} characters.`);
  const actorId = 'id' in one.actor ? one.actor.id : one.actor.kind;
  const hash = createHash('sha256').update(JSON.stringify(request)).digest('hex');
  const earlier = await claimIdempotencyKey(one.trx, { actorId, key, hash, at: one.at });
  if (earlier) {
    if (earlier.request_hash !== hash)
      throw problem(422, 'idempotency-key', 'This Idempotency-Key was used for another request.');
    return earlier.response as Response;
  }
  const response = await work();
  await keepIdempotentResponse(one.trx, { actorId, key, response });
  return response;
}
