import { newId, newSecretWord } from '../../../platform/ids/index.ts';
import type { DeskBook, DeskEntry } from '../../desks/index.ts';
import { replyDue } from '../../desks/index.ts';
import { isAboutOthers } from '../automatic-mail.ts';
import type { ForwardedLetter, IntakeAddress } from '../channel.ts';
import { snippetOf } from '../snippet.ts';
import type { Decision } from './deciding.ts';
import { decide, isColleague } from './deciding.ts';
import type { CreatedTicket, Gathered, Result } from './gathered.ts';
import { gatherSpam } from './gathering-spam.ts';
import { statusAfterIncoming } from './status-after.ts';
import type { KnownPerson, KnownTicket, ReadInbound, TakenCopy, World } from './world.ts';
import { addTo, contentKey, isToMany, senderOf, splitAddress } from './world.ts';

/** Anyone without any usable address is this one person, who is never written to. */
const NOBODY: IntakeAddress = { name: 'Unknown sender', address: 'nobody@unknown.invalid' };
/** People that one mail can bring into a ticket; a mass mailing names thousands. */
const MOST_CC = 50;
const NAME_LENGTH = 200;
const SUBJECT_LENGTH = 500;

/** Decides on each message in turn and gathers what it makes; the world is kept up, so that later ones see earlier ones. */
export function gather(world: World, book: DeskBook, reads: readonly ReadInbound[]): Gathered {
  const gathered: Gathered = {
    people: [],
    shown: [],
    named: [],
    created: [],
    appended: new Map(),
    participants: [],
    links: [],
    messages: [],
    notes: [],
    suggestions: [],
    joined: [],
    alive: [],
    bounces: [],
    results: [],
  };
  for (const read of reads) gathered.results.push(takeIn(gathered, world, book, read, decide(world, read)));
  return gathered;
}

function takeIn(gathered: Gathered, world: World, book: DeskBook, read: ReadInbound, decision: Decision): Result {
  const none = { read, reason: null, deskId: null, ticketId: null, messageId: null };
  switch (decision.kind) {
    case 'ignored':
      return { ...none, outcome: 'ignored', reason: decision.reason };
    case 'duplicate':
      return { ...none, outcome: 'duplicate', ticketId: decision.ticketId, messageId: decision.messageId };
    case 'bounce':
      gathered.bounces.push({ read, ticketId: decision.ticketId });
      return { ...none, outcome: 'bounce', deskId: decision.addressedId, ticketId: decision.ticketId };
    case 'append': {
      const { addressedId, ticketId } = decision;
      const messageId = append(gathered, world, book, read, decision);
      remember(world, read, { deskId: addressedId, ticketId, messageId });
      return { ...none, outcome: 'appended', deskId: addressedId, ticketId, messageId };
    }
    case 'spam': {
      const { addressedId, reason } = decision;
      const made = gatherSpam(gathered, world, book, read, decision);
      remember(world, read, { deskId: addressedId, ...made });
      return { ...none, outcome: 'spam', reason, deskId: addressedId, ...made };
    }
    case 'create': {
      const tickets = decision.deskIds.map((deskId) =>
        create(gathered, world, book, read, deskId, decision.forwarded ? (read.intake.forwarded ?? null) : null),
      );
      const [first, ...others] = tickets;
      if (!first) throw new Error('a message without a desk came past the decision');
      const earlier = decision.linkTo && world.tickets.get(decision.linkTo.ticketId);
      if (decision.linkTo && earlier)
        gathered.links.push({ ticket: first.ticket, other: earlier, kind: decision.linkTo.kind });
      if (decision.suggest) gathered.suggestions.push({ ticketId: first.ticket.id, suggested: decision.suggest });
      for (const other of others)
        gathered.links.push({ ticket: other.ticket, other: first.ticket, kind: 'second_desk' });
      for (const { ticket, messageId } of tickets) {
        const deskId = ticket === first.ticket ? decision.addressedId : ticket.deskId;
        remember(world, read, { deskId, ticketId: ticket.id, messageId });
      }
      return {
        ...none,
        outcome: 'created',
        deskId: decision.addressedId,
        ticketId: first.ticket.id,
        messageId: first.messageId,
      };
    }
  }
}

