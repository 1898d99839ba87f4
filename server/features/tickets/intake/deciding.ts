import type { KnownDesk, KnownTicket, ReadInbound, World } from './world.ts';
import { allRecipients, numbersInSubject, replyTokensOf, sameKey, senderOf, splitAddress } from './world.ts';

export type Decision =
  | { kind: 'ignored'; reason: string }
  | { kind: 'duplicate'; ticketId: string; messageId: string }
  /** A report about a letter of ours; `ticketId` where it could be told which. */
  | { kind: 'bounce'; deskId: string; ticketId: string | null }
  /** `joins`: the sender is not yet a participant and comes in unconfirmed. */
  | { kind: 'append'; deskId: string; ticketId: string; joins: boolean }
  /** One ticket for each desk, linked; the first may be linked to an earlier ticket. */
  | { kind: 'create'; deskIds: string[]; linkTo: { ticketId: string; kind: 'follow_up' | 'unknown_sender' } | null };

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
  if (intake.messageId !== null && world.messageById.get(intake.messageId)?.ours)
    return { kind: 'ignored', reason: 'own mail' };

  const desks = desksAddressed(world, read);
  const first = desks[0];
  if (!first) return { kind: 'ignored', reason: 'no desk' };

  const seen = world.seen.get(sameKey(first.id, intake));
  if (seen) return { kind: 'duplicate', ...seen };

  const threaded = threadOf(world, read);
  if (intake.bounce) return { kind: 'bounce', deskId: first.id, ticketId: threaded?.id ?? null };

  if (threaded) {
    const elsewhere = threaded.discarded || threaded.status === 'closed';
    if (elsewhere) {
      return { kind: 'create', deskIds: [threaded.deskId], linkTo: { ticketId: threaded.id, kind: 'follow_up' } };
    }
    return {
      kind: 'append',
      deskId: threaded.deskId,
      ticketId: threaded.id,
      joins: sender === null || !threaded.participants.has(sender),
    };
  }

  const numbered = ticketByNumber(world, intake.subject);
  if (numbered) {
    if (sender !== null && numbered.participants.get(sender)) {
      if (numbered.status === 'closed' || numbered.discarded) {
        return { kind: 'create', deskIds: [numbered.deskId], linkTo: { ticketId: numbered.id, kind: 'follow_up' } };
      }
      return { kind: 'append', deskId: numbered.deskId, ticketId: numbered.id, joins: false };
    }
    // Anybody can type a number: a stranger gets a ticket of their own beside it, on the desk they wrote to.
    return {
      kind: 'create',
      deskIds: desks.map((desk) => desk.id),
      linkTo: { ticketId: numbered.id, kind: 'unknown_sender' },
    };
  }
  return { kind: 'create', deskIds: desks.map((desk) => desk.id), linkTo: null };
}

/** The desks a message is for, in the order in which it names them; the first desk where it names none. */
export function desksAddressed(world: World, read: ReadInbound): KnownDesk[] {
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

/** The ticket whose thread a message continues, merged ones resolved to their survivor. */
export function threadOf(world: World, read: ReadInbound): KnownTicket | null {
  for (const token of replyTokensOf(read)) {
    const found = survivor(world, world.ticketByReplyToken.get(token));
    if (found) return found;
  }
  const { intake } = read;
  const named = [...(intake.inReplyTo ? [intake.inReplyTo] : []), ...intake.references.toReversed()];
  if (intake.bounce?.originalMessageId) named.unshift(intake.bounce.originalMessageId);
  if (intake.bounce?.originalToken) {
    const found = survivor(world, world.ticketByReplyToken.get(intake.bounce.originalToken));
    if (found) return found;
  }
  for (const id of named) {
    const found = survivor(world, world.messageById.get(id)?.ticketId);
    if (found) return found;
  }
  return null;
}

function ticketByNumber(world: World, subject: string): KnownTicket | null {
  for (const number of numbersInSubject(subject)) {
    const found = survivor(world, world.ticketByNumber.get(number));
    if (found) return found;
  }
  return null;
}

/** Merges may be chained, and a chain must end even if somebody managed to close it to a ring. */
const LONGEST_MERGE_CHAIN = 50;

function survivor(world: World, ticketId: string | undefined): KnownTicket | null {
  let ticket = ticketId === undefined ? undefined : world.tickets.get(ticketId);
  for (let step = 0; ticket?.mergedIntoId && step < LONGEST_MERGE_CHAIN; step++)
    ticket = world.tickets.get(ticket.mergedIntoId);
  return ticket ?? null;
}
