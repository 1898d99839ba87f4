import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What teammates are told, and how they want it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [];
