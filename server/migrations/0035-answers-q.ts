import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Customers who come in by an account that they have elsewhere, and imports of articles that take their time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  // Whom the company believes when it says who somebody is (OpenID Connect).
  `create table customer_providers (
    id uuid primary key,
    -- On the button.
    name text not null,
    issuer text not null,
    client_id text not null,
    client_secret_sealed text,
    -- Of the addresses that it may speak for, in small letters; none: any.
    domains text[] not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    updated_by uuid references teammates on delete set null
  )`,
  // Who an account is, by the two things of it that never change.
  `create table customer_accounts (
    issuer text not null,
    subject text not null,
    identity_id uuid not null references identities on delete cascade,
    linked_at timestamptz not null,
    primary key (issuer, subject)
  )`,
  `create index customer_accounts_identity on customer_accounts (identity_id)`,
  // By whose word somebody came in; who is believed no more, lets nobody stay in.
  `alter table customer_sessions add provider_id uuid references customer_providers on delete cascade`,
  `create index customer_sessions_provider on customer_sessions (provider_id) where provider_id is not null`,
  `create function customer_accounts_after_erasing() returns trigger language plpgsql as $$
  begin
    delete from customer_accounts a using identities i where i.id = a.identity_id and i.contact_id = new.id;
    delete from customer_sessions s using identities i where i.id = s.identity_id and i.contact_id = new.id;
    return null;
  end $$`,
  `create trigger customer_accounts_erased after update of erased_at on contacts for each row
    when (old.erased_at is null and new.erased_at is not null) execute function customer_accounts_after_erasing()`,

  // A folder of articles that is taken in, one article after the other.
  `create table article_imports (
    id uuid primary key,
    desk_id uuid not null references desks on delete cascade,
    name text not null,
    -- Null once it is over.
    blob_sha256 text,
    visibility text not null check (visibility in ('public', 'internal')),
    language text not null,
    article_state text not null check (article_state in ('draft', 'published')),
    section_id uuid references sections on delete set null,
    state text not null check (state in ('running', 'done', 'failed')),
    -- Of articles; null until they are counted.
    total integer,
    done integer not null default 0,
    files integer not null default 0,
    created_by uuid references teammates on delete set null,
    -- A token's, where no person began it.
    created_by_token uuid,
    created_by_name text,
    created_at timestamptz not null,
    -- When it last went on.
    moved_at timestamptz not null,
    finished_at timestamptz
  )`,
  `create index article_imports_recent on article_imports (desk_id, created_at desc, id desc)`,
  `create index article_imports_blob on article_imports (blob_sha256) where blob_sha256 is not null`,
  // What became of each article of it, written with the article: what stands here is not taken in again.
  `create table article_import_items (
    import_id uuid not null references article_imports on delete cascade,
    -- Files of one article in several languages share it.
    article text not null,
    -- Of its first file.
    name text not null,
    article_id uuid references articles on delete cascade,
    title text,
    language text,
    -- Of the folder's files, the articles'.
    files jsonb not null,
    linked_at timestamptz,
    primary key (import_id, article)
  )`,
  `create index article_import_items_article on article_import_items (article_id) where article_id is not null`,
  // What was left out, with why.
  `create table article_import_leftovers (
    import_id uuid not null references article_imports on delete cascade,
    name text not null,
    detail text not null,
    primary key (import_id, name, detail)
  )`,
  // What a reply adds to an article that is there, once it has left; null where it is an article of its own.
  `alter table reply_answers add addition text`,
];
