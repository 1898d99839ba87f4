import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Mail accounts that are followed and sent by, the permissions given for them, and how each of them is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // OAuth 2.0 permissions (RFC 6749): what a person allowed us to do with an account at their provider. Tokens are sealed.
  `create table mail_permissions (
    id uuid primary key,
    provider text not null check (provider in ('google', 'microsoft', 'other')),
    account text not null,
    given_by uuid references teammates,
    given_at timestamptz not null,
    access_token_sealed text,
    access_ends_at timestamptz,
    refresh_token_sealed text not null,
    refresh_ends_at timestamptz,
    refreshed_at timestamptz,
    refresh_rolls boolean not null default false,
    failing_since timestamptz,
    last_error text,
    last_trouble text,
    tries integer not null default 0,
    next_try_at timestamptz,
    end_told_at timestamptz,
    updated_at timestamptz not null
  )`,
  `create index mail_permissions_by_access_end on mail_permissions (access_ends_at)`,
  // The registration of this house with a provider, which comes before any permission.
  `create table mail_providers (
    provider text primary key check (provider in ('google', 'microsoft', 'other')),
    client_id text not null,
    client_secret_sealed text,
    authorize_url text not null,
    token_url text not null,
    scopes text[] not null,
    updated_at timestamptz not null,
    updated_by uuid references teammates
  )`,
  // Begun and not yet answered requests for a permission: state and PKCE verifier (RFC 7636) of one browser.
  `create table mail_permission_requests (
    state_hash text primary key,
    provider text not null,
    verifier_sealed text not null,
    mailbox_id uuid,
    account text,
    teammate_id uuid not null references teammates on delete cascade,
    session_id uuid not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
  )`,

  // What is particular to one of a desk's addresses. An address without a row is handed over by SMTP or LMTP and sends by
  // SMTP_URL.
  `create table mailboxes (
    id uuid primary key,
    address text not null unique references desk_addresses on delete cascade on update cascade,
    provider text not null default 'other',
    receive_by text not null default 'handed_over' check (receive_by in ('handed_over', 'imap')),
    imap_host text,
    imap_port integer,
    imap_security text check (imap_security in ('tls', 'starttls', 'none')),
    imap_user text,
    imap_folder text not null default 'INBOX',
    after_reading text not null default 'seen' check (after_reading in ('leave', 'seen', 'move')),
    move_to text,
    auth text not null default 'password' check (auth in ('password', 'oauth2')),
    password_sealed text,
    permission_id uuid references mail_permissions,
    send_by text not null default 'house' check (send_by in ('house', 'account', 'smtp', 'direct')),
    smtp_host text,
    smtp_port integer,
    smtp_security text check (smtp_security in ('tls', 'starttls', 'none')),
    smtp_user text,
    smtp_password_sealed text,
    keeps_sent_copies boolean not null default false,
    request_scope text not null default 'suggest' check (request_scope in ('thread', 'suggest', 'person')),
    start_with text not null default 'unseen' check (start_with in ('new', 'unseen', 'all')),
    followed_from timestamptz,
    paused_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create index mailboxes_followed on mailboxes (id) where receive_by = 'imap' and paused_at is null`,
  // How far an account was read: RFC 9051, 2.3.1.1. A new UIDVALIDITY makes all UIDs before it meaningless.
  `create table mailbox_progress (
    mailbox_id uuid not null references mailboxes on delete cascade,
    folder text not null,
    uid_validity bigint not null,
    last_uid bigint not null default 0,
    first_new_uid bigint not null default 0,
    updated_at timestamptz not null,
    primary key (mailbox_id, folder)
  )`,
  // For finding one's place again after that: which letters of an account came before. Mail that is handed over pays nothing.
  `create index inbound_of_mailbox on inbound (mailbox, message_id_header, raw_size)
    where external_id is not null and message_id_header is not null`,
  // How a mailbox is, apart from its settings, since it changes with every letter.
  `create table mailbox_health (
    address text primary key references desk_addresses on delete cascade on update cascade,
    last_in_at timestamptz,
    last_out_at timestamptz,
    connected_at timestamptz,
    in_failing_since timestamptz,
    in_trouble text,
    in_answer text,
    in_next_try_at timestamptz,
    out_failing_since timestamptz,
    out_trouble text,
    out_answer text,
    in_trouble_at timestamptz,
    out_trouble_at timestamptz,
    in_told_at timestamptz,
    out_told_at timestamptz,
    updated_at timestamptz not null
  )`,
  `create index mailbox_health_in_trouble on mailbox_health (address)
    where in_failing_since is not null or out_failing_since is not null or in_told_at is not null or out_told_at is not null`,
  // One try of a mailbox, step by step, for whoever sets it up.
  `create table mailbox_tests (
    id uuid primary key,
    mailbox_id uuid not null references mailboxes on delete cascade,
    started_at timestamptz not null,
    finished_at timestamptz,
    steps jsonb not null,
    message_id text
  )`,
  `create index mailbox_tests_started on mailbox_tests (started_at)`,
  // Who is told when a mailbox of the desk fails.
  `create table mailbox_watchers (
    desk_id uuid not null references desks on delete cascade,
    teammate_id uuid not null references teammates on delete cascade,
    primary key (desk_id, teammate_id)
  )`,

  // What DNS last said of the records that a sending domain should publish. No row: nobody has looked yet.
  `create table mail_domain_records (
    domain text not null check (domain = lower(domain)),
    kind text not null check (kind in ('spf', 'dkim', 'dmarc')),
    name text not null,
    value text not null,
    seen text not null check (seen in ('there', 'missing', 'different', 'offline')),
    seen_value text,
    looked_up_at timestamptz not null,
    primary key (domain, kind, name)
  )`,
];
