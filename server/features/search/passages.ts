import type { Marks } from './wanted-words.ts';

/** A word of a text: folded, and where it stands. */
export interface Token {
  word: string;
  from: number;
  to: number;
}

export type Mark = [from: number, to: number];

/** Characters of a passage, and how far before its first mark it begins. */
const PASSAGE_LENGTH = 220;
const LEAD = 60;
/** Of a text so much is looked at; its documents hold no more. */
const LONGEST_READ = 60_000;
const MOST_TOKENS = 20_000;
const LIGATURES: Readonly<Record<string, string>> = { ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };

/** As the database compares words: without case and accents. */
export function fold(word: string): string {
  // Most words of most texts.
  if (/^[\u0020-\u007e]*$/.test(word)) return word.toLowerCase();
  return word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[ßœæøłđı]/g, (letter) => LIGATURES[letter] ?? letter);
}

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const found of text.slice(0, LONGEST_READ).matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    tokens.push({ word: fold(found[0]), from: found.index, to: found.index + found[0].length });
    if (tokens.length === MOST_TOKENS) break;
  }
  return tokens;
}

/** Words that may be marked for their stem: a stem and its word begin alike. The database says which are. */
export function stemSuspects(tokens: readonly Token[], marks: Marks): Set<string> {
  const beginnings = new Set([...marks.stems].map(startOf));
  return new Set(tokens.map(({ word }) => word).filter((word) => word.length <= 60 && beginnings.has(startOf(word))));
}

function startOf(word: string): string {
  return word.slice(0, 2);
}

/** @param hasStem whether this folded word has a wanted stem in the language of its text */
export function marksIn(tokens: readonly Token[], marks: Marks, hasStem: (word: string) => boolean): Mark[] {
  const marked = tokens.map(
    ({ word }) => marks.exact.has(word) || marks.beginnings.some((begin) => word.startsWith(begin)) || hasStem(word),
  );
  for (const phrase of marks.phrases) {
    for (let at = 0; at + phrase.length <= tokens.length; at++) {
      if (phrase.every((word, step) => tokens[at + step]?.word === word)) marked.fill(true, at, at + phrase.length);
    }
  }
  return tokens.flatMap(({ from, to }, index): Mark[] => (marked[index] ? [[from, to]] : []));
}

/** The part of a text with the most that was found, on one line, and the marks in it; its beginning where there are none. */
export function passageOf(text: string, marks: readonly Mark[]): { snippet: string; marks: Mark[] } {
  const [from, to] = windowOf(text, marks);
  let snippet = from > 0 ? '…' : '';
  const inside: Mark[] = [];
  let at = from;
  const copy = (until: number): void => {
    // Each run of white space becomes one space, so places are counted anew.
    const piece = text.slice(at, until).replace(/\s+/g, ' ');
    snippet += /\s$/.test(snippet) || snippet === '' ? piece.replace(/^ /, '') : piece;
    at = until;
  };
  for (const [begin, end] of marks) {
    if (begin < from || end > to) continue;
    copy(begin);
    const start = snippet.length;
    copy(end);
    inside.push([start, snippet.length]);
  }
  copy(to);
  snippet = snippet.trimEnd();
  if (to < text.trimEnd().length) snippet += '…';
  return { snippet, marks: inside };
}

function windowOf(text: string, marks: readonly Mark[]): [from: number, to: number] {
  let best: Mark | undefined;
  let most = 0;
  for (const [index, mark] of marks.entries()) {
    let inside = 0;
    while ((marks[index + inside]?.[1] ?? Infinity) <= mark[0] + PASSAGE_LENGTH - LEAD) inside++;
    if (inside > most) [best, most] = [mark, inside];
  }
  const wanted = best === undefined ? 0 : Math.max(0, best[0] - LEAD);
  const from = wanted === 0 ? 0 : borderAfter(text, wanted, best?.[0] ?? wanted);
  const end = Math.min(text.length, from + PASSAGE_LENGTH);
  return [from, end === text.length ? end : borderBefore(text, end, Math.max(from, best?.[1] ?? from))];
}

/** The beginning of the next word, not behind `limit`. */
function borderAfter(text: string, at: number, limit: number): number {
  for (let place = at; place < limit; place++) if (/\s/.test(text[place - 1] ?? '')) return place;
  return limit;
}

/** The end of the word before, not before `limit`; where none ends, not within a pair of surrogates. */
function borderBefore(text: string, at: number, limit: number): number {
  for (let place = at; place > Math.max(limit, at - LEAD); place--) if (/\s/.test(text[place] ?? '')) return place;
  const code = text.charCodeAt(at - 1);
  return code >= 0xd800 && code <= 0xdbff ? at - 1 : at;
}
