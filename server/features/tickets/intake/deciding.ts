import type { SpamReason } from '../../../../contract/tickets.ts';
import { isQuiet, makesNothing } from '../automatic-mail.ts';
import type { KnownDesk, KnownTicket, OpenRequest, ReadInbound, World } from './world.ts';
import {
  allRecipients,
  bounceTokenOf,
  contentKey,
  domainOf,
  numbersInSubject,
  replyTokensOf,
  senderOf,
  splitAddress,
  verifiedAs,
} from './world.ts';

/** "This may belong to another request": said to a person, who decides. */
export interface Suggested {
  ticketId: string;
  /** `not_verified`: it would have been added by itself, had it been sure that the mail is theirs. */
  reason: 'same_person' | 'not_verified';
}

export type Decision =
  | { kind: 'ignored'; reason: string }
  | { kind: 'duplicate'; ticketId: string; messageId: string }
  /** A ticket of its own, set aside. */
  | { kind: 'spam'; addressedId: string; reason: SpamReason }
  /** A report about a letter of ours; `ticketId` where it could be told which. */
  | { kind: 'bounce'; addressedId: string; ticketId: string | null }
  /**
   * `joins`: the sender is not yet a participant and comes in unconfirmed. `unsure`: they are, and nothing proves that they
   * wrote this. `quiet`: a program says it, and it changes nothing. `addressedId`: the desk it was written to.
   */
  | { kind: 'append'; addressedId: string; ticketId: string; joins: boolean; unsure: boolean; quiet: boolean }
  /** One ticket for each desk, linked; the first may be linked to an earlier ticket, or be suggested to belong to one. */
  | {
      kind: 'create';
      addressedId: string;
      deskIds: string[];
      linkTo: { ticketId: string; kind: 'follow_up' | 'unknown_sender' | 'second_desk' } | null;
      suggest: Suggested | null;
      /** A teammate passed on what somebody else wrote: that one is the customer. */
      forwarded: boolean;
    };

/**
 * What becomes of one message, in this order: our own mail, the same message again, a report, then the thread by reply
 * token, by In-Reply-To and References (last first) against messages that are in a ticket, by marks of our letters in what
 * it quotes, by a number in the subject together with a known participant, by the person's open request where the mailbox
 * wants it so; else something new. A token or a reference proves the thread and not the person.
 * Pure: it reads the world and changes nothing.
 */
