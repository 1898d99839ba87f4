import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Rotas that are planned for somebody from elsewhere: kept for a day, so that they can ask what came of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `create table rota_solutions (
    id uuid primary key,
    state text not null check (state in ('waiting', 'planning', 'done', 'failed')),
    progress real not null default 0,
    -- Null once it is planned: what was asked is the asker's.
    instance jsonb,
    answer jsonb,
    asked_at timestamptz not null
  )`,
  `create index rota_solutions_age on rota_solutions (asked_at)`,
];
