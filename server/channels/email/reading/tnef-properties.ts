/** A property's value: text where it is Unicode, else its bytes. */
export interface MapiValue {
  bytes: Buffer;
  text?: string;
}
/** By property id (MS-OXPROPS), the first of each. */
export type MapiProperties = Map<number, MapiValue>;

const MAX_PROPERTIES = 2_000;
const MULTIPLE = 0x1000;
const OBJECT = 0x0d;
const STRING = 0x1e;
const UNICODE = 0x1f;
const BINARY = 0x102;
const FIRST_NAMED = 0x8000;
const GUID_BYTES = 16;

/** Bytes of the types that always take as many, filled up to four. */
const FIXED: Record<number, number> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};

/** Reads a property list (MS-OXTNEF section 2.1.3.4), up to whatever in it is broken. */
export function readMapiProperties(bytes: Buffer): MapiProperties {
  const found: MapiProperties = new Map();
  const reader = new Reader(bytes);
  const count = Math.min(reader.number() ?? 0, MAX_PROPERTIES);
  for (let i = 0; i < count; i++) {
    const head = reader.number();
    if (head === undefined) break;
    const type = head & 0xffff;
    const id = head >>> 16;
    if (id >= FIRST_NAMED && !skipName(reader)) break;
    const value = readValue(reader, type);
    if (value === undefined) break;
    if (!found.has(id) && value !== null) found.set(id, value);
  }
  return found;
}

/** Properties with names of their own: nobody here asks for them. */
function skipName(reader: Reader): boolean {
  if (reader.take(GUID_BYTES) === undefined) return false;
  const kind = reader.number();
  if (kind === 0) return reader.number() !== undefined;
  const length = reader.number();
  return length !== undefined && reader.take(length, true) !== undefined;
}

/** Undefined: broken here; null: read and of no use. */
function readValue(reader: Reader, type: number): MapiValue | null | undefined {
  const single = type & ~MULTIPLE;
  const variable = single === STRING || single === UNICODE || single === BINARY || single === OBJECT;
  const count = type & MULTIPLE || variable ? reader.number() : 1;
  if (count === undefined || count > MAX_PROPERTIES) return undefined;
  let first: MapiValue | null = null;
  for (let i = 0; i < count; i++) {
    const length = variable ? reader.number() : FIXED[single];
    const bytes = length === undefined ? undefined : reader.take(length, true);
    if (bytes === undefined) return undefined;
    first ??= single === UNICODE ? { bytes, text: unicodeOf(bytes) } : { bytes };
  }
  return first;
}

function unicodeOf(bytes: Buffer): string {
  const text = bytes.toString('utf16le', 0, bytes.length & ~1);
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  number(): number | undefined {
    return this.take(4)?.readUInt32LE(0);
  }

  /** `padded`: values take a multiple of four bytes. */
  take(length: number, padded = false): Buffer | undefined {
    const end = this.#at + length;
    if (end > this.#bytes.length) return undefined;
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = padded ? Math.min(this.#bytes.length, end + ((4 - (length % 4)) % 4)) : end;
    return taken;
  }
}
