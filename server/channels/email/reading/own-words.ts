import type { LetterLine } from './letter-lines.ts';
import {
  announcementAt,
  isForeignHeaderBlockAt,
  isHeaderBlockAt,
  isLabelled,
  isRule,
  isSeparator,
} from './quote-marks.ts';
import { answersWithin, pointsIntoQuote } from './scattered-answers.ts';
import { withoutEnding } from './signatures.ts';

/**
 * Which lines of a letter its writer wrote for it: not the thread above or below, its announcement, signatures and legal
 * notices. Answers between the lines of a quote keep that quote. Undefined when all lines are to be shown: nothing was found
 * to cut, nothing would be left, or it cannot be told where the answers are. In doubt a line stays.
 * `writer` is the name in From.
 */
export function ownLines(lines: readonly LetterLine[], writer = ''): boolean[] | undefined {
  const tail = threadStart(lines);
  const passages = passagesOf(lines, tail);
  const { keep, isInterleaved } = keptOf(lines, passages);
  while (keep.length < lines.length) keep.push(false);
  trimBlank(lines, keep);
  const own = lines.filter((_, i) => keep[i]);
  if (!own.some(({ text }) => text !== '')) return undefined;
  if (keep.every((kept, i) => kept || lines[i]?.text === '')) return undefined;
  if (!isInterleaved) {
    const quoted = lines.filter((line, i) => !keep[i] && (i >= tail || line.depth > 0));
    if (quoted.length > 0 && (pointsIntoQuote(own) || answersWithin(quoted, writer))) return undefined;
  }
  return keep;
}

/** The first line of a thread that is not marked line by line: from there on nothing is the writer's. */
function threadStart(lines: readonly LetterLine[]): number {
  let introduced = false;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined || line.text === '' || line.depth > 0 || line.role === 'announcement') continue;
    if (line.role === 'thread') return withTitle(lines, i);
    const begins = beginsThread(lines, i);
    // "I got this mail:" and the mail below: it was pasted, and more words may follow.
    if (begins && !introduced) return withTitle(lines, i);
    if (begins) return lines.length;
    introduced = /[:：]$/.test(line.text);
  }
  return lines.length;
}

/** Above copied headers, a rule, or dashes around words of any language, is their title. */
function withTitle(lines: readonly LetterLine[], at: number): number {
  let above = at - 1;
  while (above > at - 3 && lines[above]?.text === '') above--;
  const title = lines[above]?.text ?? '';
  const isTitle = isRule(title) || (/^[-_=]{3,40}.{1,60}[-_=]{3,40}$/.test(title) && isLabelled(lines[at]?.text ?? ''));
  return isTitle && lines[above]?.depth === 0 ? above : at;
}

function beginsThread(lines: readonly LetterLine[], at: number): boolean {
  const text = lines[at]?.text ?? '';
  if (isSeparator(text)) return !followedByQuote(lines, at + 1);
  if (isRule(text)) {
    const next = nextWritten(lines, at + 1);
    return isHeaderBlockAt(lines, next) || isForeignHeaderBlockAt(lines, next);
  }
  if (isLabelled(text) && isHeaderBlockAt(lines, at)) return true;
  const announcement = announcementAt(lines, at);
  return announcement.certain && !followedByQuote(lines, at + announcement.length);
}

function nextWritten(lines: readonly LetterLine[], from: number): number {
  let at = from;
  // Two blank lines at most stand between an announcement and what it announces.
  while (at < lines.length && at < from + 3 && lines[at]?.text === '') at++;
  return at;
}

function followedByQuote(lines: readonly LetterLine[], from: number): boolean {
  return (lines[nextWritten(lines, from)]?.depth ?? 0) > 0;
}

interface Passage {
  quote: boolean;
  /** The lines from..to, of which those before `body` announce the quote. */
  from: number;
  body: number;
  to: number;
}

