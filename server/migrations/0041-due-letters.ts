import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Which letter is due longest: who has just sent one asks that for the next. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index outgoing_due on outgoing (coalesce(next_try_at, send_at))
    where state in ('queued', 'delayed')`.execute(db);
}
