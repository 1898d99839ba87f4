import type { Trx } from '../../../platform/db/index.ts';
import { peopleByAddress } from '../../contacts/index.ts';
import type { DeskBook } from '../../desks/index.ts';
import { ownLettersAmong, ticketsOfBounceTokens } from '../../outbox/index.ts';
import { teammatesAtAddresses } from '../../teammates/index.ts';
import {
  lockKnownTickets,
  messagesNamed,
  openRequestsOf,
  requestScopes,
  sharingOrganizations,
  takenBefore,
  ticketsByStatusToken,
} from './known.queries.ts';
import type { KnownDesk, ReadInbound, World } from './world.ts';
import {
  addTo,
  bounceTokenOf,
  contentKey,
  domainOf,
  isToMany,
  numbersInSubject,
  replyTokensOf,
  senderOf,
} from './world.ts';

/** Reads, in a few statements for the whole batch, all that its decisions may ask for. */
export async function loadWorld(trx: Trx, book: DeskBook, reads: readonly ReadInbound[]): Promise<World> {
  const messageIds = new Set<string>();
  const tokens = new Set<string>();
  const numbers = new Set<number>();
  const addresses = new Set<string>();
  const hashes = new Set<string>();
  const statusTokens = new Set<string>();
  const senders = new Set<string>();
  const forwarders = new Set<string>();
  const bounceTokens = new Set<string>();
  const ownIds = new Set<string>();
  for (const read of reads) {
    const { intake, quoted } = read;
    const sender = senderOf(read)?.address;
    if (sender !== undefined) senders.add(sender);
    if (sender !== undefined && intake.forwarded) forwarders.add(sender);
    for (const token of quoted.statusTokens) statusTokens.add(token);
    const bounceToken = bounceTokenOf(read);
    if (bounceToken !== null) bounceTokens.add(bounceToken);
    if (intake.messageId !== null) ownIds.add(intake.messageId);
    for (const id of [
      intake.messageId,
      intake.inReplyTo,
      intake.bounce?.originalMessageId,
      intake.automatic?.about.messageId,
      ...intake.references,
      ...quoted.messageIds,
    ])
      if (id) messageIds.add(id);
    for (const token of [
      ...replyTokensOf(read),
      intake.bounce?.originalToken,
      intake.automatic?.about.token,
      ...quoted.replyTokens,
    ])
      if (token) tokens.add(token);
    for (const number of numbersInSubject(intake.subject)) numbers.add(number);
    for (const one of [senderOf(read), intake.forwarded?.from, ...intake.to, ...intake.cc])
      if (one) addresses.add(one.address.toLowerCase());
    hashes.add(intake.contentHash);
  }
  const messages = await messagesNamed(trx, [...messageIds], [...tokens]);
  const copies = await takenBefore(trx, [...hashes]);
  const ticketByStatusToken = await ticketsByStatusToken(trx, [...statusTokens]);
  const scopes = await requestScopes(trx);
  const openRequests = await openRequestsOf(trx, [...senders]);
  const ticketIds = [...messages, ...copies].map((each) => each.ticket_id);
  ticketIds.push(...ticketByStatusToken.values());
  const ticketByBounceToken = await ticketsOfBounceTokens(trx, [...bounceTokens]);
  ticketIds.push(...ticketByBounceToken.values());
  const ownLetters = await ownLettersAmong(trx, [...ownIds]);
  // A request is suggested by its id alone; it is locked only where a mail may be written into it by itself.
  if ([...scopes.values()].includes('person'))
    ticketIds.push(...[...openRequests.values()].flat().map((request) => request.ticketId));
  const tickets = await lockKnownTickets(trx, [...new Set(ticketIds)], [...numbers]);
  const people = await peopleByAddress(trx, [...addresses]);
  const sharing = await sharingOrganizations(trx, [...new Set([...senders].map(domainOf))]);
  const forwarding = forwarders.size === 0 ? [] : await teammatesAtAddresses(trx, [...forwarders]);

  const world: World = {
    desks: book.all(),
    deskByAddress: new Map(
      book.all().flatMap((desk): [string, KnownDesk][] => desk.addresses.map((address) => [address, desk])),
    ),
    tickets: new Map(tickets.map((ticket) => [ticket.id, ticket])),
    ticketByNumber: new Map(tickets.map((ticket) => [ticket.number, ticket.id])),
    ticketByReplyToken: new Map(),
    ticketByBounceToken,
    ownLetters,
    ticketByStatusToken,
    messagesById: new Map(),
    people: new Map(people.map((person) => [person.address, person])),
    openRequests,
    scopes,
    sharing,
    teammates: new Map(forwarding.map((teammate) => [teammate.email, teammate.id])),
    copies: new Map(),
  };
  for (const message of messages) {
    if (message.reply_token) world.ticketByReplyToken.set(message.reply_token, message.ticket_id);
    if (message.message_id_header) {
      const ours = message.type === 'reply' || message.type === 'auto';
      addTo(world.messagesById, message.message_id_header, {
        ticketId: message.ticket_id,
        messageId: message.id,
        ours,
        toMany: !ours && isToMany({ noAutoReply: message.why_no_auto_reply }),
      });
    }
  }
  for (const row of copies) {
    const key = contentKey({ messageId: row.message_id_header, contentHash: row.content_hash });
    addTo(world.copies, key, { deskId: row.desk_id, ticketId: row.ticket_id, messageId: row.message_id });
  }
  return world;
}
