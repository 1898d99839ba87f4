import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Who sits beside others and has stepped away for a bit; and the day that a reply promises, kept until it leaves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  // Hours and not days: whoever is gone for a day has an absence in the rota. Past ones stay until the next.
  `create table buddies_away (
    teammate_id uuid primary key references teammates on delete cascade,
    from_at timestamptz not null,
    until_at timestamptz not null,
    check (until_at > from_at)
  )`,
  // Who looked at it took it for a promise: the ticket has it from when the reply leaves.
  'alter table reviews add column promised_at timestamptz',
];
