import './tickets.tables.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { runWithKeptPlan, sql } from '../../platform/db/index.ts';
import { ticketsVisibleTo } from './scope.queries.ts';
import type { TicketRow } from './tickets.queries.ts';
import { bareTickets, readerOf, shownTickets } from './tickets.queries.ts';

/** Those of these tickets that the actor may see, in no order. */
export async function ticketsWithIds(db: Db, actor: Actor, ids: readonly string[]): Promise<TicketRow[]> {
  if (ids.length === 0) return [];
  const chosen = bareTickets(db)
    .where('tickets.id', '=', sql<string>`any(${ids}::uuid[])`)
    .where(ticketsVisibleTo(actor));
  return runWithKeptPlan(db, shownTickets(db, readerOf(actor), chosen).compile());
}
