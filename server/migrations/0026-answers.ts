import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What the desk learns from its own tickets: which questions come again, and what is labelled how. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [];
