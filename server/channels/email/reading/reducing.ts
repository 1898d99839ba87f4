import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { Detaching } from './detaching.ts';
import { plainHeader } from './encoded-words.ts';
import { contentHeaders, readHeaderFields } from './header-fields.ts';
import { LeftOutNotes } from './left-out.ts';
import { letterBody } from './letter-body.ts';
import type { KeepBlob } from './parsed-mail.ts';
import {
  boundaryOf,
  isBroken,
  LETTER_TYPES,
  type PartHeader,
  readPartHeader,
  SECOND_RENDERINGS,
} from './part-header.ts';
import { PartLines } from './part-lines.ts';
import * as limits from './reading-limits.ts';
import type { ReducedMail } from './reduced-mail.ts';
import { transferDecoder } from './transfer-decoding.ts';

/**
 * One pass over a mail, holding no more than its text: attachment bodies go decoded to `keepBlob`, the rest comes back as a
 * mail that a parser reads whole. On the way the limits are held; headers become UTF-8 and text parts words; files written out in
 * the text or packed into a winmail.dat come out, and so does what is within a signed container. Throws whatever `keepBlob`
 * throws.
 */
export function reduceMail(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  keepBlob: KeepBlob,
  containers = 0,
): Promise<ReducedMail> {
  return new Reducing(new PartLines(chunks), keepBlob, containers).run();
}

const CARRIAGE_RETURN = 0x0d;
const EMPTY = Buffer.alloc(0);
const CRLF = Buffer.from('\r\n');

class Reducing {
  readonly #lines: PartLines;
  readonly #kept: Buffer[] = [];
  readonly #leftOut = new LeftOutNotes();
  readonly #nonce = randomUUID();
  readonly #detaching: Detaching;
  #headerBytes = 0;
  #textBytes = 0;
  #textParts = 0;
  #parts = 0;
  /** The mail's own header as it came: where its letters are in an unnamed charset, the letter below may tell which. */
  #own = { raw: EMPTY as Buffer, read: EMPTY as Buffer };
  #letterCharset: string | undefined;

  constructor(lines: PartLines, keepBlob: KeepBlob, containers: number) {
    this.#lines = lines;
    this.#detaching = new Detaching(
      { lines, keepBlob, leftOut: this.#leftOut, nonce: this.#nonce },
      containers < limits.MAX_CONTAINERS ? (entity) => reduceMail([entity], keepBlob, containers + 1) : undefined,
    );
  }

