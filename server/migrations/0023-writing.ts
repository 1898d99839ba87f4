import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Writing together: the changes of everybody who writes an article, as they came. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  // One a text that was ever opened for writing.
  `create table article_writings (
    article_id uuid not null,
    language text not null,
    -- Of its newest change; they have no gaps, since each takes this row's lock.
    last_seq bigint not null default 0,
    -- Up to which article_texts says it.
    kept_seq bigint not null default 0,
    -- Of all its changes.
    bytes bigint not null default 0,
    written_by uuid references teammates on delete set null,
    primary key (article_id, language),
    foreign key (article_id, language) references article_texts on delete cascade
  )`,
  `create index article_writings_unkept on article_writings (article_id, language) where kept_seq < last_seq`,
  // Changes as Yjs made them: in whichever order they are read, they come to the same.
  `create table article_updates (
    article_id uuid not null,
    language text not null,
    seq bigint not null,
    update bytea not null,
    made_at timestamptz not null,
    made_by uuid references teammates on delete set null,
    primary key (article_id, language, seq),
    foreign key (article_id, language) references article_writings on delete cascade
  )`,
];
