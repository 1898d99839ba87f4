import type { MailLine } from './mail-lines.ts';

/** Turns the lines of a body into its bytes (RFC 2045 section 6). A wrong encoding gives wrong bytes, never an error. */
export interface TransferDecoder {
  add(line: MailLine): Buffer | undefined;
  /** What is left, at the end of the part. `last` says that no boundary followed, so that a final line end counts. */
  finish(last: boolean): Buffer | undefined;
}

/** `encoding` is the Content-Transfer-Encoding as it stands in the header. */
export function transferDecoder(encoding: string): TransferDecoder {
  const name = /[\w-]+/.exec(encoding.replace(/\([^()]*\)/g, ' ').toLowerCase())?.[0] ?? '';
  if (name === 'base64') return new Base64Lines();
  if (name === 'quoted-printable') return new QuotedPrintableLines();
  // 7bit and 8bit bodies are lines, whose canonical end is CRLF however they travelled; binary ones are bytes.
  return new PlainLines(name !== 'binary');
}

const BASE64_BATCH = 48 * 1024;

class Base64Lines implements TransferDecoder {
  #characters = '';

  add(line: MailLine): Buffer | undefined {
    this.#characters += line.bytes.toString('latin1');
    return this.#characters.length >= BASE64_BATCH ? this.#decode(false) : undefined;
  }

  finish(): Buffer | undefined {
    return this.#decode(true);
  }

  /** Some senders pad every line, so padding ends a unit and not the body. */
  #decode(all: boolean): Buffer {
    const units = this.#characters.replace(/[^A-Za-z0-9+/=]+/g, '').split(/=+/);
    const open = units.pop() ?? '';
    const whole = all ? open.length : open.length - (open.length % 4);
    this.#characters = open.slice(whole);
    return Buffer.concat([...units, open.slice(0, whole)].map((unit) => Buffer.from(unit, 'base64')));
  }
}

const EQUALS = 0x3d;
const SPACE = 0x20;
const TAB = 0x09;
const CRLF = Buffer.from('\r\n');

class QuotedPrintableLines implements TransferDecoder {
  #carried: Buffer = Buffer.alloc(0);
  #openLine = false;

  add(line: MailLine): Buffer | undefined {
    let bytes = this.#carried.length > 0 ? Buffer.concat([this.#carried, line.bytes]) : line.bytes;
    this.#carried = Buffer.alloc(0);
    const start = this.#takeLineEnd();
    if (line.end === '' && bytes.length > 2) {
      // A piece of a long line may end within an escape; keep what could be its beginning.
      const mark = bytes.lastIndexOf(EQUALS);
      if (mark >= bytes.length - 2) {
        this.#carried = Buffer.from(bytes.subarray(mark));
        bytes = bytes.subarray(0, mark);
      }
      return joined(start, decodeEscapes(bytes));
    }
    let length = bytes.length;
    while (length > 0 && (bytes[length - 1] === SPACE || bytes[length - 1] === TAB)) length--;
    const soft = length > 0 && bytes[length - 1] === EQUALS;
    this.#openLine = !soft && line.end !== '';
    return joined(start, decodeEscapes(bytes.subarray(0, soft ? length - 1 : length)));
  }

  finish(last: boolean): Buffer | undefined {
    const rest = this.#carried;
    this.#carried = Buffer.alloc(0);
    const end = last ? this.#takeLineEnd() : undefined;
    return joined(end, rest);
  }

  #takeLineEnd(): Buffer | undefined {
    const end = this.#openLine ? CRLF : undefined;
    this.#openLine = false;
    return end;
  }
}

function decodeEscapes(bytes: Buffer): Buffer {
  let mark = bytes.indexOf(EQUALS);
  if (mark < 0) return bytes;
  const decoded = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  let at = 0;
  while (mark >= 0) {
    length += bytes.copy(decoded, length, at, mark);
    const value = hexadecimal(bytes, mark + 1);
    decoded[length++] = value ?? EQUALS;
    at = mark + (value === undefined ? 1 : 3);
    mark = bytes.indexOf(EQUALS, at);
  }
  length += bytes.copy(decoded, length, at);
  return decoded.subarray(0, length);
}

function hexadecimal(bytes: Buffer, at: number): number | undefined {
  const digits = bytes.toString('latin1', at, at + 2);
  return /^[0-9a-f]{2}$/i.test(digits) ? Number.parseInt(digits, 16) : undefined;
}

class PlainLines implements TransferDecoder {
  readonly #canonical: boolean;
  #end: MailLine['end'] = '';

  constructor(canonical: boolean) {
    this.#canonical = canonical;
  }

  add(line: MailLine): Buffer | undefined {
    const start = this.#lineEnd();
    this.#end = line.end;
    return joined(start, line.bytes);
  }

  finish(last: boolean): Buffer | undefined {
    return last ? this.#lineEnd() : undefined;
  }

  #lineEnd(): Buffer | undefined {
    if (this.#end === '') return undefined;
    return this.#canonical ? CRLF : Buffer.from(this.#end);
  }
}

function joined(first: Buffer | undefined, second: Buffer): Buffer {
  return first === undefined ? second : Buffer.concat([first, second]);
}
