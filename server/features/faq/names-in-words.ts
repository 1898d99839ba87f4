import type { AboutReply, Found, Person } from './finding.ts';
import { END, plain, START } from './finding.ts';
import { HELLO } from './greetings.ts';
import { insteadWords } from './instead-words.ts';
import type { WordLine } from './word-lines.ts';

const WORD = /[\p{L}][\p{L}'’-]{0,40}/gu;
/** Parts of names that are words of every sentence. */
const PARTICLES = new Set(
  'de di da del della dei degli delle la le lo los las el van von der den do dos das y e i of the san mc st al bin ben ter'.split(
    ' ',
  ),
);
const TITLE = new RegExp(
  `${START}(?:mr|mrs|ms|dr|signor|signora|signore|sig|sig\\.ra|sigra|dott|dott\\.ssa|senor|senora|sr|sra|don|dona|domnul|domnule|doamna|dl|d-na|dna)\\.?[ ]$`,
  'u',
);
const LONGEST_TITLE = 12;
const LONGEST_HELLO = 20;
const BEFORE_A_CALL = new RegExp(`(?:^|[,;:.!?(\\n]|${START}(?:${HELLO}))[ ]{0,2}$`, 'u');
const AFTER_A_CALL = /^[ ]{0,1}(?:[,;:.!?)\n]|$)/;

interface KnownNames {
  parts: ReadonlyMap<string, Person['side']>;
  wholes: readonly { words: string; side: Person['side'] }[];
}

/** Prepared once for all lines of a reply. */
export function knownNames(people: readonly Person[]): KnownNames {
  const parts = new Map<string, Person['side']>();
  const wholes: { words: string; side: Person['side'] }[] = [];
  for (const { name, side } of people) {
    const words = plain(name.trim());
    if (words.length < 2) continue;
    if (side === 'organization') wholes.push({ words, side });
    else {
      for (const part of words.split(/[^\p{L}'’-]+/u)) {
        if (part.length >= 2 && !PARTICLES.has(part)) parts.set(part.replaceAll('’', "'"), parts.get(part) ?? side);
      }
    }
  }
  return { parts, wholes: wholes.sort((a, b) => b.words.length - a.words.length) };
}

interface Named {
  from: number;
  to: number;
  side: Person['side'];
}

/** Names of those who take part, and whoever is named by a title. */
export function findNames(line: WordLine, at: number, about: AboutReply, known: KnownNames): Found[] {
  const text = plain(line.text);
  const named = [...wholesIn(text, known), ...partsIn(line.text, text, known)];
  return named.map(({ from: first, to, side }) => {
    const title = TITLE.exec(text.slice(Math.max(0, first - LONGEST_TITLE), first))?.[0].length ?? 0;
    const from = first - title;
    const words = line.text.slice(from, to);
    const isCalled =
      BEFORE_A_CALL.test(text.slice(Math.max(0, from - LONGEST_HELLO), from)) &&
      AFTER_A_CALL.test(text.slice(to, to + 3));
    if (!isCalled)
      return { kind: 'name' as const, line: at, from, to, words, instead: insteadWords(about.language).person(side) };
    const comma = /^[ ]{0,1},/.exec(text.slice(to, to + 2))?.[0].length ?? 0;
    return { kind: 'name' as const, line: at, from, to: to + comma, words, instead: '' };
  });
}

function wholesIn(text: string, { wholes }: KnownNames): Named[] {
  const found: Named[] = [];
  for (const { words, side } of wholes) {
    for (let from = text.indexOf(words); from !== -1; from = text.indexOf(words, from + words.length)) {
      const to = from + words.length;
      if (/[\p{L}\p{N}]/u.test(text.charAt(from - 1) + text.charAt(to))) continue;
      found.push({ from, to, side });
    }
  }
  return found;
}

function partsIn(written: string, text: string, { parts }: KnownNames): Named[] {
  const found: Named[] = [];
  for (const { 0: raw, index } of written.matchAll(WORD)) {
    if (!/^\p{Lu}/u.test(raw)) continue;
    // "Giulia's" is hers, and "Anne-Marie" may be known by either half.
    const word = raw.replace(/['’]s?$/u, '');
    const whole = plain(word).replaceAll('’', "'");
    const side =
      parts.get(whole) ??
      whole
        .split('-')
        .map((half) => parts.get(half))
        .find((each) => each !== undefined);
    const titled = side === undefined && TITLE.test(text.slice(Math.max(0, index - LONGEST_TITLE), index));
    const to = index + word.length;
    const last = found.at(-1);
    const joins = last !== undefined && /^[ ](?:\p{L}{1,3}[ ]){0,2}$/u.test(written.slice(last.to, index));
    if (last && joins && side !== undefined) last.to = to;
    else if (side !== undefined || titled) found.push({ from: index, to, side: side ?? 'customer' });
  }
  return found;
}

/** The same words wherever else they stand. */
export function findChosen(line: WordLine, at: number, chosen: readonly string[]): Found[] {
  const text = plain(line.text);
  return chosen.flatMap((words) => {
    const wanted = plain(words.trim());
    const found: Found[] = [];
    if (wanted === '') return found;
    for (let from = text.indexOf(wanted); from !== -1; from = text.indexOf(wanted, from + wanted.length)) {
      const to = from + wanted.length;
      const inWord =
        new RegExp(END, 'u').exec(text.slice(to, to + 1)) === null || /[\p{L}\p{N}]/u.test(text.charAt(from - 1));
      if (!inWord) found.push({ kind: 'chosen', line: at, from, to, words: words.trim(), instead: '' });
    }
    return found;
  });
}
