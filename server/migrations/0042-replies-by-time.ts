import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Everybody's replies of a span, for figures of a whole desk: read from the index alone, without a million letters. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index messages_replies on messages (created_at) include (author_id, ticket_id)
    where type = 'reply' and author_kind = 'teammate'`.execute(db);
}
