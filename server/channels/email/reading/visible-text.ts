import { htmlToText } from '../../../platform/html/index.ts';
import {
  attributionAt,
  isBlank,
  isDeviceSignature,
  isForeignHeaderBlockAt,
  isHeaderBlockAt,
  isQuoted,
  isRule,
  isSeparator,
} from './quote-marks.ts';

/**
 * What the writer wrote in this mail: without the thread below or above, and without the signature. Answers written between
 * the lines of a quote keep that quote. `html` is the cleaned HTML, asked only where the text shows no sign of a quote.
 * Never empty unless `text` is blank: where nothing else is left the whole text stands.
 */
export function visibleTextOf({ text, html = '' }: { text: string; html?: string }): string {
  const lines = text.split('\n');
  const tail = threadStart(lines);
  const own = withoutQuotes(lines.slice(0, tail));
  const nothingFound = tail === lines.length && !lines.some(isQuoted);
  const letter = nothingFound ? lines.slice(0, threadStartByHtml(lines, html)) : own;
  const visible = trimmed(withoutSignature(letter));
  return visible.length > 0 ? visible.join('\n') : trimmed(lines).join('\n');
}

/** The first line of a thread that is not marked line by line: from there on nothing is the writer's. */
function threadStart(lines: string[]): number {
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (isBlank(line) || isQuoted(line)) continue;
    if (isSeparator(line) && !followedByQuote(lines, i + 1)) return i;
    if (isRule(line) && isThreadBelowRule(lines, i)) return i;
    if (isHeaderBlockAt(lines, i)) return i;
    const attribution = attributionAt(lines, i);
    if (attribution.certain && !followedByQuote(lines, i + attribution.length)) return i;
  }
  return lines.length;
}

function isThreadBelowRule(lines: string[], rule: number): boolean {
  const next = nextWritten(lines, rule + 1);
  return isHeaderBlockAt(lines, next) || isForeignHeaderBlockAt(lines, next);
}

function nextWritten(lines: string[], from: number): number {
  let at = from;
  // Two blank lines at most stand between an announcement and what it announces.
  while (at < lines.length && at < from + 3 && isBlank(lines[at] ?? '')) at++;
  return at;
}

function followedByQuote(lines: string[], from: number): boolean {
  return isQuoted(lines[nextWritten(lines, from)] ?? '');
}

interface Passage {
  quote: boolean;
  /** Lines that announce the quote, not part of it. */
  announcement: string[];
  lines: string[];
}

/** Drops the quotes before and after the writer's words, and keeps those between them. */
function withoutQuotes(lines: string[]): string[] {
  const passages = passagesOf(lines);
  const isWriters = ({ quote, lines: passage }: Passage): boolean =>
    !quote && trimmed(withoutSignature(passage)).length > 0;
  const first = passages.findIndex(isWriters);
  if (first < 0) return [];
  const last = passages.findLastIndex(isWriters);
  const between = passages.slice(first, last + 1);
  const isInterleaved = between.some(({ quote }) => quote);
  // Who answers point by point begins with the first point; who answers below the whole mail does not need it shown again.
  const opening = isInterleaved ? passages.slice(0, first) : [];
  return [
    ...opening.flatMap((passage) => passage.lines),
    ...between.flatMap((each) => [...each.announcement, ...each.lines]),
  ];
}

function passagesOf(lines: string[]): Passage[] {
  const passages: Passage[] = [];
  let current: Passage | undefined;
  const open = (quote: boolean, announcement: string[] = []): Passage => {
    const passage: Passage = { quote, announcement, lines: [] };
    passages.push(passage);
    return passage;
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (isBlank(line) && current !== undefined) current.lines.push(line);
    else if (isQuoted(line)) {
      if (!current?.quote) current = open(true);
      current.lines.push(line);
    } else {
      const length = isSeparator(line) ? 1 : attributionAt(lines, i).length;
      if (length > 0 && followedByQuote(lines, i + length)) {
        current = open(true, lines.slice(i, i + length));
        i += length - 1;
      } else {
        if (current === undefined || current.quote) current = open(false);
        current.lines.push(line);
      }
    }
  }
  return passages;
}

/** Longer ones are no signature but a letter with a line of two dashes in it. */
const MAX_SIGNATURE_LINES = 25;
const MAX_DEVICE_LINES = 3;

function withoutSignature(lines: string[]): string[] {
  const start = Math.max(0, lines.length - 2 * MAX_SIGNATURE_LINES);
  let end = lines.length;
  for (let i = start; i < lines.length; i++) {
    if (!/^--[ \t]*$/.test(lines[i] ?? '')) continue;
    if (lines.slice(i).filter((line) => !isBlank(line)).length > MAX_SIGNATURE_LINES) continue;
    end = i;
    break;
  }
  let kept = trimmed(lines.slice(0, end));
  for (let dropped = 0; dropped < MAX_DEVICE_LINES && isDeviceSignature(kept.at(-1) ?? ''); dropped++)
    kept = trimmed(kept.slice(0, -1));
  return kept;
}

function trimmed(lines: string[]): string[] {
  const first = lines.findIndex((line) => !isBlank(line));
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex((line) => !isBlank(line)) + 1);
}

/** Containers that programs put around the thread, as they look in cleaned HTML. */
const THREAD_CONTAINER =
  / class="(?:[^" >]+ )?(?:gmail_quote|yahoo_quoted|protonmail_quote|moz-cite-prefix)\b|^<div style="border:none;border-top:solid|^<hr style="display:inline-block;width:98%"/;
const MAX_TAG_LENGTH = 1_000;

function threadContainerIn(html: string): number | undefined {
  for (const { 0: tag, index } of html.matchAll(/<[a-z]+ [^<>]*>/g))
    if (tag.length <= MAX_TAG_LENGTH && THREAD_CONTAINER.test(tag)) return index;
  return undefined;
}

/** Where the text that stands before the thread's container in the HTML ends in the lines; their number when unknown. */
function threadStartByHtml(lines: string[], html: string): number {
  const container = threadContainerIn(html);
  if (container === undefined) return lines.length;
  const before = lettersOf(htmlToText(html.slice(0, container)));
  let passed = 0;
  for (let i = 0; i < lines.length; i++) {
    if (passed === before.length) return i;
    const letters = lettersOf(lines[i] ?? '');
    if (!before.startsWith(letters, passed)) return lines.length;
    passed += letters.length;
  }
  return lines.length;
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}
