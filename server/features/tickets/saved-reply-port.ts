import type { Status } from '../../../contract/tickets.ts';
import type { Act } from '../../platform/act.ts';
import type { LockedTicket } from './tickets.queries.ts';

/** What a macro does to a ticket besides the words; `status` goes along with the message. */
export interface MacroInUse {
  status?: Status;
  /** In the same transaction as the message. @throws Problem where the actor may not. */
  carryOut(one: Act, ticket: LockedTicket): Promise<void>;
}

/** What this feature needs of the one that keeps saved replies; the composition fills it. */
export interface SavedReplyKeeper {
  /** @throws Problem 422 where the actor has no such macro on the ticket's desk. */
  macro(one: Act, ticket: LockedTicket, savedReplyId: string): Promise<MacroInUse>;
  /** They stand in a message that was just written. */
  used(
    one: Act,
    ticket: LockedTicket,
    messageId: string,
    savedReplyIds: readonly string[],
    text: string,
  ): Promise<void>;
}

let registered: SavedReplyKeeper | undefined;

/** Done by the composition. */
export function registerSavedReplyKeeper(keeper: SavedReplyKeeper): void {
  registered = keeper;
}

export function savedReplyKeeper(): SavedReplyKeeper {
  if (!registered) throw new Error('nobody keeps the saved replies: the composition did not register it');
  return registered;
}
