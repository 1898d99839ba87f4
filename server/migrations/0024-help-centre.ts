import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The help centre of each desk: its looks, who read what, what was searched and whether it helped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `create table help_centres (
    desk_id uuid primary key references desks on delete cascade,
    slug text not null unique,
    -- Null while nobody reads it.
    opened_at timestamptz,
    colour text,
    logo_sha256 text references blobs,
    logo_type text,
    logo_width integer,
    logo_height integer,
    -- Lower case, in its ASCII form.
    domain text unique,
    version integer not null default 1,
    updated_at timestamptz not null
  )`,
  `create index help_centres_logo on help_centres (logo_sha256) where logo_sha256 is not null`,
  // Addresses that a centre had before: they lead to it.
  `create table help_centre_old_slugs (
    slug text primary key,
    desk_id uuid not null references desks on delete cascade
  )`,
  `create index help_centre_old_slugs_desk on help_centre_old_slugs (desk_id)`,
  `create table help_centre_texts (
    desk_id uuid not null references help_centres on delete cascade,
    language text not null,
    texts jsonb not null,
    primary key (desk_id, language)
  )`,

  `create table article_reads (
    article_id uuid not null references articles on delete cascade,
    language text not null,
    -- Of the desk's own time.
    day date not null,
    reads integer not null,
    primary key (article_id, day, language)
  )`,
  // Who a reader is, for one day: a hash whose salt is thrown away with the day.
  `create table help_salts (
    day date primary key,
    salt bytea not null
  )`,
  `create table article_votes (
    id uuid primary key,
    article_id uuid not null references articles on delete cascade,
    language text not null,
    day date not null,
    visitor bytea not null,
    helpful boolean not null,
    words text not null default '',
    at timestamptz not null
  )`,
  `create unique index article_votes_once on article_votes (article_id, day, visitor)`,
  `create index article_votes_said on article_votes (article_id, at desc) where words <> ''`,

  `create table help_searches (
    id uuid primary key,
    desk_id uuid not null references desks on delete cascade,
    language text not null,
    words text not null,
    -- In small letters, without accents: what counts as the same.
    key text not null,
    found integer not null,
    opened_article_id uuid references articles on delete set null,
    -- Wrote to us after it all the same.
    wrote_at timestamptz,
    at timestamptz not null
  )`,
  `create index help_searches_desk on help_searches (desk_id, at desc)`,
  `create index help_searches_opened on help_searches (opened_article_id, at desc) where opened_article_id is not null`,
  `create index help_searches_at on help_searches (at)`,
];
