import type { Act } from '../../../platform/act.ts';
import { insertRows } from '../../../platform/db/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import {
  clearBounces,
  insertPeople,
  markAddressBounced,
  nameContacts,
  proveAddresses,
  showContact,
} from '../../contacts/index.ts';
import type { DeskBook } from '../../desks/index.ts';
import { markBounced } from '../../outbox/index.ts';
import { brakeFastWriters } from '../braking.ts';
import { overtakeReplies } from '../replying-later.ts';
import { wakeByCustomers } from '../snoozing.ts';
import {
  messageReceived,
  participantJoined,
  participantNamed,
  spamReceived,
  ticketCreated,
  ticketForwarded,
  ticketLinked,
  ticketReopened,
  ticketStatusChanged,
} from '../tickets.events.ts';
import { askedFor, NOTHING_ASKED } from './asked-for.ts';
import { acknowledge } from './first-answers.ts';
import type { Gathered } from './gathered.ts';
import { finishInbound, insertBlobs } from './inbound.queries.ts';
import { insertParticipants, patchTickets, takeNumbers, ticketsOfPeople } from './intake.queries.ts';
import { messageRow, noteRow, patchesOf, ticketRow } from './rows.ts';
import { bounceTokenOf } from './world.ts';

/** Writes what a batch has gathered, each table in one statement, with its events and its acknowledgements. */
export async function writeGathered(one: Act, book: DeskBook, gathered: Gathered): Promise<void> {
  const { trx, at } = one;
  const now = at.toString();
  await overtakeReplies(one, overtaken(gathered));
  await insertPeople(trx, gathered.people, at);
  await nameContacts(trx, gathered.named, at);
  for (const contactId of gathered.shown) await showContact(trx, contactId);
  await proveAddresses(trx, provedBy(gathered), at);
  const namedContacts = gathered.named.map((named) => named.contactId);
  for (const { contact_id, desk_id, ticket_id } of await ticketsOfPeople(trx, namedContacts)) {
    one.record(participantNamed, { contactId: contact_id }, { deskId: desk_id, ticketId: ticket_id });
  }

  const numbers = await takeNumbers(trx, gathered.created.length);
  gathered.created.forEach((created, index) => {
    created.ticket.number = numbers[index] ?? 0;
  });
  const asked = await askedFor(one, gathered.created);
  await insertRows(
    trx,
    'tickets',
    gathered.created.map((created, index) => ticketRow(created, asked[index] ?? NOTHING_ASKED, now)),
  );
  await insertParticipants(trx, gathered.participants, at);
  await insertRows(
    trx,
    'ticket_links',
    gathered.links.map((link) => ({
      ticket_id: link.ticket.id,
      other_id: link.other.id,
      kind: link.kind,
      created_at: now,
    })),
    { onConflict: 'nothing' },
  );
  await insertRows(
    trx,
    'ticket_suggestions',
    gathered.suggestions.map(({ ticketId, suggested }) => ({
      ticket_id: ticketId,
      other_id: suggested.ticketId,
      reason: suggested.reason,
      made_at: now,
    })),
  );
  await patchTickets(trx, patchesOf(gathered), at);
  await wakeByCustomers(one, overtaken(gathered));
  await insertRows(
    trx,
    'messages',
    gathered.messages.map((message) => messageRow(message, now)),
  );
  await insertRows(
    trx,
    'messages',
    gathered.notes.map((note) => noteRow(note)),
  );
  await writeAttachments(one, gathered);
  recordEvents(one, gathered);
  await acknowledge(one, book, gathered);
  await clearBounces(trx, gathered.alive);
  await brakeFastWriters(one, gathered);
  await writeReports(one, gathered);
  await finishInbound(
    trx,
    gathered.results.map(({ read, outcome, reason, deskId, ticketId, messageId }) => ({
      id: read.inboundId,
      outcome,
      reason,
      desk_id: deskId,
      mailbox: (deskId && book.desk(deskId)?.addresses[0]) ?? null,
      message_id_header: read.intake.messageId,
      content_hash: read.intake.contentHash,
      ticket_id: ticketId,
      message_id: messageId,
    })),
    at,
  );
}

/** Where a person wrote (no absence note, no report): what was planned as an answer to the mails before may not fit any more. */
function overtaken({ messages, created }: Gathered): string[] {
  const fresh = new Set(created.map(({ ticket }) => ticket.id));
  const written = messages.filter(({ ticketId, quiet }) => !fresh.has(ticketId) && !quiet);
  return [...new Set(written.map(({ ticketId }) => ticketId))].sort();
}

