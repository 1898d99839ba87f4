import { createHash } from 'node:crypto';
import type { Platform } from '../../platform/act.ts';
import type { Db } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/** So many tries in so many seconds, counted from the first one. */
export interface TryLimit {
  max: number;
  window: number;
}

export interface Tries {
  /** Counts one try. @returns seconds to wait when there were too many, else 0. */
  take(key: string, limit: TryLimit): Promise<number>;
}

const PRUNE_EVERY_MS = 10 * 60_000;
const LONGEST_WINDOW_MS = 24 * 3_600_000;

/** Tries at passwords, codes and links; counted in the database, so that every process counts the same ones. */
export function countTries({ db, clock }: Pick<Platform, 'db' | 'clock'>): Tries {
  let pruneAt = 0;
  return {
    async take(key, { max, window }) {
      const now = clock.now().epochMilliseconds;
      if (now >= pruneAt) {
        pruneAt = now + PRUNE_EVERY_MS;
        await db
          .deleteFrom('sign_in_tries')
          .where('last_request', '<', now - LONGEST_WINDOW_MS)
          .execute();
      }
      const { count, since } = await countOne(db, key, now, window * 1000, max);
      return count <= max ? 0 : Math.max(1, Math.ceil((since + window * 1000 - now) / 1000));
    },
  };
}

/** A key that says what was tried and about whom, without holding the address itself. */
export function tryKey(what: string, who: string): string {
  return `${what} ${createHash('sha256').update(who.toLowerCase()).digest('base64url')}`;
}

async function countOne(db: Db, key: string, now: number, windowMs: number, max: number) {
  const { rows } = await sql<{ count: number; since: number }>`
    insert into sign_in_tries as tries (key, count, last_request) values (${key}, 1, ${now})
    on conflict (key) do update set
      count = case when tries.last_request <= ${now - windowMs} then 1 else least(tries.count + 1, ${max + 1}) end,
      last_request = case when tries.last_request <= ${now - windowMs} then ${now} else tries.last_request end
    returning count, last_request as since`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('counting a try gave no row');
  return row;
}
