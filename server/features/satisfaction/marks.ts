import type { Mark } from '../../../contract/satisfaction.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import type { MarkRow } from './satisfaction.queries.ts';
import { marksOfTickets } from './satisfaction.queries.ts';

/** The marks of those of these tickets that have one, by the ticket's id. */
export async function marksOf(db: Db | Trx, ticketIds: readonly string[]): Promise<Map<string, Mark>> {
  const rows = await marksOfTickets(db, ticketIds);
  return new Map(rows.map((row) => [row.ticket_id, toMark(row)]));
}

export function toMark(row: MarkRow): Mark {
  return { mark: row.mark, best: row.best, low: row.low, comment: row.comment, at: row.given_at.toString() };
}
