import { MAX_FILES_WITHIN_TEXT } from './reading-limits.ts';

/** A file that was found written out within something else. */
export interface FoundFile {
  /** As the sender wrote it; '' for none. */
  name: string;
  content: Buffer;
}

const LINE_FEED = 0x0a;
const BEGIN = Buffer.from('begin ');

/**
 * Takes uuencoded files (POSIX `uuencode`: "begin 644 name" to "end") out of a text; what stands around them stays. Undefined
 * when there are none: a line that begins so, but has no such data and no end, is a sentence.
 */
export function takeOutUuencoded(bytes: Buffer): { text: Buffer; files: FoundFile[] } | undefined {
  const files: FoundFile[] = [];
  const kept: Buffer[] = [];
  let keptTo = 0;
  let from = 0;
  for (;;) {
    const begin = bytes.indexOf(BEGIN, from);
    if (begin < 0 || files.length >= MAX_FILES_WITHIN_TEXT) break;
    const found = begin === 0 || bytes[begin - 1] === LINE_FEED ? readFile(bytes, begin) : undefined;
    from = found && 'after' in found ? found.after : (found?.readTo ?? begin + BEGIN.length);
    if (!found || !('after' in found)) continue;
    files.push({ name: found.name, content: found.content });
    kept.push(bytes.subarray(keptTo, begin));
    keptTo = found.after;
  }
  if (files.length === 0) return undefined;
  kept.push(bytes.subarray(keptTo));
  return { text: Buffer.concat(kept), files };
}

type Found = { name: string; content: Buffer; after: number } | { readTo: number };

/** Reads from a "begin" line; without an end it says how far it looked, so that nothing is looked at twice. */
function readFile(bytes: Buffer, begin: number): Found | undefined {
  const head = lineAt(bytes, begin);
  const name = /^begin [0-7]{3,4} {1,4}(\S.{0,300})$/.exec(head.text)?.[1];
  if (name === undefined) return undefined;
  const pieces: Buffer[] = [];
  let at = head.next;
  while (at < bytes.length) {
    const line = lineAt(bytes, at);
    if (line.text.trim() === 'end') return { name: name.trim(), content: Buffer.concat(pieces), after: line.next };
    const piece = decodedLine(line.text);
    if (piece === undefined) return { readTo: at };
    pieces.push(piece);
    at = line.next;
  }
  return { readTo: at };
}

/** A longest line has 45 bytes, in 61 characters; some programs add one. */
const MAX_LINE = 64;

function lineAt(bytes: Buffer, at: number): { text: string; next: number } {
  const end = bytes.indexOf(LINE_FEED, at);
  const stop = end < 0 ? bytes.length : end;
  const text = bytes.toString('latin1', at, Math.min(stop, at + 400));
  return { text: text.endsWith('\r') ? text.slice(0, -1) : text, next: end < 0 ? bytes.length : end + 1 };
}

function decodedLine(line: string): Buffer | undefined {
  if (line === '' || line === '`' || line === ' ') return Buffer.alloc(0);
  if (line.length > MAX_LINE || /[^ -`]/.test(line)) return undefined;
  const length = (line.charCodeAt(0) - 32) & 63;
  // Blanks at the end are lost on the way; they stand for zero.
  const body = line.slice(1).padEnd(Math.ceil(length / 3) * 4, ' ');
  if (length === 0 || length > 45 || body.length > Math.ceil(length / 3) * 4 + 2) return undefined;
  const decoded = Buffer.alloc(Math.ceil(length / 3) * 3);
  for (let unit = 0; unit * 3 < length; unit++) {
    const [a, b, c, d] = [0, 1, 2, 3].map((i) => (body.charCodeAt(unit * 4 + i) - 32) & 63) as [
      number,
      number,
      number,
      number,
    ];
    decoded[unit * 3] = (a << 2) | (b >> 4);
    decoded[unit * 3 + 1] = ((b & 15) << 4) | (c >> 2);
    decoded[unit * 3 + 2] = ((c & 3) << 6) | d;
  }
  return decoded.subarray(0, length);
}
