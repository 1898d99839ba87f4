import type { NewFaq } from '../../../contract/faq.ts';
import type { Act } from '../../platform/act.ts';
import type { LockedTicket } from './tickets.queries.ts';

/** A reply from which an answer for everybody is made. */
export interface AnsweringReply {
  messageId: string;
  /** What the customer gets, in safe HTML. */
  html: string;
}

/** In the transaction of the reply. @throws Problem 403 or 422, and then the reply does not go either. */
export type AnswerMaker = (one: Act, ticket: LockedTicket, reply: AnsweringReply, faq: NewFaq) => Promise<void>;

let registered: AnswerMaker | undefined;

/** Done by the composition. */
export function registerAnswerMaker(maker: AnswerMaker): void {
  registered = maker;
}

export function makeAnswer(...given: Parameters<AnswerMaker>): Promise<void> {
  if (!registered) throw new Error('nobody makes answers of replies: the composition did not register it');
  return registered(...given);
}
