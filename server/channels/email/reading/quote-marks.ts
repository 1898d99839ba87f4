import type { LetterLine } from './letter-lines.ts';
import {
  ANNOUNCEMENT_BEGINS,
  ANNOUNCEMENT_ENDS,
  ANNOUNCEMENT_VERB_WITHIN,
  FORWARDS,
  HEADER_LABELS,
  SAID_OF_ONESELF,
  SEPARATORS,
} from './quote-words.ts';

/**
 * How mail programs announce that someone else's words follow. Every test here looks at one line, or a few short ones, with
 * patterns that cannot backtrack far: the whole stays linear in the length of the mail. Lines come trimmed.
 */

/** Longer lines, or groups of lines, announce nothing. */
const MAX_ANNOUNCEMENT_LENGTH = 400;
const MAX_ANNOUNCEMENT_LINES = 5;

const HAS_TIME = /\d{1,2}\s?[:.h時点]\s?\d{2}/;
const HAS_DATE = /\b(?:19|20)\d{2}\b|(?:19|20)\d{2}年|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/;
const HAS_ADDRESS = /[^\s<>@]@[^\s<>@]/;
/** What the first of several lines names at least: a day, a time, an address. */
const MAY_BEGIN = /[<@]|\d{1,2}\.? \p{L}{3}|\d{1,2}[:./-]\d{2}|\b\d{4}\b|\d年/u;
/** Without a verb it begins with its day and ends with an address: "пт, 20 нояб. 2026 г. в 09:15, Anna <anna@…>:" */
const BARE = /^(?:["'«„“(]?|\p{L}{2,12}[.,]{1,2}\s)\d.*[<\s]\S{1,200}@[^\s<>]{1,200}[>)]{0,2}\s?[:：]$/u;
/** Zoho: "---- On Fri, 20 Nov 2026 09:15:00 +0100 Anna <anna@…> wrote ----" */
const DASHED = /^-{2,8}\s?.{5,350}\s?-{2,8}$/;
/** Notes: "Anna Bianchi ---20/11/2026 09:15:02---Dear all, when" */
const NOTES_LINE = /^.{1,120}?---\d{1,4}[./-]\d{1,2}[./-]\d{1,4} \d{1,2}[:.]\d{2}/;

export interface Announcement {
  /** Lines; 0 when nothing is announced. */
  length: number;
  /** Whether it can be nothing else: it names a day and who, or when. */
  certain: boolean;
}

const NONE: Announcement = { length: 0, certain: false };

/** How many lines from `at` on say "On … wrote:", in whichever language. */
export function announcementAt(lines: readonly LetterLine[], at: number): Announcement {
  const first = lines[at];
  if (first === undefined || first.depth > 0 || first.text === '' || first.text.length > MAX_ANNOUNCEMENT_LENGTH)
    return NONE;
  const begins = ANNOUNCEMENT_BEGINS.test(first.text);
  const alone = announcementBefore(first.text);
  if (alone !== undefined && (begins || HAS_ADDRESS.test(alone)) && HAS_TIME.test(alone))
    return { length: 1, certain: true };
  if (first.text.startsWith('--') && DASHED.test(first.text) && HAS_TIME.test(first.text) && HAS_DATE.test(first.text))
    return { length: 1, certain: true };
  let joined = '';
  for (let length = 1; length <= MAX_ANNOUNCEMENT_LINES; length++) {
    const line = lines[at + length - 1];
    if (line === undefined || line.text === '' || line.depth > 0) break;
    joined = joined === '' ? line.text : `${joined} ${line.text}`;
    if (joined.length > MAX_ANNOUNCEMENT_LENGTH) break;
    if (/[:：]$|のメール$|写道$|寫道$/.test(line.text)) {
      const found = readAnnouncement(joined, begins, length);
      if (found !== undefined) return beginsLater(lines, at, length) ? NONE : found;
    }
    if (length === 1 && !(/[<@\d]/.test(line.text) && MAY_BEGIN.test(line.text))) break;
  }
  return NONE;
}

/** A line above that happens to name a day is not part of what stands complete below it. */
function beginsLater(lines: readonly LetterLine[], at: number, length: number): boolean {
  let joined = '';
  for (let i = at + length - 1; i > at; i--) {
    joined = `${lines[i]?.text ?? ''} ${joined}`.trim();
    if (HAS_TIME.test(joined) && HAS_DATE.test(joined) && readAnnouncement(joined, false, 2)) return true;
  }
  return false;
}

function readAnnouncement(text: string, begins: boolean, length: number): Announcement | undefined {
  const verb = ANNOUNCEMENT_ENDS.test(text) || ANNOUNCEMENT_VERB_WITHIN.test(text);
  const [time, date, address] = [HAS_TIME.test(text), HAS_DATE.test(text), HAS_ADDRESS.test(text)];
  const bare = address && date && time && BARE.test(text);
  const told = bare || (verb && (address || (date && time)));
  // Programs that leave the verb out mark the quote below.
  if (told) return { length, certain: !bare && !SAID_OF_ONESELF.test(text) };
  if (verb && (length === 1 || begins)) return { length, certain: false };
  return undefined;
}

/** Yahoo on phones lets the quote begin in the same line, some spaces after "wrote:". */
function announcementBefore(line: string): string | undefined {
  if (!line.includes(': ')) return undefined;
  const announcement = line.split(/:\s{2,}/, 1)[0] ?? '';
  return announcement.length < line.length && ANNOUNCEMENT_ENDS.test(`${announcement}:`) ? announcement : undefined;
}

const SEPARATOR = new RegExp(`^[-_=*—─]{2,60}\\s*(?:${SEPARATORS})\\s*(?:/ fwd\\.msg)?\\s*[-_=*—─]{2,60}$`, 'i');
const FORWARD = new RegExp(`^(?:${FORWARDS})\\s?[:：]$`, 'i');

/** "-----Original Message-----", "Begin forwarded message:" */
export function isSeparator(line: string): boolean {
  if (line.length > MAX_ANNOUNCEMENT_LENGTH) return false;
  if (/^[-_=*—─]{2}/.test(line)) return SEPARATOR.test(line);
  return /[:：]$/.test(line) ? FORWARD.test(line.toLowerCase()) : line.includes('---') && NOTES_LINE.test(line);
}

/** A line drawn across, as Outlook puts above the headers of the mail it answers. */
export function isRule(line: string): boolean {
  return /^(?:_{10,200}|-{10,200}|={10,200}|\*{10,200}|—{5,200}|─{5,200})$/.test(line);
}

type Label = 'from' | 'date' | 'to' | 'subject' | 'other';
const MAX_BLOCK_LINES = 14;
const LABEL = /^[*_]{0,2}([\p{L} -]{1,26}?)\s?[*_]{0,2}\s?[:：]/u;

/**
 * Copied headers of the mail that is answered: From, Sent or Date, To, Subject, in a row, whatever their order. A form that
 * was filled in has other labels among them, and is none.
 */
export function isHeaderBlockAt(lines: readonly LetterLine[], at: number): boolean {
  const first = labelOf(lines[at]?.text ?? '');
  if (first === undefined || first === 'other') return false;
  const found = new Map<Label, string>();
  let misses = 0;
  for (let i = at; i < lines.length && i < at + MAX_BLOCK_LINES && misses < 2; i++) {
    const text = lines[i]?.text ?? '';
    if (text === '') {
      if (found.has('from') && found.has('date') && found.has('subject')) break;
      continue;
    }
    const label = labelOf(text);
    // A long list of recipients goes on in the next line.
    if (label === undefined) {
      if (isForm(found, text)) return false;
      misses++;
    } else {
      misses = 0;
      // What the block itself says again was the writer's line above it.
      if (label === first && i > at) return false;
      if (!found.has(label)) found.set(label, text);
    }
  }
  if (!found.has('from') || !found.has('date')) return false;
  // "Da: Roma, A: Milano, Data: domani" is an order for a lorry, not a quote.
  return found.has('subject') || (found.get('from') ?? '').includes('@');
}

/** An unknown label among known ones, with words behind it. */
function isForm(found: ReadonlyMap<Label, string>, text: string): boolean {
  return found.size > 0 && /^[\p{L} ]{2,26}:\s+\S/u.test(text);
}

function labelOf(line: string): Label | undefined {
  const label = LABEL.exec(line.slice(0, 60))?.[1]?.toLowerCase();
  return label === undefined ? undefined : HEADER_LABELS.find(([, pattern]) => pattern.test(label))?.[0];
}

/** Whether a line begins like a header, in whichever language. */
export function isLabelled(line: string): boolean {
  return LABEL.test(line.slice(0, 60));
}

/** Below a rule or "-----…-----" even headers in a language not known here: three labels in a row and an address. */
export function isForeignHeaderBlockAt(lines: readonly LetterLine[], at: number): boolean {
  const block = lines.slice(at, at + 8).filter(({ text }) => text !== '');
  return (
    block.length >= 3 &&
    block.slice(0, 3).every(({ text }) => isLabelled(text)) &&
    HAS_ADDRESS.test((block[0]?.text ?? '').slice(0, MAX_ANNOUNCEMENT_LENGTH))
  );
}
