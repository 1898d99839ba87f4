import { LIMITS } from '../../../contract/shapes.ts';
import type { NewMessage } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { cleanComposerHtml, htmlToText, textToHtml } from '../../platform/html/index.ts';
import { fieldProblem, problem } from '../../platform/http/problem.ts';
import { closestLanguage } from '../../platform/i18n/index.ts';
import { newId, newSecretWord } from '../../platform/ids/index.ts';
import { insertPeople, peopleByAddress } from '../contacts/index.ts';
import type { DeskBook, DeskEntry } from '../desks/index.ts';
import { deskBook, wrapReply } from '../desks/index.ts';
import { queueOutgoing } from '../outbox/index.ts';
import { isOurs, isUndeliverable, replyAddress, statusUrl } from './addresses.ts';
import { applyStatus, requireChange, setStatus, ticketFor } from './changing.ts';
import { deleteDraft } from './drafts.queries.ts';
import { once } from './idempotency.ts';
import { lockIntake } from './intake/intake.queries.ts';
import type { AttachmentRow, MessageRow } from './messages.queries.ts';
import { attachUploads, insertMessage, newestIncoming, newestPublic } from './messages.queries.ts';
import { addParticipants } from './participants.queries.ts';
import { messageNoted, messageReplied, participantJoined } from './tickets.events.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { participantsOf, updateTicket } from './tickets.queries.ts';
import type { MessageFacts } from './tickets.tables.ts';

/** How long a teammate can take a reply back. Replies by token leave at once: a script does not change its mind. */
const UNDO_SECONDS = 8;

interface Words {
  html: string;
  text: string;
}

/**
 * Writes a reply to the customer or a note for the team: the message, its event and (for a reply) the letter and its
 * sending job, in one transaction.
 * @returns the new message's id.
 * @throws Problem 409 when the customer wrote since `seenMessage`, or the ticket was merged.
 */
export async function writeMessage(
  platform: Platform,
  actor: Actor,
  ticketId: string,
  input: NewMessage,
  idempotencyKey?: string,
): Promise<string> {
  const { id } = await act(platform, actor, async (one) => {
    // Writing to new people takes the lock that keeps one address one person; it comes first, before any ticket's.
    if (input.type === 'reply' && input.cc && input.cc.length > 0) await lockIntake(one.trx);
    return once(one, idempotencyKey, { ticketId, ...input }, async () => {
      const ticket = await ticketFor(one, ticketId);
      requirePermission(actor, input.type === 'reply' ? 'ticket.reply' : 'ticket.note', ticket.desk_id);
      if (ticket.merged_into_id !== null)
        throw problem(409, 'merged', 'This ticket was merged. Answer in the one it went to.');
      return { id: input.type === 'reply' ? await reply(one, ticket, input) : await note(one, ticket, input) };
    });
  });
  return id;
}

function wordsOf(input: NewMessage): Words {
  const html = input.html === undefined ? textToHtml(input.text ?? '') : cleanComposerHtml(input.html);
  const text = input.html === undefined ? (input.text ?? '').replace(/\r\n?/g, '\n') : htmlToText(html);
  const hasPicture = /<img\b/.test(html);
  if (text.trim() === '' && !hasPicture && (input.attachments ?? []).length === 0) {
    throw fieldProblem(input.html === undefined ? 'text' : 'html', 'There are no words in this message yet.');
  }
  return { html, text };
}

async function note(one: Act, ticket: LockedTicket, input: NewMessage): Promise<string> {
  const words = wordsOf(input);
  const id = newId();
  await insertMessage(
    one.trx,
    messageRow(one, ticket, {
      id,
      type: 'note',
      ...words,
      authorName: nameOf(one.actor, null),
      authorAddress: null,
      language: null,
      facts: {},
    }),
  );
  await takeUploads(one, input, id);
  if (one.actor.kind === 'teammate') await deleteDraft(one.trx, one.actor.id, ticket.id, 'note');
  await updateTicket(one.trx, ticket, one.at, { last_message_at: one.at.toString() });
  one.record(messageNoted, { messageId: id }, { deskId: ticket.desk_id, ticketId: ticket.id });
  if (input.status) await setStatus(one, ticket, input.status);
  return id;
}

