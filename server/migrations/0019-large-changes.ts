import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const STATEMENTS: string[] = [];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
