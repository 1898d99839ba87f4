import type { Act } from '../../platform/act.ts';
import type { LockedTicket } from './tickets.queries.ts';

/** A reply that waits for somebody's look before it leaves. */
export interface Holding {
  /** In the transaction of the reply, once its message and its letter are written. `html` is what its writer wrote. */
  held(messageId: string, html: string): Promise<void>;
}

/** Whether a reply that the actor writes in this ticket waits for somebody's look; null: it leaves by itself. */
export type ReplyGate = (one: Act, ticket: LockedTicket) => Promise<Holding | null>;

let registered: ReplyGate | undefined;

/** Done by the composition. */
export function registerReplyGate(gate: ReplyGate): void {
  registered = gate;
}

export function replyGate(...given: Parameters<ReplyGate>): Promise<Holding | null> {
  if (!registered) throw new Error('nobody says which replies wait for a look: the composition did not register it');
  return registered(...given);
}
