import { BULK_LETTERS_WAIT_SECONDS } from '../../../contract/bulk.ts';
import type { NewMessage } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { cleanComposerHtml, htmlToText, textToHtml } from '../../platform/html/index.ts';
import { once } from '../../platform/http/idempotency.ts';
import { fieldProblem, problem } from '../../platform/http/problem.ts';
import { closestLanguage } from '../../platform/i18n/index.ts';
import { newId, newSecretWord } from '../../platform/ids/index.ts';
import type { DeskEntry } from '../desks/index.ts';
import { deskBook } from '../desks/index.ts';
import { queueOutgoing } from '../outbox/index.ts';
import { replyAddress } from './addresses.ts';
import { makeAnswer } from './answer-port.ts';
import { setStatus } from './changing.ts';
import { deleteDraft } from './drafts.queries.ts';
import { followedByItself } from './following.ts';
import { lockIntake } from './intake/intake.queries.ts';
import { mention, namedIn, withoutMentions } from './mentioning.ts';
import type { MessageRow } from './messages.queries.ts';
import { insertMessage, newestIncoming, newestPublic } from './messages.queries.ts';
import { requireReachable } from './reaching.queries.ts';
import { takeUploads } from './reply-files.ts';
import { composeLetter } from './reply-letter.ts';
import { recipientsOf } from './reply-recipients.ts';
import { leavingLater, settleReply, stateBefore } from './replying-later.ts';
import { replyGate } from './review-port.ts';
import { savedReplyKeeper } from './saved-reply-port.ts';
import { requireChange, ticketFor } from './ticket-at-hand.ts';
import { messageNoted, replyPlanned } from './tickets.events.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { updateTicket } from './tickets.queries.ts';
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
      return { id: await writeWithMacro(one, ticket, input) };
    });
  });
  return id;
}

/** How a letter of many goes out. */
interface Way {
  /** One of many: it waits longer, is nobody's draft before or after, and makes nobody follow. */
  together: boolean;
}
const BY_ITSELF: Way = { together: false };

/**
 * One letter of many, as `writeMessage` of a reply whose words are ready; rights are asked by whoever calls.
 * @returns the new message's id.
 * @throws Problem 409 where nobody is written to: no address, one that is blocked, or one that does not take letters.
 */
export function writeTogether(one: Act, ticket: LockedTicket, input: NewMessage): Promise<string> {
  return writeWithMacro(one, ticket, input, { together: true });
}

/** The macro's status is the message's, where none is given; all else it does comes right after, in one piece with it. */
async function writeWithMacro(one: Act, ticket: LockedTicket, given: NewMessage, way = BY_ITSELF): Promise<string> {
  const macro = given.macro === undefined ? null : await savedReplyKeeper().macro(one, ticket, given.macro);
  const input = macro?.status === undefined ? given : { ...given, status: given.status ?? macro.status };
  const id = input.type === 'reply' ? await reply(one, ticket, input, way) : await note(one, ticket, input);
  await macro?.carryOut(one, ticket);
  const used = [...new Set([...(input.savedReplies ?? []), ...(input.macro === undefined ? [] : [input.macro])])];
  if (used.length > 0) await savedReplyKeeper().used(one, ticket, id, used, wordsOf(input).text);
  return id;
}

/** Only a note names people: what goes to the customer keeps the words and no ids. */
function cleanedFor(type: NewMessage['type'], html: string): string {
  const cleaned = cleanComposerHtml(html);
  return type === 'note' ? cleaned : withoutMentions(cleaned);
}

function wordsOf(input: NewMessage): Words {
  const html = input.html === undefined ? textToHtml(input.text ?? '') : cleanedFor(input.type, input.html);
  const text = input.html === undefined ? (input.text ?? '').replace(/\r\n?/g, '\n') : htmlToText(html);
  const hasPicture = /<img\b/.test(html);
  if (text.trim() === '' && !hasPicture && (input.attachments ?? []).length === 0) {
    throw fieldProblem(input.html === undefined ? 'text' : 'html', 'There are no words in this message yet.');
  }
  return { html, text };
}

async function note(one: Act, ticket: LockedTicket, input: NewMessage): Promise<string> {
  const id = await noteOf(one, ticket, wordsOf(input));
  await takeUploads(one, input, id);
  if (one.actor.kind === 'teammate') await deleteDraft(one.trx, one.actor.id, ticket.id, 'note');
  if (input.status) await setStatus(one, ticket, input.status);
  return id;
}

