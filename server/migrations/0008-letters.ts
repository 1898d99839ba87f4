import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Signatures, quoted history and letters for later. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  // A person's own, for one desk or (without a desk) for all that have none of their own.
  `create table signatures (
    teammate_id uuid not null references teammates on delete cascade,
    desk_id uuid references desks on delete cascade,
    html text not null,
    updated_at timestamptz not null,
    unique nulls not distinct (teammate_id, desk_id)
  )`,
  `alter table desks add column quoted_history text not null default 'folded'
    check (quoted_history in ('off', 'on', 'folded'))`,
  // Whoever writes again makes the planned reply wait: found by the batch that takes their mail in.
  `create index outgoing_scheduled on outgoing (ticket_id) where state = 'scheduled'`,
];
