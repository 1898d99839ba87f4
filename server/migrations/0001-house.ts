import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The first model: company, people, desks, tickets, messages, blobs, what came in, what goes out, events. Frozen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create extension if not exists pg_trgm`,
  `create extension if not exists unaccent`,
  `create extension if not exists btree_gin`,

  // One row: one installation is one company.
  `create table company (
    only_one boolean primary key default true check (only_one),
    name text not null,
    languages text[] not null,
    time_zone text not null,
    set_up_at timestamptz,
    set_up_code_hash text
  )`,
  // Keys made at first start (sessions, images shown in mail): rows and not files, so every process has the same.
  `create table secrets (name text primary key, value text not null, created_at timestamptz not null)`,

  `create table teammates (
    id uuid primary key,
    email text not null check (email = lower(email)),
    email_verified boolean not null default false,
    name text not null,
    image text,
    locale text not null default 'en',
    time_zone text not null default 'UTC',
    theme text not null default 'auto' check (theme in ('auto', 'light', 'dark')),
    single_keys boolean not null default true,
    department text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    deactivated_at timestamptz
  )`,
  `create unique index teammates_email on teammates (email)`,
  `create table sessions (
    id uuid primary key,
    teammate_id uuid not null references teammates on delete cascade,
    token text not null unique,
    ip_address text,
    user_agent text,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create index sessions_teammate on sessions (teammate_id)`,
  `create table accounts (
    id uuid primary key,
    teammate_id uuid not null references teammates on delete cascade,
    account_id text not null,
    provider_id text not null,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    password text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (provider_id, account_id)
  )`,
  `create index accounts_teammate on accounts (teammate_id)`,
  `create table verifications (
    id uuid primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create index verifications_identifier on verifications (identifier)`,
  `create table sign_in_tries (
    key text primary key,
    count integer not null,
    last_request bigint not null
  )`,

  `create table desks (
    id uuid primary key,
    name text not null,
    audience text not null default 'public' check (audience in ('public', 'internal')),
    languages text[] not null,
    time_zone text not null,
    hours jsonb not null,
    reply_target_minutes integer not null check (reply_target_minutes between 5 and 100000),
    quiet_days integer not null default 7 check (quiet_days between 1 and 365),
    from_name text not null,
    help_url text,
    auto_reply boolean not null default true,
    position integer not null,
    sensitive_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create table desk_addresses (
    address text primary key check (address = lower(address)),
    desk_id uuid not null references desks,
    position integer not null,
    created_at timestamptz not null
  )`,
  `create index desk_addresses_desk on desk_addresses (desk_id, position)`,
  `create table templates (
    desk_id uuid not null references desks,
    kind text not null check (kind in ('auto_reply', 'header', 'footer')),
    language text not null,
    subject text not null default '',
    body text not null,
    updated_at timestamptz not null,
    updated_by uuid references teammates,
    primary key (desk_id, kind, language)
  )`,

  `create table grants (
    id uuid primary key,
    teammate_id uuid not null references teammates on delete cascade,
    role text not null check (role in ('owner', 'manager', 'lead', 'agent', 'teammate')),
    desk_id uuid references desks,
    created_at timestamptz not null,
    created_by uuid references teammates,
    unique nulls not distinct (teammate_id, desk_id)
  )`,
  `create table invitations (
    id uuid primary key,
    email text not null check (email = lower(email)),
    name text not null,
    locale text not null,
    role text not null,
    desk_id uuid references desks,
    token_hash text not null unique,
    invited_by uuid references teammates,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    revoked_at timestamptz
  )`,
  `create table api_tokens (
    id uuid primary key,
    name text not null,
    token_hash text not null unique,
    teammate_id uuid references teammates on delete cascade,
    scopes text[] not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz
  )`,
  `create table idempotency_keys (
    key text not null,
    actor_id text not null,
    request_hash text not null,
    response jsonb not null,
    created_at timestamptz not null,
    primary key (actor_id, key)
  )`,

  `create table contacts (
    id uuid primary key,
    name text not null,
    language text,
    time_zone text,
    teammate_id uuid references teammates,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    erased_at timestamptz
  )`,
  `create unique index contacts_teammate on contacts (teammate_id) where teammate_id is not null`,
  `create index contacts_name on contacts using gin (name gin_trgm_ops)`,
  `create index contacts_by_name on contacts (name, id) where erased_at is null`,
  `create table identities (
    id uuid primary key,
    contact_id uuid not null references contacts,
    kind text not null check (kind in ('email', 'phone', 'handle')),
    value text not null,
    created_at timestamptz not null,
    proved_at timestamptz,
    bounced_at timestamptz,
    unique (kind, value)
  )`,
  `create index identities_contact on identities (contact_id)`,
  `create index identities_value on identities using gin (value gin_trgm_ops)`,

  `create table categories (
    id uuid primary key,
    name text not null,
    created_at timestamptz not null
  )`,
  `create unique index categories_name on categories (lower(name))`,

  `create sequence ticket_numbers`,
  `create table tickets (
    id uuid primary key,
    number bigint not null unique,
    desk_id uuid not null references desks,
    contact_id uuid not null references contacts,
    channel text not null,
    subject text not null,
    snippet text not null default '',
    language text,
    status text not null check (status in ('new', 'open', 'waiting', 'on_hold', 'solved', 'closed')),
    priority text not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
    category_id uuid references categories,
    tags text[] not null default '{}',
    assignee_id uuid references teammates,
    team_id uuid,
    request_type text,
    reply_due_at timestamptz,
    starts_at timestamptz,
    status_token text not null unique,
    merged_into_id uuid references tickets,
    discarded_at timestamptz,
    status_changed_at timestamptz not null,
    last_message_at timestamptz not null,
    last_incoming_at timestamptz,
    first_reply_at timestamptz,
    solved_at timestamptz,
    closed_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version integer not null default 1
  )`,
  // The lists of the inbox, each read by key: what is owed first by its time, everything by its last message. Nearly all
  // tickets are closed, so indexes over what is in work stay small; no list waits for more than its page (see bin/bench).
  `create index tickets_owed on tickets ((coalesce(reply_due_at, 'infinity'::timestamptz)), id)
    where status in ('new', 'open') and merged_into_id is null`,
  `create index tickets_mine on tickets (assignee_id, (coalesce(reply_due_at, 'infinity'::timestamptz)), id)
    where status in ('new', 'open', 'waiting', 'on_hold') and merged_into_id is null`,
  // All that the views' counts ask, so that they are answered from it.
  `create index tickets_in_work on tickets (status, desk_id, assignee_id, language, reply_due_at)
    where status in ('new', 'open', 'waiting', 'on_hold') and discarded_at is null and merged_into_id is null`,
  `create index tickets_status on tickets (status, last_message_at desc, id desc)
    where status <> 'closed' and discarded_at is null and merged_into_id is null`,
  `create index tickets_recent on tickets (last_message_at desc, id desc) where discarded_at is null and merged_into_id is null`,
  `create index tickets_desk on tickets (desk_id, last_message_at desc, id desc)
    where discarded_at is null and merged_into_id is null`,
  `create index tickets_language on tickets (language, last_message_at desc, id desc)
    where discarded_at is null and merged_into_id is null`,
  `create index tickets_assignee on tickets (assignee_id, last_message_at desc, id desc)
    where assignee_id is not null and discarded_at is null and merged_into_id is null`,
  `create index tickets_contact on tickets (contact_id, last_message_at desc, id desc)`,
  `create index tickets_to_close on tickets (solved_at) where status = 'solved'`,
  `create index tickets_merged on tickets (merged_into_id) where merged_into_id is not null`,

  `create table ticket_participants (
    ticket_id uuid not null references tickets,
    identity_id uuid not null references identities,
    role text not null check (role in ('contact', 'cc')),
    confirmed_at timestamptz,
    added_at timestamptz not null,
    removed_at timestamptz,
    primary key (ticket_id, identity_id)
  )`,
  `create index ticket_participants_identity on ticket_participants (identity_id)`,
  `create table ticket_links (
    ticket_id uuid not null references tickets,
    other_id uuid not null references tickets,
    kind text not null check (kind in ('follow_up', 'second_desk', 'unknown_sender', 'other')),
    created_at timestamptz not null,
    primary key (ticket_id, other_id)
  )`,
  `create index ticket_links_other on ticket_links (other_id)`,
  `create table ticket_reads (
    ticket_id uuid not null references tickets,
    teammate_id uuid not null references teammates on delete cascade,
    read_at timestamptz not null,
    primary key (ticket_id, teammate_id)
  )`,

  `create table blobs (
    sha256 text primary key,
    size bigint not null,
    created_at timestamptz not null
  )`,

  // What came in by any channel, raw first. Unique by (channel, external id); mail has none of its own, see content_hash.
  `create table inbound (
    id uuid primary key,
    channel text not null,
    external_id text,
    mailbox text,
    desk_id uuid,
    envelope jsonb not null,
    raw_sha256 text not null references blobs,
    raw_size bigint not null,
    received_at timestamptz not null,
    state text not null default 'received' check (state in ('received', 'processed', 'kept')),
    attempts integer not null default 0,
    outcome text,
    reason text,
    message_id_header text,
    content_hash text,
    ticket_id uuid,
    message_id uuid,
    processed_at timestamptz,
    unique (channel, external_id)
  )`,
  `create index inbound_waiting on inbound (id) where state = 'received'`,
  `create index inbound_kept on inbound (received_at desc, id desc) where state = 'kept'`,
  `create index inbound_received on inbound (received_at desc, id desc)`,
  // Two messages are the same when desk, Message-ID and content agree, by whichever of the desk's addresses they came.
  `create unique index inbound_same on inbound (content_hash, desk_id, coalesce(message_id_header, ''))
    where outcome in ('created', 'appended')`,

  `create table messages (
    id uuid primary key,
    ticket_id uuid not null references tickets,
    type text not null check (type in ('incoming', 'reply', 'note', 'auto')),
    channel text not null,
    author_kind text not null check (author_kind in ('contact', 'teammate', 'token', 'bot', 'system')),
    author_id uuid,
    author_name text not null,
    author_address text,
    subject text not null default '',
    text text not null,
    visible_text text not null,
    html text,
    language text,
    facts jsonb not null default '{}',
    message_id_header text,
    in_reply_to_id uuid,
    reply_token text,
    is_auto boolean not null default false,
    is_bounce boolean not null default false,
    inbound_id uuid references inbound,
    created_at timestamptz not null
  )`,
  `create index messages_ticket on messages (ticket_id, created_at, id)`,
  `create index messages_message_id on messages (message_id_header) where message_id_header is not null`,
  `create unique index messages_reply_token on messages (reply_token) where reply_token is not null`,

  `create table attachments (
    id uuid primary key,
    message_id uuid references messages,
    uploaded_by text,
    blob_sha256 text not null references blobs,
    name text not null,
    content_type text not null,
    size bigint not null,
    inline boolean not null default false,
    content_id text,
    position integer not null default 0,
    created_at timestamptz not null
  )`,
  `create index attachments_message on attachments (message_id, position)`,
  `create index attachments_blob on attachments (blob_sha256)`,
  `create index attachments_loose on attachments (created_at) where message_id is null`,
  `create index inbound_blob on inbound (raw_sha256)`,

  `create table drafts (
    teammate_id uuid not null references teammates on delete cascade,
    ticket_id uuid not null references tickets,
    kind text not null check (kind in ('reply', 'note')),
    html text not null,
    facts jsonb not null default '{}',
    version integer not null,
    updated_at timestamptz not null,
    primary key (teammate_id, ticket_id, kind)
  )`,
  `create index drafts_ticket on drafts (ticket_id)`,

  `create table outgoing (
    id uuid primary key,
    channel text not null,
    kind text not null check (kind in ('reply', 'auto', 'account', 'test')),
    desk_id uuid references desks,
    ticket_id uuid references tickets,
    message_id uuid references messages,
    author_id uuid,
    recipients text[] not null,
    subject text not null,
    letter jsonb not null,
    secret boolean not null default false,
    state text not null check (state in ('held', 'scheduled', 'queued', 'sending', 'sent', 'delayed', 'failed', 'kept', 'bounced', 'cancelled')),
    send_at timestamptz not null,
    handing_over_at timestamptz,
    attempts integer not null default 0,
    next_try_at timestamptz,
    give_up_at timestamptz not null,
    last_error text,
    answers jsonb not null default '[]',
    raw_sha256 text references blobs,
    message_id_header text not null,
    sent_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create index outgoing_recent on outgoing (created_at desc, id desc)`,
  `create index outgoing_state on outgoing (state, created_at desc, id desc)`,
  `create index outgoing_desk on outgoing (desk_id, created_at desc, id desc)`,
  `create index outgoing_message on outgoing (message_id)`,
  `create index outgoing_ticket on outgoing (ticket_id)`,
  `create index outgoing_message_id on outgoing (message_id_header)`,
  `create index outgoing_blob on outgoing (raw_sha256) where raw_sha256 is not null`,

  // The acknowledgement goes to a person at most once in a period; the row also counts, as the last guard against loops.
  `create table auto_replies (
    desk_id uuid not null references desks,
    address text not null,
    last_at timestamptz not null,
    count integer not null default 1,
    primary key (desk_id, address)
  )`,

  `create table events (
    id uuid primary key,
    seq bigint,
    name text not null,
    at timestamptz not null,
    actor_kind text not null,
    actor_id text,
    desk_id uuid,
    ticket_id uuid,
    payload jsonb not null,
    cause_id uuid,
    depth integer not null default 0
  )`,
  `create sequence event_numbers`,
  `create unique index events_seq on events (seq)`,
  `create index events_unnumbered on events (id) where seq is null`,
  `create index events_ticket on events (ticket_id, at, id) where ticket_id is not null`,
];
