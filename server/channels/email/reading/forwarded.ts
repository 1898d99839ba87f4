import { readAddresses } from './addresses.ts';
import { readDate } from './mail-dates.ts';
import type { Address } from './parsed-mail.ts';
import { isRule, isSeparator } from './quote-marks.ts';
import { HEADER_LABELS } from './quote-words.ts';

/** A letter that another one passes on, as far as its copied headers tell. */
export interface Forwarded {
  from: Address;
  subject: string;
  /** Only where a zone stands with it: of a clock time alone nobody knows the day. */
  date: Temporal.Instant | undefined;
  messageId: string | undefined;
  text: string;
  /** What was written above it. */
  above: string;
}

/** Lines that are looked through for the copied headers: whoever passes a letter on writes little above it. */
const MOST_LINES_ABOVE = 400;
const MOST_HEADER_LINES = 16;
const MOST_SUBJECT = 500;

/** What programs put before the subject of a letter that is passed on: en it es ro de fr pt nl pl ru sv tr ja zh. */
const FORWARD_PREFIX =
  /^\s*(?:fwd?|fw|i|inoltra|rv|reenv|redir|wg|weitergeleitet|tr|trans|enc|doorst|pd|przek|пересл|fwd\[\d{1,2}\]|vb|vs|ilt|ynt|転送|转发|轉寄|轉發)\s{0,2}[:：]/i;
const PREFIXES =
  /^(?:\s{0,3}(?:fwd?|fw|i|inoltra|rv|reenv|redir|wg|weitergeleitet|tr|trans|enc|doorst|pd|przek|пересл|vb|vs|ilt|転送|转发|轉寄|轉發)\s{0,2}[:：]){1,10}\s*/i;

/** In a separator: passed on, and not answered. */
const PASSED_ON =
  /forward|inoltrat|reenviad|redirec|transmis|[îi]naintat|weitergeleitet|transf[ée]r|réexpédi|encaminhad|doorgestuurd|przekaz|пере|vidarebefordr|ilet|転送|转发|轉寄/i;

export function isForwardSubject(subject: string): boolean {
  return FORWARD_PREFIX.test(subject.slice(0, 40));
}

/** The subject without the marks of passing on. */
export function subjectPassedOn(subject: string): string {
  const cut = subject.slice(0, MOST_SUBJECT);
  return cut.replace(PREFIXES, '').trim() || cut.trim();
}

/**
 * The letter that this one passes on in its text, by the headers that mail programs copy above it. Undefined where it answers
 * instead (the subject says so, and no separator says otherwise), or where no writer with an address is named.
 */
export function forwardedIn(subject: string, text: string): Forwarded | undefined {
  const bySubject = isForwardSubject(subject);
  if (!bySubject && !text.includes('---')) return undefined;
  const lines = text.split('\n', MOST_LINES_ABOVE + MOST_HEADER_LINES + 1);
  const bare = lines.map((line) =>
    line
      .slice(0, 1_000)
      .replace(/^(?:>[ \t]?)+/, '')
      .trim(),
  );
  const starts = bare.findIndex((line, at) => at < MOST_LINES_ABOVE && labelOf(line) !== undefined && begins(bare, at));
  if (starts < 0) return undefined;
  const before = lastWritten(bare, starts - 1);
  const marked = before >= 0 && (isSeparator(bare[before] ?? '') || isRule(bare[before] ?? ''));
  if (!bySubject && !(marked && PASSED_ON.test(bare[before] ?? ''))) return undefined;
  const { headers, end } = headersAt(bare, starts);
  const from = addressIn(headers.get('from') ?? '');
  if (!from) return undefined;
  const quoted = /^\s*>/.test(lines[starts] ?? '');
  const body = text.split('\n').slice(end);
  return {
    from,
    subject: (headers.get('subject') ?? '').slice(0, MOST_SUBJECT) || subjectPassedOn(subject),
    date: zoned(headers.get('date') ?? ''),
    messageId: undefined,
    text: trimmed(quoted ? body.map((line) => line.replace(/^>[ \t]?/, '')) : body),
    above: withoutSignature(trimmed(lines.slice(0, marked ? before : starts))),
  };
}

type Label = (typeof HEADER_LABELS)[number][0];
const LABEL = /^[*_]{0,2}([\p{L} -]{1,26}?)[*_]{0,2}\s?[:：][*_]{0,2}/u;

function labelOf(line: string): Label | undefined {
  const label = LABEL.exec(line.slice(0, 60))?.[1]?.toLowerCase();
  return label === undefined ? undefined : HEADER_LABELS.find(([, pattern]) => pattern.test(label))?.[0];
}

function begins(lines: readonly string[], at: number): boolean {
  const { headers } = headersAt(lines, at);
  return (headers.get('from') ?? '').includes('@') && (headers.has('date') || headers.has('subject'));
}

/** The headers from this line on, each joined with the lines in which it goes on, and where the letter begins. */
function headersAt(lines: readonly string[], at: number): { headers: Map<Label, string>; end: number } {
  const headers = new Map<Label, string>();
  let current: Label | undefined;
  let end = at;
  for (; end < lines.length && end < at + MOST_HEADER_LINES; end++) {
    const line = lines[end] ?? '';
    if (line === '') break;
    const label = labelOf(line);
    // A long list of recipients goes on in the next line; anything else is the letter, which follows at once.
    if (label === undefined) {
      if (current === undefined || !(current === 'to' || current === 'other') || !line.includes('@')) break;
      continue;
    }
    current = label;
    if (!headers.has(label)) headers.set(label, line.replace(LABEL, '').trim());
  }
  return { headers, end };
}

/** "Anna Rossi <anna@…>", "*Anna* <mailto:anna@…>", "Anna [mailto:anna@…]", "anna@…". */
function addressIn(value: string): Address | undefined {
  const plain = value
    .slice(0, 500)
    .replace(/\[mailto:([^\]\s]{3,254})\]/i, '<$1>')
    .replace(/mailto:/gi, '')
    .replace(/<([^<>\s]{3,254})(?:[<(][^<>]{0,254}[>)])>/, '<$1>')
    .replaceAll('*', '');
  return readAddresses([plain]).addresses[0];
}

function zoned(value: string): Temporal.Instant | undefined {
  return /(?:[+-]\d{2}:?\d{2}|\bGMT|\bUTC)(?:\s*\([^()]{0,60}\))?$/.test(value.trim()) ? readDate(value) : undefined;
}

function lastWritten(lines: readonly string[], from: number): number {
  let at = from;
  while (at >= 0 && lines[at] === '') at--;
  return at;
}

function trimmed(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/^\s*\n/, '')
    .trim();
}

/** Below "-- " (RFC 3676, 4.3) stands who passes it on, which is known. */
function withoutSignature(text: string): string {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => /^-- ?$/.test(line));
  return (at < 0 ? lines : lines.slice(0, at)).join('\n').trim();
}
