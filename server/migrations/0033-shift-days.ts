import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The day of a shift: when it was begun, its breaks, what of its ceilings was passed, how its owner felt. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `create table shift_days (
    shift_id uuid primary key references shifts on delete cascade,
    -- Who lived it: a shift that changed hands before its day has none of these yet.
    teammate_id uuid not null references teammates on delete cascade,
    begun_at timestamptz not null,
    ended_at timestamptz,
    -- [{from, to|null, why}]
    breaks jsonb not null default '[]',
    -- 1 to 5; nobody's but the owner's.
    energy smallint check (energy between 1 and 5),
    energy_at timestamptz,
    seen_briefing_at timestamptz,
    -- "Two more, I am fine".
    soft_stop_passed_at timestamptz,
    lifted_by uuid references teammates on delete set null,
    lifted_at timestamptz,
    lift_reason text,
    -- Tickets that are not offered again.
    not_for_me uuid[] not null default '{}'
  )`,
  `create index shift_days_teammate on shift_days (teammate_id, begun_at desc)`,
  // What somebody answered since an instant: the load of a shift.
  `create index messages_author on messages (author_id, created_at) where type = 'reply' and author_kind = 'teammate'`,
];
