import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What is one request, sharing within an organization, merging and splitting. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [];
