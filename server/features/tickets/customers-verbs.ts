import { system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { insertPeople, peopleByAddress, proveAddresses } from '../contacts/index.ts';
import { deskBook } from '../desks/index.ts';
import { isOurs, isUndeliverable } from './addresses.ts';
import { applyStatus } from './changing.ts';
import { lockIntake } from './intake/intake.queries.ts';
import { askParticipant, confirmParticipant, participantRow } from './participants.queries.ts';
import { overtakeReplies } from './replying-later.ts';
import { wakeByCustomers } from './snoozing.ts';
import { statusTokenOf, ticketBehindToken } from './status-page.queries.ts';
import type { StatusLink } from './status-page.ts';
import { lockBehind } from './status-page-writing.ts';
import { participantConfirmed, participantJoined } from './tickets.events.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { lockTicket } from './tickets.queries.ts';

/** Whoever the link is for may do all of this; what they may see was decided when it was opened. */
async function lockLinked(one: Act, link: StatusLink): Promise<LockedTicket> {
  const { id } = await lockBehind(one, link.token);
  const ticket = await lockTicket(one.trx, system('status page'), id);
  if (!ticket) throw notFound('request');
  return ticket;
}

/** "I solved it myself." A later letter of theirs opens it again, as ever. @throws Problem 404. */
export async function solveOwnRequest(platform: Platform, link: StatusLink): Promise<void> {
  await act(platform, link.actor, async (one) => {
    const ticket = await lockLinked(one, link);
    if (ticket.status !== 'solved' && ticket.status !== 'closed') await applyStatus(one, ticket, 'solved');
  });
}

/** "It is not solved." @throws Problem 404; 409 for a closed one, from where a new request begins by writing. */
export async function reopenOwnRequest(platform: Platform, link: StatusLink): Promise<void> {
  await act(platform, link.actor, async (one) => {
    await overtakeReplies(one, [link.ticket.id]);
    const ticket = await lockLinked(one, link);
    if (ticket.status === 'closed')
      throw problem(409, 'closed', 'This request is closed. Write, and a new one begins.');
    await wakeByCustomers(one, [ticket.id]);
    if (ticket.status === 'solved') await applyStatus(one, ticket, 'open');
  });
}

export interface AskedIn {
  ticketId: string;
  identityId: string;
  address: string;
}

/**
 * A customer names somebody who shall be in. Until that person says yes themselves they are unconfirmed, and nothing goes to them.
 * @returns undefined where there is nobody to ask: they are in already, were taken out by us, or letters to them come back.
 * @throws Problem 404, 422.
 */
export async function askIn(one: Act, link: StatusLink, given: string): Promise<AskedIn | undefined> {
  const { trx, at, platform } = one;
  const address = given.trim().toLowerCase();
  if (isOurs(await deskBook(platform.db), address) || isUndeliverable(address))
    throw fieldProblem('address', 'This is nobody’s address.');
  await lockIntake(trx);
  const ticket = await lockLinked(one, link);
  let [person] = await peopleByAddress(trx, [address]);
  if (!person) {
    person = { address, identityId: newId(), contactId: newId(), name: address, bounced: false, spamOnly: false };
    await insertPeople(trx, [{ ...person, language: ticket.language }], at);
  }
  if (person.bounced || person.spamOnly) return undefined;
  const before = await participantRow(trx, ticket.id, person.identityId);
  if (before && (before.confirmed_at !== null || before.removed_at !== null)) return undefined;
  if (!before) {
    await askParticipant(trx, ticket.id, person.identityId, at);
    const facts = { deskId: ticket.desk_id, ticketId: ticket.id };
    one.record(participantJoined, { contactId: person.contactId, confirmed: false }, facts);
  }
  return { ticketId: ticket.id, identityId: person.identityId, address };
}

/**
 * Who was asked says yes, by a link that only they have: they are in, and the address is theirs.
 * @returns the word of the request's status link, which is theirs from now on. @throws Problem 404.
 */
export async function joinTicket(
  one: Act,
  asked: { ticketId: string; contactId: string; address: string },
): Promise<string> {
  const token = await statusTokenOf(one.trx, asked.ticketId);
  const found = token === undefined ? undefined : await ticketBehindToken(one.trx, token);
  if (!found) throw notFound('request');
  const { ticket } = found;
  await proveAddresses(one.trx, [asked.address], one.at);
  if (await confirmParticipant(one.trx, ticket.id, asked.contactId, one.at))
    one.record(participantConfirmed, { contactId: asked.contactId }, { deskId: ticket.deskId, ticketId: ticket.id });
  return ticket.statusToken;
}
