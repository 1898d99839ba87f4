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
import { acknowledgeTickets } from '../acknowledging.ts';
import { isOurs, isUndeliverable } from '../addresses.ts';
import { isAboutOthers } from '../automatic-mail.ts';
import { brakedAmong } from '../braking.queries.ts';
import { brakeFastWriters } from '../braking.ts';
import { overtakeReplies } from '../replying-later.ts';
import { snippetOf } from '../snippet.ts';
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
import type { MessageFacts } from '../tickets.tables.ts';
import type { CreatedTicket, Gathered } from './gathered.ts';
import { subjectOf } from './gathering.ts';
import { finishInbound, insertBlobs } from './inbound.queries.ts';
import { claimAutoReplies, insertParticipants, patchTickets, takeNumbers, ticketsOfPeople } from './intake.queries.ts';
import { bounceTokenOf, senderOf } from './world.ts';

/** Nobody gets a second acknowledgement from the same desk within this time, nor more than so many in a day. */
export const AUTO_REPLY_PERIOD = Temporal.Duration.from({ hours: 1 });
export const AUTO_REPLIES_PER_DAY = 8;
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
  await insertRows(
    trx,
    'tickets',
    gathered.created.map((created) => ticketRow(created, now)),
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

function ticketRow(created: CreatedTicket, now: string) {
  const { ticket, read } = created;
  const passedOn = created.forwardedBy === null ? null : read.intake.forwarded;
  return {
    id: ticket.id,
    number: ticket.number,
    desk_id: ticket.deskId,
    contact_id: ticket.contactId,
    channel: read.channel,
    subject: subjectOf(read, passedOn),
    snippet: snippetOf(passedOn?.text ?? read.intake.visibleText),
    language: read.intake.language,
    status: ticket.status,
    reply_due_at: ticket.replyDueAt?.toString() ?? null,
    status_token: created.statusToken,
    spam_at: created.spam ? now : null,
    spam_reason: created.spam ?? null,
    status_changed_at: now,
    last_message_at: read.receivedAt.toString(),
    last_incoming_at: isAboutOthers(read.intake) ? null : read.receivedAt.toString(),
    created_at: read.receivedAt.toString(),
    updated_at: now,
  };
}

function patchesOf(gathered: Gathered) {
  // Those made in this batch as well: what was added to them is newer than the row that they began with.
  // Where only programs spoke, the ticket is what it was.
  const news = [...gathered.appended.values()].filter(({ lastMessageAt }) => lastMessageAt !== null);
  return news.map((appended) => ({
    id: appended.ticket.id,
    status: appended.ticket.status,
    snippet: appended.snippet,
    reply_due_at: appended.ticket.replyDueAt?.toString() ?? null,
    last_message_at: appended.lastMessageAt?.toString() ?? null,
    last_incoming_at: appended.lastIncomingAt?.toString() ?? null,
  }));
}

function messageRow(message: Gathered['messages'][number], now: string) {
  const { read, sender, person, passedOn } = message;
  const { intake } = read;
  const facts: MessageFacts = {
    to: intake.to,
    cc: intake.cc,
    references: intake.references,
    source: intake.source,
    ...(intake.inReplyTo ? { inReplyTo: intake.inReplyTo } : {}),
    ...(intake.replyTo && intake.replyTo.address.toLowerCase() !== sender.address ? { replyTo: intake.replyTo } : {}),
    ...(intake.noAutoReply ? { noAutoReply: intake.noAutoReply } : {}),
    ...(message.unconfirmed ? { unconfirmed: true } : {}),
    ...(intake.reading ? { reading: intake.reading } : {}),
    ...(intake.trust ? { trust: intake.trust } : {}),
    ...(intake.automatic ? { automatic: intake.automatic.kind } : {}),
    ...(intake.spamSigns ? { spamSigns: intake.spamSigns.features } : {}),
    ...(read.imitates ? { imitates: read.imitates } : {}),
  };
  const by = passedOn ? senderOf(read) : null;
  if (by) {
    Object.assign(facts, { to: [by], cc: [], references: [], passedOnBy: by });
    delete facts.replyTo;
  }
  const writtenAt = passedOn?.date && isBefore(passedOn.date, read.receivedAt) ? passedOn.date : read.receivedAt;
  return {
    id: message.id,
    ticket_id: message.ticketId,
    type: 'incoming',
    channel: read.channel,
    author_kind: 'contact',
    author_id: person.contactId,
    author_name: sender.name || person.name,
    author_address: sender.address,
    subject: subjectOf(read, passedOn),
    text: passedOn?.text ?? intake.text,
    visible_text: passedOn?.text ?? intake.visibleText,
    html: passedOn ? null : intake.html,
    visible_html: passedOn ? null : intake.visibleHtml,
    language: intake.language,
    facts,
    message_id_header: passedOn?.messageId ?? intake.messageId,
    is_auto: message.quiet,
    is_bounce: intake.isBounce,
    inbound_id: read.inboundId,
    created_at: writtenAt.toString() || now,
  };
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}

function noteRow(note: Gathered['notes'][number]) {
  return {
    id: note.id,
    ticket_id: note.ticketId,
    type: 'note',
    channel: note.read.channel,
    author_kind: 'teammate',
    author_id: note.teammateId,
    author_name: note.author.name || note.author.address,
    author_address: note.author.address,
    subject: subjectOf(note.read),
    text: note.text,
    visible_text: note.text,
    html: null,
    language: note.read.intake.language,
    facts: {},
    inbound_id: note.read.inboundId,
    created_at: note.read.receivedAt.toString(),
  };
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
    one.record(ticketLinked, { otherId: other.id, otherNumber: other.number, kind }, facts);
    // Both show it, so both hear of it.
    const otherFacts = { deskId: other.deskId, ticketId: other.id };
    one.record(ticketLinked, { otherId: ticket.id, otherNumber: ticket.number, kind }, otherFacts);
  }
}

