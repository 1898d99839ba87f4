import { newId, newSecretWord } from '../../../platform/ids/index.ts';
import type { DeskBook } from '../../desks/index.ts';
import type { IntakeAddress } from '../channel.ts';
import type { Decision } from './deciding.ts';
import type { Gathered } from './gathered.ts';
import type { KnownPerson, KnownTicket, ReadInbound, World } from './world.ts';
import { senderOf } from './world.ts';

const NOBODY: IntakeAddress = { name: 'Unknown sender', address: 'nobody@unknown.invalid' };
const NAME_LENGTH = 200;

/**
 * A ticket of its own for what looks like spam, set aside from the start: nobody waits for an answer, whom it copies is nobody
 * that we need to know, and a writer met here for the first time stands in no list.
 */
export function gatherSpam(
  gathered: Gathered,
  world: World,
  book: DeskBook,
  read: ReadInbound,
  decision: Decision & { kind: 'spam' },
): { ticketId: string; messageId: string } {
  const desk = book.desk(decision.addressedId);
  if (!desk) throw new Error('a desk vanished while its mail was taken in');
  const sender = senderOf(read) ?? NOBODY;
  const person = world.people.get(sender.address) ?? newcomer(gathered, world, sender, read.intake.language);
  const messageId = newId();
  const ticket: KnownTicket = {
    id: newId(),
    number: 0,
    deskId: desk.id,
    contactId: person.contactId,
    contactAddress: sender.address,
    status: 'new',
    assigneeId: null,
    mergedIntoId: null,
    discarded: false,
    spam: true,
    replyDueAt: null,
    participants: new Map([[sender.address, true]]),
    ownAddresses: new Set(),
    removed: new Set(),
  };
  gathered.participants.push({ ticketId: ticket.id, identityId: person.identityId, role: 'contact', confirmed: true });
  gathered.created.push({
    ticket,
    desk,
    read,
    person,
    sender,
    messageId,
    language: read.intake.language ?? desk.languages[0] ?? 'en',
    statusToken: newSecretWord(),
    dueAt: read.receivedAt,
    forwardedBy: null,
    spam: decision.reason,
  });
  gathered.messages.push({
    id: messageId,
    ticketId: ticket.id,
    read,
    person,
    sender,
    unconfirmed: false,
    quiet: false,
    passedOn: null,
  });
  world.tickets.set(ticket.id, ticket);
  return { ticketId: ticket.id, messageId };
}

function newcomer(gathered: Gathered, world: World, sender: IntakeAddress, language: string | null): KnownPerson {
  const name = sender.name.trim().slice(0, NAME_LENGTH) || sender.address;
  const person = { contactId: newId(), identityId: newId(), name, bounced: false, spamOnly: true };
  world.people.set(sender.address, person);
  gathered.people.push({ ...person, address: sender.address, language });
  return person;
}
