import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Drafts that are shown to a colleague, versions of drafts that never come twice, what has come back from a snooze. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  // A screen that missed the sending must not take the next draft for the one it knows, so no version is given twice.
  `create sequence draft_versions as integer`,
  `select setval('draft_versions', coalesce((select max(version) from drafts), 0) + 1, false)`,
  // Ends with the draft: when it is sent, thrown away or taken over.
  `create table draft_shares (
    author_id uuid not null,
    ticket_id uuid not null,
    kind text not null,
    teammate_id uuid not null references teammates on delete cascade,
    shared_at timestamptz not null,
    suggestion text,
    suggestion_version integer,
    suggested_at timestamptz,
    primary key (author_id, ticket_id, kind, teammate_id),
    foreign key (author_id, ticket_id, kind) references drafts (teammate_id, ticket_id, kind) on delete cascade
  )`,
  `create index draft_shares_teammate on draft_shares (teammate_id, ticket_id)`,
  // Two tickets can be linked in more than one way.
  `alter table ticket_links drop constraint ticket_links_pkey`,
  `alter table ticket_links add primary key (ticket_id, other_id, kind)`,
];
