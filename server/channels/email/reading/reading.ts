import { createHash } from 'node:crypto';
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { cleanHtml, htmlToText } from '../../../platform/html/index.ts';
import { readAddresses } from './addresses.ts';
import { attachmentName, uniqueNames } from './attachment-names.ts';
import { automaticOf } from './automatic.ts';
import { bounceOf } from './bounce.ts';
import { MailHeaders } from './mail-headers.ts';
import { readMessageId, readMessageIds, readReferences } from './message-ids.ts';
import {
  type KeepBlob,
  type MailFacts,
  MailUnreadable,
  type ParsedAttachment,
  type ParsedMail,
} from './parsed-mail.ts';
import { cut, oneLine, storable, withoutMojibake } from './plain-strings.ts';
import * as limits from './reading-limits.ts';
import { type DetachedPart, type ReducedMail, reduceMail } from './reducing.ts';
import { visibleTextOf } from './visible-text.ts';

export { LARGE_MAIL_BYTES } from './reading-limits.ts';

/**
 * Reads a raw mail (RFC 5322, MIME) that is in memory; attachments come with their content. For mails from LARGE_MAIL_BYTES
 * on use parseLargeMail. Odd content never throws: it is read as far as it goes. Throws MailUnreadable for what is no mail
 * or goes beyond the limits.
 */
export async function parseMail(raw: Uint8Array): Promise<ParsedMail> {
  const contents = new Map<string, Uint8Array>();
  const keepInMemory: KeepBlob = async (body) => {
    const content = Buffer.concat(await Array.fromAsync(body));
    const sha256 = createHash('sha256').update(content).digest('hex');
    contents.set(sha256, content);
    return { sha256, size: content.length };
  };
  const mail = await read(await reduceMail([withoutLeadingLines(raw)], keepInMemory));
  for (const attachment of mail.attachments) attachment.content ??= contents.get(attachment.sha256);
  return mail;
}

/**
 * Reads a raw mail of any size from a stream: the same as parseMail gives, but that attachments go through `keepBlob` and
 * come without content. Throws MailUnreadable as parseMail does, and whatever the stream or `keepBlob` throws; blobs kept
 * before are then left to the sweep.
 */
export async function parseLargeMail(stream: AsyncIterable<Uint8Array>, keepBlob: KeepBlob): Promise<ParsedMail> {
  return read(await reduceMail(withoutLeadingLinesOf(stream), keepBlob));
}

async function read(reduced: ReducedMail): Promise<ParsedMail> {
  const email = await parsePostal(reduced.bytes);
  const headers = new MailHeaders(email.headers);
  if (!headers.looksLikeMail) throw new MailUnreadable('This is not a mail: it has no mail headers.');

  const from = readAddresses(headers.all('from')).addresses[0] ?? null;
  const people = {
    replyTo: readAddresses(headers.all('reply-to')),
    to: readAddresses(headers.all('to')),
    cc: readAddresses(headers.all('cc')),
  };
  const subject = oneLine(withoutMojibake(email.subject ?? ''), limits.MAX_SUBJECT_LENGTH);
  const messageId = readMessageId(headers.first('message-id'));
  const inReplyTo = readMessageIds(headers.first('in-reply-to') ?? '')[0];
  const html = letterHtml(email);
  const text = letterText(email, html.cleaned);
  const attachments = readAttachments(email.attachments, reduced.detached, html.cleaned);
  const bounce = bounceOf(headers, reduced.detached, from, subject, text.kept);
  const hash = contentHash(subject, from?.address ?? '', headers.first('date') ?? '', text.kept, attachments);
  const truncated =
    reduced.truncated || text.truncated || html.truncated || Object.values(people).some((list) => list.truncated);

  return {
    ...(messageId !== undefined && { messageId }),
    ...(inReplyTo !== undefined && { inReplyTo }),
    references: readReferences(headers.first('references') ?? ''),
    from,
    replyTo: people.replyTo.addresses,
    to: people.to.addresses,
    cc: people.cc.addresses,
    deliveredTo: deliveredTo(headers),
    subject,
    date: readDate(headers.first('date')),
    text: text.kept,
    ...(html.cleaned !== '' && { html: html.cleaned }),
    visibleText: visibleTextOf({ text: text.kept, html: html.cleaned }),
    attachments,
    automatic: automaticOf(headers, reduced.type, from, subject, bounce !== undefined),
    ...(bounce !== undefined && { bounce }),
    contentHash: hash,
    facts: factsOf(headers, truncated, reduced.sealed, text.kept),
  };
}

