import type { z } from 'zod';
import type { outgoingFacts } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { hiddenRecipients, troublesOfOthers, withoutHidden } from './blind-copies.ts';
import { troublesOf } from './delivery-troubles.queries.ts';
import './outbox.tables.ts';
import { reasonInWords } from './reasons.ts';

/** How far the copy of a message of the thread is. */
export type OutgoingFacts = z.infer<typeof outgoingFacts>;

/** By message id; a message without a copy on its way is not in it. Reasons are told in the reader's language. */
export async function outgoingOfMessages(
  db: Db,
  messageIds: readonly string[],
  reader: Actor | null = null,
): Promise<Map<string, OutgoingFacts>> {
  if (messageIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('outgoing')
    .select(['id', 'message_id', 'state', 'send_at', 'attempts', 'next_try_at', 'last_error', 'sent_at', 'author_id'])
    .select(sql<{ name: string; address: string }[] | null>`letter->'bcc'`.as('bcc'))
    .where('message_id', '=', sql<string>`any(${messageIds}::uuid[])`)
    .execute();
  const troubles = await troublesOf(
    db,
    rows.map((row) => row.id),
  );
  const locale = reader && 'locale' in reader ? reader.locale : null;
  return new Map(
    rows.map((row) => {
      const hidden = hiddenRecipients(reader, { author_id: row.author_id, letter: { bcc: row.bcc ?? [] } });
      const lastError = reasonInWords(row.last_error, locale);
      const facts = {
        id: row.id,
        state: row.state,
        sendAt: row.send_at.toString(),
        attempts: row.attempts,
        nextTryAt: row.next_try_at?.toString() ?? null,
        lastError: lastError === null ? null : withoutHidden(hidden, lastError),
        sentAt: row.sent_at?.toString() ?? null,
        troubles: troublesOfOthers(hidden, troubles.get(row.id) ?? []),
      };
      return [row.message_id ?? '', facts];
    }),
  );
}
