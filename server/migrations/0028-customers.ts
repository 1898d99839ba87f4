import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Customers who sign in by a mailed link, and the marks they give. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [];
