import type { Trx } from '../../../platform/db/index.ts';
import { peopleByAddress } from '../../contacts/index.ts';
import type { DeskBook } from '../../desks/index.ts';
import { lockKnownTickets, messagesNamed, takenBefore } from './known.queries.ts';
import type { KnownDesk, ReadInbound, World } from './world.ts';
import { addTo, contentKey, numbersInSubject, replyTokensOf, senderOf } from './world.ts';

/** Reads, in five statements for the whole batch, all that its decisions may ask for. */
export async function loadWorld(trx: Trx, book: DeskBook, reads: readonly ReadInbound[]): Promise<World> {
  const messageIds = new Set<string>();
  const tokens = new Set<string>();
  const numbers = new Set<number>();
  const addresses = new Set<string>();
  const hashes = new Set<string>();
  for (const read of reads) {
    const { intake } = read;
    for (const id of [intake.messageId, intake.inReplyTo, intake.bounce?.originalMessageId, ...intake.references])
      if (id) messageIds.add(id);
    for (const token of [...replyTokensOf(read), intake.bounce?.originalToken]) if (token) tokens.add(token);
    for (const number of numbersInSubject(intake.subject)) numbers.add(number);
    for (const one of [senderOf(read), ...intake.to, ...intake.cc]) if (one) addresses.add(one.address.toLowerCase());
    hashes.add(intake.contentHash);
  }
  const messages = await messagesNamed(trx, [...messageIds], [...tokens]);
  const copies = await takenBefore(trx, [...hashes]);
  const ticketIds = [...messages, ...copies].map((each) => each.ticket_id);
  const tickets = await lockKnownTickets(trx, [...new Set(ticketIds)], [...numbers]);
  const people = await peopleByAddress(trx, [...addresses]);

  const world: World = {
    desks: book.all(),
    deskByAddress: new Map(
      book.all().flatMap((desk): [string, KnownDesk][] => desk.addresses.map((address) => [address, desk])),
    ),
    tickets: new Map(tickets.map((ticket) => [ticket.id, ticket])),
    ticketByNumber: new Map(tickets.map((ticket) => [ticket.number, ticket.id])),
    ticketByReplyToken: new Map(),
    messagesById: new Map(),
    people: new Map(people.map((person) => [person.address, person])),
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
      });
    }
  }
  for (const row of copies) {
    const key = contentKey({ messageId: row.message_id_header, contentHash: row.content_hash });
    addTo(world.copies, key, { deskId: row.desk_id, ticketId: row.ticket_id, messageId: row.message_id });
  }
  return world;
}
