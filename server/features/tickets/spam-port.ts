import type { SpamReason } from '../../../contract/tickets.ts';
import type { Act } from '../../platform/act.ts';
import type { ReadInbound } from './intake/world.ts';

/** What is known about spam and blocked senders for one batch of the intake. */
export interface SpamFacts {
  /** Whether somebody blocked this writer on this desk; each time it says so is counted. */
  isBlocked(address: string, deskId: string): boolean;
  /** Why a mail looks like spam; null: it does not. */
  reasonOf(inboundId: string): SpamReason | null;
  /** Whom a mail's display name imitates, from an address that is not theirs. */
  imitatedBy(inboundId: string): Imitated | null;
}

export interface Imitated {
  kind: 'teammate' | 'company';
  name: string;
}

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