async function reply(one: Act, ticket: LockedTicket, input: NewMessage): Promise<string> {
  const { trx, at, platform, actor } = one;
  const book = await deskBook(platform.db);
  const desk = book.desk(ticket.desk_id);
  if (!desk) throw problem(409, 'no-desk', 'The desk of this ticket is gone.');
  // That it waits for the customer goes with any reply; whatever else it is to become is a change like any other.
  if (input.status !== undefined && input.status !== 'waiting') requireChange(one, ticket);
  const words = wordsOf(input);
  const incoming = await newestIncoming(trx, ticket.id);
  if (
    input.seenMessage !== undefined &&
    incoming &&
    incoming.id !== input.seenMessage &&
    wroteSince(incoming, input.seenMessage)
  ) {
    throw problem(409, 'newer-message', 'The customer wrote since you began. Read it, then send.', undefined, {
      messageId: incoming.id,
    });
  }
  const parent = incoming?.message_id_header ? incoming : await newestPublic(trx, ticket.id);
  const { to, cc } = await recipientsOf(one, book, ticket, incoming, input.cc);
  const id = newId();
  const token = newSecretWord();
  const from = desk.addresses[0] ?? platform.config.supportAddress;
  const messageIdHeader = `${id}@${from.slice(from.lastIndexOf('@') + 1)}`;
  const references = parent?.message_id_header
    ? [...new Set([...(parent.facts.references ?? []), parent.message_id_header])]
    : [];
  const subject = replySubject(ticket.subject);
  const language = closestLanguage(ticket.language, desk.languages);
  const authorName = nameOf(actor, desk);
  const facts: MessageFacts = {
    to,
    cc,
    references,
    ...(parent?.message_id_header ? { inReplyTo: parent.message_id_header } : {}),
    before: {
      status: ticket.status,
      dueAt: ticket.reply_due_at?.toString() ?? null,
      firstReplyAt: ticket.first_reply_at?.toString() ?? null,
      lastMessageAt: ticket.last_message_at.toString(),
      solvedAt: ticket.solved_at?.toString() ?? null,
      closedAt: ticket.closed_at?.toString() ?? null,
    },
  };
  await insertMessage(trx, {
    ...messageRow(one, ticket, { id, type: 'reply', ...words, authorName, authorAddress: from, language, facts }),
    subject,
    message_id_header: messageIdHeader,
    reply_token: token,
  });
  const attachments = await takeUploads(one, input, id);
  const letterHtml = withContentIds(words.html, attachments);
  const wrapped = wrapReply(
    desk,
    language,
    {
      contactName: to[0]?.name ?? null,
      ticket: {
        number: ticket.number,
        subject: ticket.subject,
        status: input.status ?? 'waiting',
        url: statusUrl(platform.config, ticket.status_token),
      },
      dueAt: null,
      now: at,
      agentName: authorName,
    },
    letterHtml,
    words.text,
    platform.log,
  );
  await queueOutgoing(one, [
    {
      channel: 'email',
      kind: 'reply',
      deskId: desk.id,
      ticketId: ticket.id,
      messageId: id,
      authorId: actor.kind === 'teammate' ? actor.id : null,
      sendAt: actor.kind === 'teammate' ? at.add({ seconds: UNDO_SECONDS }) : at,
      letter: {
        from: { name: fromName(authorName, desk), address: from },
        to,
        cc,
        replyTo: { name: desk.fromName, address: replyAddress(from, token) },
        subject,
        text: wrapped.text,
        html: wrapped.html,
        attachments: attachments.map((attachment) => ({
          name: attachment.name,
          contentType: attachment.content_type,
          inline: letterHtml.includes(`cid:${attachment.id}`),
          contentId: attachment.id,
          sha256: attachment.blob_sha256,
          size: attachment.size,
        })),
        messageId: messageIdHeader,
        ...(parent?.message_id_header ? { inReplyTo: parent.message_id_header } : {}),
        references,
        language,
      },
    },
  ]);
  one.record(messageReplied, { messageId: id }, { deskId: ticket.desk_id, ticketId: ticket.id });
  if (actor.kind === 'teammate') await deleteDraft(trx, actor.id, ticket.id, 'reply');
  await updateTicket(trx, ticket, at, {
    last_message_at: at.toString(),
    reply_due_at: null,
    first_reply_at: ticket.first_reply_at?.toString() ?? at.toString(),
  });
  ticket.reply_due_at = null;
  await applyStatus(one, ticket, input.status ?? 'waiting');
  // Answered and kept open: it is open, and yet nothing is owed.
  if (input.status === 'open' || input.status === 'new') await updateTicket(trx, ticket, at, { reply_due_at: null });
  return id;
}

function wroteSince(incoming: MessageRow, seenMessage: string): boolean {
  // Ids are UUIDv7 and sort by time: what was seen is older than the newest that came in.
  return seenMessage < incoming.id;
}

