import { withoutAccents } from '../../platform/language/without-accents.ts';
import { hash32, stemOf, whatOfIt, withoutFrame } from '../questions/index.ts';

/**
 * What a letter says, as hashes: its words, words that stand side by side, pieces of longer ones, and what it asks of them;
 * each with its weight.
 */
export type LetterFeatures = Map<number, number>;

const MOST_TEXT = 3_000;
const MOST_SUBJECT = 200;
const MOST_WORDS = 160;
const MOST_FEATURES = 320;
const PIECE = 4;
/** Beside whole words: two that stand together say more, a piece of one says less, but is there when it is mistyped. */
const PAIR_WEIGHT = 0.8;
const PIECE_WEIGHT = 0.45;
/** Why, how, when, how much: it is said in one small word or two, is one in all languages, and says more than either. */
const KIND_WEIGHT = 1.5;
const TOKEN = /\p{N}+|\p{L}[\p{L}\p{M}]*/gu;
const LONGEST_WORD = 40;
const LONGEST_NUMBER = 4;

/**
 * The small words too: "when" and "why" ask different things. Without greeting, farewell and quotation, and without long
 * numbers, which are one person's.
 */
export function featuresOf(subject: string, text: string, language: string | null): LetterFeatures {
  const features: LetterFeatures = new Map();
  const add = (feature: string, weight: number): void => {
    if (features.size >= MOST_FEATURES) return;
    const hash = hash32(feature);
    features.set(hash, Math.max(features.get(hash) ?? 0, weight));
  };
  const said = `${subject.slice(0, MOST_SUBJECT)}\n${withoutFrame(text.slice(0, MOST_TEXT))}`.normalize('NFKC');
  const tokens = (said.match(TOKEN) ?? []).slice(0, MOST_WORDS);
  let before: string | null = null;
  const words = tokens.flatMap((token) => {
    const plain = withoutAccents(token);
    const isNumber = /^\p{N}/u.test(token);
    if (plain.length > (isNumber ? LONGEST_NUMBER : LONGEST_WORD)) return [];
    return [{ plain, stem: isNumber || plain.length < 3 ? plain : stemOf(plain, language) }];
  });
  for (const kind of whatOfIt(said, language)) features.set(kind, KIND_WEIGHT);
  for (const { stem } of words) add(stem, 1);
  for (const { stem } of words) {
    if (before !== null) add(`${before} ${stem}`, PAIR_WEIGHT);
    before = stem;
  }
  for (const { plain } of words) {
    if (plain.length <= PIECE) continue;
    for (let at = 0; at + PIECE <= plain.length; at++) add(`~${plain.slice(at, at + PIECE)}`, PIECE_WEIGHT);
  }
  return features;
}
