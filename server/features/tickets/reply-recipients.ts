import type { Act } from '../../platform/act.ts';
import { problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { insertPeople, peopleByAddress } from '../contacts/index.ts';
import type { DeskBook } from '../desks/index.ts';
import { isOurs, isUndeliverable } from './addresses.ts';
import type { MessageRow } from './messages.queries.ts';
import { addParticipants } from './participants.queries.ts';
import { participantJoined } from './tickets.events.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { participantsOf } from './tickets.queries.ts';

interface Recipient {
  name: string;
  address: string;
}

export interface ReplyRecipients {
  to: Recipient[];
  cc: Recipient[];
  bcc: Recipient[];
}

/**
 * Answers go to the contact (where the last letter says so: to its Reply-To) and to everyone confirmed, in one copy; never to
 * ourselves. Whom a teammate copies openly takes part from then on; who gets a blind copy does not.
 * @throws Problem 409 when there is nobody to write to.
 */
export async function recipientsOf(
  one: Act,
  book: DeskBook,
  ticket: LockedTicket,
  incoming: MessageRow | undefined,
  wish: { cc?: readonly string[] | undefined; bcc?: readonly string[] | undefined },
): Promise<ReplyRecipients> {
  const participants = await participantsOf(one.trx, ticket.id);
  const contact = participants.find((each) => each.role === 'contact');
  const fromContact = incoming?.author_id === ticket.contact_id && incoming.facts.unconfirmed !== true;
  const wished = fromContact ? incoming.facts.replyTo : undefined;
  const answerTo =
    wished && !isOurs(book, wished.address)
      ? wished
      : contact && { name: contact.name === contact.value ? '' : contact.name, address: contact.value };
  if (!answerTo || isOurs(book, answerTo.address) || isUndeliverable(answerTo.address))
    throw problem(409, 'no-address', 'There is no address to answer to.');
  const copied = (address: string): boolean =>
    address !== answerTo.address.toLowerCase() && !isOurs(book, address) && !isUndeliverable(address);
  const others = participants
    .filter((each) => each.role === 'cc' && each.confirmed_at !== null && copied(each.value))
    .map((each) => ({ name: each.name === each.value ? '' : each.name, address: each.value }));
  const cc = wish.cc === undefined ? others : await joined(one, ticket, others, distinct(wish.cc).filter(copied));
  const named = new Set(cc.map(({ address }) => address.toLowerCase()));
  const bcc = distinct(wish.bcc ?? []).filter((address) => copied(address) && !named.has(address));
  return { to: [answerTo], cc, bcc: bcc.map((address) => ({ name: '', address })) };
}

function distinct(addresses: readonly string[]): string[] {
  return [...new Set(addresses.map((address) => address.toLowerCase()))];
}

/** Those of `wanted` by their names; who is new takes part from now on. */
async function joined(
  one: Act,
  ticket: LockedTicket,
  others: readonly Recipient[],
  wanted: readonly string[],
): Promise<Recipient[]> {
  const coming = wanted.filter((address) => !others.some((other) => other.address === address));
  if (coming.length > 0) await join(one, ticket, coming);
  return wanted.map((address) => others.find((other) => other.address === address) ?? { name: '', address });
}

async function join(one: Act, ticket: LockedTicket, addresses: readonly string[]): Promise<void> {
  const known = await peopleByAddress(one.trx, addresses);
  const fresh = addresses
    .filter((address) => !known.some((person) => person.address === address))
    .map((address) => ({ contactId: newId(), identityId: newId(), name: address, address, language: null }));
  await insertPeople(one.trx, fresh, one.at);
  const joining = [...known, ...fresh];
  await addParticipants(
    one.trx,
    ticket.id,
    joining.map((person) => person.identityId),
    one.at,
  );
  for (const person of joining)
    one.record(
      participantJoined,
      { contactId: person.contactId, confirmed: true },
      { deskId: ticket.desk_id, ticketId: ticket.id },
    );
}
