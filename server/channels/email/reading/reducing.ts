import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { CalendarFact, LeftOut, Seal } from '../../../../contract/reading.ts';
import { plainHeader } from './encoded-words.ts';
import { contentHeaders, type HeaderField, readHeaderFields } from './header-fields.ts';
import { LeftOutNotes } from './left-out.ts';
import { letterBody } from './letter-body.ts';
import { calendarIn, HELD_BYTES, type LookedInto, lookedIntoAs, signedEntity, unpackedTnef } from './looking-into.ts';
import { type MailLine, MailLines } from './mail-lines.ts';
import type { KeepBlob } from './parsed-mail.ts';
import {
  boundaryOf,
  CALENDAR_TYPES,
  isBroken,
  LETTER_TYPES,
  type PartHeader,
  readPartHeader,
  SECOND_RENDERINGS,
  withoutValue,
} from './part-header.ts';
import * as limits from './reading-limits.ts';
import { sealOfContainer, sealOfType } from './seals.ts';
import type { StructuredHeader } from './structured-header.ts';
import { type TransferDecoder, transferDecoder } from './transfer-decoding.ts';

/** An attachment whose body was taken out; `token` stands in its place, '' when it was found within another part. */
export interface DetachedPart {
  token: string;
  /** Of one found within another part: its name, as written. */
  name?: string;
  contentId?: string;
  contentType: string;
  sha256: string;
  size: number;
  /** The first decoded bytes of returned mails and delivery reports. */
  head?: Buffer;
}

/** Texts that were taken out, by the token that stands in their place. */
export type Letters = Map<string, { text: string; isHtml: boolean }>;

/** A mail without the bodies of its parts. */
export interface ReducedMail {
  /** The mail's own header. */
  headers: HeaderField[];
  /** Its body, below the header lines that describe it. */
  bytes: Buffer;
  detached: DetachedPart[];
  letters: Letters;
  /** Content-Type of the whole mail. */
  type: StructuredHeader;
  leftOut: LeftOut[];
  seal?: Seal;
  calendar?: CalendarFact;
  /** Words that were packed into an attachment (winmail.dat), for a mail that has no others. */
  packed?: { text?: string; html?: string };
}

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
  return new Reducing(new MailLines(chunks), keepBlob, containers).run();
}

interface Boundary {
  mark: Buffer;
  subtype: string;
}

/** Where the part before ended: at the boundary with this place in the stack, or at the end of the mail. */
type Stop = { boundary: number; closes: boolean } | 'end';

/** How far the body of an attachment is read, and what of it is held. */
interface Reading {
  size: number;
  held: Buffer[];
  heldSize: number;
  mostHeld: number;
  ended: boolean;
}

const BATCH_BYTES = 64 * 1024;
const CARRIAGE_RETURN = 0x0d;
const EMPTY = Buffer.alloc(0);
const CRLF = Buffer.from('\r\n');

class Reducing {
  readonly #lines: MailLines;
  readonly #keepBlob: KeepBlob;
  readonly #kept: Buffer[] = [];
  readonly #detached: DetachedPart[] = [];
  readonly #letters: Letters = new Map();
  readonly #open: Boundary[] = [];
  readonly #nonce = randomUUID();
  readonly #leftOut = new LeftOutNotes();
  /** How many signed containers this lies in. */
  readonly #containers: number;
  #stop: Stop = 'end';
  #headerBytes = 0;
  #textBytes = 0;
  #textParts = 0;
  #parts = 0;
  #heads = 0;
  #heldBytes = 0;
  #seal: Seal | undefined;
  #calendar: CalendarFact | undefined;
  #packed: ReducedMail['packed'];
  /** Of a mail that is one signed container: what is within. */
  #innerType: StructuredHeader | undefined;
  /** The mail's own header as it came: where its letters are in an unnamed charset, the letter below may tell which. */
  #own = { raw: EMPTY as Buffer, read: EMPTY as Buffer };
  #letterCharset: string | undefined;

  constructor(lines: MailLines, keepBlob: KeepBlob, containers: number) {
    this.#lines = lines;
    this.#keepBlob = keepBlob;
    this.#containers = containers;
  }

