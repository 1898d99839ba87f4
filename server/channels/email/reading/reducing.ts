import { randomUUID } from 'node:crypto';
import { type MailLine, MailLines } from './mail-lines.ts';
import { type KeepBlob, MailUnreadable } from './parsed-mail.ts';
import { realCharset, utf8Header } from './part-charset.ts';
import {
  boundaryOf,
  CALENDAR_TYPES,
  isBroken,
  LETTER_TYPES,
  type PartHeader,
  readPartHeader,
  relabelled,
  SECOND_RENDERINGS,
  unflowedText,
  withoutValue,
} from './part-header.ts';
import * as limits from './reading-limits.ts';
import type { StructuredHeader } from './structured-header.ts';
import { type TransferDecoder, transferDecoder } from './transfer-decoding.ts';

/** An attachment whose body was taken out; `token` stands in its place. */
export interface DetachedPart {
  token: string;
  contentType: string;
  sha256: string;
  size: number;
  /** The first decoded bytes of returned mails and delivery reports. */
  head?: Buffer;
}

/** A mail without the bodies of its attachments. */
export interface ReducedMail {
  bytes: Buffer;
  detached: DetachedPart[];
  /** Content-Type of the whole mail. */
  type: StructuredHeader;
  truncated: boolean;
  sealed?: 'smime' | 'pgp';
}

/**
 * One pass over a mail, holding no more than its text: attachment bodies go decoded to `keepBlob`, the rest comes back as a
 * mail that a parser reads whole. On the way the limits are held, and wrong charset labels of text parts are put right.
 * Throws MailUnreadable beyond the limits, and whatever `keepBlob` throws.
 */
export function reduceMail(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  keepBlob: KeepBlob,
): Promise<ReducedMail> {
  return new Reducing(new MailLines(chunks), keepBlob).run();
}

interface Boundary {
  mark: Buffer;
  subtype: string;
}

/** Where the part before ended: at the boundary with this place in the stack, or at the end of the mail. */
type Stop = { boundary: number; closes: boolean } | 'end';

const BATCH_BYTES = 64 * 1024;
const EMPTY = Buffer.alloc(0);
const CRLF = Buffer.from('\r\n');
const AS_BASE64 = Buffer.from('Content-Transfer-Encoding: base64\r\n');

class Reducing {
  readonly #lines: MailLines;
  readonly #keepBlob: KeepBlob;
  readonly #kept: Buffer[] = [];
  readonly #detached: DetachedPart[] = [];
  readonly #open: Boundary[] = [];
  readonly #nonce = randomUUID();
  #stop: Stop = 'end';
  #headerBytes = 0;
  #textBytes = 0;
  #textParts = 0;
  #parts = 0;
  #heads = 0;
  #truncated = false;
  #sealed: 'smime' | 'pgp' | undefined;

  constructor(lines: MailLines, keepBlob: KeepBlob) {
    this.#lines = lines;
    this.#keepBlob = keepBlob;
  }

  async run(): Promise<ReducedMail> {
    const root = await this.#part('');
    while (this.#stop !== 'end') {
      const { boundary, closes } = this.#stop;
      const { mark, subtype } = this.#open[boundary] as Boundary;
      this.#open.length = closes ? boundary : boundary + 1;
      this.#kept.push(CRLF, Buffer.from('--'), mark, closes ? Buffer.from('--\r\n') : CRLF);
      if (closes) await this.#skip();
      else await this.#part(subtype);
    }
    const { type } = root;
    return {
      bytes: Buffer.concat(this.#kept),
      detached: this.#detached,
      type,
      truncated: this.#truncated,
      ...(this.#sealed && { sealed: this.#sealed }),
    };
  }

  async #part(parentSubtype: string): Promise<PartHeader> {
    if (++this.#parts > limits.MAX_PARTS) throw new MailUnreadable(`The mail has more than ${limits.MAX_PARTS} parts.`);
    const { header, bodyFollows } = await this.#header(parentSubtype);
    this.#noteSeal(header.type);
    const boundary = boundaryOf(header.type);
    if (boundary !== undefined) {
      if (this.#open.length >= limits.MAX_NESTING)
        throw new MailUnreadable(`The mail has parts nested more than ${limits.MAX_NESTING} deep.`);
      this.#kept.push(header.bytes, CRLF);
      this.#open.push({ mark: Buffer.from(boundary), subtype: header.type.value.slice('multipart/'.length) });
      if (bodyFollows) await this.#skip();
    } else if (SECOND_RENDERINGS.has(header.type.value)) {
      if (bodyFollows) await this.#skip();
    } else if (!this.#isBodyText(header, parentSubtype)) await this.#detach(header, bodyFollows);
    else if (bodyFollows) await this.#keepText(header);
    else this.#kept.push(header.bytes, CRLF);
    return header;
  }

  /** Reads up to the empty line, a boundary or the end. */
  async #header(parentSubtype: string): Promise<{ header: PartHeader; bodyFollows: boolean }> {
    const lines: Buffer[] = [];
    const bodyFollows = await this.#eachLine((line) => {
      if (line.starts && line.bytes.length === 0) return 'stop';
      this.#headerBytes += line.bytes.length + 2;
      if (this.#headerBytes > limits.MAX_HEADER_BYTES)
        throw new MailUnreadable('The headers of the mail are too large.');
      lines.push(line.bytes, line.end === '' ? EMPTY : CRLF);
      return 'on';
    });
    if (lines.length > 0 && lines.at(-1) === EMPTY) lines.push(CRLF);
    return { header: readPartHeader(utf8Header(Buffer.concat(lines)), parentSubtype), bodyFollows };
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
    await this.#eachLine((line) => {
      const left = Math.max(0, room - size);
      size += line.bytes.length + 2;
      if (size > room) this.#truncated = true;
      if (left > 0) decoded.push(decoder.add({ ...line, bytes: line.bytes.subarray(0, left) }) ?? EMPTY);
      return 'on';
    });
    this.#textBytes += Math.min(size, room);
    decoded.push(decoder.finish(false) ?? EMPTY);
    const bytes = Buffer.concat(decoded);
    const charset = realCharset(bytes, header.type.parameters.get('charset') ?? '');
    const unflowed = unflowedText(header.type, bytes, charset);
    if (unflowed !== undefined) this.#kept.push(relabelled(header.type, 'utf-8'));
    else if (charset !== undefined || isBroken(header.type)) this.#kept.push(relabelled(header.type, charset));
    // In one line of base64: the parser is slow with many lines. Of two headers with one name the first counts.
    const body = Buffer.from((unflowed === undefined ? bytes : Buffer.from(unflowed)).toString('base64'));
    this.#kept.push(AS_BASE64, header.bytes, CRLF, body, CRLF);
  }

