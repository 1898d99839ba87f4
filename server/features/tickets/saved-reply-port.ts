import type { Status } from '../../../contract/tickets.ts';
import type { Act } from '../../platform/act.ts';
import type { LockedTicket } from './tickets.queries.ts';

/** What a macro does to a ticket besides the words; `status` goes along with the message. */
export interface MacroInUse {
  status?: Status;
  /** In the same transaction as the message. @throws Problem where the actor may not. */
  carryOut(one: Act, ticket: LockedTicket): Promise<void>;
}

/** Its words for one customer, and what of them is not known. */
export interface SavedLetter {
  html: string;
  missing: readonly string[];
  /** It does something besides. */
  isMacro: boolean;
}

/** What this feature needs of the one that keeps saved replies; the composition fills it. */
export interface SavedReplyKeeper {
  /** @throws Problem 422 where the actor has no such macro on the ticket's desk. */
  macro(one: Act, ticket: LockedTicket, savedReplyId: string): Promise<MacroInUse>;
  /** What it does besides its words, all of it and at once. @throws Problem as the verbs it stands for. */
  applyTo(one: Act, ticket: LockedTicket, savedReplyId: string): Promise<void>;
  /** @throws Problem 422 where the actor has no such saved reply on the ticket's desk, or it has no words. */
  letter(one: Act, ticket: LockedTicket, savedReplyId: string): Promise<SavedLetter>;
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
