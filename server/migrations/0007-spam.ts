import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Spam, forgery, blocked senders, and pictures that letters fetch from elsewhere. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  // Set aside as spam: outside every list, count and clock. `spam_due_at` is the reply due that it had when somebody said so,
  // null where it came in as spam.
  `alter table tickets add column spam_at timestamptz, add column spam_by uuid references teammates,
    add column spam_reason text, add column spam_due_at timestamptz`,
  `alter table desks add column spam_days integer not null default 30 check (spam_days between 1 and 365)`,
  // Known by spam alone: such a person is in no list of contacts.
  `alter table contacts add column spam_only boolean not null default false`,

  // The indexes of the lists anew, without spam, so that a flood of it makes no list slower.
  `drop index tickets_owed, tickets_mine, tickets_in_work, tickets_status, tickets_recent, tickets_desk, tickets_language,
    tickets_assignee`,
  `create index tickets_owed on tickets ((coalesce(reply_due_at, 'infinity'::timestamptz)), id)
    where status in ('new', 'open') and merged_into_id is null and spam_at is null`,
  `create index tickets_mine on tickets (assignee_id, (coalesce(reply_due_at, 'infinity'::timestamptz)), id)
    where status in ('new', 'open', 'waiting', 'on_hold') and merged_into_id is null and spam_at is null`,
  `create index tickets_in_work on tickets (status, desk_id, assignee_id, language, reply_due_at)
    where status in ('new', 'open', 'waiting', 'on_hold') and discarded_at is null and merged_into_id is null and spam_at is null`,
  `create index tickets_status on tickets (status, last_message_at desc, id desc)
    where status <> 'closed' and discarded_at is null and merged_into_id is null and spam_at is null`,
  `create index tickets_recent on tickets (last_message_at desc, id desc)
    where discarded_at is null and merged_into_id is null and spam_at is null`,
  `create index tickets_desk on tickets (desk_id, last_message_at desc, id desc)
    where discarded_at is null and merged_into_id is null and spam_at is null`,
  `create index tickets_language on tickets (language, last_message_at desc, id desc)
    where discarded_at is null and merged_into_id is null and spam_at is null`,
  `create index tickets_assignee on tickets (assignee_id, last_message_at desc, id desc)
    where assignee_id is not null and discarded_at is null and merged_into_id is null and spam_at is null`,
  `create index tickets_spam on tickets (last_message_at desc, id desc) where spam_at is not null`,
  `create index tickets_spam_ends on tickets (desk_id, spam_at) where spam_at is not null`,
  // The same spam twice is one.
  `drop index inbound_same`,
  `create unique index inbound_same on inbound (content_hash, desk_id, coalesce(message_id_header, ''))
    where outcome in ('created', 'appended', 'spam')`,
  `create index inbound_ticket on inbound (ticket_id) where outcome = 'spam'`,

  // Whose mail is not taken in, on one desk or (desk_id null) on all.
  `create table sender_blocks (
    id uuid primary key,
    kind text not null check (kind in ('address', 'domain')),
    value text not null check (value = lower(value)),
    desk_id uuid references desks on delete cascade,
    reason text not null default '',
    created_by uuid references teammates,
    created_at timestamptz not null,
    stopped integer not null default 0,
    last_stopped_at timestamptz,
    unique nulls not distinct (kind, value, desk_id)
  )`,
  `create index sender_blocks_recent on sender_blocks (created_at desc, id desc)`,

  // What was learnt: in how many spam and in how many wanted letters a feature (its 52-bit hash) stood.
  `create table spam_features (
    feature bigint primary key,
    spam integer not null default 0,
    wanted integer not null default 0,
    seen_at timestamptz not null
  )`,
  `create index spam_features_seen on spam_features (seen_at)`,
  `create table spam_lessons (
    ticket_id uuid primary key references tickets on delete cascade,
    spam boolean not null,
    by_hand boolean not null,
    features bigint[] not null,
    learnt_at timestamptz not null
  )`,
  `create index spam_lessons_learnt on spam_lessons (learnt_at)`,
  // One row: how many letters of each kind were learnt.
  `create table spam_learnt (
    only_one boolean primary key default true check (only_one),
    spam integer not null default 0,
    wanted integer not null default 0
  )`,
  `insert into spam_learnt default values`,

  // Pictures fetched for a letter, by the SHA-256 of their address; blob null: there was none to be had.
  `create table remote_images (
    address_sha256 text primary key,
    blob_sha256 text references blobs,
    content_type text,
    size bigint,
    fetched_at timestamptz not null,
    expires_at timestamptz not null
  )`,
  `create index remote_images_expire on remote_images (expires_at)`,
  `create index remote_images_blob on remote_images (blob_sha256) where blob_sha256 is not null`,
  // Whose pictures a teammate always wants to see, where the letter is proved to be theirs.
  `create table picture_senders (
    teammate_id uuid not null references teammates on delete cascade,
    address text not null check (address = lower(address)),
    created_at timestamptz not null,
    primary key (teammate_id, address)
  )`,
];
