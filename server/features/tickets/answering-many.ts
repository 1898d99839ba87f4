import type { Status } from '../../../contract/tickets.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { problem } from '../../platform/http/problem.ts';
import { takeBackReply } from '../outbox/index.ts';
import { writeTogether } from './replying.ts';
import { savedReplyKeeper } from './saved-reply-port.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { lockTicket } from './tickets.queries.ts';

/**
 * A saved reply as a letter to the ticket's customer, one of many, filled in as the composer does; what it does besides happens
 * with it. It waits `BULK_LETTERS_WAIT_SECONDS`.
 * @returns its message's id.
 * @throws Problem 403; 409 where a value that it names is not known, it would answer spam, or the customer is not reached.
 */
export async function answerFromSaved(
  one: Act,
  ticket: LockedTicket,
  savedReplyId: string,
  status: Status | undefined,
): Promise<string> {
  requirePermission(one.actor, 'ticket.reply', ticket.desk_id);
  if (ticket.spam_at !== null) throw problem(409, 'is-spam', 'It is set aside as spam, so nothing is sent.');
  const { html, missing, isMacro } = await savedReplyKeeper().letter(one, ticket, savedReplyId);
  if (missing.length > 0)
    throw problem(409, 'values-missing', `The words name what is not known of this ticket: ${missing.join(', ')}.`);
  return writeTogether(one, ticket, {
    type: 'reply',
    html,
    savedReplies: [savedReplyId],
    ...(isMacro ? { macro: savedReplyId } : {}),
    ...(status === undefined ? {} : { status }),
  });
}

/**
 * Takes such a letter back; the ticket becomes what it was before, and the row that was locked knows it.
 * @throws Problem 409 `has-left`.
 */
export async function takeAnswerBack(one: Act, ticket: LockedTicket, messageId: string): Promise<void> {
  await takeBackReply(one, messageId);
  Object.assign(ticket, await lockTicket(one.trx, one.actor, ticket.id));
}
