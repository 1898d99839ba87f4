import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The contact form of each desk. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  // Without a row a desk's form is as it comes: there for customers, with the desk's request types, on no other site.
  `create table contact_forms (
    desk_id uuid primary key references desks on delete cascade,
    offered boolean not null default true,
    -- In their order; null: those of the desk that are not put away.
    request_type_ids uuid[],
    -- Origins of other sites that may show it in a frame.
    sites text[] not null default '{}',
    changed_at timestamptz not null,
    changed_by uuid references teammates on delete set null
  )`,
  // Files that came with a form, or before it: they keep their bytes until the request has them.
  `create table form_files (
    key text primary key,
    blob_sha256 text not null references blobs,
    name text not null,
    content_type text not null,
    size bigint not null,
    made_at timestamptz not null,
    -- Of the form that was sent with them, as its original is called.
    external_id text
  )`,
  `create index form_files_blob on form_files (blob_sha256)`,
  `create index form_files_made on form_files (made_at)`,
  // One page that showed answers, or was sent. Nothing of who it was, and gone after some weeks.
  `create table form_visits (
    id uuid primary key,
    desk_id uuid not null references desks on delete cascade,
    language text not null,
    began_at timestamptz not null,
    shown_at timestamptz,
    opened_at timestamptz,
    -- "That solved it".
    solved_at timestamptz,
    sent_at timestamptz
  )`,
  `create index form_visits_desk on form_visits (desk_id, began_at)`,
  `create index form_visits_began on form_visits (began_at)`,
  // How long the letters answered last had waited.
  `create index tickets_first_reply on tickets (desk_id, first_reply_at) where first_reply_at is not null`,
];
