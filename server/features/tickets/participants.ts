import { requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import { newSecretWord } from '../../platform/ids/index.ts';
import { confirmParticipant, removeParticipant } from './participants.queries.ts';
import { mergeGroup, setStatusToken } from './status-page.queries.ts';
import { participantConfirmed, participantRemoved, statusLinkRenewed } from './tickets.events.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { updateTicket } from './tickets.queries.ts';

/** A teammate vouches for somebody who joined by themselves: from now on answers go to them too. */
export async function confirmParticipation(one: Act, ticket: LockedTicket, contactId: string): Promise<void> {
  requirePermission(one.actor, 'ticket.reply', ticket.desk_id);
  if (!(await confirmParticipant(one.trx, ticket.id, contactId, one.at)))
    throw notFound('participant waiting to be confirmed');
  await updateTicket(one.trx, ticket, one.at, {});
  one.record(participantConfirmed, { contactId }, { deskId: ticket.desk_id, ticketId: ticket.id });
}

/** Out of the conversation; the status link is renewed with it, since they have the old one. */
export async function endParticipation(one: Act, ticket: LockedTicket, contactId: string): Promise<void> {
  requirePermission(one.actor, 'ticket.reply', ticket.desk_id);
  if (!(await removeParticipant(one.trx, ticket.id, contactId, one.at))) throw notFound('participant in copy');
  await renewLinks(one, ticket);
  const facts = { deskId: ticket.desk_id, ticketId: ticket.id };
  one.record(participantRemoved, { contactId }, facts);
  one.record(statusLinkRenewed, {}, facts);
}

/** No link leads to the ticket any more: not its own, nor those of what was merged into it. */
export async function renewLinks(one: Act, ticket: LockedTicket): Promise<void> {
  await updateTicket(one.trx, ticket, one.at, { status_token: newSecretWord() });
  for (const id of await mergeGroup(one.trx, ticket.id))
    if (id !== ticket.id) await setStatusToken(one.trx, id, newSecretWord());
}