async function parsePostal(bytes: Buffer): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxHeadersSize: 2 * limits.MAX_HEADER_BYTES });
  } catch (error) {
    // The limits are held before; whatever the parser finds beyond them makes this mail, and not the intake, fail.
    throw new MailUnreadable('The mail could not be taken apart.', { cause: error });
  }
}

function letterHtml(email: Email): { cleaned: string; truncated: boolean } {
  const raw = storable(withoutMojibake(email.html ?? '')).replace(/\r\n?/g, '\n');
  return { cleaned: cleanHtml(cut(raw, limits.MAX_HTML_LENGTH)), truncated: raw.length > limits.MAX_HTML_LENGTH };
}

function letterText(email: Email, cleanedHtml: string): { kept: string; truncated: boolean } {
  const written = storable(withoutMojibake(email.text ?? '')).replace(/\r\n?/g, '\n');
  const text = trimmedLines(written.trim() === '' ? htmlToText(cleanedHtml) : written);
  return { kept: cut(text, limits.MAX_TEXT_LENGTH), truncated: text.length > limits.MAX_TEXT_LENGTH };
}

/** Empty lines before and after the letter go; the indent of its first line stays. */
function trimmedLines(text: string): string {
  const lines = text.split('\n');
  const isWritten = (line: string): boolean => line.trim() !== '';
  const first = lines.findIndex(isWritten);
  return first < 0
    ? ''
    : lines
        .slice(first, lines.findLastIndex(isWritten) + 1)
        .join('\n')
        .trimEnd();
}