  async run(): Promise<ReducedMail> {
    const root = await this.#part('');
    while (this.#lines.stop !== 'end') {
      const { boundary, closes } = this.#lines.stop;
      const { mark, subtype } = this.#lines.open[boundary] ?? { mark: EMPTY, subtype: '' };
      this.#lines.open.length = closes ? boundary : boundary + 1;
      if (!closes && this.#parts >= limits.MAX_PARTS) {
        this.#leftOut.pass('parts');
        await this.#lines.skip();
        continue;
      }
      this.#kept.push(CRLF, Buffer.from('--'), mark, closes ? Buffer.from('--\r\n') : CRLF);
      if (closes) await this.#lines.skip();
      else await this.#part(subtype);
    }
    this.#leftOut.meet('parts', this.#parts);
    const { detached, letters, innerType, seal, calendar, packed } = this.#detaching;
    const { raw, read } = this.#own;
    const header = isUtf8(raw) ? read : plainHeader(raw, this.#letterCharset);
    return {
      headers: readHeaderFields(header),
      bytes: Buffer.concat(this.#kept),
      detached,
      letters,
      type: innerType ?? root.type,
      leftOut: this.#leftOut.all(),
      ...(seal && { seal }),
      ...(calendar && { calendar }),
      ...(packed && { packed }),
    };
  }

  async #part(parentSubtype: string): Promise<PartHeader> {
    this.#parts++;
    const { header, bodyFollows } = await this.#header(parentSubtype);
    this.#detaching.noteSeal(header);
    const boundary = boundaryOf(header.type);
    if (boundary !== undefined && this.#lines.open.length >= limits.MAX_NESTING) {
      this.#leftOut.pass('nested');
      if (bodyFollows) await this.#lines.skip();
    } else if (boundary !== undefined) {
      this.#kept.push(header.bytes, CRLF);
      this.#lines.open.push({ mark: Buffer.from(boundary), subtype: header.type.value.slice('multipart/'.length) });
      if (bodyFollows) await this.#lines.skip();
    } else if (SECOND_RENDERINGS.has(header.type.value)) {
      if (bodyFollows) await this.#lines.skip();
    } else if (!this.#isBodyText(header, parentSubtype)) {
      this.#kept.push(...(await this.#detaching.detach(header, bodyFollows, this.#parts === 1)));
    } else if (bodyFollows) await this.#keepText(header);
    else this.#kept.push(header.bytes, CRLF);
    return header;
  }

  /** Reads up to the empty line, a boundary or the end. */
  async #header(parentSubtype: string): Promise<{ header: PartHeader; bodyFollows: boolean }> {
    const lines: Buffer[] = [];
    let own = 0;
    const bodyFollows = await this.#lines.each((line) => {
      // A doubled CR before the LF is what a careless gateway leaves.
      const held = line.bytes.at(-1) === CARRIAGE_RETURN ? line.bytes.subarray(0, -1) : line.bytes;
      if (line.starts && held.length === 0) return 'stop';
      const bytes = line.bytes.length + 2;
      this.#leftOut.meet('headers');
      if (this.#headerBytes + bytes > limits.MAX_HEADER_BYTES && own + bytes > limits.PART_HEADER_BYTES) {
        this.#leftOut.leave('headers');
        return 'on';
      }
      this.#headerBytes += bytes;
      own += bytes;
      lines.push(held, line.end === '' ? EMPTY : CRLF);
      return 'on';
    });
    if (lines.length > 0 && lines.at(-1) === EMPTY) lines.push(CRLF);
    const raw = Buffer.concat(lines);
    const read = plainHeader(raw);
    if (this.#parts > 1) return { header: readPartHeader(read, parentSubtype), bodyFollows };
    this.#own = { raw, read };
    return { header: readPartHeader(contentHeaders(read), parentSubtype), bodyFollows };
  }

  /** Text parts are the letter itself; a second one with a file name is a file that the sender's program shows inline. */
  #isBodyText({ type, disposition }: PartHeader, parentSubtype: string): boolean {
    if (!(LETTER_TYPES.has(type.value) || isBroken(type)) || disposition.value === 'attachment') return false;
    if (parentSubtype === 'alternative' || parentSubtype === 'related' || this.#textParts === 0) return true;
    return !disposition.parameters.has('filename') && !type.parameters.has('name');
  }

  async #keepText(header: PartHeader): Promise<void> {
    this.#textParts++;
    const decoder = transferDecoder(header.encoding);
    const decoded: Buffer[] = [];
    let size = 0;
    const room = Math.min(limits.MAX_TEXT_PART_BYTES, limits.MAX_TEXT_BYTES - this.#textBytes);
    await this.#lines.each((line) => {
      const left = Math.max(0, room - size);
      size += line.bytes.length + 2;
      if (left > 0) decoded.push(decoder.add({ ...line, bytes: line.bytes.subarray(0, left) }) ?? EMPTY);
      return 'on';
    });
    const what = header.type.value === 'text/html' ? 'html' : 'text';
    this.#leftOut.meet(what, size);
    if (size > room) this.#leftOut.leave(what, size - room);
    this.#textBytes += Math.min(size, room);
    decoded.push(decoder.finish(false) ?? EMPTY);
    const { text, isHtml, files } = letterBody(header, Buffer.concat(decoded));
    this.#letterCharset ??= header.type.parameters.get('charset');
    const { letters } = this.#detaching;
    const token = `letter-${this.#nonce}-${letters.size}`;
    letters.set(token, { text, isHtml });
    // Only where it stands is the parser's business: it is slow with many lines, and knows fewer charsets.
    this.#kept.push(Buffer.from(`Content-Type: text/${isHtml ? 'html' : 'plain'}\r\n\r\n${token}`));
    for (const { name, content } of files) await this.#detaching.keepFound(content, { name });
  }
}