/** Writers of whom a mail in this batch is proof (DMARC), in lower case. */
function provedBy({ messages }: Gathered): string[] {
  const proved = messages.filter(({ read }) => read.intake.from !== null && read.intake.trust?.dmarc === 'pass');
  return [...new Set(proved.map(({ read }) => read.intake.from?.address.toLowerCase() ?? ''))];
}

/** Reports of mail servers, each at the letter that it is about; one about no letter of ours says so to whoever looks. */
async function writeReports(one: Act, gathered: Gathered): Promise<void> {
  for (const { read } of gathered.bounces) {
    const { bounce } = read.intake;
    if (!bounce) continue;
    const returned = await markBounced(one, {
      bounceToken: bounceTokenOf(read),
      messageIdHeader: bounce.originalMessageId,
      replyToken: bounce.originalToken,
      subject: bounce.originalSubject,
      recipients: bounce.recipients,
      inboundId: read.inboundId,
    });
    for (const { address, reason } of returned?.dead ?? []) await markAddressBounced(one.trx, address, reason, one.at);
    const result = gathered.results.find((each) => each.read === read);
    if (!result) continue;
    result.ticketId ??= returned?.ticketId ?? null;
    if (!returned) result.reason = 'report about no letter of ours';
  }
}

async function writeAttachments(one: Act, gathered: Gathered): Promise<void> {
  const all = gathered.messages.flatMap((message) =>
    message.read.intake.attachments.map((attachment, position) => ({ message, attachment, position })),
  );
  if (all.length === 0) return;
  await insertBlobs(
    one.trx,
    all.map(({ attachment }) => attachment),
    one.at,
  );
  await insertRows(
    one.trx,
    'attachments',
    all.map(({ message, attachment, position }) => ({
      id: newId(),
      message_id: message.id,
      blob_sha256: attachment.sha256,
      name: attachment.name,
      content_type: attachment.contentType,
      size: attachment.size,
      inline: attachment.inline,
      content_id: attachment.contentId,
      position,
      created_at: one.at.toString(),
    })),
  );
}

function recordEvents(one: Act, gathered: Gathered): void {
  const deskOf = new Map(gathered.created.map((created) => [created.ticket.id, created.ticket.deskId]));
  for (const { ticket } of gathered.appended.values()) deskOf.set(ticket.id, ticket.deskId);
  const spam = new Set<string>();
  for (const created of gathered.created) {
    const { ticket, read, person } = created;
    if (created.spam) {
      // Nobody's list hears of it.
      spam.add(ticket.id);
      one.record(spamReceived, { reason: created.spam }, { deskId: ticket.deskId, ticketId: ticket.id });
      continue;
    }
    const facts = { deskId: ticket.deskId, ticketId: ticket.id, actor: { kind: 'contact', id: person.contactId } };
    one.record(ticketCreated, { number: ticket.number, channel: read.channel }, facts);
    if (created.forwardedBy !== null)
      one.record(ticketForwarded, {}, { ...facts, actor: { kind: 'teammate', id: created.forwardedBy } });
  }
  for (const { id, ticketId, quiet, person } of gathered.messages) {
    if (spam.has(ticketId)) continue;
    const facts = { deskId: deskOf.get(ticketId) ?? null, ticketId, actor: { kind: 'contact', id: person.contactId } };
    one.record(messageReceived, { messageId: id, automatic: quiet }, facts);
  }
  for (const { ticketId, deskId, contactId } of gathered.joined) {
    one.record(
      participantJoined,
      { contactId, confirmed: false },
      { deskId, ticketId, actor: { kind: 'contact', id: contactId } },
    );
  }
  for (const { ticket, before, contactId } of gathered.appended.values()) {
    if (ticket.status === before) continue;
    const facts = { deskId: ticket.deskId, ticketId: ticket.id, actor: { kind: 'contact', id: contactId } };
    if (before === 'solved') one.record(ticketReopened, { from: before }, facts);
    else one.record(ticketStatusChanged, { from: before, to: ticket.status }, facts);
  }
  for (const { ticket, other, kind } of gathered.links) {
    const facts = { deskId: ticket.deskId, ticketId: ticket.id };
    one.record(ticketLinked, { otherId: other.id, otherNumber: other.number, otherDeskId: other.deskId, kind }, facts);
    // Both show it, so both hear of it.
    const otherFacts = { deskId: other.deskId, ticketId: other.id };
    one.record(
      ticketLinked,
      { otherId: ticket.id, otherNumber: ticket.number, otherDeskId: ticket.deskId, kind },
      otherFacts,
    );
  }
}
