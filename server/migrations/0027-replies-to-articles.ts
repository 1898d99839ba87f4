import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Articles made of replies. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  // A reply that is on its way, and the article that was made of it: nobody outside reads the one before the other has left.
  `create table reply_answers (
    message_id uuid primary key references messages on delete cascade,
    article_id uuid not null references articles on delete cascade,
    language text not null,
    -- Otherwise it stays a draft, whatever becomes of the reply.
    publishes boolean not null,
    made_by uuid references teammates on delete set null,
    made_at timestamptz not null,
    -- The reply has left.
    left_at timestamptz
  )`,
  `create index reply_answers_article on reply_answers (article_id)`,
];
