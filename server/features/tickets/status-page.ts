import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import type { Db } from '../../platform/db/index.ts';
import { cleanComposerHtml, escapeText, textToHtml } from '../../platform/html/index.ts';
import { decodeCursor, encodeCursor } from '../../platform/http/paging.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import type { DeskEntry } from '../desks/index.ts';
import { deskBook } from '../desks/index.ts';
import { outgoingOfMessages } from '../outbox/index.ts';
import { downloadHeaders } from './downloads.ts';
import type { AttachmentRow, MessageRow } from './messages.queries.ts';
import { attachmentById, attachmentsOf } from './messages.queries.ts';
import type { LinkedTicket, LinkHolder } from './status-page.queries.ts';
import { mergeGroup, publicMessages, statusTokenOf, takenUpAt, ticketBehindToken } from './status-page.queries.ts';

/** Messages on one page; older ones are a link further. */
const PAGE = 50;
/** Characters of one message that the page shows; the rest is in the customer's mail. */
const SHOWN_CHARACTERS = 30_000;
const TOKEN = /^[a-z2-7]{32}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;
/** The address of a status page, at whatever place. */
const STATUS_ADDRESS = /\/s\/[a-z2-7]{32}\b/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** What nobody's link is: asked for in place of words that cannot be one, so that every wrong one costs the same. */
const NO_TOKEN = '-';

/** A status link that leads somewhere, with whom it makes of a stranger: the contact that it was made for. */
export interface StatusLink {
  token: string;
  actor: Actor & { kind: 'contact' };
  holder: LinkHolder;
  desk: DeskEntry;
  ticket: LinkedTicket;
  /** The ticket's language, else the contact's, as far as one is known. */
  language: string | null;
  /** Of the reader, where it is known; else the desk's. */
  timeZone: string;
  /** The reader takes no part yet, and does once they write. */
  joins?: boolean;
}

export interface PublicMessage {
  id: string;
  ours: boolean;
  /** Written by no person, on either side. */
  automatic: boolean;
  authorName: string;
  /** A person of ours wrote it: named by the first name. */
  byTeammate: boolean;
  at: Temporal.Instant;
  /** Safe, without styles and without anything from other servers. */
  html: string;
  cut: boolean;
  attachments: { id: string; name: string; size: number }[];
}

export interface StatusPage {
  messages: PublicMessage[];
  /** Where older messages go on; null at the end. */
  earlier: string | null;
  takenUpAt: Temporal.Instant | null;
  lastReply: { at: Temporal.Instant; authorName: string; byTeammate: boolean } | null;
}

/** @returns undefined for a token that is unknown, was renewed, or belongs to something thrown away. */
export async function openStatusLink(platform: Platform, token: string): Promise<StatusLink | undefined> {
  const found = await ticketBehindToken(platform.db, TOKEN.test(token) ? token : NO_TOKEN);
  const desk = (await deskBook(platform.db)).desk(found?.ticket.deskId ?? '');
  if (!found || !desk) return undefined;
  const { ticket, holder } = found;
  const language = ticket.language ?? holder.language;
  return {
    token,
    actor: { kind: 'contact', id: holder.contactId, name: holder.name, locale: language ?? 'en' },
    holder,
    desk,
    ticket,
    language,
    timeZone: holder.timeZone ?? desk.timeZone,
  };
}

/** A request as somebody has it who proved who they are: whether it is theirs to read is for the caller to know. */
export async function openStatusLinkAs(
  platform: Platform,
  ticketId: string,
  reader: LinkHolder,
  joins: boolean,
): Promise<StatusLink | undefined> {
  const token = await statusTokenOf(platform.db, ticketId);
  const link = token === undefined ? undefined : await openStatusLink(platform, token);
  if (!link) return undefined;
  const language = link.ticket.language ?? reader.language;
  return {
    ...link,
    actor: { kind: 'contact', id: reader.contactId, name: reader.name, locale: language ?? 'en' },
    holder: reader,
    language,
    timeZone: reader.timeZone ?? link.desk.timeZone,
    joins,
  };
}

/**
 * What the customer's page shows of a request, newest message first. Never a note, nor a reply that may still be taken back.
 * @param addressOf the page's own address of an attachment
 * @throws Problem 422 for a cursor that is not from here.
 */