  async run(): Promise<ReducedMail> {
    const root = await this.#part('');
    while (this.#stop !== 'end') {
      const { boundary, closes } = this.#stop;
      const { mark, subtype } = this.#open[boundary] as Boundary;
      this.#open.length = closes ? boundary : boundary + 1;
      if (!closes && this.#parts >= limits.MAX_PARTS) {
        this.#leaveOut('parts', 1);
        await this.#skip();
        continue;
      }
      this.#kept.push(CRLF, Buffer.from('--'), mark, closes ? Buffer.from('--\r\n') : CRLF);
      if (closes) await this.#skip();
      else await this.#part(subtype);
    }
    this.#leftOut.meet('parts', this.#parts);
    const { raw, read } = this.#own;
    const header = isUtf8(raw) ? read : plainHeader(raw, this.#letterCharset);
    return {
      headers: readHeaderFields(header),
      bytes: Buffer.concat(this.#kept),
      detached: this.#detached,
      letters: this.#letters,
      type: this.#innerType ?? root.type,
      leftOut: this.#leftOut.all(),
      ...(this.#seal && { seal: this.#seal }),
      ...(this.#calendar && { calendar: this.#calendar }),
      ...(this.#packed && { packed: this.#packed }),
    };
  }

  /** Counts what was met and left out in one. */
  #leaveOut(what: LeftOut['what'], count: number): void {
    this.#leftOut.meet(what, count);
    this.#leftOut.leave(what, count);
  }

  async #part(parentSubtype: string): Promise<PartHeader> {
    this.#parts++;
    const { header, bodyFollows } = await this.#header(parentSubtype);
    this.#seal ??= sealOfType(header.type);
    const boundary = boundaryOf(header.type);
    if (boundary !== undefined && this.#open.length >= limits.MAX_NESTING) {
      this.#leaveOut('nested', 1);
      if (bodyFollows) await this.#skip();
    } else if (boundary !== undefined) {
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
    let own = 0;
    const bodyFollows = await this.#eachLine((line) => {
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
    await this.#eachLine((line) => {
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
    const token = `letter-${this.#nonce}-${this.#letters.size}`;
    this.#letters.set(token, { text, isHtml });
    // Only where it stands is the parser's business: it is slow with many lines, and knows fewer charsets.
    this.#kept.push(Buffer.from(`Content-Type: text/${isHtml ? 'html' : 'plain'}\r\n\r\n${token}`));
    for (const { name, content } of files) await this.#keepFound(content, { name });
  }

  /** A file that was within another part. */
  async #keepFound(
    content: Buffer,
    { name, contentType, contentId }: { name: string; contentType?: string; contentId?: string },
  ): Promise<void> {
    const { sha256, size } = await this.#keepBlob(inPieces(content));
    const type = /^[\w.+-]{1,80}\/[\w.+-]{1,80}$/.test(contentType ?? '') ? contentType?.toLowerCase() : undefined;
    this.#detached.push({
      token: '',
      name,
      contentType: type ?? 'application/octet-stream',
      sha256,
      size,
      ...(contentId && { contentId }),
    });
  }

  async #detach(header: PartHeader, bodyFollows: boolean): Promise<void> {
    const type = header.type.value;
    const as = this.#mayLookInto(header);
    const reading: Reading = { size: 0, held: [], heldSize: 0, mostHeld: as ? HELD_BYTES[as] : 0, ended: !bodyFollows };
    const { sha256, size } = await this.#keepBlob(this.#decoded(transferDecoder(header.encoding), reading));
    if (!reading.ended || size !== reading.size) throw new Error('An attachment was not stored whole.');
    const held = Buffer.concat(reading.held);
    this.#heldBytes += held.length;
    if (as && as !== 'report' && held.length === size && (await this.#lookInto(as, held, header))) return;
    const token = `detached-${this.#nonce}-${this.#detached.length}`;
    this.#detached.push({ token, contentType: type, sha256, size, ...(as === 'report' && { head: held }) });
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

  #mayLookInto(header: PartHeader): LookedInto | undefined {
    const as = lookedIntoAs(header);
    if (as === 'report') return this.#heads++ < limits.MAX_REPORT_HEADS ? as : undefined;
    return as && this.#heldBytes + HELD_BYTES[as] <= limits.MAX_LOOKED_INTO_BYTES ? as : undefined;
  }

  /** Takes what more there is to be had from an attachment; true when it has gone into the mail and is no file any more. */
  async #lookInto(as: LookedInto, held: Buffer, header: PartHeader): Promise<boolean> {
    if (as === 'calendar') this.#calendar ??= calendarIn(held, header);
    if (as === 'signature' && this.#seal) this.#seal = sealOfContainer(held, this.#seal);
    if (as === 'tnef') {
      const content = unpackedTnef(held);
      if (!content) return false;
      const { files, html, text } = content;
      for (const { content: bytes, ...file } of files) await this.#keepFound(bytes, file);
      if (html || text) this.#packed ??= { ...(html && { html }), ...(text && { text }) };
      return content.isWhole;
    }
    if (as !== 'container') return false;
    this.#seal = sealOfContainer(held, this.#seal ?? { form: 'smime', state: 'encrypted', by: null });
    const entity = this.#containers < limits.MAX_CONTAINERS ? signedEntity(held) : undefined;
    if (!entity) return false;
    const inner = await reduceMail([entity], this.#keepBlob, this.#containers + 1);
    if (this.#parts === 1) this.#innerType = inner.type;
    this.#kept.push(inner.bytes, CRLF);
    this.#detached.push(...inner.detached);
    for (const [token, letter] of inner.letters) this.#letters.set(token, letter);
    this.#calendar ??= inner.calendar;
    this.#packed ??= inner.packed;
    for (const { what, count, of } of inner.leftOut) {
      this.#leftOut.meet(what, of);
      this.#leftOut.leave(what, count);
    }
    return true;
  }

  async *#decoded(decoder: TransferDecoder, reading: Reading): AsyncGenerator<Uint8Array> {
    let batch: Buffer[] = [];
    let batched = 0;
    const add = (bytes: Buffer | undefined): void => {
      if (bytes === undefined || bytes.length === 0) return;
      batch.push(bytes);
      batched += bytes.length;
      reading.size += bytes.length;
      if (reading.heldSize < reading.mostHeld) {
        // A copy: the lines are views of chunks that go.
        const piece = Buffer.from(bytes.subarray(0, reading.mostHeld - reading.heldSize));
        reading.held.push(piece);
        reading.heldSize += piece.length;
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
}

async function* inPieces(content: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += BATCH_BYTES) yield content.subarray(at, at + BATCH_BYTES);
}