/** Answers go to the contact (where the last letter says so: to its Reply-To) and to everyone confirmed, in one copy; never to ourselves. */
async function recipientsOf(
  one: Act,
  book: DeskBook,
  ticket: LockedTicket,
  incoming: MessageRow | undefined,
  cc: readonly string[] | undefined,
) {
  const participants = await participantsOf(one.trx, ticket.id);
  const contact = participants.find((each) => each.role === 'contact');
  const fromContact = incoming?.author_id === ticket.contact_id && incoming.facts.unconfirmed !== true;
  const wished = fromContact ? incoming.facts.replyTo : undefined;
  const answerTo =
    wished && !isOurs(book, wished.address)
      ? wished
      : contact && { name: contact.name === contact.value ? '' : contact.name, address: contact.value };
  if (!answerTo || isOurs(book, answerTo.address) || isUndeliverable(answerTo.address))
    throw problem(409, 'no-address', 'There is no address to answer to.');
  const copied = (address: string): boolean =>
    address !== answerTo.address.toLowerCase() && !isOurs(book, address) && !isUndeliverable(address);
  const others = participants
    .filter((each) => each.role === 'cc' && each.confirmed_at !== null && copied(each.value))
    .map((each) => ({ name: each.name === each.value ? '' : each.name, address: each.value }));
  if (cc === undefined) return { to: [answerTo], cc: others };
  const wanted = [...new Set(cc.map((address) => address.toLowerCase()))].filter(copied);
  await join(
    one,
    ticket,
    wanted.filter((address) => !others.some((other) => other.address === address)),
  );
  return {
    to: [answerTo],
    cc: wanted.map((address) => others.find((other) => other.address === address) ?? { name: '', address }),
  };
}

/** Whom a teammate copies takes part from then on. */
async function join(one: Act, ticket: LockedTicket, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return;
  const known = await peopleByAddress(one.trx, addresses);
  const fresh = addresses
    .filter((address) => !known.some((person) => person.address === address))
    .map((address) => ({ contactId: newId(), identityId: newId(), name: address, address, language: null }));
  await insertPeople(one.trx, fresh, one.at);
  const joining = [...known, ...fresh];
  await addParticipants(
    one.trx,
    ticket.id,
    joining.map((person) => person.identityId),
    one.at,
  );
  for (const person of joining)
    one.record(
      participantJoined,
      { contactId: person.contactId, confirmed: true },
      { deskId: ticket.desk_id, ticketId: ticket.id },
    );
}

async function takeUploads(one: Act, input: NewMessage, messageId: string): Promise<AttachmentRow[]> {
  const wanted = [...new Set(input.attachments ?? [])];
  const attached = await attachUploads(one.trx, wanted, uploaderOf(one.actor), messageId);
  if (attached.length !== wanted.length)
    throw fieldProblem('attachments', 'One of these files is not here any more. Attach it again.');
  const bytes = attached.reduce((sum, each) => sum + each.size, 0);
  if (bytes > LIMITS.attachmentBytes)
    throw problem(
      413,
      'too-large',
      `The files are over ${LIMITS.attachmentBytes / 1_048_576} MB together. Send fewer at once.`,
    );
  return attached;
}

export function uploaderOf(actor: Actor): string {
  return 'id' in actor ? `${actor.kind}:${actor.id}` : actor.kind;
}

/** Pictures that the editor put in by their attachment's id are shown by Content-ID in a mail (RFC 2392). */
function withContentIds(html: string, attachments: readonly AttachmentRow[]): string {
  return html.replace(/<img\b[^>]*\bdata-attachment-id="([^"]*)"[^>]*>/g, (whole, id: string) =>
    attachments.some((attachment) => attachment.id === id)
      ? whole.replace(/\bdata-attachment-id="[^"]*"/, `src="cid:${id}"`)
      : '',
  );
}

function messageRow(
  one: Act,
  ticket: LockedTicket,
  message: Words & {
    id: string;
    type: 'reply' | 'note';
    authorName: string;
    authorAddress: string | null;
    language: string | null;
    facts: MessageFacts;
  },
) {
  return {
    id: message.id,
    ticket_id: ticket.id,
    type: message.type,
    channel: ticket.channel,
    author_kind: one.actor.kind === 'token' ? 'token' : 'teammate',
    author_id: one.actor.kind === 'teammate' ? one.actor.id : null,
    author_name: message.authorName,
    author_address: message.authorAddress,
    subject: ticket.subject,
    text: message.text,
    visible_text: message.text,
    html: message.html,
    language: message.language,
    facts: message.facts,
    created_at: one.at.toString(),
  };
}

/** What the customer reads as the writer: a token speaks for its desk. */
function nameOf(actor: Actor, desk: DeskEntry | null): string {
  if (actor.kind === 'token') return desk?.fromName ?? actor.name;
  return 'name' in actor ? actor.name : 'Sportello';
}

function fromName(authorName: string, desk: DeskEntry): string {
  return authorName === desk.fromName ? desk.fromName : `${authorName}, ${desk.fromName}`;
}

/** "Re: " once, however many of whatever language stand there already. */
function replySubject(subject: string): string {
  return `Re: ${subject.replace(/^(?:\s*(?:re|r|rif|aw|sv|antw|fwd?|i|rv|tr)(?:\[\d+\])?\s*:\s*)+/i, '').trim()}`;
}