export async function readStatusPage(
  platform: Platform,
  link: StatusLink,
  options: { before?: string | undefined; addressOf(attachmentId: string): string },
): Promise<StatusPage> {
  const { db } = platform;
  const before = keyOf(options.before);
  const ticketIds = await mergeGroup(db, link.ticket.id);
  const [rows, replies, begun] = await Promise.all([
    publicMessages(db, ticketIds, { before, limit: PAGE + 1 }),
    publicMessages(db, ticketIds, { type: 'reply', limit: 5 }),
    takenUpAt(db, ticketIds),
  ]);
  const onPage = rows.slice(0, PAGE);
  const [shown, left] = await Promise.all([thatHaveLeft(db, onPage), thatHaveLeft(db, replies)]);
  const attachments = await attachmentsOf(
    db,
    shown.map((row) => row.id),
  );
  const last = onPage.at(-1);
  const reply = left[0];
  return {
    messages: shown.map((row) =>
      toPublicMessage(
        row,
        attachments.filter((one) => one.message_id === row.id),
        options.addressOf,
      ),
    ),
    earlier: rows.length > PAGE && last ? encodeCursor([last.created_at.toString(), last.id]) : null,
    takenUpAt: begun,
    lastReply: reply
      ? { at: reply.created_at, authorName: reply.author_name, byTeammate: reply.author_kind === 'teammate' }
      : null,
  };
}

/** Cursors come from strangers here: one that is not of ours is refused before the database would stumble over it. */
function keyOf(cursor: string | undefined): [string, string] | null {
  const key = decodeCursor(cursor, 2);
  if (key === null) return null;
  const [at, id] = key;
  if (typeof at !== 'string' || !INSTANT.test(at) || typeof id !== 'string' || !UUID.test(id))
    throw fieldProblem('before', 'This is not a place in this conversation.');
  return [at, id];
}

/** The bytes of an attachment that the page shows. @returns undefined where it is not one of its. */
export async function openStatusAttachment(
  platform: Platform,
  link: StatusLink,
  attachmentId: string,
): Promise<{ bytes: ReadableStream<Uint8Array>; headers: Record<string, string> } | undefined> {
  if (!UUID.test(attachmentId)) return undefined;
  const { db, storage } = platform;
  const row = await attachmentById(db, attachmentId);
  if (!row?.message_id) return undefined;
  const ticketIds = await mergeGroup(db, link.ticket.id);
  const messages = await publicMessages(db, ticketIds, { id: row.message_id, limit: 1 });
  const [message] = await thatHaveLeft(db, messages);
  if (!message) return undefined;
  return {
    bytes: await storage.open(row.blob_sha256),
    headers: downloadHeaders({ name: row.name, contentType: row.content_type, size: row.size }),
  };
}

/** Replies that may still be taken back, or wait for a colleague's look, are not yet said. */
async function thatHaveLeft(db: Db, rows: readonly MessageRow[]): Promise<MessageRow[]> {
  const ours = rows.filter((row) => row.type !== 'incoming').map((row) => row.id);
  const outgoing = await outgoingOfMessages(db, ours);
  return rows.filter((row) => {
    const state = outgoing.get(row.id)?.state;
    // The automatic answer is final from the start: nobody sees it go.
    if (row.type === 'auto') return state !== 'cancelled';
    return state !== 'held' && state !== 'scheduled' && state !== 'queued' && state !== 'cancelled';
  });
}

function toPublicMessage(
  row: MessageRow,
  attachments: readonly AttachmentRow[],
  addressOf: (attachmentId: string) => string,
): PublicMessage {
  const ours = row.type !== 'incoming';
  // Only our own replies keep their form: what strangers and templates dressed up is shown as its words.
  const dressed = row.type === 'reply' && row.html !== null && row.html.length <= SHOWN_CHARACTERS;
  const { html, used } = dressed
    ? withPictures(cleanComposerHtml(row.html ?? ''), attachments, addressOf)
    : { html: textToHtml(wordsOf(row).slice(0, SHOWN_CHARACTERS)), used: new Set<string>() };
  return {
    id: row.id,
    ours,
    automatic: row.is_auto || row.type === 'auto',
    authorName: row.author_name,
    byTeammate: row.author_kind === 'teammate',
    at: row.created_at,
    html,
    cut: !dressed && row.visible_text.length > SHOWN_CHARACTERS,
    attachments: attachments
      .filter((one) => !used.has(one.id))
      .map((one) => ({ id: one.id, name: one.name, size: one.size })),
  };
}

/** The automatic answer without the lines that lead to this page: one is on it, and it may be printed or shown around. */
function wordsOf(row: MessageRow): string {
  if (row.type !== 'auto') return row.visible_text;
  return row.visible_text
    .split('\n')
    .filter((line) => !STATUS_ADDRESS.test(line))
    .join('\n');
}

/** Pictures within a reply point at the page's own copy of them; those that are not its attachments go. */
function withPictures(
  html: string,
  attachments: readonly AttachmentRow[],
  addressOf: (attachmentId: string) => string,
): { html: string; used: Set<string> } {
  const used = new Set<string>();
  const shown = html.replace(/<img\b[^>]*>/g, (tag) => {
    const id = /\bdata-attachment-id="([^"]*)"/.exec(tag)?.[1];
    const own = attachments.find((one) => one.id === id);
    if (!own) return '';
    used.add(own.id);
    const alt = /\balt="([^"]*)"/.exec(tag)?.[1] ?? '';
    return `<img src="${escapeText(addressOf(own.id))}" alt="${alt || escapeText(own.name)}" loading="lazy">`;
  });
  return { html: shown, used };
}
