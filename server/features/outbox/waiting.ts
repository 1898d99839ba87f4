import type { Db } from '../../platform/db/index.ts';
import { waitingByAddress } from './waiting.queries.ts';

export interface WaitingLetters {
  count: number;
  /** The first of them, oldest first. */
  first: {
    id: string;
    ticketNumber: number | null;
    to: string;
    subject: string;
    createdAt: Temporal.Instant;
  }[];
}

/**
 * Letters that have not left yet from each of these addresses, or for which there is no way out. An address without any is not
 * among the result. Those of accounts (invitations, new passwords) are counted and not shown.
 * @param atMost how many of each are named
 */
export async function lettersWaitingFrom(
  db: Db,
  addresses: readonly string[],
  atMost: number,
): Promise<Map<string, WaitingLetters>> {
  const found = new Map<string, WaitingLetters>();
  for (const row of await waitingByAddress(db, addresses, atMost)) {
    const letters = found.get(row.address) ?? { count: row.count, first: [] };
    found.set(row.address, letters);
    if (row.secret) continue;
    letters.first.push({
      id: row.id,
      ticketNumber: row.ticket_number,
      to: row.recipients[0] ?? '',
      subject: row.subject,
      createdAt: row.created_at,
    });
  }
  return found;
}
