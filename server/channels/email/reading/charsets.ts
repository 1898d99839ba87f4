import iconv from 'iconv-lite';

/**
 * Names that senders use and no standard has, each with what is meant. Written without blanks, dashes, underscores, colons and
 * leading "x-": see `plainLabel`.
 */
const MEANT: Record<string, string> = {
  utf8mb3: 'utf-8',
  utf8mb4: 'utf-8',
  utf8x: 'utf-8',
  unicode11utf8: 'utf-8',
  unicode11utf7: 'utf-7',
  utf7imap: 'utf-7-imap',
  gb2312: 'gb18030',
  gb231280: 'gb18030',
  gbk: 'gb18030',
  cp936: 'gb18030',
  ms936: 'gb18030',
  windows936: 'gb18030',
  euccn: 'gb18030',
  cngb: 'gb18030',
  hz: 'hz-gb-2312',
  hzgb2312: 'hz-gb-2312',
  cp932: 'shift_jis',
  windows932: 'shift_jis',
  windows31j: 'shift_jis',
  shiftjis: 'shift_jis',
  sjis: 'shift_jis',
  eucjp: 'euc-jp',
  eucjpms: 'euc-jp',
  iso2022jp: 'iso-2022-jp',
  iso2022jp1: 'iso-2022-jp',
  iso2022jp2: 'iso-2022-jp',
  iso2022jp3: 'iso-2022-jp',
  iso2022jpms: 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  iso2022kr: 'iso-2022-kr',
  ksc56011987: 'euc-kr',
  ksc56011989: 'euc-kr',
  ksc5601: 'euc-kr',
  euckr: 'euc-kr',
  uhc: 'euc-kr',
  cp949: 'euc-kr',
  windows949: 'euc-kr',
  cp950: 'big5',
  windows950: 'big5',
  big5hkscs: 'big5',
  big5eten: 'big5',
  tis620: 'windows-874',
  cp874: 'windows-874',
  ansix341968: 'us-ascii',
  ansix341986: 'us-ascii',
  ansix31101983: 'windows-1252',
  ansix3110: 'windows-1252',
  iso88598i: 'iso-8859-8',
  iso88598e: 'iso-8859-8',
  macroman: 'macintosh',
  macroman8: 'macintosh',
  koi8: 'koi8-r',
  koi8ru: 'koi8-u',
  utf16: 'utf-16',
  ucs2: 'utf-16',
  utf32: 'utf-32',
  ucs4: 'utf-32',
};

/** Labels that stand where nobody knew: the bytes have to say what they are. */
const SAYS_NOTHING = /^(|default|unknown.*|none|null|binary|userdefined|viscii0|8bit|7bit|charset|text|plain)$/;

/** Bytes below 128 of these are no ASCII: even an ASCII-looking text has to be decoded. */
const SEVEN_BIT = /^(utf-?7|utf-7-imap|iso-2022-.*|hz-gb-2312|utf-?16.*|utf-?32.*)$/;

const known = new Map<string, string | undefined>();

/** A label in the one way in which it is looked up; undefined where it says nothing. */
export function knownLabel(label: string): string | undefined {
  if (known.has(label)) return known.get(label);
  const written = label
    .trim()
    .toLowerCase()
    .slice(0, 60)
    .replace(/^["']+|["']+$/g, '');
  const plain = written.replace(/^x-/, '').replace(/[\s_:.-]+/g, '');
  const found = SAYS_NOTHING.test(plain) ? undefined : (MEANT[plain] ?? written);
  if (known.size >= MAX_REMEMBERED) known.clear();
  if (label.length < 100) known.set(label, found);
  return found;
}

/** Labels are a sender's words, so not more than this are kept. */
const MAX_REMEMBERED = 200;

export function isSevenBitCharset(label: string | undefined): boolean {
  return label !== undefined && SEVEN_BIT.test(label);
}

const decoders = new Map<string, TextDecoder | null>();

/** A decoder of the platform's own; null for other labels. */
function platformDecoder(label: string): TextDecoder | null {
  const known = decoders.get(label);
  if (known !== undefined) return known;
  let decoder: TextDecoder | null = null;
  try {
    decoder = new TextDecoder(label);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  if (decoders.size >= MAX_REMEMBERED) decoders.clear();
  decoders.set(label, decoder);
  return decoder;
}

/** The bytes as text in the charset of this label (as `knownLabel` gives it); undefined for a label that nobody knows. */
export function decodedAs(bytes: Uint8Array, label: string): string | undefined {
  if (label === 'iso-2022-kr') return decodedAs(withHighBits(bytes, isShift, 1), 'euc-kr');
  if (label === 'hz-gb-2312') return decodedAs(withHighBits(bytes, isTilde, 2), 'gb18030');
  if (label === 'utf-16') return decodedAs(bytes, hasBigEndianMark(bytes) ? 'utf-16be' : 'utf-16le');
  const decoder = platformDecoder(label);
  if (decoder) return decoder.decode(bytes);
  // Old sets of DOS and Macintosh, UTF-7 and UTF-32, which browsers have dropped.
  return !NO_CHARSET.test(label) && iconv.encodingExists(label) ? iconv.decode(Buffer.from(bytes), label) : undefined;
}

/** Transfer encodings that the library has among its charsets. */
const NO_CHARSET = /^(hex|base64|base64url|binary)$/;

function hasBigEndianMark(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return true;
  // Without a mark: where every other byte is zero, ASCII tells by its place.
  return bytes[0] === 0 && bytes[1] !== 0;
}

/** What a byte (and the next) does to the shift state: on, off, or undefined for an ordinary one. */
type Shift = (byte: number, next: number) => 'on' | 'off' | 'skip' | undefined;

/** ISO-2022-KR (RFC 1557): shift out and in, and one escape at the beginning. */
const isShift: Shift = (byte) => (byte === 0x0e ? 'on' : byte === 0x0f ? 'off' : undefined);

/** HZ (RFC 1843): `~{` and `~}`, `~~` is a tilde. */
const isTilde: Shift = (byte, next) => {
  if (byte !== 0x7e) return undefined;
  return next === 0x7b ? 'on' : next === 0x7d ? 'off' : next === 0x7e ? 'skip' : undefined;
};

/** Seven-bit double-byte text as the eight-bit one that it stands for; a line end always shifts back. */
function withHighBits(bytes: Uint8Array, shift: Shift, markLength: number): Uint8Array {
  const result = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  let shifted = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    // The designator ESC $ ) C.
    if (byte === 0x1b && bytes[at + 1] === 0x24 && bytes[at + 2] === 0x29) {
      at += 3;
      continue;
    }
    const mark = shift(byte, bytes[at + 1] ?? 0);
    if (mark === 'on' || mark === 'off') {
      shifted = mark === 'on';
      at += markLength - 1;
      continue;
    }
    if (mark === 'skip') at++;
    if (byte === 0x0a) shifted = false;
    result[length++] = shifted && byte > 0x20 && byte < 0x7f ? byte | 0x80 : byte;
  }
  return result.subarray(0, length);
}
