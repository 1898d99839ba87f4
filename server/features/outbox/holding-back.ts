import type { Act } from '../../platform/act.ts';
import { takeBack } from './cancelling.ts';
import { plannedOf } from './outbox.queries.ts';

export interface HeldBack {
  outgoingId: string;
  ticketId: string;
  deskId: string | null;
  messageId: string | null;
  authorId: string | null;
}

/** Takes back everything that is planned for these tickets or waits for a look, and has not left: what it answers is no longer the last word. */
export async function holdBackPlanned(one: Act, ticketIds: readonly string[]): Promise<HeldBack[]> {
  if (ticketIds.length === 0) return [];
  const held: HeldBack[] = [];
  for (const row of await plannedOf(one.trx, ticketIds)) {
    await takeBack(one, row);
    held.push({
      outgoingId: row.id,
      ticketId: row.ticket_id ?? '',
      deskId: row.desk_id,
      messageId: row.message_id,
      authorId: row.author_id,
    });
  }
  return held;
}
