import { isUtf8 } from 'node:buffer';
import { guessCharset } from './charset-guess.ts';
import { decodedAs, isSevenBitCharset, knownLabel } from './charsets.ts';

/**
 * Header lines (CRLF, folded or not) as UTF-8 whose encoded words (RFC 2047) any parser reads alike: each run of words becomes
 * one in UTF-8 and base64. What senders do wrong is put right on the way: words split inside a character or a base64 unit,
 * raw bytes or blanks inside a word, missing padding, labels that are wrong, unknown or missing, letters that were not
 * encoded at all. `hint` is the charset of the letter, in which unencoded letters are then likely to be.
 */
export function plainHeader(header: Buffer, hint?: string): Buffer {
  const hasWords = header.includes('=?');
  if (!hasWords && isUtf8(header)) return header;
  const text = header.toString('latin1');
  const fields = hasWords ? fieldsOf(text) : text.split('\r\n');
  return Buffer.concat(
    fields.map((field, i) => {
      const words = field.includes('=?') ? withPlainWords(unfolded(field), hint) : field;
      const bytes = Buffer.from(i < fields.length - 1 ? `${words}\r\n` : words, 'latin1');
      return isUtf8(bytes) ? bytes : Buffer.from(textOf(bytes, undefined, hint));
    }),
  );
}

/** Fields with the lines that continue them. */
function fieldsOf(text: string): string[] {
  return text.split(/\r\n(?![ \t])/);
}

function unfolded(field: string): string {
  return field.replaceAll('\r\n', '');
}

/** Bytes that say they are in `label`; what the label cannot be true of is guessed. */
export function textOf(bytes: Uint8Array, label: string | undefined, hint?: string): string {
  const known = label === undefined ? undefined : knownLabel(label);
  if (known !== undefined && (known !== 'utf-8' || isUtf8(bytes)) && known !== 'us-ascii') {
    // Many programs label as Latin-1 whatever they have.
    if (!/^(iso-?8859|windows-12)/.test(known) || !isUtf8(bytes) || !hasHighBytes(bytes)) {
      const text = decodedAs(bytes, known);
      if (text !== undefined && (isSevenBitCharset(known) || !text.includes('\ufffd'))) return text;
    }
  }
  const guessed = guessCharset(bytes, hint && knownLabel(hint));
  return decodedAs(bytes, guessed) ?? '';
}

function hasHighBytes(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 0x7f);
}

interface Word {
  label: string;
  encoding: 'B' | 'Q';
  text: string;
}

/** One pass: the next ends and beginnings are remembered, so that words without an end cost nothing more. */
function withPlainWords(field: string, hint: string | undefined): string {
  let result = '';
  let at = 0;
  let run: Word[] = [];
  let afterRun = 0;
  const endRun = (): void => {
    if (run.length > 0) result += `=?utf-8?B?${Buffer.from(textOfRun(run, hint)).toString('base64')}?=`;
    run = [];
  };
  let nextEnd = -2;
  for (let start = field.indexOf('=?'); start >= 0; start = field.indexOf('=?', Math.max(start + 2, at))) {
    const opening = /^=\?([^?\s]{0,60})\?([bBqQ])\?/.exec(field.slice(start, start + 66));
    if (!opening) continue;
    const from = start + opening[0].length;
    if (nextEnd !== -1 && nextEnd < from) nextEnd = field.indexOf('?=', from);
    if (nextEnd < 0) break;
    // A word without its end does not swallow the next one; "=?=" is padding and an end.
    const nextStart = field.indexOf('=?', from);
    if (nextStart >= 0 && nextStart < nextEnd - 1) continue;
    const between = field.slice(run.length > 0 ? afterRun : at, start);
    if (run.length === 0 || between.trim() !== '') {
      endRun();
      result += between;
    }
    const label = opening[1]?.split('*', 1)[0] ?? '';
    run.push({ label, encoding: opening[2]?.toUpperCase() === 'B' ? 'B' : 'Q', text: field.slice(from, nextEnd) });
    at = nextEnd + 2;
    afterRun = at;
  }
  endRun();
  return result + field.slice(at);
}

/** Neighbours of one charset are joined as bytes: a character may begin in one and end in the next. */
function textOfRun(words: Word[], hint: string | undefined): string {
  let text = '';
  for (let i = 0; i < words.length; ) {
    const label = words[i]?.label.toLowerCase() ?? '';
    let end = i;
    while (end < words.length && words[end]?.label.toLowerCase() === label) end++;
    text += textOf(bytesOf(words.slice(i, end)), label, hint);
    i = end;
  }
  return text;
}

function bytesOf(words: Word[]): Buffer {
  const pieces: Buffer[] = [];
  let open = '';
  for (const { encoding, text } of words) {
    if (encoding === 'B') {
      // A unit of four that was cut in two goes on in the next word.
      open += text.replace(/[^A-Za-z0-9+/=]+/g, '');
      if (open.length % 4 === 0 || open.endsWith('=')) {
        pieces.push(base64Bytes(open));
        open = '';
      }
    } else {
      pieces.push(base64Bytes(open), quotedBytes(text));
      open = '';
    }
  }
  pieces.push(base64Bytes(open));
  return Buffer.concat(pieces);
}

/** Padding ends a unit and not the text: some senders encode piece by piece. */
function base64Bytes(text: string): Buffer {
  return Buffer.concat(text.split(/=+/).map((unit) => Buffer.from(unit, 'base64')));
}

function quotedBytes(text: string): Buffer {
  return Buffer.from(
    text
      .replaceAll('_', ' ')
      .replace(/=([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
    'latin1',
  );
}
