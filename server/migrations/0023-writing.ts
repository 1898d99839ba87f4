import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Writing together: the changes of everybody who writes an article, as they came. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [];
