import type { Ticket } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { toTicket } from './presenting.ts';
import { ticketsWithIds } from './tickets-by-ids.queries.ts';

/** Tickets as lists show them, in the order of these ids; those that the actor may not see are left out. */
export async function ticketsByIds(platform: Platform, actor: Actor, ids: readonly string[]): Promise<Ticket[]> {
  const rows = await ticketsWithIds(platform.db, actor, ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [toTicket(row, actor, platform.config)] : [];
  });
}
