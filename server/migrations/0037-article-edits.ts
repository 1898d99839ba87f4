import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What a shift taught may become a change of an article that is there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `alter table gathered drop constraint gathered_state_check`,
  `alter table gathered add constraint gathered_state_check
    check (state in ('open', 'article', 'article-edit', 'saved-reply', 'same-word', 'left'))`,
  // The article that the lesson named.
  `alter table gathered add article_id uuid references articles on delete set null`,
  `create index gathered_article on gathered (article_id) where article_id is not null`,
  // Each request counts once, however often one looks.
  `alter table gathered add ticket_ids uuid[] not null default '{}'`,
  `update gathered set ticket_ids = array[ticket_id] where ticket_id is not null`,
  // Who changed which article is credited to them.
  `create index gathered_edits on gathered (made_ref) where state = 'article-edit'`,
];