export function decide(world: World, read: ReadInbound): Decision {
  const { intake } = read;
  const sender = senderOf(read)?.address ?? null;
  if (sender !== null && world.deskByAddress.has(splitAddress(sender).base))
    return { kind: 'ignored', reason: 'own mail' };
  if (intake.messageId !== null && world.messagesById.get(intake.messageId)?.some((message) => message.ours))
    return { kind: 'ignored', reason: 'own mail' };
  if (intake.messageId !== null && world.ownLetters.has(intake.messageId))
    return { kind: 'ignored', reason: 'own mail' };

  const addressed = intake.opens ? deskOpened(world, intake.opens.deskId) : desksAddressed(world, read);
  const desks =
    sender === null ? addressed : addressed.filter((desk) => world.spam?.isBlocked(sender, desk.id) !== true);
  if (addressed.length > 0 && desks.length === 0) return { kind: 'ignored', reason: 'blocked sender' };
  const [first] = desks;
  if (!first) return { kind: 'ignored', reason: 'no desk' };
  const addressedId = first.id;

  const copies = world.copies.get(contentKey(intake)) ?? [];
  const same = copies.find((copy) => copy.deskId === addressedId);
  if (same) return { kind: 'duplicate', ticketId: same.ticketId, messageId: same.messageId };

  const threaded = intake.opens ? null : threadOf(world, read, desks, sender);
  if (intake.bounce) return { kind: 'bounce', addressedId, ticketId: threaded?.id ?? null };

  const suspicion = world.spam?.reasonOf(read.inboundId) ?? null;
  // Whoever is known in a conversation is heard there, whatever their words look like.
  if (suspicion !== null && !(threaded && sender !== null && isConfirmed(world, threaded, sender)))
    return { kind: 'spam', addressedId, reason: suspicion };

  if (threaded) {
    // The copy that came to another desk is in this thread already.
    const there = copies.find((copy) => survivor(world, copy.ticketId)?.id === threaded.id);
    if (there) return { kind: 'duplicate', ticketId: there.ticketId, messageId: there.messageId };
    const quiet = changesNothing(world, read, threaded, sender);
    if (isOver(threaded, quiet)) return nothingToSay(read) ?? followUp(addressedId, threaded);
    // What a program says makes nobody a participant.
    const joins = !quiet && (sender === null || !isKnown(world, threaded, sender));
    // Whoever was ever in a thread knows its marks, those who were taken out too.
    const unsure = !joins && verifiedAs(intake) === 'no';
    return { kind: 'append', addressedId, ticketId: threaded.id, joins, unsure, quiet };
  }

  const numbered = intake.opens ? null : ticketByNumber(world, intake.subject, sender);
  // A number is known to everybody who was ever copied: a mail that is shown not to be theirs proves nothing with it.
  if (numbered && sender !== null && isConfirmed(world, numbered, sender) && verifiedAs(intake) !== 'no') {
    const quiet = changesNothing(world, read, numbered, sender);
    if (isOver(numbered, quiet)) return nothingToSay(read) ?? followUp(addressedId, numbered);
    const unsure = verifiedAs(intake) !== 'yes';
    return { kind: 'append', addressedId, ticketId: numbered.id, joins: false, unsure, quiet };
  }
  const nothing = nothingToSay(read);
  if (nothing) return nothing;
  const deskIds = desks.map((desk) => desk.id);
  const make = { kind: 'create' as const, addressedId, deskIds, linkTo: null, suggest: null, forwarded: false };
  // The same letter, delivered to each of its desks apart, is one letter to two desks all the same.
  const sibling = survivor(world, copies[0]?.ticketId);
  if (sibling) return { ...make, linkTo: { ticketId: sibling.id, kind: 'second_desk' } };
  // Anybody can type a number: a stranger gets a ticket of their own beside it, on the desk they wrote to.
  if (numbered) return { ...make, linkTo: { ticketId: numbered.id, kind: 'unknown_sender' } };
  if (isForwardedByTeammate(world, read, first, sender)) return { ...make, forwarded: true };

  const scope = scopeOf(world, read, first);
  const alive = scope === 'thread' || desks.length > 1 ? undefined : openRequestOf(world, read, first, sender);
  if (!alive) return make;
  // Anybody can write any address into a form: it is never taken into somebody's request by that alone.
  if (scope === 'suggest' || intake.opens)
    return { ...make, suggest: { ticketId: alive.ticketId, reason: 'same_person' } };
  if (verifiedAs(intake) === 'no') return { ...make, suggest: { ticketId: alive.ticketId, reason: 'not_verified' } };
  const unsure = verifiedAs(intake) !== 'yes' && !alive.proved;
  return { kind: 'append', addressedId, ticketId: alive.ticketId, joins: false, unsure, quiet: false };
}

/** A program's answer to nothing here, or to what nobody sees any more. */
function nothingToSay(read: ReadInbound): Decision | null {
  const reason = makesNothing(read.intake);
  return reason === null ? null : { kind: 'ignored', reason };
}

/** Whether it leaves its thread as it is: a program wrote it, or it came to where only programs write. */
function changesNothing(world: World, read: ReadInbound, ticket: KnownTicket, sender: string | null): boolean {
  const isParticipant = sender !== null && isConfirmed(world, ticket, sender);
  // Some mail programs answer to where a letter came back to.
  if (bounceTokenOf(read) !== null && !isParticipant) return true;
  return isQuiet(read.intake, {
    isParticipant,
    isOurs: (address) => world.deskByAddress.has(splitAddress(address).base),
  });
}

