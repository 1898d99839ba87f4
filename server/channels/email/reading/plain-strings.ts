/** A string fit for PostgreSQL and for JSON: without NUL and without halves of surrogate pairs. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** Characters that are not seen but change how others are shown or compared: controls, direction marks, zero width. */
const UNSEEN = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]+/gu;

/** A header's text as one line of at most `length` characters. */
export function oneLine(text: string, length: number): string {
  return cut(storable(text).replace(UNSEEN, ' ').replace(/ {2,}/g, ' ').trim(), length);
}

/** The first `length` UTF-16 units, never ending within a character. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = isHighSurrogate(text.charCodeAt(length - 1)) ? length - 1 : length;
  return text.slice(0, end);
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

// Windows-1252 differs from Latin-1 only here; undefined positions map to themselves, as browsers do.
const WINDOWS_1252 = new TextDecoder('windows-1252');
const BYTE_OF = new Map<string, number>(
  Array.from({ length: 256 }, (_, byte) => [WINDOWS_1252.decode(Uint8Array.of(byte)), byte]),
);

/** Undoes UTF-8 read as Windows-1252 ("perchÃ©" → "perché"); gives the text back as it is when that is not what happened. */
export function withoutMojibake(text: string): string {
  if (!/[ÂÃÄÅÈâð]/.test(text)) return text;
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const byte = BYTE_OF.get(text.charAt(i));
    if (byte === undefined) return text;
    bytes[i] = byte;
  }
  return utf8Of(bytes) ?? text;
}

/** The bytes as UTF-8 text, or undefined when they are not UTF-8. */
function utf8Of(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