/**
 * The first answer, by itself: in the customer's language, with the time by which a person answers. Never to a program,
 * never to an address that letters come back from, once per person and period (RFC 3834).
 */
async function acknowledge(one: Act, book: DeskBook, gathered: Gathered): Promise<void> {
  const secondary = new Set(gathered.links.filter((link) => link.kind === 'second_desk').map((link) => link.ticket.id));
  const wanted = gathered.created.filter(
    (created) =>
      created.desk.autoReply &&
      !created.spam &&
      !secondary.has(created.ticket.id) &&
      mayAcknowledge(created) &&
      // An envelope may name anybody as its sender, us as well.
      !isOurs(book, answerAddress(created)),
  );
  const braked = await brakedAmong(one.trx, wanted.map(answerAddress), one.at);
  const allowed = await claimAutoReplies(
    one.trx,
    wanted
      .filter((created) => !braked.has(answerAddress(created)))
      .map((created) => ({ deskId: created.desk.id, address: answerAddress(created) })),
    one.at,
    { period: AUTO_REPLY_PERIOD, perDay: AUTO_REPLIES_PER_DAY },
  );
  const wantedNow = wanted.filter((created) =>
    // One person may have written twice within this batch: the first takes the one that was given.
    allowed.delete(`${created.desk.id} ${answerAddress(created)}`),
  );
  await acknowledgeTickets(
    one,
    wantedNow.map((created) => {
      const { desk, language, ticket, read, person, sender, statusToken, dueAt } = created;
      return {
        desk,
        language,
        ticket: {
          id: ticket.id,
          number: ticket.number,
          subject: subjectOf(read),
          status: ticket.status,
          statusToken,
          dueAt,
        },
        contact: { name: person.name === sender.address ? '' : person.name, address: answerAddress(created) },
        answersTo: read.intake.messageId,
        references: read.intake.references,
      };
    }),
  );
}

function mayAcknowledge(created: CreatedTicket): boolean {
  const { read, person } = created;
  return (
    // Whoever wrote to a teammate is answered by one.
    created.forwardedBy === null &&
    read.intake.noAutoReply === null &&
    read.envelope.from !== '' &&
    // A forger's mail would be answered to whoever was forged.
    read.intake.trust?.verified !== 'no' &&
    !person.bounced &&
    !isUndeliverable(created.sender.address)
  );
}

/** RFC 3834, section 4: to whoever the envelope says sent it, else to the writer. */
function answerAddress(created: CreatedTicket): string {
  return (created.read.envelope.from || senderOf(created.read)?.address || created.sender.address).toLowerCase();
}
