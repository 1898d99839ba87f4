import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The brakes on automatic mail, and what is known of addresses that fail. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [];
