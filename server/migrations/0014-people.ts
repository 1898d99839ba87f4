import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Cards of contacts and organizations, merging of contacts, imports. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

/** What the cards of both have. */
const CARD = `
  add column vip_at timestamptz,
  add column plan text,
  add column value numeric(14, 2) check (value >= 0),
  add column currency text,
  add column fields jsonb not null default '{}'`;

const STATEMENTS: readonly string[] = [
  `alter table organizations ${CARD}`,
  `create index organizations_name on organizations using gin (name gin_trgm_ops)`,
  `alter table contacts ${CARD},
    add column organization_id uuid references organizations on delete set null,
    -- Entered by hand or from a list: there also without a ticket.
    add column added_at timestamptz,
    -- Null: the language was guessed from what they wrote.
    add column language_set_at timestamptz,
    -- Who stands for both after a merge, at the end of the chain; kept with contact_merges, which are the truth.
    add column merged_into_id uuid references contacts on delete set null`,
  `create index contacts_merged on contacts (merged_into_id) where merged_into_id is not null`,
  `create index contacts_organization on contacts (organization_id) where organization_id is not null`,
  `create index contacts_vip on contacts (name, id) where vip_at is not null`,
  `create index contacts_same_name on contacts (lower(name))`,

  // How it became known: they wrote from it, or somebody entered it, or a list had it.
  `alter table identities
    add column source text not null default 'wrote' check (source in ('wrote', 'entered', 'imported')),
    add column added_by uuid references teammates on delete set null,
    -- Only likely to be theirs.
    add column guessed_at timestamptz,
    -- Who vouches, where no letter proves it.
    add column proved_by uuid references teammates on delete set null,
    add column primary_at timestamptz`,
  `create index identities_domain on identities (split_part(value, '@', 2), contact_id) where kind = 'email'`,
  `create index identities_local_part on identities (split_part(value, '@', 1), contact_id) where kind = 'email'`,
  `create index identities_phone_end on identities (right(value, 8), contact_id) where kind = 'phone'`,

  // Who was made one with whom; undone, the row stays.
  `create table contact_merges (
    id uuid primary key,
    contact_id uuid not null references contacts on delete cascade,
    into_id uuid not null references contacts on delete cascade,
    merged_at timestamptz not null,
    merged_by uuid references teammates on delete set null,
    undone_at timestamptz,
    undone_by uuid references teammates on delete set null,
    check (contact_id <> into_id)
  )`,
  `create unique index contact_merges_standing on contact_merges (contact_id) where undone_at is null`,
  `create index contact_merges_into on contact_merges (into_id) where undone_at is null`,
  // Somebody said that these are two people; the lesser id first.
  `create table contact_differences (
    contact_id uuid not null references contacts on delete cascade,
    other_id uuid not null references contacts on delete cascade,
    said_at timestamptz not null,
    said_by uuid references teammates on delete set null,
    primary key (contact_id, other_id),
    check (contact_id < other_id)
  )`,
  `create index contact_differences_other on contact_differences (other_id)`,

  // Of a contact or of an organization.
  `create table contact_notes (
    id uuid primary key,
    contact_id uuid references contacts on delete cascade,
    organization_id uuid references organizations on delete cascade,
    text text not null,
    author_id uuid references teammates on delete set null,
    author_name text not null,
    created_at timestamptz not null,
    updated_at timestamptz,
    check (num_nonnulls(contact_id, organization_id) = 1)
  )`,
  `create index contact_notes_contact on contact_notes (contact_id, created_at desc) where contact_id is not null`,
  `create index contact_notes_organization on contact_notes (organization_id, created_at desc) where organization_id is not null`,
  // Internal notes on tickets, for the timeline of a person.
  `create index messages_notes on messages (ticket_id, created_at desc, id desc) where type = 'note'`,

  // The company's own fields.
  `create table contact_fields (
    id uuid primary key,
    subject text not null check (subject in ('contact', 'organization')),
    name text not null,
    kind text not null check (kind in ('text', 'number', 'choice', 'choices', 'date', 'checkbox')),
    choices jsonb not null default '[]',
    position integer not null,
    archived_at timestamptz
  )`,

  `create table contact_imports (
    id uuid primary key,
    name text not null,
    blob_sha256 text,
    state text not null check (state in ('uploaded', 'running', 'done', 'stopped', 'failed')),
    encoding text not null,
    delimiter text not null,
    columns jsonb not null,
    mapping jsonb not null,
    rows integer not null,
    done integer not null default 0,
    added integer not null default 0,
    changed integer not null default 0,
    bad integer not null default 0,
    created_by uuid references teammates on delete set null,
    created_by_name text,
    created_at timestamptz not null,
    finished_at timestamptz
  )`,
  `create index contact_imports_recent on contact_imports (created_at desc, id desc)`,
  // What was not taken, with its words; gone with the import.
  `create table contact_import_lines (
    import_id uuid not null references contact_imports on delete cascade,
    line integer not null,
    reason text not null,
    column_name text,
    value text not null,
    cells jsonb not null,
    primary key (import_id, line)
  )`,
];
