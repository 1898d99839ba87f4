import type { CalendarFact, Seal } from '../../../../contract/reading.ts';
import type { LeftOutNotes } from './left-out.ts';
import { calendarIn, HELD_BYTES, type LookedInto, lookedIntoAs, signedEntity, unpackedTnef } from './looking-into.ts';
import type { KeepBlob } from './parsed-mail.ts';
import { CALENDAR_TYPES, LETTER_TYPES, type PartHeader, withoutValue } from './part-header.ts';
import type { PartLines } from './part-lines.ts';
import * as limits from './reading-limits.ts';
import type { DetachedPart, Letters, ReducedMail } from './reduced-mail.ts';
import { sealOfContainer, sealOfType } from './seals.ts';
import type { StructuredHeader } from './structured-header.ts';
import { type TransferDecoder, transferDecoder } from './transfer-decoding.ts';

/** How far the body of an attachment is read, and what of it is held. */
interface Reading {
  size: number;
  held: Buffer[];
  heldSize: number;
  mostHeld: number;
  ended: boolean;
}

const BATCH_BYTES = 64 * 1024;
const CRLF = Buffer.from('\r\n');

/** Reads the MIME entity within a signed container as a mail of its own. */
export type ReduceInner = (entity: Buffer) => Promise<ReducedMail>;

/** Takes attachments out of a mail, and out of attachments what more is in them. */
export class Detaching {
  readonly detached: DetachedPart[] = [];
  readonly letters: Letters = new Map();
  seal: Seal | undefined;
  calendar: CalendarFact | undefined;
  packed: ReducedMail['packed'];
  /** Of a mail that is one signed container: what is within. */
  innerType: StructuredHeader | undefined;
  readonly #lines: PartLines;
  readonly #keepBlob: KeepBlob;
  readonly #leftOut: LeftOutNotes;
  readonly #nonce: string;
  /** Undefined where containers lie in containers too deep. */
  readonly #reduceInner: ReduceInner | undefined;
  #heads = 0;
  #heldBytes = 0;

  constructor(
    { lines, keepBlob, leftOut, nonce }: { lines: PartLines; keepBlob: KeepBlob; leftOut: LeftOutNotes; nonce: string },
    reduceInner: ReduceInner | undefined,
  ) {
    this.#lines = lines;
    this.#keepBlob = keepBlob;
    this.#leftOut = leftOut;
    this.#nonce = nonce;
    this.#reduceInner = reduceInner;
  }

  /** Whether the part is a signature or a container of one, by its type. */
  noteSeal(header: PartHeader): void {
    this.seal ??= sealOfType(header);
  }

  /** A file that was within another part. */
  async keepFound(
    content: Buffer,
    { name, contentType, contentId }: { name: string; contentType?: string; contentId?: string },
  ): Promise<void> {
    const { sha256, size } = await this.#keepBlob(inPieces(content));
    const type = /^[\w.+-]{1,80}\/[\w.+-]{1,80}$/.test(contentType ?? '') ? contentType?.toLowerCase() : undefined;
    this.detached.push({
      token: '',
      name,
      contentType: type ?? 'application/octet-stream',
      sha256,
      size,
      ...(contentId && { contentId }),
    });
  }

  /** Stores the part's body; @returns what stands in its place. `isRoot`: the part is the whole mail. */
  async detach(header: PartHeader, bodyFollows: boolean, isRoot: boolean): Promise<Buffer[]> {
    const type = header.type.value;
    const as = this.#mayLookInto(header);
    const reading: Reading = { size: 0, held: [], heldSize: 0, mostHeld: as ? HELD_BYTES[as] : 0, ended: !bodyFollows };
    const { sha256, size } = await this.#keepBlob(this.#decoded(transferDecoder(header.encoding), reading));
    if (!reading.ended || size !== reading.size) throw new Error('An attachment was not stored whole.');
    const held = Buffer.concat(reading.held);
    this.#heldBytes += held.length;
    if (as && as !== 'report' && held.length === size) {
      const instead = await this.#lookInto(as, held, header, isRoot);
      if (instead) return instead;
    }
    const token = `detached-${this.#nonce}-${this.detached.length}`;
    this.detached.push({ token, contentType: type, sha256, size, ...(as === 'report' && { head: held }) });
    const added: string[] = ['Content-Transfer-Encoding: 7bit\r\n'];
    // The parser would read a calendar in its charset and write it anew; the token must come through as it is.
    if (CALENDAR_TYPES.has(type)) {
      const parameters = withoutValue(header.rawType).replace(/charset/gi, 'x-charset');
      added.push(`Content-Type: application/octet-stream${parameters}\r\n`);
    }
    if (LETTER_TYPES.has(type) && header.disposition.value !== 'attachment')
      added.push(`Content-Disposition: attachment${withoutValue(header.rawDisposition)}\r\n`);
    return [Buffer.from(added.join('')), header.bytes, CRLF, Buffer.from(`${token}\r\n`)];
  }

  #mayLookInto(header: PartHeader): LookedInto | undefined {
    const as = lookedIntoAs(header);
    if (as === 'report') return this.#heads++ < limits.MAX_REPORT_HEADS ? as : undefined;
    return as && this.#heldBytes + HELD_BYTES[as] <= limits.MAX_LOOKED_INTO_BYTES ? as : undefined;
  }

  /**
   * Takes what more there is to be had from an attachment. @returns what stands in the place of one that has gone into the
   * mail and is no file any more; undefined: it stays one.
   */
  async #lookInto(as: LookedInto, held: Buffer, header: PartHeader, isRoot: boolean): Promise<Buffer[] | undefined> {
    if (as === 'calendar') this.calendar ??= calendarIn(held, header);
    if (as === 'signature' || as === 'container') this.seal = sealOfContainer(held, this.seal);
    if (as === 'tnef') return this.#unpack(held);
    const entity = as === 'container' && this.#reduceInner ? signedEntity(held) : undefined;
    return entity && this.#takeOver(entity, isRoot);
  }

  async #unpack(held: Buffer): Promise<Buffer[] | undefined> {
    const content = unpackedTnef(held);
    if (!content) return undefined;
    const { files, html, text, isWhole } = content;
    for (const { content: bytes, ...file } of files) await this.keepFound(bytes, file);
    if (html || text) this.packed ??= { ...(html && { html }), ...(text && { text }) };
    return isWhole ? [] : undefined;
  }

  async #takeOver(entity: Buffer, isRoot: boolean): Promise<Buffer[] | undefined> {
    const inner = await this.#reduceInner?.(entity);
    if (!inner) return undefined;
    if (isRoot) this.innerType = inner.type;
    this.detached.push(...inner.detached);
    for (const [token, letter] of inner.letters) this.letters.set(token, letter);
    this.calendar ??= inner.calendar;
    this.packed ??= inner.packed;
    this.#leftOut.add(inner.leftOut);
    return [inner.bytes, CRLF];
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
      again = await this.#lines.each((line) => {
        add(decoder.add(line));
        return batched >= BATCH_BYTES ? 'stop' : 'on';
      });
      if (!again) add(decoder.finish(this.#lines.stop === 'end'));
      if (batched > 0) yield Buffer.concat(batch);
      batch = [];
      batched = 0;
    }
    reading.ended = true;
  }
}

async function* inPieces(content: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += BATCH_BYTES) yield content.subarray(at, at + BATCH_BYTES);
}
