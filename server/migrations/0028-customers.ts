import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Customers who sign in by a mailed link, and the marks they give. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  // A link that signs in once; its secret is known by its hash alone.
  `create table customer_sign_ins (
    id uuid primary key,
    identity_id uuid not null references identities on delete cascade,
    token_hash text not null unique,
    language text not null,
    asked_at timestamptz not null,
    ends_at timestamptz not null,
    used_at timestamptz
  )`,
  `create index customer_sign_ins_identity on customer_sign_ins (identity_id, asked_at)`,
  `create table customer_sessions (
    id uuid primary key,
    identity_id uuid not null references identities on delete cascade,
    -- Who stood for the person when they came in: another one later ends the session.
    contact_id uuid not null references contacts on delete cascade,
    token_hash text not null unique,
    began_at timestamptz not null,
    ends_at timestamptz not null
  )`,
  `create index customer_sessions_identity on customer_sessions (identity_id)`,
  `create index customer_sessions_contact on customer_sessions (contact_id)`,
  // Until when a person has read a request of theirs: a later answer is a new one.
  `create table customer_reads (
    contact_id uuid not null references contacts on delete cascade,
    ticket_id uuid not null references tickets on delete cascade,
    read_at timestamptz not null,
    primary key (contact_id, ticket_id)
  )`,
  `create index customer_reads_ticket on customer_reads (ticket_id)`,
  // Somebody whom a customer wants to have in: they are in when they say so themselves.
  `create table participant_invitations (
    id uuid primary key,
    ticket_id uuid not null references tickets on delete cascade,
    identity_id uuid not null references identities on delete cascade,
    token_hash text not null unique,
    invited_at timestamptz not null,
    ends_at timestamptz not null,
    used_at timestamptz
  )`,
  `create index participant_invitations_ticket on participant_invitations (ticket_id, invited_at)`,
  `create index participant_invitations_identity on participant_invitations (identity_id, invited_at)`,

  `create table satisfaction_settings (
    desk_id uuid primary key references desks on delete cascade,
    scale text not null check (scale in ('off', 'five', 'thumbs')),
    hours_after integer not null,
    -- Of five: this and what is below is low. Of thumbs the lower one is.
    low_mark integer not null,
    tell_id uuid references teammates on delete set null,
    updated_at timestamptz not null
  )`,
  // Asked once for a ticket, however often it is solved.
  `create table satisfaction_questions (
    ticket_id uuid primary key references tickets on delete cascade,
    state text not null check (state in ('planned', 'asked', 'left_out')),
    due_at timestamptz not null,
    token_hash text unique,
    best integer,
    asked_at timestamptz,
    ends_at timestamptz
  )`,
  `create table satisfaction_marks (
    ticket_id uuid primary key references tickets on delete cascade,
    desk_id uuid not null references desks on delete cascade,
    contact_id uuid not null references contacts on delete cascade,
    -- Whose answer was the last.
    teammate_id uuid references teammates on delete set null,
    mark integer not null,
    best integer not null check (best in (2, 5)),
    low boolean not null,
    comment text not null,
    given_at timestamptz not null,
    check (mark between 1 and best)
  )`,
  `create index satisfaction_marks_desk on satisfaction_marks (desk_id, given_at)`,
  `create index satisfaction_marks_contact on satisfaction_marks (contact_id, given_at)`,
  `alter table outgoing drop constraint outgoing_kind_check`,
  `alter table outgoing add constraint outgoing_kind_check check (kind in ('reply', 'auto', 'account', 'test', 'notification', 'question'))`,
];
