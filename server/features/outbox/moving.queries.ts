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

/** Letters of a ticket that went to another desk are of that desk: whoever may read it may read them, and nobody else. */
export async function moveOutgoingToDesk(trx: Trx, ticketIds: readonly string[], deskId: string): Promise<void> {
  await trx
    .updateTable('outgoing')
    .set({ desk_id: deskId })
    .where('ticket_id', '=', sql<string>`any(${ticketIds}::uuid[])`)
    .execute();
}
