import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Saved replies, macros and their use. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `create table saved_replies (
    id uuid primary key,
    name text not null,
    shortcut text,
    folder text not null default '',
    keywords text not null default '',
    -- Null: everybody's on its desks.
    owner_id uuid references teammates on delete cascade,
    effects jsonb not null default '{}',
    -- Everything it is found by, lower case and without accents, written with the rest.
    found_by text not null,
    created_by uuid references teammates,
    created_at timestamptz not null,
    updated_by uuid references teammates,
    updated_at timestamptz not null,
    put_away_at timestamptz,
    version integer not null default 1
  )`,
  `create index saved_replies_by_folder on saved_replies (folder, name, id)`,
  `create index saved_replies_found_by on saved_replies using gin (found_by gin_trgm_ops)`,
  `create index saved_replies_owner on saved_replies (owner_id) where owner_id is not null`,
  `create unique index saved_replies_shortcut on saved_replies (coalesce(owner_id, '00000000-0000-0000-0000-000000000000'::uuid), shortcut)
    where shortcut is not null and put_away_at is null`,
  `create table saved_reply_texts (
    saved_reply_id uuid not null references saved_replies on delete cascade,
    language text not null,
    html text not null,
    primary key (saved_reply_id, language)
  )`,
  // Without any: on every desk.
  `create table saved_reply_desks (
    saved_reply_id uuid not null references saved_replies on delete cascade,
    desk_id uuid not null references desks on delete cascade,
    primary key (saved_reply_id, desk_id)
  )`,
  `create index saved_reply_desks_desk on saved_reply_desks (desk_id)`,
  // The message goes when the ticket does; that it was used stays.
  `create table saved_reply_uses (
    id uuid primary key,
    saved_reply_id uuid not null references saved_replies on delete cascade,
    teammate_id uuid references teammates on delete set null,
    ticket_id uuid references tickets on delete set null,
    message_id uuid references messages on delete set null,
    changed boolean not null,
    used_at timestamptz not null
  )`,
  `create index saved_reply_uses_recent on saved_reply_uses (saved_reply_id, used_at desc)`,
  `create index saved_reply_uses_ticket on saved_reply_uses (ticket_id) where ticket_id is not null`,
  `create index saved_reply_uses_message on saved_reply_uses (message_id) where message_id is not null`,
];