  async #detach(header: PartHeader, bodyFollows: boolean): Promise<void> {
    const type = header.type.value;
    const wantsHead = /^(message\/|text\/rfc822)/.test(type) && this.#heads++ < limits.MAX_REPORT_HEADS;
    const reading = { size: 0, head: [] as Buffer[], headSize: 0, ended: !bodyFollows };
    const body = this.#decoded(transferDecoder(header.encoding), reading, wantsHead);
    const { sha256, size } = await this.#keepBlob(body);
    if (!reading.ended || size !== reading.size) throw new Error('An attachment was not stored whole.');
    const token = `detached-${this.#nonce}-${this.#detached.length}`;
    this.#detached.push({
      token,
      contentType: type,
      sha256,
      size,
      ...(wantsHead && { head: Buffer.concat(reading.head) }),
    });
    this.#kept.push(Buffer.from('Content-Transfer-Encoding: 7bit\r\n'));
    // The parser would read a calendar in its charset and write it anew; the token must come through as it is.
    if (CALENDAR_TYPES.has(type))
      this.#kept.push(
        Buffer.from(
          `Content-Type: application/octet-stream${withoutValue(header.rawType).replace(/charset/gi, 'x-charset')}\r\n`,
        ),
      );
    if (LETTER_TYPES.has(type) && header.disposition.value !== 'attachment')
      this.#kept.push(Buffer.from(`Content-Disposition: attachment${withoutValue(header.rawDisposition)}\r\n`));
    this.#kept.push(header.bytes, CRLF, Buffer.from(`${token}\r\n`));
  }

  async *#decoded(
    decoder: TransferDecoder,
    reading: { size: number; head: Buffer[]; headSize: number; ended: boolean },
    wantsHead: boolean,
  ): AsyncGenerator<Uint8Array> {
    let batch: Buffer[] = [];
    let batched = 0;
    const add = (bytes: Buffer | undefined): void => {
      if (bytes === undefined || bytes.length === 0) return;
      batch.push(bytes);
      batched += bytes.length;
      reading.size += bytes.length;
      if (wantsHead && reading.headSize < limits.REPORT_HEAD_BYTES) {
        reading.head.push(Buffer.from(bytes.subarray(0, limits.REPORT_HEAD_BYTES - reading.headSize)));
        reading.headSize += bytes.length;
      }
    };
    let again = !reading.ended;
    while (again) {
      again = await this.#eachLine((line) => {
        add(decoder.add(line));
        return batched >= BATCH_BYTES ? 'stop' : 'on';
      });
      if (!again) add(decoder.finish(this.#stop === 'end'));
      if (batched > 0) yield Buffer.concat(batch);
      batch = [];
      batched = 0;
    }
    reading.ended = true;
  }

  /** Text before the first and after the last part of a multipart is for nobody. */
  async #skip(): Promise<void> {
    await this.#eachLine(() => 'on');
  }

  /** Hands on lines until `take` says stop (gives true), or a boundary or the end comes (gives false and sets #stop). */
  async #eachLine(take: (line: MailLine) => 'on' | 'stop'): Promise<boolean> {
    for (;;) {
      const line = this.#lines.take();
      if (line === undefined) {
        if (await this.#lines.more()) continue;
        this.#stop = 'end';
        return false;
      }
      const stop = this.#boundaryIn(line);
      if (stop !== undefined) {
        this.#stop = stop;
        return false;
      }
      if (take(line) === 'stop') return true;
    }
  }

  /** Innermost first, so that a forgotten end of an inner multipart does no harm; blanks after a boundary are allowed. */
  #boundaryIn({ bytes, starts }: MailLine): Stop | undefined {
    if (!starts || this.#open.length === 0 || bytes[0] !== 0x2d || bytes[1] !== 0x2d) return undefined;
    for (let i = this.#open.length - 1; i >= 0; i--) {
      const { mark } = this.#open[i] as Boundary;
      if (bytes.length < mark.length + 2 || bytes.compare(mark, 0, mark.length, 2, mark.length + 2) !== 0) continue;
      const rest = bytes.toString('latin1', mark.length + 2);
      if (/^(--)?[ \t\r]*$/.test(rest)) return { boundary: i, closes: rest.startsWith('--') };
    }
    return undefined;
  }

  #noteSeal({ value, parameters }: StructuredHeader): void {
    const protocol = parameters.get('protocol') ?? '';
    if (/pkcs7/i.test(value + protocol)) this.#sealed ??= 'smime';
    else if (/pgp/i.test(value + protocol)) this.#sealed ??= 'pgp';
  }
}
