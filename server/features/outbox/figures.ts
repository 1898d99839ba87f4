import { OUTGOING_STATES, type OutgoingState } from '../../../contract/tickets.ts';
import type { Db } from '../../platform/db/index.ts';
import { countByState } from './outbox.queries.ts';

/** How many messages are in each state, for /metrics; every state is named, those without any too. */
export async function outboxFigures(db: Db): Promise<Record<OutgoingState, number>> {
  const counts = await countByState(db);
  const figures = Object.fromEntries(OUTGOING_STATES.map((state) => [state, 0])) as Record<OutgoingState, number>;
  for (const { state, count } of counts) figures[state] = count;
  return figures;
}