/** A note that comes along with another change, in HTML. @throws Problem 403. */
export async function writeNote(one: Act, ticket: LockedTicket, html: string): Promise<string> {
  requirePermission(one.actor, 'ticket.note', ticket.desk_id);
  return noteOf(one, ticket, wordsOf({ type: 'note', html }));
}

async function noteOf(one: Act, ticket: LockedTicket, given: Words): Promise<string> {
  const named = await namedIn(one, ticket, given.html);
  const words = named.html === given.html ? given : { html: named.html, text: htmlToText(named.html) };
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
  await updateTicket(one.trx, ticket, one.at, { last_message_at: one.at.toString() });
  one.record(messageNoted, { messageId: id }, { deskId: ticket.desk_id, ticketId: ticket.id });
  await mention(one, ticket, id, named);
  return id;
}

async function reply(one: Act, ticket: LockedTicket, input: NewMessage, { together }: Way): Promise<string> {
  const { trx, at, platform, actor } = one;
  const book = await deskBook(platform.db);
  const desk = book.desk(ticket.desk_id);
  if (!desk) throw problem(409, 'no-desk', 'The desk of this ticket is gone.');
  const status = input.status ?? 'waiting';
  // That it waits for the customer goes with any reply; whatever else it is to become is a change like any other.
  if (status !== 'waiting') requireChange(one, ticket);
  const later = input.sendAt === undefined ? null : leavingLater(one, input.sendAt);
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
  // What a program writes, or one writes to many at once, is nobody's first steps.
  const holding = actor.kind === 'teammate' && !together ? await replyGate(one, ticket) : null;
  const parent = incoming?.message_id_header ? incoming : await newestPublic(trx, ticket.id);
  const { to, cc, bcc } = await recipientsOf(one, book, ticket, incoming, input);
  if (together) await requireReachable(one.trx, ticket.desk_id, to[0]?.address ?? '');
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
    ...(bcc.length > 0 ? { bcc } : {}),
    references,
    ...(parent?.message_id_header ? { inReplyTo: parent.message_id_header } : {}),
    ...(later || holding ? { thenStatus: status } : { before: stateBefore(ticket) }),
    ...(holding && input.quote !== undefined ? { quote: input.quote } : {}),
    ...(together ? { together } : {}),
  };
  await insertMessage(trx, {
    ...messageRow(one, ticket, { id, type: 'reply', ...words, authorName, authorAddress: from, language, facts }),
    subject,
    message_id_header: messageIdHeader,
    reply_token: token,
  });
  const attachments = await takeUploads(one, input, id);
  const composed = await composeLetter(one, desk, ticket, {
    messageId: id,
    language,
    words,
    attachments,
    contactName: to[0]?.name ?? null,
    status,
    authorName,
    signedBy: actor.kind === 'teammate' ? actor.id : null,
    quote: input.quote,
    leavesAt: later ?? at,
  });
  await queueOutgoing(one, [
    {
      channel: 'email',
      kind: 'reply',
      deskId: desk.id,
      ticketId: ticket.id,
      messageId: id,
      authorId: actor.kind === 'teammate' ? actor.id : null,
      sendAt:
        later ??
        at.add({
          seconds: together ? BULK_LETTERS_WAIT_SECONDS : actor.kind === 'teammate' && !holding ? UNDO_SECONDS : 0,
        }),
      scheduled: later !== null,
      held: holding !== null,
      letter: {
        from: { name: fromName(authorName, desk), address: from },
        to,
        cc,
        ...(bcc.length > 0 ? { bcc } : {}),
        replyTo: { name: desk.fromName, address: replyAddress(from, token) },
        subject,
        ...composed,
        messageId: messageIdHeader,
        ...(parent?.message_id_header ? { inReplyTo: parent.message_id_header } : {}),
        references,
        language,
      },
    },
  ]);
  if (actor.kind === 'teammate' && !together) {
    await deleteDraft(trx, actor.id, ticket.id, 'reply');
    await followedByItself(one, ticket, [actor.id]);
  }
  if (input.faq !== undefined) await makeAnswer(one, ticket, { messageId: id, html: words.html }, input.faq);
  if (holding) await holding.held(id, words.html);
  else if (later) {
    const planned = { messageId: id, sendAt: later.toString() };
    one.record(replyPlanned, planned, { deskId: ticket.desk_id, ticketId: ticket.id });
  } else await settleReply(one, ticket, id, status);
  return id;
}

function wroteSince(incoming: MessageRow, seenMessage: string): boolean {
  // Ids are UUIDv7 and sort by time: what was seen is older than the newest that came in.
  return seenMessage < incoming.id;
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
