import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Platform } from '../act.ts';
import { PRIORITY } from '../jobs/definition.ts';
import { defineJob } from '../jobs/index.ts';
import { deleteOldKeys, giveKeyBack, keepAnswer, takeKey } from './idempotency.queries.ts';
import { LONGEST_KEY } from './idempotency.ts';
import { problem } from './problem.ts';
import type { Api } from './routes.ts';

/** A first call that has not ended by now was killed with its process. */
const STUCK_AFTER = Temporal.Duration.from({ seconds: 60 });
const KEPT_FOR = Temporal.Duration.from({ hours: 24 });
const SWEPT_AT_ONCE = 10_000;
/** Answers larger than this are not kept; asking again does the work again. */
const LARGEST_ANSWER = 256 * 1024;

/** These hold their key in the very transaction of what they do, and need nobody to do it for them. */
const BY_THEMSELVES = [/^\/api\/v1\/tickets$/, /^\/api\/v1\/tickets\/[^/]+\/messages$/];
/** What they answer is a secret, which is kept nowhere; or their body streams. */
const NOT_KEPT = [
  /^\/api\/v1\/contact-imports$/,
  /^\/api\/v1\/(?:tokens|webhooks|setup|invitations|attachments|inbound|me|auth|mail-|mailboxes)/,
];

interface KeptAnswer {
  status: number;
  contentType: string;
  body: string;
}

/**
 * `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header) on every POST: the same key with the same request answers what
 * was answered before, for 24 hours. While the first still runs a second is told 409 with Retry-After; a key that was used for
 * another request 422. What failed on our side may be tried again with the same key.
 */
export function answerRepeatedCalls(app: Api, platform: Platform): void {
  app.use('/api/v1/*', async (c, next) => {
    const key = c.req.header('idempotency-key');
    const { path, method } = c.req;
    if (key === undefined || method !== 'POST' || [...BY_THEMSELVES, ...NOT_KEPT].some((one) => one.test(path)))
      return next();
    if (key.length === 0 || key.length > LONGEST_KEY)
      throw problem(400, 'idempotency-key', `An Idempotency-Key has 1 to ${LONGEST_KEY} characters.`);
    const actor = c.get('actor');
    if (!('id' in actor)) return next();
    const body = await c.req.raw.clone().text();
    const hash = createHash('sha256')
      .update(`${path}?${new URL(c.req.url).searchParams}\n${body}`)
      .digest('hex');
    const at = platform.clock.now();
    const claim = { actorId: actor.id, key, hash, at, stuckBefore: at.subtract(STUCK_AFTER) };
    const earlier = await takeKey(platform.db, claim);
    if (earlier) {
      if (earlier.request_hash !== hash)
        throw problem(422, 'idempotency-key', 'This Idempotency-Key was used for another request.');
      if (earlier.response === null) {
        const detail = 'The first call with this Idempotency-Key still runs. Ask again in a moment.';
        throw problem(409, 'still-running', detail, undefined, { retryAfter: 1 });
      }
      const kept = earlier.response as KeptAnswer;
      return new Response(kept.body === '' ? null : kept.body, {
        status: kept.status,
        headers: { 'content-type': kept.contentType, 'idempotency-replayed': 'true' },
      });
    }
    let done = false;
    try {
      await next();
      const answer = c.res.clone();
      const text = c.res.status < 500 ? await answer.text() : '';
      if (c.res.status < 500 && text.length <= LARGEST_ANSWER) {
        const response: KeptAnswer = {
          status: c.res.status,
          contentType: c.res.headers.get('content-type') ?? 'application/json',
          body: text,
        };
        await keepAnswer(platform.db, { actorId: actor.id, key, response });
        done = true;
      }
    } finally {
      if (!done) await giveKeyBack(platform.db, { actorId: actor.id, key });
    }
  });
}

export const sweepKeys = defineJob({
  name: 'platform.sweep-idempotency-keys',
  payload: z.object({}),
  priority: PRIORITY.background,
  recurs: '41 3 * * *',
  async run(platform) {
    const before = platform.clock.now().subtract(KEPT_FOR);
    while ((await deleteOldKeys(platform.db, before, SWEPT_AT_ONCE)) === SWEPT_AT_ONCE);
  },
});
