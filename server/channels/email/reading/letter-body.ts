import { isAscii, isUtf8 } from 'node:buffer';
import { isSevenBitCharset, knownLabel } from './charsets.ts';
import { textOf } from './encoded-words.ts';
import { joinFlowedLines } from './flowed.ts';
import type { PartHeader } from './part-header.ts';
import { type FoundFile, takeOutUuencoded } from './uuencoded.ts';

/** The words of a text part. */
export interface LetterBody {
  text: string;
  isHtml: boolean;
  /** Files that were written out in it. */
  files: FoundFile[];
}

/**
 * Takes a text part's transfer-decoded bytes: files written out in it are taken out, its charset is found (the label is only
 * what the sender says), and lines that were folded for the way (format=flowed) are joined.
 */
export function letterBody(header: PartHeader, encoded: Buffer): LetterBody {
  const { type } = header;
  const taken = type.value === 'text/html' ? undefined : takeOutUuencoded(encoded);
  const bytes = taken?.text ?? encoded;
  const files = taken?.files ?? [];
  const label = type.parameters.get('charset') ?? '';
  const flowed = type.value === 'text/plain' && type.parameters.get('format')?.toLowerCase() === 'flowed';
  const known = knownLabel(label);
  const isHtml = type.value === 'text/html';
  const hint = known === undefined && isHtml ? charsetInHtml(bytes) : undefined;
  const text = isPlain(bytes, known) ? withoutMark(bytes.toString()) : textOf(bytes, label, hint);
  if (!flowed) return { text, isHtml, files };
  const joined = joinFlowedLines(text.replaceAll('\r\n', '\n'), type.parameters.get('delsp')?.toLowerCase() === 'yes');
  return { text: joined, isHtml, files };
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

const ESCAPE = 0x1b;

/** True for what any reading of the label gives alike: ASCII, and UTF-8 that says so or says nothing. */
function isPlain(bytes: Buffer, known: string | undefined): boolean {
  if (isAscii(bytes)) return !isSevenBitCharset(known) && !bytes.includes(ESCAPE);
  return (known === 'utf-8' || known === undefined) && isUtf8(bytes);
}

/** What the HTML says of itself, where the mail says nothing (`<meta charset=…>`). */
function charsetInHtml(bytes: Buffer): string | undefined {
  return /<meta[^>]{0,200}charset\s{0,3}=\s{0,3}["']?([\w:.-]{2,40})/i.exec(bytes.toString('latin1', 0, 2_048))?.[1];
}
