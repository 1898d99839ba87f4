import type { OutgoingState } from '../../../contract/tickets.ts';
import { OUTGOING_STATES } from '../../../contract/tickets.ts';
import type { Db } from '../../platform/db/index.ts';
import { countByState } from './outbox.queries.ts';

/** What is done with: it only grows, and counting all of it at every look would soon be most of the database's work. */
const DONE_WITH: readonly OutgoingState[] = ['sent', 'cancelled'];
const WATCHED = OUTGOING_STATES.filter((state) => !DONE_WITH.includes(state));

/** How many messages wait or are in trouble, `outgoing_<state>`, for /metrics; states without any are named too. */
export async function outboxFigures(db: Db): Promise<Record<`outgoing_${string}`, number>> {
  const figures = new Map<OutgoingState, number>(WATCHED.map((state) => [state, 0]));
  for (const { state, count } of await countByState(db, WATCHED)) figures.set(state, count);
  return Object.fromEntries([...figures].map(([state, count]) => [`outgoing_${state}`, count]));
}
