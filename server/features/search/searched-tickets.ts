import type { Actor } from '../../platform/access/index.ts';
import type { RawBuilder, SqlBool } from '../../platform/db/index.ts';
import { listedTickets, ticketsMatching, ticketsVisibleTo } from '../tickets/index.ts';
import { allConditions } from './searched-tickets.queries.ts';
import type { Understood } from './understanding.ts';

/**
 * A condition on `tickets`: what the actor may see and the operators name. What was merged is found, spam only when it is asked
 * for.
 */
export function ticketsFound(
  actor: Actor,
  { filters, spam }: Pick<Understood, 'filters' | 'spam'>,
  now: Temporal.Instant,
): RawBuilder<SqlBool> {
  const listed = listedTickets(spam ? { merged: true, spam: true } : { merged: true });
  return allConditions([
    ticketsVisibleTo(actor),
    listed,
    ...filters.map((filter) => ticketsMatching(filter, actor, now)),
  ]);
}
