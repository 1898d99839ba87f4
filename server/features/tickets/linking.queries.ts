import './tickets.tables.ts';
import type { Status } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { ticketsVisibleTo } from './scope.queries.ts';

/** As the table has them: the first blocks, repeats, comes of or is related to the second. */
export type KeptKind = 'related' | 'duplicate' | 'blocks' | 'caused_by';

/** @returns false where it was there already */
export async function insertLink(
  trx: Trx,
  link: { ticketId: string; otherId: string; kind: KeptKind },
  at: Temporal.Instant,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('ticket_links')
    .values({ ticket_id: link.ticketId, other_id: link.otherId, kind: link.kind, created_at: at.toString() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** @returns whether it was there */
export async function deleteLink(
  trx: Trx,
  link: { ticketId: string; otherId: string; kind: KeptKind },
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('ticket_links')
    .where('ticket_id', '=', link.ticketId)
    .where('other_id', '=', link.otherId)
    .where('kind', '=', link.kind)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

const MOST_SHOWN = 100;

/** Linked in either direction, those the actor may see. `from`: the other is the first of the two. */
export async function linkedTickets(db: Db, actor: Actor, ticketId: string) {
  const { rows } = await sql<{
    id: string;
    number: number;
    subject: string;
    status: Status;
    kind: string;
    from: boolean;
  }>`
    select tickets.id, tickets.number, tickets.subject, tickets.status, l.kind, l.reversed as "from" from (
      select other_id as id, kind, false as reversed from ticket_links where ticket_id = ${ticketId}::uuid
      union all select ticket_id, kind, true from ticket_links where other_id = ${ticketId}::uuid) l
    join tickets on tickets.id = l.id where ${ticketsVisibleTo(actor)}
    order by tickets.number desc, l.kind limit ${MOST_SHOWN}`.execute(db);
  return rows;
}
