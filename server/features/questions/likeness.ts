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

/** How alike two questions are, 0 to 1: the cosine of their words' weights. */
export function likeness(a: Weighed, b: Weighed): number {
  if (a.norm === 0 || b.norm === 0) return 0;
  const [few, many] = a.weights.size <= b.weights.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [word, weight] of few.weights) shared += weight * (many.weights.get(word) ?? 0);
  return shared / Math.sqrt(a.norm * b.norm);
}

/** How many words two questions have in common. */
export function sharedWords(a: Weighed, b: Weighed): number {
  let shared = 0;
  for (const word of a.weights.keys()) if (b.weights.has(word)) shared++;
  return shared;
}
