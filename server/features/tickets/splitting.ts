import type { Actor } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { newId, newSecretWord } from '../../platform/ids/index.ts';
import { peopleByAddress } from '../contacts/index.ts';
import { deskBook, replyDue } from '../desks/index.ts';
import { moveOutgoing } from '../outbox/index.ts';
import { hasRoomFor } from './assignment-port.ts';
import { takeNumbers } from './intake/intake.queries.ts';
import { hasMessages, lockTickets } from './merging.queries.ts';
import { applyState, merge, requireRecent, stateOf, stateUndone } from './merging.ts';
import { insertTicket } from './participants.queries.ts';
import { snippetOf } from './snippet.ts';
import type { PartedMessage } from './splitting.queries.ts';
import {
  contactIdentity,
  copyParticipants,
  endSplit,
  insertSplit,
  messagesToPart,
  moveMessages,
  standingSplit,
} from './splitting.queries.ts';
import { requireChange, ticketFor } from './ticket-at-hand.ts';
import { ticketCreated, ticketSplit, ticketSplitUndone } from './tickets.events.ts';
import type { LockedTicket } from './tickets.queries.ts';
import type { TicketState } from './tickets.tables.ts';

/** Which messages go: all from one on, or these. */
export interface Parting {
  fromMessageId?: string | undefined;
  messageIds?: readonly string[] | undefined;
}

/**
 * Makes a ticket of its own out of some messages of another, linked with it. Answers to them come to the new one from now on.
 * @returns the new ticket's id.
 * @throws Problem 404, 403; 409 when nothing of the conversation would be left, or the ticket was merged; 422 for messages
 * that are not in it.
 */
export async function splitTicket(
  platform: Platform,
  actor: Actor,
  ticketId: string,
  parting: Parting,
): Promise<string> {
  return act(platform, actor, async (one) => {
    const ticket = await ticketFor(one, ticketId);
    requireChange(one, ticket);
    if (ticket.merged_into_id !== null)
      throw problem(409, 'merged', 'This ticket was merged. Undo that first, and it is on its own again.');
    const all = await messagesToPart(one.trx, ticket.id);
    const going = chosen(all, parting);
    const staying = all.filter((message) => !going.includes(message));
    if (!going.some((message) => message.type === 'incoming'))
      throw fieldProblem('messageIds', 'A ticket begins with what a customer wrote. Choose such a message.');
    if (!staying.some(isSaid))
      throw problem(409, 'nothing-left', 'Nothing of the conversation would be left here. Split off less of it.');
    const before = stateOf(ticket);
    const after = stateWithout(before, staying);
    const made = await insertPart(one, ticket, going);
    const ids = going.map((message) => message.id);
    await moveMessages(one.trx, ids, ticket.id, made.id);
    await moveOutgoing(one.trx, ids, made.id);
    const by = one.actor.kind === 'teammate' ? one.actor.id : null;
    const row = { id: newId(), ticketId: ticket.id, newTicketId: made.id, messageIds: ids, by, before, after };
    await insertSplit(one.trx, row, one.at);
    one.record(ticketCreated, { number: made.number, channel: made.channel }, factsOf(ticket, made.id));
    recordSplit(one, ticketSplit, ticket, made, ids.length);
    await applyState(one, ticket, after);
    return made.id;
  });
}

function chosen(all: readonly PartedMessage[], { fromMessageId, messageIds }: Parting): PartedMessage[] {
  if (fromMessageId !== undefined) {
    const first = all.findIndex((message) => message.id === fromMessageId);
    if (first < 0) throw fieldProblem('fromMessageId', 'This message is not in this ticket.');
    return all.slice(first);
  }
  const wanted = new Set(messageIds ?? []);
  const going = all.filter((message) => wanted.has(message.id));
  if (going.length === 0 || going.length !== wanted.size)
    throw fieldProblem('messageIds', 'One of these messages is not in this ticket.');
  return going;
}

/** Part of the conversation, by either side: no note and nothing by itself. */
function isSaid(message: PartedMessage): boolean {
  return message.type === 'reply' || (message.type === 'incoming' && !message.is_auto);
}

/** What is left when messages have gone: it waits for us only if the last word was the customer's. */
function stateWithout(before: TicketState, staying: readonly PartedMessage[]): TicketState {
  const incoming = staying.findLast((message) => message.type === 'incoming' && !message.is_auto);
  const last = staying.findLast(isSaid);
  const waited = before.status === 'new' || before.status === 'open';
  const answered = waited && last?.type === 'reply';
  return {
    ...before,
    status: answered ? 'waiting' : before.status,
    replyDueAt: answered ? null : before.replyDueAt,
    lastIncomingAt: incoming?.created_at.toString() ?? null,
    lastMessageAt: staying.at(-1)?.created_at.toString() ?? before.lastMessageAt,
  };
}

interface Made {
  id: string;
  number: number;
  channel: string;
}

