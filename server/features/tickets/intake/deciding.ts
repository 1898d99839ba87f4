import type { KnownDesk, KnownTicket, ReadInbound, World } from './world.ts';
import { allRecipients, contentKey, numbersInSubject, replyTokensOf, senderOf, splitAddress } from './world.ts';

export type Decision =
  | { kind: 'ignored'; reason: string }
  | { kind: 'duplicate'; ticketId: string; messageId: string }
  /** A report about a letter of ours; `ticketId` where it could be told which. */
  | { kind: 'bounce'; addressedId: string; ticketId: string | null }
  /** `joins`: the sender is not yet a participant and comes in unconfirmed. `addressedId`: the desk it was written to. */
  | { kind: 'append'; addressedId: string; ticketId: string; joins: boolean }
  /** One ticket for each desk, linked; the first may be linked to an earlier ticket. */
  | {
      kind: 'create';
      addressedId: string;
      deskIds: string[];
      linkTo: { ticketId: string; kind: 'follow_up' | 'unknown_sender' | 'second_desk' } | null;
    };

/**
 * What becomes of one message, in this order: our own mail, the same message again, a report, then the thread by reply
 * token, by In-Reply-To and References (last first) against messages that are in a ticket, by a number in the subject
 * together with a known participant; else something new. A token or a reference proves the thread and not the person.
 * Pure: it reads the world and changes nothing.
 */
export function decide(world: World, read: ReadInbound): Decision {
  const { intake } = read;
  const sender = senderOf(read)?.address ?? null;
  if (sender !== null && world.deskByAddress.has(splitAddress(sender).base))
    return { kind: 'ignored', reason: 'own mail' };
  if (intake.messageId !== null && world.messagesById.get(intake.messageId)?.some((message) => message.ours))
    return { kind: 'ignored', reason: 'own mail' };

  const desks = desksAddressed(world, read);
  const [first] = desks;
  if (!first) return { kind: 'ignored', reason: 'no desk' };
  const addressedId = first.id;

  const copies = world.copies.get(contentKey(intake)) ?? [];
  const same = copies.find((copy) => copy.deskId === addressedId);
  if (same) return { kind: 'duplicate', ticketId: same.ticketId, messageId: same.messageId };

  const threaded = threadOf(world, read, desks);
  if (intake.bounce) return { kind: 'bounce', addressedId, ticketId: threaded?.id ?? null };

  if (threaded) {
    // The copy that came to another desk is in this thread already.
    const there = copies.find((copy) => survivor(world, copy.ticketId)?.id === threaded.id);
    if (there) return { kind: 'duplicate', ticketId: there.ticketId, messageId: there.messageId };
    if (isOver(threaded)) return followUp(addressedId, threaded);
    const joins = sender === null || !threaded.participants.has(sender);
    return { kind: 'append', addressedId, ticketId: threaded.id, joins };
  }

  const numbered = ticketByNumber(world, intake.subject, sender);
  if (numbered && sender !== null && numbered.participants.get(sender)) {
    if (isOver(numbered)) return followUp(addressedId, numbered);
    return { kind: 'append', addressedId, ticketId: numbered.id, joins: false };
  }
  const deskIds = desks.map((desk) => desk.id);
  // The same letter, delivered to each of its desks apart, is one letter to two desks all the same.
  const sibling = survivor(world, copies[0]?.ticketId);
  if (sibling) return { kind: 'create', addressedId, deskIds, linkTo: { ticketId: sibling.id, kind: 'second_desk' } };
  // Anybody can type a number: a stranger gets a ticket of their own beside it, on the desk they wrote to.
  const linkTo = numbered && { ticketId: numbered.id, kind: 'unknown_sender' as const };
  return { kind: 'create', addressedId, deskIds, linkTo };
}

/** Nothing is added to what is closed or thrown away. */
function isOver(ticket: KnownTicket): boolean {
  return ticket.discarded || ticket.status === 'closed';
}

function followUp(addressedId: string, earlier: KnownTicket): Decision {
  return {
    kind: 'create',
    addressedId,
    deskIds: [earlier.deskId],
    linkTo: { ticketId: earlier.id, kind: 'follow_up' },
  };
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
function threadOf(world: World, read: ReadInbound, desks: readonly KnownDesk[]): KnownTicket | null {
  const { bounce, inReplyTo, references } = read.intake;
  for (const token of [...replyTokensOf(read), ...(bounce?.originalToken ? [bounce.originalToken] : [])]) {
    const found = survivor(world, world.ticketByReplyToken.get(token));
    if (found) return found;
  }
  const named = [bounce?.originalMessageId, inReplyTo, ...references.toReversed()].filter((id) => id != null);
  for (const id of named) {
    const found = (world.messagesById.get(id) ?? [])
      .map((message) => survivor(world, message.ticketId))
      .filter((ticket) => ticket !== null);
    const here = desks.map((desk) => found.find((ticket) => ticket.deskId === desk.id)).find((ticket) => ticket);
    const ticket = here ?? found[0];
    if (ticket) return ticket;
  }
  return null;
}

/** Of the tickets that a subject names, the one in which the sender is known; else the first, whoever it belongs to. */
function ticketByNumber(world: World, subject: string, sender: string | null): KnownTicket | null {
  const named = numbersInSubject(subject)
    .map((number) => survivor(world, world.ticketByNumber.get(number)))
    .filter((ticket) => ticket !== null);
  const own = sender === null ? undefined : named.find((ticket) => ticket.participants.get(sender));
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
