import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What reading a mail finds beyond its text. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  // What is shown first of the HTML; the whole stays in html.
  `alter table messages add column visible_html text`,
];
