import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const LISTED = 'discarded_at is null and merged_into_id is null and spam_at is null';

const STATEMENTS: readonly string[] = [
  // All tickets by what comes next and by when they are due: the indexes of what is in work hold none of the others.
  `create index tickets_rank_any on tickets ((coalesce(rank_at, 'infinity'::timestamptz)), id) where ${LISTED}`,
  `create index tickets_due_any on tickets ((coalesce(reply_due_at, 'infinity'::timestamptz)), id) where ${LISTED}`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
