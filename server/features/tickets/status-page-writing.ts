import { createHash } from 'node:crypto';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { insertRows } from '../../platform/db/index.ts';
import { once } from '../../platform/http/idempotency.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import type { UploadedFile } from '../../platform/http/uploads.ts';
import { closestLanguage } from '../../platform/i18n/index.ts';
import { newId, newSecretWord } from '../../platform/ids/index.ts';
import { detectLanguage } from '../../platform/language/index.ts';
import { peopleByAddress } from '../contacts/index.ts';
import { replyDue } from '../desks/index.ts';
import { acknowledgeTickets } from './acknowledging.ts';
import { AUTO_REPLIES_PER_DAY, AUTO_REPLY_PERIOD } from './intake/first-answers.ts';
import { insertBlobs } from './intake/inbound.queries.ts';
import { claimAutoReplies, patchTickets, takeNumbers } from './intake/intake.queries.ts';
import { statusAfterIncoming } from './intake/status-after.ts';
import { insertMessage } from './messages.queries.ts';
import { addParticipants, insertTicket } from './participants.queries.ts';
import { overtakeReplies } from './replying-later.ts';
import { snippetOf } from './snippet.ts';
import { wakeByCustomers } from './snoozing.ts';
import type { LinkedTicket } from './status-page.queries.ts';
import { lockTicketRow, ticketBehindToken, writtenOnPageSince } from './status-page.queries.ts';
import type { StatusLink } from './status-page.ts';
import { messageReceived, ticketCreated, ticketLinked, ticketReopened, ticketStatusChanged } from './tickets.events.ts';

/** Channel of what customers write on our own pages. */
const CHANNEL = 'form';
/** Whoever has a link may write; nobody needs more than this on one request within an hour. */
const PAGE_MESSAGES_PER_HOUR = 30;
const NONCE = /^[\w-]{8,64}$/;
/** A merge may come between finding a ticket and locking it; then it is looked for again. */
const MOST_LOOKS = 5;

export interface PageMessage {
  text: string;
  /** Already in the storage. */
  files: readonly UploadedFile[];
  /** Of the form that was sent: the same form with the same words twice is one message. */
  nonce?: string | undefined;
}

export interface WrittenOnPage {
  /** Of the page that now shows the message: another one when the request was closed. */
  token: string;
  number: number;
  messageId: string;
}

/**
 * The holder of a status link writes: an incoming message of the contact, which moves the ticket as a mail would. On a closed
 * ticket it begins a linked one.
 * @throws Problem 404 when the link was renewed meanwhile, 429 when too much was written.
 */
export async function writeOnStatusPage(
  platform: Platform,
  link: StatusLink,
  message: PageMessage,
): Promise<WrittenOnPage> {
  const text = message.text.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim();
  return act(platform, link.actor, async (one) => {
    // What came twice by a double press is one; the same form sent again with other words is another message.
    const request = { token: link.token, text, files: message.files.map((file) => [file.sha256, file.name]) };
    const nonce = message.nonce !== undefined && NONCE.test(message.nonce) ? message.nonce : undefined;
    const content = createHash('sha256').update(JSON.stringify(request)).digest('hex');
    return once(one, nonce && `page:${nonce}:${content}`, request, async () => {
      const found = await ticketBehindToken(one.trx, link.token);
      if (found && found.ticket.status !== 'closed') await overtakeReplies(one, [found.ticket.id]);
      const ticket = await lockBehind(one, link.token);
      await wakeByCustomers(one, [ticket.id]);
      await requireRoom(one, ticket.id);
      await insertBlobs(one.trx, message.files, one.at);
      const written = { text, files: message.files, id: newId() };
      return ticket.status === 'closed' ? followUp(one, link, ticket, written) : append(one, link, ticket, written);
    });
  });
}

interface Written {
  id: string;
  text: string;
  files: readonly UploadedFile[];
}

/** The request that a link leads to now, locked. @throws Problem 404 when it was renewed meanwhile. */
export async function lockBehind(one: Act, token: string): Promise<LinkedTicket> {
  let found = await ticketBehindToken(one.trx, token);
  for (let look = 0; found && look < MOST_LOOKS; look++) {
    await lockTicketRow(one.trx, found.ticket.id);
    const again = await ticketBehindToken(one.trx, token);
    if (again?.ticket.id === found.ticket.id) return again.ticket;
    found = again;
  }
  throw notFound('request');
}

async function requireRoom(one: Act, ticketId: string): Promise<void> {
  const since = one.at.subtract({ hours: 1 });
  if ((await writtenOnPageSince(one.trx, ticketId, CHANNEL, since)) >= PAGE_MESSAGES_PER_HOUR)
    throw problem(429, 'too-many', 'These are many messages in a short time. Wait an hour, or answer our mail.');
}

