import { isAboutOthers } from '../automatic-mail.ts';
import { snippetOf } from '../snippet.ts';
import type { MessageFacts } from '../tickets.tables.ts';
import type { AskedFor } from './asked-for.ts';
import type { CreatedTicket, Gathered } from './gathered.ts';
import { subjectOf } from './gathering.ts';
import { senderOf } from './world.ts';

/** The row of a ticket that a message makes. */
export function ticketRow(created: CreatedTicket, asked: AskedFor, now: string) {
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
    request_type_id: asked.requestTypeId,
    fields: asked.fields,
    priority: asked.priority,
    category_id: asked.categoryId,
    tags: asked.tags,
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

/** What arriving messages change on tickets that were there. */
export function patchesOf(gathered: Gathered) {
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

export function messageRow(message: Gathered['messages'][number], now: string) {
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

export function noteRow(note: Gathered['notes'][number]) {
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
