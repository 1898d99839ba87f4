import type { FileText } from './file-text.ts';
import { TextGatherer } from './file-text.ts';
import { FILE_LIMITS } from './limits.ts';

/** Of a text so many bytes are decoded: four make a character at most, and HTML is mostly marks. */
const TEXT_BYTES = FILE_LIMITS.characters * 4;
const HTML_BYTES = 1024 * 1024;
/** Text has none of these; files of other kinds have them soon. */
const LOOKED_AT_FOR_ZEROS = 8_192;

/** Text in UTF-8 or UTF-16, or in the encoding that programs used before. */
export function readPlain(bytes: Uint8Array): FileText {
  const text = decoded(bytes, TEXT_BYTES);
  if (text === null) return { text: null, reason: 'unsupported' };
  const gathered = new TextGatherer(FILE_LIMITS.characters);
  gathered.add(text);
  return gathered.done(bytes.length > TEXT_BYTES);
}

export async function readHtml(bytes: Uint8Array): Promise<FileText> {
  const html = decoded(bytes, HTML_BYTES);
  if (html === null) return { text: null, reason: 'unsupported' };
  const { htmlToText } = await import('../../../platform/html/index.ts');
  const gathered = new TextGatherer(FILE_LIMITS.characters);
  gathered.add(htmlToText(html));
  return gathered.done(bytes.length > HTML_BYTES);
}

function decoded(bytes: Uint8Array, most: number): string | null {
  const part = bytes.subarray(0, most);
  const [one, two] = part;
  if (one === 0xff && two === 0xfe) return new TextDecoder('utf-16le').decode(part);
  if (one === 0xfe && two === 0xff) return new TextDecoder('utf-16be').decode(part);
  if (part.subarray(0, LOOKED_AT_FOR_ZEROS).includes(0)) return null;
  // Where the limit cut a letter in two, its first half is no reason to take the text for another encoding.
  const utf8 = new TextDecoder('utf-8').decode(part, { stream: part.length < bytes.length });
  return utf8.includes('\ufffd') ? new TextDecoder('windows-1252').decode(part) : utf8;
}