async function insertPart(one: Act, ticket: LockedTicket, going: readonly PartedMessage[]): Promise<Made> {
  const { trx, at } = one;
  const now = at.toString();
  const first = going.find((message) => message.type === 'incoming');
  const incoming = going.findLast((message) => message.type === 'incoming' && !message.is_auto);
  const last = going.findLast(isSaid);
  const answered = last?.type === 'reply';
  const address = first?.author_address?.toLowerCase();
  const [writer] = address === undefined ? [] : await peopleByAddress(trx, [address]);
  const identityId = writer?.identityId ?? (await contactIdentity(trx, ticket.id));
  if (identityId === undefined) throw problem(409, 'no-address', 'Nobody is known to whom this would belong.');
  const desk = (await deskBook(one.platform.db)).desk(ticket.desk_id);
  // One more for whoever holds this one, unless they have enough for today: then it is nobody's.
  const holder = ticket.assignee_id !== null && (await hasRoomFor(one, ticket.assignee_id)) ? ticket.assignee_id : null;
  const [number = 0] = await takeNumbers(trx, 1);
  const id = newId();
  await insertTicket(
    trx,
    {
      id,
      number,
      desk_id: ticket.desk_id,
      contact_id: writer?.contactId ?? ticket.contact_id,
      channel: first?.channel ?? ticket.channel,
      subject: first?.subject || ticket.subject,
      snippet: snippetOf((incoming ?? first)?.visible_text ?? ''),
      language: first?.language ?? ticket.language,
      status: answered ? 'waiting' : going.some((message) => message.type === 'reply') ? 'open' : 'new',
      assignee_id: holder,
      reply_due_at: answered || !desk || !incoming ? null : replyDue(desk, incoming.created_at).toString(),
      status_token: newSecretWord(),
      status_changed_at: now,
      last_message_at: (going.at(-1)?.created_at ?? at).toString(),
      last_incoming_at: incoming?.created_at.toString() ?? null,
      created_at: (first?.created_at ?? at).toString(),
      updated_at: now,
    },
    identityId,
    at,
  );
  const named = going
    .filter((message) => message.type === 'incoming')
    .flatMap((message) => [
      message.author_address ?? '',
      ...[...(message.facts.to ?? []), ...(message.facts.cc ?? [])].map((each) => each.address),
    ]);
  await copyParticipants(trx, ticket.id, id, [...new Set(named.map((each) => each.toLowerCase()))], at);
  return { id, number, channel: first?.channel ?? ticket.channel };
}

function factsOf(ticket: LockedTicket, ticketId: string) {
  return { deskId: ticket.desk_id, ticketId };
}

function recordSplit(
  one: Act,
  event: typeof ticketSplit | typeof ticketSplitUndone,
  ticket: LockedTicket,
  made: { id: string; number: number; desk_id?: string },
  messages: number,
): void {
  const other = (each: { id: string; number: number; desk_id?: string }) => ({
    otherId: each.id,
    otherNumber: each.number,
    otherDeskId: each.desk_id ?? ticket.desk_id,
  });
  one.record(event, { ...other(made), messages, side: 'from' as const }, factsOf(ticket, ticket.id));
  one.record(event, { ...other(ticket), messages, side: 'new' as const }, factsOf(ticket, made.id));
}

/**
 * Takes a split back: its messages go back where they were, and the ticket that it made is merged into that one, so that its
 * number, and answers to it, still lead somewhere.
 * @returns the id of the ticket that has them again.
 * @throws Problem 404, 403; 409 when it is too long ago, or one of the two was merged since.
 */
export async function undoSplit(platform: Platform, actor: Actor, newTicketId: string): Promise<string> {
  return act(platform, actor, async (one) => {
    const standing = await standingSplit(one.trx, newTicketId);
    if (!standing) throw notFound('split');
    const [ticket, made] = await lockTickets(one.trx, actor, [standing.ticket_id, newTicketId]);
    const still = await standingSplit(one.trx, newTicketId);
    if (!ticket || !made || still?.id !== standing.id) throw notFound('split');
    requireChange(one, ticket);
    requireRecent(one, standing.split_at);
    const back = await moveMessages(one.trx, standing.message_ids, made.id, ticket.id);
    await moveOutgoing(one.trx, back, ticket.id);
    await endSplit(one.trx, standing.id, one.actor.kind === 'teammate' ? one.actor.id : null, one.at);
    recordSplit(one, ticketSplitUndone, ticket, made, back.length);
    const asBefore = stateUndone(stateOf(ticket), standing.ticket_before, standing.ticket_after);
    await applyState(one, ticket, asBefore);
    const [again, part] = await lockTickets(one.trx, actor, [ticket.id, made.id]);
    if (again && part) await merge(one, part, again, { empty: !(await hasMessages(one.trx, part.id)) });
    return ticket.id;
  });
}
