import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Search documents and the text of files. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [];
