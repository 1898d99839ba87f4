import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Readers of the event log that must miss nothing, webhooks out and their log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  // How far each has read; the row is also the lock that lets one process at a time read for it.
  `create table event_cursors (
    name text primary key,
    seq bigint not null
  )`,
  `create table webhooks (
    id uuid primary key,
    name text not null,
    url text not null,
    -- Names of events, or their beginnings up to a dot ('ticket.'); none: all that may leave the house.
    events text[] not null default '{}',
    created_by uuid references teammates on delete set null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    -- Sealed. The second one signs too until it ends.
    secret text not null,
    old_secret text,
    old_secret_ends_at timestamptz,
    -- Since when nothing got through; null while it does.
    failing_since timestamptz,
    disabled_at timestamptz,
    disabled_because text check (disabled_because in ('teammate', 'gone', 'failing'))
  )`,
  `create index webhooks_by_name on webhooks (name, id)`,
  // Without any: of every desk that is not sensitive.
  `create table webhook_desks (
    webhook_id uuid not null references webhooks on delete cascade,
    desk_id uuid not null references desks on delete cascade,
    primary key (webhook_id, desk_id)
  )`,
  `create table webhook_deliveries (
    -- The webhook-id: it stays the same for every try, so that a receiver knows what it has had.
    id uuid primary key,
    webhook_id uuid not null references webhooks on delete cascade,
    event_id uuid,
    type text not null,
    body text not null,
    state text not null check (state in ('waiting', 'delivered', 'failed')),
    attempts integer not null default 0,
    next_try_at timestamptz,
    status integer,
    answer text,
    duration_ms integer,
    made_at timestamptz not null,
    tried_at timestamptz,
    unique (webhook_id, event_id)
  )`,
  `create index webhook_deliveries_recent on webhook_deliveries (webhook_id, made_at desc, id desc)`,
  `create index webhook_deliveries_made on webhook_deliveries (made_at)`,
];
