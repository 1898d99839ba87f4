/** One value of ASN.1 in BER or DER (X.690), as far as S/MIME needs it. */
export interface BerValue {
  /** The identifier octet: class, constructed bit and number (numbers above 30 do not occur). */
  tag: number;
  /** What it holds, without tag, length and end marks. */
  content: Buffer;
  /** All of it. */
  bytes: Buffer;
}

export const SEQUENCE = 0x30;
export const SET = 0x31;
export const INTEGER = 0x02;
const OCTETS = 0x04;
const CONSTRUCTED_OCTETS = 0x24;
export const OBJECT_ID = 0x06;
/** [0], constructed: content, certificates, key identifiers. */
export const FIRST_CHOICE = 0xa0;

/** Values within values of unknown length are walked to find their end: so deep, and so many in all. */
const MAX_DEPTH = 32;
const MAX_VALUES = 50_000;
const CONSTRUCTED = 0x20;

/** The value that begins at `at`; undefined where there is none, or it is no BER. */
export function readBer(bytes: Buffer, at = 0): BerValue | undefined {
  return readAt(bytes, at, 0, { left: MAX_VALUES });
}

/** The values within a constructed one, up to the first that cannot be read, at most `most`. */
export function berWithin(value: BerValue, most = 1_000): BerValue[] {
  const found: BerValue[] = [];
  let at = 0;
  while (at < value.content.length && found.length < most) {
    const inner = readBer(value.content, at);
    if (inner === undefined) break;
    found.push(inner);
    at += inner.bytes.length;
  }
  return found;
}

/** The bytes of an OCTET STRING, whether whole or in pieces. */
export function octetsOf(value: BerValue): Buffer | undefined {
  if (value.tag === OCTETS) return value.content;
  if (value.tag !== CONSTRUCTED_OCTETS) return undefined;
  const pieces = berWithin(value, MAX_VALUES);
  return pieces.every((piece) => piece.tag === OCTETS)
    ? Buffer.concat(pieces.map((piece) => piece.content))
    : undefined;
}

function readAt(bytes: Buffer, at: number, depth: number, budget: { left: number }): BerValue | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || depth > MAX_DEPTH || --budget.left < 0) return undefined;
  if ((tag & 0x1f) === 0x1f) return undefined;
  if (first === 0x80) return tag & CONSTRUCTED ? readOpenEnded(bytes, at, depth, budget) : undefined;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 4 || at + 2 + lengthBytes > bytes.length) return undefined;
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(at + 2, lengthBytes);
  const start = at + 2 + lengthBytes;
  if (start + length > bytes.length) return undefined;
  return { tag, content: bytes.subarray(start, start + length), bytes: bytes.subarray(at, start + length) };
}

/** Of indefinite length: it goes to the two zeros after its last inner value. */
function readOpenEnded(bytes: Buffer, at: number, depth: number, budget: { left: number }): BerValue | undefined {
  const start = at + 2;
  let next = start;
  while (next + 1 < bytes.length) {
    if (bytes[next] === 0 && bytes[next + 1] === 0)
      return { tag: bytes[at] ?? 0, content: bytes.subarray(start, next), bytes: bytes.subarray(at, next + 2) };
    const inner = readAt(bytes, next, depth + 1, budget);
    if (inner === undefined) return undefined;
    next += inner.bytes.length;
  }
  return undefined;
}
