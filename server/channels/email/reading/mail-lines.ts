/** A line, or a piece of a line too long to be held. */
export interface MailLine {
  /** Without the line end. */
  bytes: Buffer;
  /** The line end as it stood: CRLF, LF, or none (last line, or piece that is continued). */
  end: '\r\n' | '\n' | '';
  /** False for the second and later pieces of a long line. */
  starts: boolean;
}

/** A line beyond this is handed on in pieces; RFC 5322 allows 998 octets, senders without line ends exist. */
const MAX_HELD = 64 * 1024;
const LF = 0x0a;
const CR = 0x0d;

/**
 * Cuts a stream of chunks into lines; holds one chunk and one unfinished line at most. A mail whose first 64 KB have no LF but
 * do have a CR was written where CR alone ends a line, and is read so.
 */
export class MailLines {
  readonly #chunks: AsyncIterator<Uint8Array> | Iterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);
  #at = 0;
  #starts = true;
  #finished = false;
  #lineEnd: typeof LF | typeof CR | undefined;

  constructor(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
    this.#chunks = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  }

  /** The next line, or undefined when another chunk is needed: then await more(). Not async, as there are many lines. */
  take(): MailLine | undefined {
    this.#lineEnd ??= this.#foundLineEnd();
    if (this.#lineEnd === undefined) return undefined;
    const lineFeed = this.#held.indexOf(this.#lineEnd, this.#at);
    if (lineFeed >= 0) {
      if (this.#lineEnd === CR) return this.#cut(lineFeed, lineFeed + 1, '\r\n');
      const crlf = lineFeed > this.#at && this.#held[lineFeed - 1] === CR;
      return this.#cut(crlf ? lineFeed - 1 : lineFeed, lineFeed + 1, crlf ? '\r\n' : '\n');
    }
    const left = this.#held.length - this.#at;
    if (this.#finished) return left > 0 ? this.#cut(this.#held.length, this.#held.length, '') : undefined;
    if (left <= MAX_HELD) return undefined;
    // The last byte may be the CR of a CRLF.
    const piece = this.#cut(this.#held.length - 1, this.#held.length - 1, '');
    this.#starts = false;
    return piece;
  }

  /** Undefined while it cannot be told. Whatever the size of the chunks, the same bytes decide. */
  #foundLineEnd(): typeof LF | typeof CR | undefined {
    const lineFeed = this.#held.indexOf(LF);
    if (lineFeed >= 0 && lineFeed <= MAX_HELD) return LF;
    if (this.#held.length <= MAX_HELD && !this.#finished) return undefined;
    const carriageReturn = this.#held.indexOf(CR);
    return carriageReturn >= 0 && carriageReturn < MAX_HELD ? CR : LF;
  }

  /** Reads on; false when there is nothing more to take. */
  async more(): Promise<boolean> {
    if (this.#finished) return this.#at < this.#held.length;
    const { value, done } = await this.#chunks.next();
    if (done) {
      this.#finished = true;
      return this.#at < this.#held.length;
    }
    const rest = this.#held.subarray(this.#at);
    this.#held =
      rest.length === 0 ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : Buffer.concat([rest, value]);
    this.#at = 0;
    return true;
  }

  #cut(end: number, next: number, lineEnd: MailLine['end']): MailLine {
    const line: MailLine = { bytes: this.#held.subarray(this.#at, end), end: lineEnd, starts: this.#starts };
    this.#at = next;
    this.#starts = true;
    return line;
  }
}
