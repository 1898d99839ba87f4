import type { Act } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import { messageById } from './messages.queries.ts';
import { findTicket } from './tickets.queries.ts';

/** A message with what is known of its ticket, for what is made of its words elsewhere. */
export interface MessageOfTicket {
  id: string;
  ticketId: string;
  deskId: string;
  subject: string;
  /** What its writer wrote of it, without what they quoted. */
  text: string;
  /** Only of what we wrote ourselves: what came in may look like anything. */
  html: string | null;
  language: string | null;
}

/** @throws Problem 404 for a message of a ticket that the actor does not see. */
export async function messageOfTicket(one: Act, messageId: string): Promise<MessageOfTicket> {
  const message = await messageById(one.trx, messageId);
  const ticket = message && (await findTicket(one.trx, one.actor, message.ticket_id));
  if (!message || !ticket) throw notFound('message');
  const isOurs = message.type !== 'incoming';
  return {
    id: message.id,
    ticketId: ticket.id,
    deskId: ticket.desk_id,
    subject: ticket.subject,
    text: message.visible_text === '' ? message.text : message.visible_text,
    html: isOurs ? message.html : null,
    language: message.language ?? ticket.language,
  };
}
