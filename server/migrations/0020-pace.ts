import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const LISTED = 'discarded_at is null and merged_into_id is null and spam_at is null';

const STATEMENTS: readonly string[] = [
  // All tickets by what comes next and by when they are due: the indexes of what is in work hold none of the others.
  `create index tickets_rank_any on tickets ((coalesce(rank_at, 'infinity'::timestamptz)), id) where ${LISTED}`,
  `create index tickets_due_any on tickets ((coalesce(reply_due_at, 'infinity'::timestamptz)), id) where ${LISTED}`,
  // What a mail costs. Making a plan for writing a search document took longer than writing it, and the plan is by ids and
  // always the same: it is made once for each connection.
  `alter function search_write(uuid[]) set plan_cache_mode = force_generic_plan`,
  `alter function search_write_files(uuid[]) set plan_cache_mode = force_generic_plan`,
  // A word of ASCII letters alone has no accents to take off, and most words of most letters are such.
  `alter text search configuration sportello_exact alter mapping for asciiword with simple`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