/**
 * Nothing is added to what is thrown away or set aside as spam, where nobody would see it, nor to what is closed, unless a
 * program says it: an absence note is no new request, and opens nothing.
 */
function isOver(ticket: KnownTicket, isAutomatic: boolean): boolean {
  return ticket.discarded || ticket.spam || (ticket.status === 'closed' && !isAutomatic);
}

/** Takes part, confirmed or not, or is a colleague of whom it is for. */
function isKnown(world: World, ticket: KnownTicket, sender: string): boolean {
  return ticket.participants.has(sender) || isColleague(world, ticket, sender);
}

function isConfirmed(world: World, ticket: KnownTicket, sender: string): boolean {
  return ticket.participants.get(sender) === true || isColleague(world, ticket, sender);
}

/**
 * It is another address of whom the ticket is for, or both write from domains of one organization whose people share their
 * tickets on this desk.
 */
export function isColleague(world: World, ticket: KnownTicket, sender: string): boolean {
  if (ticket.removed.has(sender)) return false;
  if (ticket.ownAddresses.has(sender)) return true;
  if (ticket.contactAddress === null) return false;
  const theirs = world.sharing.get(domainOf(sender));
  return (
    theirs?.deskIds.has(ticket.deskId) === true && world.sharing.get(domainOf(ticket.contactAddress))?.id === theirs.id
  );
}

/** The forger of a teammate could make anybody's words a request: it must be sure that the teammate sent it. */
function isForwardedByTeammate(world: World, read: ReadInbound, desk: KnownDesk, sender: string | null): boolean {
  const { intake } = read;
  return (
    sender !== null &&
    intake.forwarded != null &&
    intake.forwarded.from.address !== sender &&
    desk.teammatesForward &&
    world.teammates.has(sender) &&
    verifiedAs(intake) === 'yes' &&
    intake.noAutoReply === null &&
    !world.deskByAddress.has(splitAddress(intake.forwarded.from.address).base)
  );
}

/** What one request is, where this mail was sent. */
function scopeOf(world: World, read: ReadInbound, desk: KnownDesk): 'thread' | 'suggest' | 'person' {
  const address = [read.mailbox ?? '', ...allRecipients(read)]
    .map((one) => splitAddress(one).base)
    .find((one) => world.deskByAddress.get(one) === desk);
  return world.scopes.get(address ?? desk.addresses[0] ?? '') ?? 'suggest';
}

/** The request of the sender on this desk that had the last word. What programs and lists write belongs to nobody's. */
function openRequestOf(
  world: World,
  read: ReadInbound,
  desk: KnownDesk,
  sender: string | null,
): OpenRequest | undefined {
  if (sender === null || read.intake.noAutoReply !== null || read.intake.isAutoReply) return undefined;
  return world.openRequests.get(sender)?.find((request) => request.deskId === desk.id);
}

function followUp(addressedId: string, earlier: KnownTicket): Decision {
  return {
    kind: 'create',
    addressedId,
    deskIds: [earlier.deskId],
    linkTo: { ticketId: earlier.id, kind: 'follow_up' },
    suggest: null,
    forwarded: false,
  };
}

/** The desk that a form belongs to; the first one where that is gone since. */
function deskOpened(world: World, deskId: string): KnownDesk[] {
  const desk = world.desks.find((each) => each.id === deskId) ?? world.desks[0];
  return desk ? [desk] : [];
}