function create(
  gathered: Gathered,
  world: World,
  book: DeskBook,
  read: ReadInbound,
  deskId: string,
  passedOn: ForwardedLetter | null,
): CreatedTicket {
  const desk = book.desk(deskId);
  if (!desk) throw new Error('a desk vanished while its mail was taken in');
  const { intake } = read;
  const writer = senderOf(read) ?? NOBODY;
  const sender = passedOn?.from ?? writer;
  const person = personAt(gathered, world, sender, intake.language);
  const messageId = newId();
  const ticket: KnownTicket = {
    id: newId(),
    number: 0,
    deskId,
    contactId: person.contactId,
    contactAddress: sender.address,
    status: 'new',
    assigneeId: null,
    mergedIntoId: null,
    discarded: false,
    spam: false,
    // Nothing is owed to a program that only answers.
    replyDueAt: isAboutOthers(intake) ? null : replyDue(desk, read.receivedAt),
    participants: new Map([[sender.address, true]]),
    ownAddresses: new Set(),
    removed: new Set(),
  };
  gathered.participants.push({ ticketId: ticket.id, identityId: person.identityId, role: 'contact', confirmed: true });
  const created: CreatedTicket = {
    ticket,
    desk,
    read,
    person,
    sender,
    messageId,
    language: languageFor(intake.language, desk),
    statusToken: newSecretWord(),
    dueAt: ticket.replyDueAt ?? read.receivedAt,
    forwardedBy: passedOn === null ? null : (world.teammates.get(writer.address) ?? null),
  };
  gathered.created.push(created);
  // Whom a teammate copied when passing a letter on is between the two of them.
  if (passedOn === null) takeInCopied(gathered, world, read, ticket, true);
  const quiet = isAboutOthers(intake);
  gathered.messages.push({
    id: messageId,
    ticketId: ticket.id,
    read,
    person,
    sender,
    unconfirmed: false,
    quiet,
    passedOn,
  });
  if (!quiet && person.bounced) gathered.alive.push(person.identityId);
  if (passedOn !== null && created.forwardedBy !== null && passedOn.above !== '')
    gathered.notes.push({
      id: newId(),
      ticketId: ticket.id,
      read,
      teammateId: created.forwardedBy,
      author: writer,
      text: passedOn.above,
    });
  world.tickets.set(ticket.id, ticket);
  if (intake.noAutoReply === null || passedOn !== null) {
    const open = world.openRequests.get(sender.address);
    const request = { ticketId: ticket.id, deskId, proved: open?.some((one) => one.proved) ?? false };
    if (open) open.unshift(request);
    else world.openRequests.set(sender.address, [request]);
  }
  return created;
}

