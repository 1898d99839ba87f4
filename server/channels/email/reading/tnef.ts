import { decodedAs } from './charsets.ts';
import { unpackRtf } from './lzfu.ts';
import { MAX_FILES_WITHIN_TEXT, MAX_RTF_BYTES } from './reading-limits.ts';
import { wordsOfRtf } from './rtf-words.ts';
import { type MapiProperties, readMapiProperties } from './tnef-properties.ts';
import type { FoundFile } from './uuencoded.ts';

/** What Outlook packed into a winmail.dat (MS-OXTNEF). */
export interface TnefContent {
  files: (FoundFile & { contentType?: string; contentId?: string })[];
  /** False: it ends in the middle, and something after it is missing. */
  isWhole: boolean;
  text?: string;
  html?: string;
}

const SIGNATURE = 0x223e9f78;
const MAX_DEPTH = 3;

const ATTACHMENT_BEGINS = 0x69002;
const ATTACHMENT_TITLE = 0x18010;
const ATTACHMENT_DATA = 0x6800f;
const ATTACHMENT_PROPERTIES = 0x69005;
const MESSAGE_PROPERTIES = 0x69003;
const MESSAGE_BODY = 0x2800c;
const CODE_PAGE = 0x69007;

const BODY = 0x1000;
const RTF = 0x1009;
const HTML = 0x1013;
const DISPLAY_NAME = 0x3001;
const DATA = 0x3701;
const FILE_NAME = 0x3704;
const LONG_FILE_NAME = 0x3707;
const MIME_TAG = 0x370e;
const CONTENT_ID = 0x3712;
/** A PR_ATTACH_DATA_OBJ begins with the identifier of its interface. */
const INTERFACE_BYTES = 16;

/**
 * Reads a winmail.dat as far as it is whole; undefined for what is none. `bytes` is held by whoever gives it: files are views
 * of it, so nothing is copied. Messages within give their files and their words as a file.
 */
export function readTnef(bytes: Buffer, depth = 0): TnefContent | undefined {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== SIGNATURE) return undefined;
  const attachments: { title?: string; data?: Buffer; properties?: MapiProperties }[] = [];
  let message: MapiProperties | undefined;
  let body: Buffer | undefined;
  let codePage = 'windows-1252';
  let at = 6;
  while (at + 11 <= bytes.length) {
    const id = bytes.readUInt32LE(at + 1);
    const length = bytes.readUInt32LE(at + 5);
    if (at + 9 + length > bytes.length) break;
    const data = bytes.subarray(at + 9, at + 9 + length);
    at += length + 11;
    const current = attachments.at(-1);
    if (id === CODE_PAGE && data.length >= 4) codePage = `windows-${data.readUInt32LE(0)}`;
    else if (id === MESSAGE_PROPERTIES) message = readMapiProperties(data);
    else if (id === MESSAGE_BODY) body = data;
    else if (id === ATTACHMENT_BEGINS) {
      if (attachments.length >= MAX_FILES_WITHIN_TEXT) {
        at = 0;
        break;
      }
      attachments.push({});
    } else if (current && id === ATTACHMENT_TITLE) current.title = wordsOf(data, codePage);
    else if (current && id === ATTACHMENT_DATA) current.data = data;
    else if (current && id === ATTACHMENT_PROPERTIES) current.properties = readMapiProperties(data);
  }
  const words = bodyOf(message, body, codePage);
  const files = attachments.flatMap((one) => filesOf(one, codePage, depth)).slice(0, MAX_FILES_WITHIN_TEXT);
  return { files, isWhole: at >= bytes.length, ...words };
}

function filesOf(
  one: { title?: string; data?: Buffer; properties?: MapiProperties },
  codePage: string,
  depth: number,
): TnefContent['files'] {
  const word = (id: number): string => {
    const value = one.properties?.get(id);
    return value === undefined ? '' : (value.text ?? wordsOf(value.bytes, codePage));
  };
  const name = word(LONG_FILE_NAME) || word(FILE_NAME) || word(DISPLAY_NAME) || one.title || '';
  const object = one.properties?.get(DATA)?.bytes;
  if (object && depth < MAX_DEPTH) {
    const inner = readTnef(object.subarray(INTERFACE_BYTES), depth + 1);
    if (inner) return [...wordsAsFile(name, inner), ...inner.files];
  }
  const content = one.data ?? object;
  if (content === undefined) return [];
  const contentType = word(MIME_TAG);
  const contentId = word(CONTENT_ID);
  return [{ name, content, ...(contentType && { contentType }), ...(contentId && { contentId }) }];
}

function wordsAsFile(name: string, { html, text }: TnefContent): TnefContent['files'] {
  const base = name || 'message';
  if (html) return [{ name: `${base}.html`, content: Buffer.from(html), contentType: 'text/html' }];
  return text ? [{ name: `${base}.txt`, content: Buffer.from(text), contentType: 'text/plain' }] : [];
}

function bodyOf(
  message: MapiProperties | undefined,
  body: Buffer | undefined,
  codePage: string,
): { html?: string; text?: string } {
  const html = message?.get(HTML);
  if (html) return { html: html.text ?? htmlWords(html.bytes, codePage) };
  const rtf = message?.get(RTF);
  const unpacked = rtf && unpackRtf(rtf.bytes, MAX_RTF_BYTES);
  if (unpacked && unpacked.length > 0) return wordsOfRtf(unpacked);
  const plain = message?.get(BODY);
  if (plain) return { text: plain.text ?? wordsOf(plain.bytes, codePage) };
  return body ? { text: wordsOf(body, codePage) } : {};
}

function htmlWords(bytes: Buffer, codePage: string): string {
  const named = /charset\s?=\s?["']?([\w-]{2,40})/i.exec(bytes.toString('latin1', 0, 2_000))?.[1];
  return decodedAs(bytes, named?.toLowerCase() ?? codePage) ?? wordsOf(bytes, codePage);
}

/** Up to the NUL that ends it. */
function wordsOf(bytes: Buffer, codePage: string): string {
  const end = bytes.indexOf(0);
  const words = end < 0 ? bytes : bytes.subarray(0, end);
  return decodedAs(words, codePage) ?? words.toString('latin1');
}
