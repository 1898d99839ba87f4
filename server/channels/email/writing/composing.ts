import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import MimeNode from 'nodemailer/lib/mime-node';
import { htmlToText } from '../../../platform/html/index.ts';
import { isWritableAddress } from '../reading/addresses.ts';
import { attachmentName } from '../reading/attachment-names.ts';
import type { Address } from '../reading/parsed-mail.ts';
import { oneLine, storable } from '../reading/plain-strings.ts';
import { LETTER_HEADERS, type Letter, type LetterAttachment } from './letter.ts';

/** References beyond this many keep the first, which names the thread, and the newest (RFC 5322 section 3.6.4). */
const MAX_REFERENCES_SENT = 20;
const MAX_SUBJECT_LENGTH = 900;
const MAX_NAME_LENGTH = 200;
const MAX_HEADER_LENGTH = 900;

/**
 * Writes a mail as a stream of bytes ready for SMTP: CRLF, header lines folded at 78, all lines within 998 octets, 7-bit
 * throughout; the same letter gives the same bytes. Its parts are mixed(related(alternative(text, html), pictures), files), as far as there is need of each.
 * Values are cleaned of line breaks, so nothing in a letter can add a header. Throws when an address or a Message-ID could
 * not stand in a header; the stream fails when an attachment cannot be opened or is not as long as was said.
 */
export async function composeMail(letter: Letter): Promise<{ raw: Readable; messageId: string }> {
  const messageId = idForHeader(letter.messageId);
  const root = structure(letter, boundarySeed(messageId));
  root.setHeader(headersOf(letter));
  return { raw: root.createReadStream(), messageId };
}

/** A string is no parent: it is the root's, and the seed of all boundaries. */
type Part = (parent: MimeNode | string) => MimeNode;

/** The same mail has the same boundaries each time it is written, and nobody can know them before it has its id. */
function boundarySeed(messageId: string): string {
  return createHash('sha256').update(messageId).digest('hex').slice(0, 24);
}

function structure(letter: Letter, seed: string): MimeNode {
  const pictures = letter.html === '' ? [] : letter.attachments.filter(isPicture);
  const files = letter.attachments.filter((attachment) => !pictures.includes(attachment));
  // The text stands even where a caller forgot it: some people read nothing else.
  const text = textPart('text/plain', letter.text.trim() === '' ? htmlToText(letter.html) : letter.text);
  const html = letter.html === '' ? [] : [textPart('text/html', htmlPage(letter.html, letter.language))];
  // The last is the one that a program likes best, if it reads calendars at all.
  const calendar = letter.calendar
    ? [textPart(`text/calendar; method=${letter.calendar.method}`, letter.calendar.text)]
    : [];
  const alternative = multipart('alternative', [text, ...html, ...calendar]);
  const related = multipart('related', [alternative, ...pictures.map(filePart)]);
  return multipart('mixed', [related, ...files.map(filePart)])(seed);
}

function isPicture({ inline, contentId }: LetterAttachment): boolean {
  return inline && contentId !== undefined && contentId !== '';
}

/** One part alone needs no multipart around it. */
function multipart(subtype: string, parts: Part[]): Part {
  const [only, second] = parts;
  if (only !== undefined && second === undefined) return only;
  return (parent) => {
    const node = newNode(`multipart/${subtype}`, parent);
    for (const part of parts) part(node);
    return node;
  };
}

function textPart(contentType: string, content: string): Part {
  return (parent) => {
    const node = newNode(`${contentType}; charset=utf-8`, parent);
    // Quoted-printable keeps long lines, "From " at a line's start and blanks at its end whole on any way.
    node.setHeader('Content-Transfer-Encoding', 'quoted-printable');
    return node.setContent(
      Buffer.from(
        `${storable(content)
          .replace(/\r\n?|\n/g, '\r\n')
          .trimEnd()}\r\n`,
      ),
    );
  };
}

