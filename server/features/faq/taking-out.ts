import type { ReplyLine, TakenOut } from '../../../contract/faq.ts';
import type { AboutReply, Found } from './finding.ts';
import { findGreeting, findSignature } from './greetings.ts';
import { findChosen, findNames, knownNames } from './names-in-words.ts';
import { findCodes, learnCodes } from './private-codes.ts';
import { findNumbers, findPages, isOnesOwn } from './private-numbers.ts';
import { findPlaces } from './private-places.ts';
import { findDays } from './promised-days.ts';
import type { Cut, WordsOfHtml } from './word-lines.ts';
import { linksIn, MARK, readWords, writeWords } from './word-lines.ts';

/** What the writer wants otherwise: things that stay, by their key, and words that go. */
export interface Wishes {
  keep?: readonly string[];
  take?: readonly string[];
}

export interface Anonymous {
  /** Safe HTML, as the composer writes it. */
  html: string;
  /** The same with `MARK` around what was put in place of something. */
  marked: string;
  takenOut: TakenOut[];
  /** The reply as it was, with what is taken out of it. */
  reply: ReplyLine[];
}

/** One letter has so many things of one person at most; who writes more has not written a letter. */
const MOST_THINGS = 500;

/**
 * Takes out of a reply what is about one person: hello and goodbye, names, addresses, numbers, codes, promised days. Pure, and
 * takes time by the length of the reply alone, whatever stands in it. What is left out by mistake is caught by a person: all of
 * it is shown before anything is published.
 */
export function takeOutPrivate(html: string, about: AboutReply, wishes: Wishes = {}): Anonymous {
  const words = readWords(html);
  const kept = new Set(wishes.keep ?? []);
  const all = found(words, about, wishes.take ?? []);
  const claimed = words.lines.map(({ text }) => new Uint8Array(text.length));
  const things = new Map<string, TakenOut>();
  const cuts: Cut[] = [];
  for (const one of all) {
    const key = keyOf(one);
    const claim = claimed[one.line];
    if (!claim || claim.subarray(one.from, one.to).includes(1) || (things.size >= MOST_THINGS && !things.has(key)))
      continue;
    const isKept = kept.has(key);
    const before = things.get(key);
    if (before) before.times += 1;
    else things.set(key, { key, kind: one.kind, words: one.words, replacement: one.instead, times: 1, kept: isKept });
    // What is kept takes nothing: a greeting that stays loses its name all the same.
    if (isKept) continue;
    claim.fill(1, one.from, one.to);
    cuts.push({ line: one.line, from: one.from, to: one.to, instead: one.instead, key });
  }
  cuts.sort((a, b) => a.line - b.line || a.from - b.from);
  const unlinked = new Set<string>();
  for (const { href } of linksIn(words)) {
    const key = `link:${href}`;
    if (!isOnesOwn(href, about.ours)) continue;
    if (kept.has(key)) things.set(key, { key, kind: 'link', words: href, replacement: '', times: 1, kept: true });
    else {
      unlinked.add(href);
      things.set(key, { key, kind: 'link', words: href, replacement: '', times: 1, kept: false });
    }
  }
  return {
    html: writeWords(words, cuts, unlinked, (text) => text),
    marked: writeWords(words, cuts, unlinked, (text) => MARK.from + text + MARK.to),
    takenOut: [...things.values()],
    reply: replyLines(words, cuts),
  };
}

function keyOf(one: Found): string {
  return `${one.kind}:${one.words.toLowerCase()}`.slice(0, 400);
}

/** All finds; where two meet the earlier one in this list holds. */
function found(words: WordsOfHtml, about: AboutReply, chosen: readonly string[]): Found[] {
  const { lines } = words;
  const learnt = learnCodes(about.ticketText);
  const names = knownNames(about.people);
  const each = (find: (line: (typeof lines)[number], at: number) => Found[]) => lines.flatMap(find);
  return [
    ...findGreeting(lines),
    ...findSignature(lines),
    ...each((line, at) => findChosen(line, at, chosen)),
    ...each(findPages),
    ...each((line, at) => findNumbers(line, at, about)),
    ...each((line, at) => findPlaces(line, at, about)),
    ...each((line, at) => findDays(line, at, about)),
    ...each((line, at) => findCodes(line, at, about, learnt)),
    ...each((line, at) => findNames(line, at, about, names)),
  ];
}

/** The reply's lines in pieces, in their order. */
function replyLines({ lines }: WordsOfHtml, cuts: readonly Cut[]): ReplyLine[] {
  const byLine = Map.groupBy(cuts, (cut) => cut.line);
  return lines.flatMap(({ tag, text }, index) => {
    if (text.trim() === '') return [];
    const pieces: ReplyLine['pieces'] = [];
    let at = 0;
    for (const cut of byLine.get(index) ?? []) {
      if (cut.from > at) pieces.push({ text: text.slice(at, cut.from), key: null, replacement: '' });
      pieces.push({ text: text.slice(cut.from, cut.to), key: cut.key, replacement: cut.instead });
      at = cut.to;
    }
    if (at < text.length) pieces.push({ text: text.slice(at), key: null, replacement: '' });
    return [{ tag, pieces }];
  });
}