/** The desks a message is for, in the order in which it names them; the first desk where it names none. */
function desksAddressed(world: World, read: ReadInbound): KnownDesk[] {
  if (read.mailbox !== null) {
    const desk = world.deskByAddress.get(splitAddress(read.mailbox).base);
    if (desk) return [desk];
  }
  const among = (addresses: readonly string[]): KnownDesk[] => {
    const found = addresses
      .map((address) => world.deskByAddress.get(splitAddress(address).base))
      .filter((desk) => desk !== undefined);
    return [...new Set(found)];
  };
  const byEnvelope = among(read.envelope.to);
  if (byEnvelope.length > 0) return byEnvelope;
  const named = among(allRecipients(read));
  if (named.length > 0) return named;
  return world.desks.slice(0, 1);
}

/**
 * The ticket whose thread a message continues, merged ones resolved to their survivor. Where a Message-ID is in several
 * tickets, the one on a desk it was written to, else the oldest: to use an id again takes nobody's thread away.
 */
function threadOf(
  world: World,
  read: ReadInbound,
  desks: readonly KnownDesk[],
  sender: string | null,
): KnownTicket | null {
  const { bounce, automatic, inReplyTo, references } = read.intake;
  const bounceToken = bounceTokenOf(read);
  const returned = bounceToken === null ? null : survivor(world, world.ticketByBounceToken.get(bounceToken));
  if (returned) return returned;
  for (const token of [...replyTokensOf(read), bounce?.originalToken, automatic?.about.token]) {
    const found = token && survivor(world, world.ticketByReplyToken.get(token));
    if (found) return found;
  }
  const about = bounce?.originalMessageId ?? automatic?.about.messageId;
  const named = [about, inReplyTo, ...references.toReversed()].filter((id) => id != null);
  for (const id of named) {
    const found = (world.messagesById.get(id) ?? [])
      .map((message) => ({ ticket: survivor(world, message.ticketId), message }))
      .filter(({ ticket, message }) => !message.toMany || (sender !== null && ticket?.participants.has(sender)))
      .map(({ ticket }) => ticket)
      .filter((ticket) => ticket !== null);
    const here = desks.map((desk) => found.find((ticket) => ticket.deskId === desk.id)).find((ticket) => ticket);
    const ticket = here ?? found[0];
    if (ticket) return ticket;
  }
  return quotedThreadOf(world, read, desks);
}

/**
 * The ticket one of whose letters is quoted: its page's address, an answer address, or the Message-ID of a letter that we
 * wrote. Only on a desk that the mail is for: to pass a letter on to another desk is to ask that desk something.
 */
function quotedThreadOf(world: World, read: ReadInbound, desks: readonly KnownDesk[]): KnownTicket | null {
  const { replyTokens, statusTokens, messageIds } = read.quoted;
  const ids = [
    ...replyTokens.map((token) => world.ticketByReplyToken.get(token)),
    ...statusTokens.map((token) => world.ticketByStatusToken.get(token)),
    ...messageIds.map((id) => world.messagesById.get(id)?.find((message) => message.ours)?.ticketId),
  ];
  for (const id of ids) {
    const ticket = survivor(world, id);
    if (ticket && desks.some((desk) => desk.id === ticket.deskId)) return ticket;
  }
  return null;
}

/** Of the tickets that a subject names, the one in which the sender is known; else the first, whoever it belongs to. */
function ticketByNumber(world: World, subject: string, sender: string | null): KnownTicket | null {
  const named = numbersInSubject(subject)
    .map((number) => survivor(world, world.ticketByNumber.get(number)))
    .filter((ticket) => ticket !== null);
  const own = sender === null ? undefined : named.find((ticket) => isConfirmed(world, ticket, sender));
  return own ?? named[0] ?? null;
}

/** Where merges end. Null for a ring, which somebody may have managed to make: what is hidden in it nobody would read. */
function survivor(world: World, ticketId: string | undefined): KnownTicket | null {
  const passed = new Set<string>();
  let ticket = ticketId === undefined ? undefined : world.tickets.get(ticketId);
  while (ticket?.mergedIntoId) {
    if (passed.has(ticket.id)) return null;
    passed.add(ticket.id);
    ticket = world.tickets.get(ticket.mergedIntoId);
  }
  return ticket ?? null;
}
