import { isAscii, isUtf8 } from 'node:buffer';

/** Labels under which senders ship UTF-8 by mistake. Double-byte sets are left out: their bytes can look like UTF-8. */
const SINGLE_BYTE =
  /^(us-ascii|ascii|ansi_x3.*|iso[-_]?8859[-_]?\d{1,2}.*|latin-?\d|windows-125\d|cp125\d|unknown.*|x-unknown|default|)$/;
const CLAIMS_UTF8 = /^(utf-?8|us-ascii|ascii|unknown.*|x-unknown|default|)$/;

/**
 * The charset that the decoded bytes of a text part are really in, where that is certain and differs from the label;
 * undefined when the label may stand.
 */
export function realCharset(bytes: Uint8Array, label: string): string | undefined {
  if (isAscii(bytes)) return undefined;
  const name = label.trim().toLowerCase();
  if (isUtf8(bytes)) return SINGLE_BYTE.test(name) ? 'utf-8' : undefined;
  if (!CLAIMS_UTF8.test(name)) return undefined;
  // UTF-8 with a scratch (a cut end, a byte lost on the way) stays UTF-8.
  const decoded = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let whole = 0;
  for (const character of decoded) {
    if (character === '\ufffd') broken++;
    else if (character > '\u007f') whole++;
  }
  return whole > broken ? (name === 'utf-8' || name === 'utf8' ? undefined : 'utf-8') : 'windows-1252';
}

/** Header bytes as UTF-8: lines that are not (unencoded Latin letters, against the standards yet common) are read as Windows-1252. */
export function utf8Header(header: Buffer): Buffer {
  if (isUtf8(header)) return header;
  const lines: Buffer[] = [];
  let at = 0;
  while (at < header.length) {
    const lineFeed = header.indexOf(0x0a, at);
    const end = lineFeed < 0 ? header.length : lineFeed + 1;
    const line = header.subarray(at, end);
    lines.push(isUtf8(line) ? line : Buffer.from(new TextDecoder('windows-1252').decode(line)));
    at = end;
  }
  return Buffer.concat(lines);
}

/** The bytes as text in a charset known to browsers; undefined for other labels. */
export function decodedText(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset.trim()).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
