import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What teammates are told, and how they want it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `create table notifications (
    id uuid primary key,
    teammate_id uuid not null references teammates on delete cascade,
    kind text not null,
    ticket_id uuid references tickets on delete cascade,
    -- Who did it; a teammate, a contact or a token.
    actor_kind text,
    actor_id text,
    count integer not null default 1,
    -- What it is about besides the ticket: when a reply is due, which bulk change, which webhook.
    about text,
    in_app boolean not null,
    at timestamptz not null,
    read_at timestamptz,
    -- Null: by no mail, or it has left.
    mail_due_at timestamptz
  )`,
  // One line while it is unread, however often it happens again.
  `create unique index notifications_unread on notifications
    (teammate_id, kind, coalesce(ticket_id, '00000000-0000-0000-0000-000000000000'::uuid), coalesce(about, ''))
    where read_at is null`,
  `create index notifications_of on notifications (teammate_id, at desc, id desc) where in_app`,
  `create index notifications_count on notifications (teammate_id) where in_app and read_at is null`,
  `create index notifications_mail on notifications (mail_due_at) where mail_due_at is not null`,
  `create index notifications_ticket on notifications (ticket_id) where ticket_id is not null`,
  `create index notifications_at on notifications (at)`,
  `create table notification_settings (
    teammate_id uuid primary key references teammates on delete cascade,
    settings jsonb not null,
    -- In the address by which one stops the mails without signing in.
    stop_token text not null unique,
    updated_at timestamptz not null
  )`,
  `create table push_subscriptions (
    id uuid primary key,
    teammate_id uuid not null references teammates on delete cascade,
    endpoint text not null unique,
    p256dh text not null,
    auth text not null,
    user_agent text,
    created_at timestamptz not null
  )`,
  `create index push_subscriptions_teammate on push_subscriptions (teammate_id)`,
  `alter table outgoing drop constraint outgoing_kind_check`,
  `alter table outgoing add constraint outgoing_kind_check check (kind in ('reply', 'auto', 'account', 'test', 'notification'))`,
];
