import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const STATEMENTS: string[] = [
  // Facts of a card that were said while nobody but who sees a ticket of theirs saw it, or by who sees no public desk: they
  // stay with whoever sees such a ticket. A fact of the company's own is `fields.<id>`.
  `alter table contacts add column closed_facts text[] not null default '{}'`,
  `alter table identities add column closed_at timestamptz`,
  `update identities set closed_at = identities.created_at from contacts
    where contacts.id = identities.contact_id and contacts.added_at is null and identities.source <> 'wrote'`,

  // Where the sweep of words that no document holds goes on.
  `create table search_sweep (word text not null)`,
  `insert into search_sweep values ('')`,

  // One shortcut is one saved reply for whoever types it. Those of desks that have nobody in common may be the same: to refuse
  // one would tell of the other.
  `drop index saved_replies_shortcut`,
  `create unique index saved_replies_own_shortcut on saved_replies (owner_id, shortcut)
    where owner_id is not null and shortcut is not null and put_away_at is null`,
  `create index saved_replies_shortcut on saved_replies (shortcut) where owner_id is null and shortcut is not null`,

  // Who is erased leaves no words in what is kept for a while only: lines of lists that were left out, answers that are given
  // again. Their addresses tell which, so they go after this.
  `create function contacts_after_erasing() returns trigger language plpgsql as $$
  declare
    theirs text[] := array(select lower(value) from identities where contact_id = new.id);
  begin
    delete from contact_import_lines l where exists (select from unnest(theirs) v
      where position(v in lower(l.value)) > 0 or position(v in lower(l.cells::text)) > 0)
      or (old.name <> '' and exists (select from jsonb_array_elements_text(l.cells) c where lower(trim(c)) = lower(old.name)));
    delete from idempotency_keys k where exists (select from unnest(theirs) v where position(v in lower(k.response::text)) > 0);
    return null;
  end $$`,
  `create trigger contacts_erased after update of erased_at on contacts for each row
    when (old.erased_at is null and new.erased_at is not null) execute function contacts_after_erasing()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
