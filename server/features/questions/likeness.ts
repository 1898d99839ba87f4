import type { AskedWord } from './asked-words.ts';

/** A question as it is compared: its words, most telling first, each with its weight squared into `norm`. */
export interface Weighed {
  weights: ReadonlyMap<number, number>;
  norm: number;
}

/** How many different questions hold a word, and how many there are. */
export interface Commonness {
  questions: number;
  holding(word: number): number;
}

/** As if so many other questions had been asked before: on a young desk no word is rare yet. */
const IMAGINED = 200;
/** A word that nobody else uses says no more than one that few use; it may be mistyped. */
const RAREST = 4.6;

export function weightOf(word: number, commonness: Commonness): number {
  const rarity = Math.log(1 + (commonness.questions + IMAGINED) / (commonness.holding(word) + 1));
  return Math.min(rarity, RAREST);
}

export function weigh(words: readonly AskedWord[], commonness: Commonness): Weighed {
  const weights = new Map<number, number>();
  let norm = 0;
  for (const { word, count } of words) {
    const weight = count * weightOf(word, commonness);
    weights.set(word, weight);
    norm += weight * weight;
  }
  return { weights, norm };
}

/** How alike two questions are, 0 to 1: the cosine of their words' weights. With fewer than `least` words in common, 0. */
export function likeness(a: Weighed, b: Weighed, least = 1): number {
  if (a.norm === 0 || b.norm === 0) return 0;
  const [few, many] = a.weights.size <= b.weights.size ? [a, b] : [b, a];
  let sum = 0;
  let shared = 0;
  for (const [word, weight] of few.weights) {
    const other = many.weights.get(word);
    if (other === undefined) continue;
    sum += weight * other;
    shared++;
  }
  const alike = sum / Math.sqrt(a.norm * b.norm);
  return shared < least && alike < SAME_WORDS ? 0 : alike;
}

/** A letter of a single word is like those that say no more than it. */
const SAME_WORDS = 0.8;
