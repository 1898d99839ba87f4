import type { z } from 'zod';
import type { outgoingFacts } from '../../../contract/tickets.ts';
import type { Db } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { troublesOf } from './delivery-troubles.queries.ts';
import './outbox.tables.ts';
import { reasonInWords } from './reasons.ts';

/** How far the copy of a message of the thread is. */
export type OutgoingFacts = z.infer<typeof outgoingFacts>;

/** By message id; a message without a copy on its way is not in it. Reasons are told in the language of `locale`. */
export async function outgoingOfMessages(
  db: Db,
  messageIds: readonly string[],
  locale: string | null = null,
): Promise<Map<string, OutgoingFacts>> {
  if (messageIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('outgoing')
    .select(['id', 'message_id', 'state', 'send_at', 'attempts', 'next_try_at', 'last_error', 'sent_at'])
    .where('message_id', '=', sql<string>`any(${messageIds}::uuid[])`)
    .execute();
  const troubles = await troublesOf(
    db,
    rows.map((row) => row.id),
  );
  return new Map(
    rows.map((row) => [
      row.message_id ?? '',
      {
        id: row.id,
        state: row.state,
        sendAt: row.send_at.toString(),
        attempts: row.attempts,
        nextTryAt: row.next_try_at?.toString() ?? null,
        lastError: reasonInWords(row.last_error, locale),
        sentAt: row.sent_at?.toString() ?? null,
        troubles: troubles.get(row.id) ?? [],
      },
    ]),
  );
}