function append(
  gathered: Gathered,
  world: World,
  book: DeskBook,
  read: ReadInbound,
  decision: Decision & { kind: 'append' },
): string {
  const ticket = world.tickets.get(decision.ticketId);
  const desk = ticket && book.desk(ticket.deskId);
  if (!ticket || !desk) throw new Error('a ticket vanished while its mail was taken in');
  const { intake } = read;
  const sender = senderOf(read) ?? NOBODY;
  const person = personAt(gathered, world, sender, intake.language);
  const messageId = newId();
  // A colleague belongs to it without having been in it before.
  const colleague =
    !decision.joins && !ticket.participants.has(sender.address) && isColleague(world, ticket, sender.address);
  const confirmed = (ticket.participants.get(sender.address) ?? colleague) && !decision.unsure;
  if (colleague) {
    ticket.participants.set(sender.address, confirmed);
    gathered.participants.push({ ticketId: ticket.id, identityId: person.identityId, role: 'cc', confirmed });
  }
  if (decision.joins) {
    ticket.participants.set(sender.address, false);
    gathered.participants.push({ ticketId: ticket.id, identityId: person.identityId, role: 'cc', confirmed: false });
    gathered.joined.push({ ticketId: ticket.id, deskId: ticket.deskId, contactId: person.contactId });
  }
  // Whom a stranger copies is as unconfirmed as the stranger.
  const { quiet } = decision;
  if (!quiet) takeInCopied(gathered, world, read, ticket, confirmed);
  if (!quiet && person.bounced) gathered.alive.push(person.identityId);
  gathered.messages.push({
    id: messageId,
    ticketId: ticket.id,
    read,
    person,
    sender,
    unconfirmed: !confirmed,
    quiet,
    passedOn: null,
  });

  const before = gathered.appended.get(ticket.id);
  const status = statusAfterIncoming(ticket.status, quiet);
  gathered.appended.set(ticket.id, {
    ticket,
    before: before?.before ?? ticket.status,
    snippet: quiet ? (before?.snippet ?? null) : snippetOf(intake.visibleText),
    lastIncomingAt: quiet ? (before?.lastIncomingAt ?? null) : read.receivedAt,
    lastMessageAt: quiet ? (before?.lastMessageAt ?? null) : read.receivedAt,
    contactId: person.contactId,
  });
  ticket.status = status;
  if (!quiet) ticket.replyDueAt ??= replyDue(desk, read.receivedAt);
  return messageId;
}

/**
 * Other people in To and Cc take part too, our own addresses of all desks taken out. Whom a teammate has taken out comes back
 * only unconfirmed: their address stands in every answer to an old mail.
 */
function takeInCopied(
  gathered: Gathered,
  world: World,
  read: ReadInbound,
  ticket: KnownTicket,
  confirmed: boolean,
): void {
  for (const copied of [...read.intake.to, ...read.intake.cc].slice(0, MOST_CC)) {
    const address = copied.address.toLowerCase();
    if (ticket.participants.has(address) || world.deskByAddress.has(splitAddress(address).base)) continue;
    const person = personAt(gathered, world, { name: copied.name, address }, null);
    const vouchedFor = confirmed && !ticket.removed.has(address);
    ticket.participants.set(address, vouchedFor);
    gathered.participants.push({
      ticketId: ticket.id,
      identityId: person.identityId,
      role: 'cc',
      confirmed: vouchedFor,
    });
  }
}

function personAt(gathered: Gathered, world: World, who: IntakeAddress, language: string | null): KnownPerson {
  const name = who.name.trim().slice(0, NAME_LENGTH);
  const known = world.people.get(who.address);
  if (known) {
    if (known.spamOnly) {
      known.spamOnly = false;
      gathered.shown.push(known.contactId);
    }
    // Someone first met as a bare address in a Cc line tells their name when they write.
    if (name && known.name === who.address) {
      known.name = name;
      gathered.named.push({ contactId: known.contactId, name });
    }
    return known;
  }
  const person: KnownPerson = { contactId: newId(), identityId: newId(), name: name || who.address, bounced: false };
  world.people.set(who.address, person);
  gathered.people.push({
    contactId: person.contactId,
    identityId: person.identityId,
    name: person.name,
    address: who.address,
    language,
  });
  return person;
}

function remember(world: World, read: ReadInbound, copy: TakenCopy): void {
  const { intake } = read;
  const { ticketId, messageId } = copy;
  if (intake.messageId !== null)
    addTo(world.messagesById, intake.messageId, { ticketId, messageId, ours: false, toMany: isToMany(intake) });
  addTo(world.copies, contentKey(intake), copy);
}

function languageFor(detected: string | null, desk: DeskEntry): string {
  if (detected && (desk.languages as readonly string[]).includes(detected)) return detected;
  return desk.languages[0] ?? 'en';
}

export function subjectOf(read: ReadInbound, passedOn?: ForwardedLetter | null): string {
  return (passedOn?.subject || read.intake.subject).replace(/\s+/g, ' ').trim().slice(0, SUBJECT_LENGTH);
}
