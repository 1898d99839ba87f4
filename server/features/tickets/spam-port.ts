import type { Act } from '../../platform/act.ts';
import type { ReadInbound, SpamFacts } from './intake/world.ts';

/** What this feature needs of the one that knows spam; the composition fills it. */
export interface SpamKeeper {
  /** All that the decisions of a batch need, in as few statements as it takes. */
  weigh(one: Act, reads: readonly ReadInbound[]): Promise<SpamFacts>;
  /** After the decisions: counts what was stopped. */
  settle(one: Act, facts: SpamFacts): Promise<void>;
  /** A teammate has said that this ticket is spam, or that it is none. */
  learn(one: Act, ticketId: string, spam: boolean): Promise<void>;
}

let registered: SpamKeeper | undefined;

/** Done by the composition. */
export function registerSpamKeeper(keeper: SpamKeeper): void {
  registered = keeper;
}

export function spamKeeper(): SpamKeeper {
  if (!registered) throw new Error('nobody keeps the spam: the composition did not register it');
  return registered;
}