function readAttachments(parts: Attachment[], detached: DetachedPart[], cleanedHtml: string): ParsedAttachment[] {
  const byToken = new Map(detached.map((part) => [part.token, part]));
  const shown = new Set([...cleanedHtml.matchAll(/ data-cid="([^"]*)"/g)].map((match) => match[1]));
  const found = parts.map((part) => {
    const content = contentOf(part);
    const token = content.length < 100 ? content.toString('latin1').trim() : '';
    const stored = byToken.get(token);
    byToken.delete(token);
    const contentId = oneLine(part.contentId ?? '', limits.MAX_MESSAGE_ID_LENGTH).replace(/^<|>$/g, '');
    const contentType = oneLine(stored?.contentType ?? part.mimeType, 200) || 'application/octet-stream';
    return {
      name: attachmentName(part.filename && withoutMojibake(part.filename), contentType, subjectOf(stored)),
      contentType,
      inline: contentId !== '' && shown.has(escapedAttribute(contentId)),
      ...(contentId !== '' && { contentId }),
      ...(stored
        ? { size: stored.size, sha256: stored.sha256 }
        : { size: content.length, sha256: createHash('sha256').update(content).digest('hex'), content }),
    };
  });
  // Where the parser saw another structure than the reduction did, nothing that was stored may get lost.
  for (const { contentType, size, sha256 } of byToken.values())
    found.push({ name: attachmentName(null, contentType), contentType, size, sha256, inline: false });
  const names = uniqueNames(found.map(({ name }) => name));
  return found.map((attachment, i) => ({ ...attachment, name: names[i] ?? attachment.name }));
}

function contentOf({ content }: Attachment): Buffer {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array
    ? Buffer.from(content.buffer, content.byteOffset, content.byteLength)
    : Buffer.from(content);
}

/** The subject of a forwarded mail, as its name. */
function subjectOf(stored: DetachedPart | undefined): string | undefined {
  if (stored?.head === undefined || !stored.contentType.startsWith('message/')) return undefined;
  return /^subject:[ \t]*([^\r\n]{1,300})/im.exec(stored.head.toString().split(/\r?\n\r?\n/, 1)[0] ?? '')?.[1];
}

function escapedAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function deliveredTo(headers: MailHeaders): string[] {
  const values = ['delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) => headers.all(name));
  return [...new Set(readAddresses(values).addresses.map(({ address }) => address.toLowerCase()))];
}

/** A Date header as an instant. Without a zone it is taken as UTC, never as the server's own time. */
function readDate(header: string | undefined): Temporal.Instant | undefined {
  if (header === undefined) return undefined;
  const written = header
    .slice(0, 200)
    .replace(/\([^()]*\)/g, ' ')
    .trim();
  // The engine's own reading is generous: words that hold no date become one.
  if (!/\d{1,2}[ -][a-z]{3,9}[ -]\d{2,4}|[a-z]{3,9} \d{1,2},? \d{4}|\d{4}-\d\d-\d\d/i.test(written)) return undefined;
  const hasZone = /(?:[+-]\d{4}|[+-]\d\d:\d\d|\b[A-Z]{1,5}|Z)$/i.test(written) && !/\b(?:am|pm)$/i.test(written);
  const milliseconds = Date.parse(hasZone ? written : `${written} +0000`);
  if (Number.isNaN(milliseconds) || milliseconds < 0 || milliseconds > MAX_DATE) return undefined;
  return Temporal.Instant.fromEpochMilliseconds(milliseconds);
}

const MAX_DATE = Date.UTC(9999, 0);

/** The same for the same letter, whichever way it came and however its text was encoded on the way. */
function contentHash(
  subject: string,
  from: string,
  date: string,
  text: string,
  attachments: ParsedAttachment[],
): string {
  const content = [
    subject,
    from.toLowerCase(),
    date.replace(/\s+/g, ' ').trim(),
    text.replace(/\s+/g, ' ').trim(),
    attachments.map(({ sha256 }) => sha256),
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

function factsOf(headers: MailHeaders, truncated: boolean, sealed: MailFacts['sealed'], text: string): MailFacts {
  const returnPath = headers.first('return-path')?.trim();
  const sender = readAddresses(headers.all('sender')).addresses[0];
  const seal = sealed ?? (/^-----BEGIN PGP (?:SIGNED )?MESSAGE-----/m.test(text) ? 'pgp' : undefined);
  return {
    authenticationResults: headers
      .all('authentication-results')
      .slice(0, 10)
      .map((value) => oneLine(value, limits.MAX_AUDITED_HEADER_LENGTH)),
    ...(returnPath !== undefined && { returnPath: readAddresses([returnPath]).addresses[0]?.address ?? '' }),
    ...(sender && { sender }),
    headers: headers.audited(),
    truncated,
    ...(seal && { sealed: seal }),
  };
}

const SPACE = 0x20;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const MAX_LEADING_BYTES = 64 * 1024;

/** Some gateways put empty lines or a byte order mark before the first header, which would make all of it body. */
function withoutLeadingLines(raw: Uint8Array): Uint8Array {
  let start = BYTE_ORDER_MARK.every((byte, i) => raw[i] === byte) ? BYTE_ORDER_MARK.length : 0;
  while (raw[start] === 0x0d || raw[start] === 0x0a) start++;
  if (raw.subarray(start).every((byte) => byte <= SPACE)) throw new MailUnreadable('The mail is empty.');
  return raw.subarray(start);
}

async function* withoutLeadingLinesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let started = false;
  let held: Uint8Array = new Uint8Array();
  for await (const chunk of stream) {
    if (started) yield chunk;
    else {
      held = Buffer.concat([held, chunk]);
      if (held.length < MAX_LEADING_BYTES && held.every((byte, i) => byte <= SPACE || BYTE_ORDER_MARK[i] === byte))
        continue;
      started = true;
      yield withoutLeadingLines(held);
    }
  }
  if (!started) yield withoutLeadingLines(held);
}
