import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Full-time agents who may go on though their day is full, and why. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  // How full a day is stands nowhere: it is counted from what was answered and looked at.
  `create table buddy_days (
    rota_id uuid not null references rotas on delete cascade,
    teammate_id uuid not null references teammates on delete cascade,
    -- The day where they are.
    on_date date not null,
    lifted_by uuid references teammates on delete set null,
    lifted_at timestamptz not null,
    lift_reason text not null,
    primary key (rota_id, teammate_id, on_date)
  )`,
];