function passagesOf(lines: readonly LetterLine[], end: number): Passage[] {
  const passages: Passage[] = [];
  let current: Passage | undefined;
  const open = (quote: boolean, from: number, body = from): Passage => {
    const passage = { quote, from, body, to: from };
    passages.push(passage);
    return passage;
  };
  for (let i = 0; i < end; i++) {
    const line = lines[i];
    if (line === undefined) continue;
    if (line.text === '' && current !== undefined) {
      // It goes with what it follows.
    } else if (line.depth > 0) {
      if (!current?.quote) current = open(true, i);
    } else {
      const length = announcementLength(lines, i, end);
      if (length > 0) {
        current = open(true, i, i + length);
        i += length - 1;
      } else if (current === undefined || current.quote) current = open(false, i);
    }
    if (current) current.to = i + 1;
  }
  return passages.map((passage) => asWritten(lines, passage));
}

function announcementLength(lines: readonly LetterLine[], at: number, end: number): number {
  let marked = at;
  while (marked < end && (lines[marked]?.role === 'announcement' || (marked > at && lines[marked]?.text === '')))
    marked++;
  if (marked > at) return marked - at;
  const length = isSeparator(lines[at]?.text ?? '') ? 1 : announcementAt(lines, at).length;
  return length > 0 && followedByQuote(lines, at + length) ? length : 0;
}

/** What is only indented, or what the writer quotes with words of introduction, is the writer's own. */
function asWritten(lines: readonly LetterLine[], passage: Passage): Passage {
  if (!passage.quote || passage.body > passage.from) return passage;
  const quoted = lines.slice(passage.from, passage.to);
  if (announcementWithin(quoted) > 0) return passage;
  const isWeak = quoted.every(({ weak, text }) => weak || text === '');
  let before = passage.from - 1;
  while (before >= 0 && lines[before]?.text === '') before--;
  const introduction = lines[before];
  const isIntroduced = introduction?.depth === 0 && /[:：]$/.test(introduction.text) && introduction.role === undefined;
  return isWeak || isIntroduced ? { ...passage, quote: false } : passage;
}

/** Some programs put the announcement into the quote: how many lines of it are announcement. */
function announcementWithin(quoted: readonly LetterLine[]): number {
  const first = quoted.findIndex(({ text }) => text !== '');
  if (first < 0) return 0;
  const level = quoted.slice(first, first + 5).map((line) => ({ ...line, depth: 0 }));
  const { length } = announcementAt(level, 0);
  return length > 0 ? first + length : isSeparator(level[0]?.text ?? '') ? first + 1 : 0;
}

function bodyOf(lines: readonly LetterLine[], { from, body, to }: Passage): number {
  return body > from ? body : from + announcementWithin(lines.slice(from, to));
}

/** Drops the quotes before and after the writer's words, and keeps those between them. */
function keptOf(
  lines: readonly LetterLine[],
  passages: readonly Passage[],
): { keep: boolean[]; isInterleaved: boolean } {
  const keep: boolean[] = [];
  const endings = passages.map(({ quote, from, to }) => (quote ? [] : withoutEnding(lines, from, to)));
  const isWriters = ({ quote, from }: Passage, i: number): boolean =>
    !quote && (endings[i] ?? []).some((kept, line) => kept && lines[from + line]?.text !== '');
  const first = passages.findIndex(isWriters);
  const last = passages.findLastIndex(isWriters);
  const isInterleaved = passages.slice(Math.max(0, first), last + 1).some(({ quote }) => quote);
  for (const [i, passage] of passages.entries()) {
    while (keep.length < passage.from) keep.push(false);
    const between = first >= 0 && i >= first && i <= last;
    // Who answers point by point begins with the first point; who answers below the whole mail does not need it shown again.
    const opening = isInterleaved && first >= 0 && i < first;
    for (let line = passage.from; line < passage.to; line++) {
      if (opening) keep[line] = !passage.quote || line >= bodyOf(lines, passage);
      else if (!between) keep[line] = false;
      else if (passage.quote) keep[line] = true;
      else keep[line] = endings[i]?.[line - passage.from] ?? true;
    }
  }
  return { keep, isInterleaved };
}

/** No blank lines at either end, nor where something between was dropped twice over. */
function trimBlank(lines: readonly LetterLine[], keep: boolean[]): void {
  const isWritten = (i: number): boolean => keep[i] === true && lines[i]?.text !== '';
  let first = 0;
  while (first < lines.length && !isWritten(first)) keep[first++] = false;
  let last = lines.length - 1;
  while (last >= 0 && !isWritten(last)) keep[last--] = false;
}
