import { createHash } from 'node:crypto';
import PostalMime, { decodeWords, type Email } from 'postal-mime';
import { cleanHtml, htmlToText, textToHtml } from '../../../platform/html/index.ts';
import { ROOM_FOR_CROWDS, readAddresses } from './addresses.ts';
import { readAttachments } from './attachments.ts';
import { kindOfMail } from './kind-of-mail.ts';
import { LeftOutNotes } from './left-out.ts';
import { readDate } from './mail-dates.ts';
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
import type { Letters, ReducedMail } from './reduced-mail.ts';
import { reduceMail } from './reducing.ts';
import { readPgpText } from './seals.ts';
import { spamSignsOf } from './spam-signs.ts';
import { visibleLetter } from './visible-text.ts';

export { LARGE_MAIL_BYTES } from './reading-limits.ts';

/**
 * Reads a raw mail (RFC 5322, MIME) that is in memory; attachments come with their content. For mails from LARGE_MAIL_BYTES
 * on use parseLargeMail. Odd content never throws: it is read as far as it goes. Throws MailUnreadable for what is no mail.
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
  const headers = new MailHeaders(reduced.headers);
  if (!headers.looksLikeMail) throw new MailUnreadable('This is not a mail: it has no mail headers.');
  const email = withLetters(await parsePostal(reduced.bytes), reduced);
  const leftOut = new LeftOutNotes(reduced.leftOut);

  const from = readAddresses(headers.all('from')).addresses[0] ?? null;
  const people = {
    replyTo: readAddresses(headers.all('reply-to')),
    to: readAddresses(headers.all('to'), ROOM_FOR_CROWDS),
    cc: readAddresses(headers.all('cc'), ROOM_FOR_CROWDS),
  };
  const subject = oneLine(withoutMojibake(decodeWords(headers.first('subject') ?? '')), limits.MAX_SUBJECT_LENGTH);
  const messageId = readMessageId(headers.first('message-id'));
  const inReplyTo = readMessageIds(headers.first('in-reply-to') ?? '')[0];
  const html = letterHtml(email, leftOut);
  const letter = letterText(email, html, leftOut);
  const signedText = readPgpText(letter);
  const text = signedText ? trimmedLines(signedText.text) : letter;
  const attachments = readAttachments(email.attachments, reduced.detached, html);
  const visible = visibleLetter({ text, html, writer: from?.name ?? '' });
  const hash = contentHash(subject, from?.address ?? '', headers.first('date') ?? '', text, attachments);
  for (const { left, met } of Object.values(people)) if (left > 0) leftOut.note('people', left, met);
  const seal = reduced.seal ?? signedText?.seal;

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
    text,
    ...(html !== '' && { html }),
    ...visible,
    attachments,
    leftOut: leftOut.all(),
    ...(seal && { seal }),
    ...(reduced.calendar && { calendar: reduced.calendar }),
    ...kindOfMail({
      headers,
      type: reduced.type,
      parts: reduced.detached,
      from,
      subject,
      text,
      words: visible.visibleText,
      calendarMethod: reduced.calendar?.method,
    }),
    spamSigns: spamSignsOf(headers, {
      from,
      replyTo: people.replyTo.addresses,
      to: people.to.addresses,
      hasHtml: html !== '',
      hasText: (email.text ?? '').trim() !== '',
    }),
    contentHash: hash,
    facts: factsOf(headers),
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

type LetterParts = Pick<Email, 'html' | 'text' | 'attachments'>;

/** The parser's view with the texts in their places; a winmail.dat brings the words of a mail that has none outside of it. */
function withLetters({ html, text, attachments }: Email, { letters, packed }: ReducedMail): LetterParts {
  const inHtml = html && inPlaces(html, letters, (letter) => (letter.isHtml ? letter.text : textToHtml(letter.text)));
  // To clean costs more than to cut: beyond the limit nothing would be kept.
  let room = limits.MAX_HTML_LENGTH;
  const wordsOf = (html: string): string => {
    const words = room > 0 ? htmlToText(cleanHtml(cut(html, room))) : '';
    room -= html.length;
    return words;
  };
  const inText = text && inPlaces(text, letters, (letter) => (letter.isHtml ? wordsOf(letter.text) : letter.text));
  const isWritten = (words: string | undefined): boolean => words !== undefined && words.trim() !== '';
  if (packed && !isWritten(inHtml) && !isWritten(inText)) return { ...packed, attachments };
  return { ...(inHtml && { html: inHtml }), ...(inText && { text: inText }), attachments };
}

function inPlaces(
  shown: string,
  letters: Letters,
  words: (letter: { text: string; isHtml: boolean }) => string,
): string {
  return shown.replace(/letter-[0-9a-f-]{36}-\d+\n?/g, (token) => {
    const letter = letters.get(token.trimEnd());
    return letter ? words(letter) : token;
  });
}

function letterHtml({ html = '' }: { html?: string }, leftOut: LeftOutNotes): string {
  const raw = storable(withoutMojibake(html)).replace(/\r\n?/g, '\n');
  if (raw.length > limits.MAX_HTML_LENGTH) leftOut.note('html', raw.length - limits.MAX_HTML_LENGTH, raw.length);
  return cleanHtml(cut(raw, limits.MAX_HTML_LENGTH));
}

function letterText({ text = '' }: { text?: string }, cleanedHtml: string, leftOut: LeftOutNotes): string {
  const written = storable(withoutMojibake(text)).replace(/\r\r?\n|\r/g, '\n');
  const whole = trimmedLines(written.trim() === '' ? htmlToText(cleanedHtml) : written);
  if (whole.length > limits.MAX_TEXT_LENGTH) leftOut.note('text', whole.length - limits.MAX_TEXT_LENGTH, whole.length);
  return cut(whole, limits.MAX_TEXT_LENGTH);
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

function deliveredTo(headers: MailHeaders): string[] {
  const values = ['delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) => headers.all(name));
  return [...new Set(readAddresses(values).addresses.map(({ address }) => address.toLowerCase()))];
}

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

function factsOf(headers: MailHeaders): MailFacts {
  const returnPath = headers.first('return-path')?.trim();
  const sender = readAddresses(headers.all('sender')).addresses[0];
  return {
    authenticationResults: headers
      .all('authentication-results')
      .slice(0, 10)
      .map((value) => oneLine(value, limits.MAX_AUDITED_HEADER_LENGTH)),
    ...(returnPath !== undefined && { returnPath: readAddresses([returnPath]).addresses[0]?.address ?? '' }),
    ...(sender && { sender }),
    headers: headers.audited(),
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