async function append(one: Act, link: StatusLink, ticket: LinkedTicket, written: Written): Promise<WrittenOnPage> {
  const { trx, at } = one;
  // A link from before a merge: its holder takes part in the survivor, or no answer would reach them.
  const { identityId } = link.holder;
  if ((link.joins || link.token !== ticket.statusToken) && identityId !== null)
    await addParticipants(trx, ticket.id, [identityId], at);
  await writeMessage(one, link, ticket, written);
  const status = statusAfterIncoming(ticket.status, false);
  await patchTickets(
    trx,
    [
      {
        id: ticket.id,
        status,
        snippet: snippetOf(written.text) || null,
        reply_due_at: (ticket.replyDueAt ?? replyDue(link.desk, at)).toString(),
        last_message_at: at.toString(),
        last_incoming_at: at.toString(),
      },
    ],
    at,
  );
  const facts = { deskId: ticket.deskId, ticketId: ticket.id };
  one.record(messageReceived, { messageId: written.id, automatic: false }, facts);
  if (ticket.status === 'solved') one.record(ticketReopened, { from: ticket.status }, facts);
  else if (ticket.status !== status) one.record(ticketStatusChanged, { from: ticket.status, to: status }, facts);
  return { token: link.token, number: ticket.number, messageId: written.id };
}

async function followUp(one: Act, link: StatusLink, earlier: LinkedTicket, written: Written): Promise<WrittenOnPage> {
  const { trx, at } = one;
  const { desk, holder } = link;
  if (holder.identityId === null) throw notFound('request');
  const now = at.toString();
  const [number = 0] = await takeNumbers(trx, 1);
  const due = replyDue(desk, at);
  const statusToken = newSecretWord();
  const ticket = { id: newId(), number, deskId: desk.id, subject: earlier.subject, language: earlier.language };
  await insertTicket(
    trx,
    {
      id: ticket.id,
      number,
      desk_id: desk.id,
      contact_id: holder.contactId,
      channel: CHANNEL,
      subject: ticket.subject,
      snippet: snippetOf(written.text),
      language: ticket.language,
      status: 'new',
      reply_due_at: due.toString(),
      status_token: statusToken,
      status_changed_at: now,
      last_message_at: now,
      last_incoming_at: now,
      created_at: now,
      updated_at: now,
    },
    holder.identityId,
    at,
  );
  await insertRows(trx, 'ticket_links', [
    { ticket_id: ticket.id, other_id: earlier.id, kind: 'follow_up', created_at: now },
  ]);
  await writeMessage(one, link, ticket, written);
  const facts = { deskId: desk.id, ticketId: ticket.id };
  one.record(ticketCreated, { number, channel: CHANNEL }, facts);
  one.record(messageReceived, { messageId: written.id, automatic: false }, facts);
  one.record(ticketLinked, { ...otherOf(earlier), kind: 'follow_up' }, facts);
  // Both show it, so both hear of it.
  const earlierFacts = { deskId: earlier.deskId, ticketId: earlier.id };
  one.record(ticketLinked, { ...otherOf({ id: ticket.id, number, deskId: desk.id }), kind: 'follow_up' }, earlierFacts);
  await acknowledge(one, link, { ...ticket, status: 'new', statusToken, dueAt: due });
  return { token: statusToken, number, messageId: written.id };
}

function otherOf(ticket: { id: string; number: number; deskId: string }) {
  return { otherId: ticket.id, otherNumber: ticket.number, otherDeskId: ticket.deskId };
}

async function writeMessage(
  one: Act,
  link: StatusLink,
  ticket: Pick<LinkedTicket, 'id' | 'subject' | 'language'>,
  { id, text, files }: Written,
): Promise<void> {
  const now = one.at.toString();
  const { holder } = link;
  await insertMessage(one.trx, {
    id,
    ticket_id: ticket.id,
    type: 'incoming',
    channel: CHANNEL,
    author_kind: 'contact',
    author_id: holder.contactId,
    author_name: holder.name,
    author_address: holder.address,
    subject: ticket.subject,
    text,
    visible_text: text,
    html: null,
    language: detectLanguage(text) ?? ticket.language,
    facts: { source: { page: 'status' } },
    created_at: now,
  });
  await insertRows(
    one.trx,
    'attachments',
    files.map((file, position) => ({
      id: newId(),
      message_id: id,
      blob_sha256: file.sha256,
      name: file.name,
      content_type: file.contentType,
      size: file.size,
      position,
      created_at: now,
    })),
  );
}

/** The new request has its own page: the acknowledgement brings its link, within the limits that all keep. */
async function acknowledge(
  one: Act,
  { desk, holder }: StatusLink,
  ticket: {
    id: string;
    number: number;
    subject: string;
    language: string | null;
    status: 'new';
    statusToken: string;
    dueAt: Temporal.Instant;
  },
): Promise<void> {
  if (!desk.autoReply || holder.address === null) return;
  const [person] = await peopleByAddress(one.trx, [holder.address]);
  if (!person || person.bounced) return;
  const wanted = [{ deskId: desk.id, address: holder.address }];
  const limits = { period: AUTO_REPLY_PERIOD, perDay: AUTO_REPLIES_PER_DAY };
  if ((await claimAutoReplies(one.trx, wanted, one.at, limits)).size === 0) return;
  await acknowledgeTickets(one, [
    {
      desk,
      language: closestLanguage(ticket.language, desk.languages),
      ticket,
      contact: { name: holder.name === holder.address ? '' : holder.name, address: holder.address },
      answersTo: null,
      references: [],
    },
  ]);
}
