import type { Actor } from '../access/index.ts';
import { problem } from './problem.ts';
import type { Api } from './routes.ts';

const WINDOW_SECONDS = 60;
/** A person's screens ask much while they go through a list by key, and nobody is quicker than this. */
const PER_PERSON = 6_000;
const PER_STRANGER = 300;
/** Callers remembered at once; above it the one longest unseen is forgotten, which only favours them. */
const MOST_CALLERS = 50_000;

export interface RateLimits {
  /** Calls a minute by each token; Infinity: none. The token of a setting, which scripts of the house use, has `house`. */
  token: number;
  house: number;
  /** Its id. */
  houseTokenId: string;
  addressOf(headers: Headers, bindings: unknown): string | undefined;
  /** Milliseconds that only go forward. */
  now?(): number;
}

interface Bucket {
  left: number;
  at: number;
}

/**
 * A bucket of calls for each token, each person and each stranger's address, that fills evenly over a minute: who has used theirs
 * up is told 429 with Retry-After, and everybody how much is left (draft-ietf-httpapi-ratelimit-headers). Each process counts
 * for itself: several of them allow so many times as much, which bounds the load all the same.
 */
export function limitRates(app: Api, limits: RateLimits): void {
  const buckets = new Map<string, Bucket>();
  const now = limits.now ?? (() => performance.now());

  app.use('/api/v1/*', async (c, next) => {
    const actor = c.get('actor');
    const limit = limitOf(actor, limits);
    if (limit === Number.POSITIVE_INFINITY) return next();
    const caller = 'id' in actor ? `${actor.kind} ${actor.id}` : limits.addressOf(c.req.raw.headers, c.env);
    // Without a network there is no stranger.
    if (caller === undefined) return next();
    const at = now();
    const before = buckets.get(caller) ?? { left: limit, at };
    const filled = Math.min(limit, before.left + ((at - before.at) / 1_000) * (limit / WINDOW_SECONDS));
    const left = filled - 1;
    // Newest last, so that the first of the map is the one longest unseen.
    buckets.delete(caller);
    buckets.set(caller, { left: Math.max(left, filled >= 1 ? left : filled), at });
    if (buckets.size > MOST_CALLERS) buckets.delete(buckets.keys().next().value ?? '');
    const policy = `"default";q=${limit};w=${WINDOW_SECONDS}`;
    if (filled < 1) {
      const wait = Math.max(1, Math.ceil(((1 - filled) * WINDOW_SECONDS) / limit));
      throw problem(
        429,
        'too-many-calls',
        `That was more than ${limit} calls a minute. Go on in ${wait} s.`,
        undefined,
        {
          retryAfter: wait,
        },
      );
    }
    await next();
    c.header('ratelimit-policy', policy);
    c.header('ratelimit', `"default";r=${Math.floor(left)};t=${Math.ceil(((limit - left) * WINDOW_SECONDS) / limit)}`);
  });
}

function limitOf(actor: Actor, limits: RateLimits): number {
  switch (actor.kind) {
    case 'token':
      return actor.id === limits.houseTokenId ? limits.house : limits.token;
    case 'teammate':
      return PER_PERSON;
    case 'contact':
    case 'anonymous':
      return PER_STRANGER;
    case 'system':
      return Number.POSITIVE_INFINITY;
  }
}
