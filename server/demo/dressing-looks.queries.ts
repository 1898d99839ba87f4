import '../features/reviews/index.ts';
import type { Db } from '../platform/db/index.ts';

/** The look that a reply waits for; undefined where it left by itself. */
export async function waitingReviewOf(db: Db, messageId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('reviews')
    .select('id')
    .where('message_id', '=', messageId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return row?.id;
}
