import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What is one request, sharing within an organization, merging and splitting. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `create table organizations (
    id uuid primary key,
    name text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create index organizations_by_name on organizations (name, id)`,
  // Whoever writes from such a domain belongs to it. Never one of a public provider.
  `create table organization_domains (
    domain text primary key check (domain = lower(domain)),
    organization_id uuid not null references organizations on delete cascade
  )`,
  `create index organization_domains_organization on organization_domains (organization_id)`,
  // The desks on which colleagues of one organization share their tickets.
  `create table organization_desks (
    organization_id uuid not null references organizations on delete cascade,
    desk_id uuid not null references desks on delete cascade,
    primary key (organization_id, desk_id)
  )`,
  // Null: as the audience says, since colleagues forward what customers wrote to their own address.
  `alter table desks add column teammates_forward boolean`,

  // A merge moves nothing: the row says who came to whom, what the survivor was before, and it can be undone.
  `create table ticket_merges (
    id uuid primary key,
    ticket_id uuid not null references tickets on delete cascade,
    into_id uuid not null references tickets on delete cascade,
    merged_at timestamptz not null,
    merged_by uuid references teammates,
    survivor_before jsonb not null,
    survivor_after jsonb not null,
    undone_at timestamptz,
    undone_by uuid references teammates
  )`,
  `create unique index ticket_merges_standing on ticket_merges (ticket_id) where undone_at is null`,
  `create index ticket_merges_into on ticket_merges (into_id)`,
  // Who takes part because of a merge goes with it.
  `alter table ticket_participants add column merge_id uuid references ticket_merges on delete set null`,
  `create table ticket_splits (
    id uuid primary key,
    ticket_id uuid not null references tickets on delete cascade,
    new_ticket_id uuid not null references tickets on delete cascade,
    message_ids uuid[] not null,
    split_at timestamptz not null,
    split_by uuid references teammates,
    ticket_before jsonb not null,
    ticket_after jsonb not null,
    undone_at timestamptz,
    undone_by uuid references teammates
  )`,
  `create unique index ticket_splits_new on ticket_splits (new_ticket_id)`,
  `alter table ticket_links drop constraint ticket_links_kind_check`,
  `alter table ticket_links add constraint ticket_links_kind_check
    check (kind in ('follow_up', 'second_desk', 'unknown_sender', 'split', 'other'))`,

  // "This may belong to an open request of the same person": asked once, and answered by a merge or by a no.
  `create table ticket_suggestions (
    ticket_id uuid primary key references tickets on delete cascade,
    other_id uuid not null references tickets on delete cascade,
    reason text not null check (reason in ('same_person', 'not_verified')),
    made_at timestamptz not null,
    answered_at timestamptz
  )`,
  `create index ticket_suggestions_other on ticket_suggestions (other_id)`,
  // Open requests of a person, asked for with every mail that begins something new.
  `create index tickets_open_of_contact on tickets (contact_id, last_message_at desc)
    where status in ('new', 'open', 'waiting', 'on_hold') and discarded_at is null and merged_into_id is null`,
];
