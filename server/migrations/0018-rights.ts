import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const STATEMENTS: string[] = [
  // Facts of a card that were said while nobody but who sees a ticket of theirs saw it, or by who sees no public desk: they
  // stay with whoever sees such a ticket. A fact of the company's own is `fields.<id>`.
  `alter table contacts add column closed_facts text[] not null default '{}'`,
  `alter table identities add column closed_at timestamptz`,
  `update identities set closed_at = identities.created_at from contacts
    where contacts.id = identities.contact_id and contacts.added_at is null and identities.source <> 'wrote'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