function filePart(attachment: LetterAttachment): Part {
  return (parent) => {
    const type = /^[\w.+-]+\/[\w.+-]+$/.test(attachment.contentType)
      ? attachment.contentType
      : 'application/octet-stream';
    // message/* may not be encoded (RFC 2046 section 5.2.1), and what is in it is not known to fit 7 bits.
    const contentType =
      type.startsWith('message/') || type.startsWith('multipart/') ? 'application/octet-stream' : type;
    const node = newNode(contentType, parent, attachmentName(attachment.name, type));
    node.setHeader('Content-Transfer-Encoding', 'base64');
    node.setHeader('Content-Disposition', isPicture(attachment) ? 'inline' : 'attachment');
    if (isPicture(attachment)) node.setHeader('Content-ID', `<${idForHeader(attachment.contentId ?? '')}>`);
    return node.setContent(Readable.from(bytesOf(attachment), { objectMode: false }));
  };
}

function newNode(contentType: string, parent: MimeNode | string, filename?: string): MimeNode {
  const options = { disableFileAccess: true, disableUrlAccess: true, newline: 'win', ...(filename && { filename }) };
  return typeof parent === 'string'
    ? new MimeNode(contentType, { ...options, baseBoundary: parent })
    : parent.createChild(contentType, options);
}

async function* bytesOf({ name, open, size }: LetterAttachment): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of (await open()) as AsyncIterable<Uint8Array>) {
    read += chunk.length;
    yield chunk;
  }
  if (read !== size) throw new Error(`The attachment ${name} has ${read} bytes instead of ${size}.`);
}

function htmlPage(html: string, language: string): string {
  if (/<html[\s>]/i.test(html)) return html;
  const lang = /^[A-Za-z0-9-]+$/.test(language) ? ` lang="${language}"` : '';
  return `<!doctype html>\n<html${lang}>\n<head><meta charset="utf-8"></head>\n<body>\n${html}\n</body>\n</html>`;
}

function headersOf(
  letter: Letter,
): { key: string; value: string | Address | Address[] | { prepared: true; value: string } }[] {
  const headers = [
    { key: 'From', value: forHeader(letter.from) },
    { key: 'To', value: letter.to.map(forHeader) },
    { key: 'Cc', value: letter.cc.map(forHeader) },
    ...(letter.replyTo ? [{ key: 'Reply-To', value: forHeader(letter.replyTo) }] : []),
    { key: 'Subject', value: oneLine(letter.subject, MAX_SUBJECT_LENGTH) },
    { key: 'Message-ID', value: `<${idForHeader(letter.messageId)}>` },
    ...(letter.inReplyTo ? [{ key: 'In-Reply-To', value: `<${idForHeader(letter.inReplyTo)}>` }] : []),
    ...(letter.references.length > 0 ? [{ key: 'References', value: references(letter.references) }] : []),
    { key: 'Date', value: new Date(letter.date.epochMilliseconds).toUTCString().replace('GMT', '+0000') },
    ...(/^[A-Za-z0-9-]+$/.test(letter.language) ? [{ key: 'Content-Language', value: letter.language }] : []),
    ...(letter.automatic
      ? [
          { key: 'Auto-Submitted', value: letter.automatic },
          { key: 'X-Auto-Response-Suppress', value: 'All' },
        ]
      : []),
    ...LETTER_HEADERS.flatMap((key) => {
      const value = letter.headers?.[key];
      return value === undefined ? [] : [{ key, value: oneLine(value, MAX_HEADER_LENGTH) }];
    }),
  ];
  return headers.filter(({ value }) => !(Array.isArray(value) && value.length === 0));
}

function references(ids: string[]): string {
  const kept = ids.length <= MAX_REFERENCES_SENT ? ids : [ids[0] ?? '', ...ids.slice(1 - MAX_REFERENCES_SENT)];
  return kept.map((id) => `<${idForHeader(id)}>`).join(' ');
}

function forHeader({ name, address }: Address): Address {
  if (!isWritableAddress(address))
    throw new Error(`No mail can be addressed to ${JSON.stringify(address.slice(0, 100))}.`);
  return { name: oneLine(name, MAX_NAME_LENGTH), address };
}

/** A Message-ID or Content-ID is one word; anything else would break the header or the thread. */
function idForHeader(id: string): string {
  if (!/^[^\s<>\p{Cc}]{1,900}$/u.test(id))
    throw new Error(`This is no Message-ID: ${JSON.stringify(id.slice(0, 100))}.`);
  return id;
}
