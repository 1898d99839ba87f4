import './outbox.tables.ts';
import type { Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/** Letters of messages that went to another ticket are shown and found with it. */
export async function moveOutgoing(trx: Trx, messageIds: readonly string[], ticketId: string): Promise<void> {
  await trx
    .updateTable('outgoing')
    .set({ ticket_id: ticketId })
    .where('message_id', '=', sql<string>`any(${messageIds}::uuid[])`)
    .execute();
}
