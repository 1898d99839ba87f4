import type { AskedWord } from './asked-words.ts';
import { kindOf } from './what-of-it.ts';

/** A question as it is compared: its words, the weight of each at the same place, and the sum of their squares. */
export interface Weighed {
  words: number[];
  weights: number[];
  norm: number;
  /** What it asks of them, as bits. */
  kinds: number;
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

export function weigh(asked: readonly AskedWord[], commonness: Commonness): Weighed {
  const words: number[] = [];
  const weights: number[] = [];
  let norm = 0;
  let kinds = 0;
  for (const { word, count } of asked) {
    const kind = kindOf(word);
    if (kind !== 0) {
      kinds |= kind;
      continue;
    }
    const weight = count * weightOf(word, commonness);
    words.push(word);
    weights.push(weight);
    norm += weight * weight;
  }
  return { words, weights, norm, kinds };
}

/**
 * How alike others are to one question, 0 to 1: the cosine of their words' weights. Its words lie in a small open table, for there are many others and most of their words are not in it.
 */
export function likenessTo(own: Weighed): (other: Weighed) => number {
  const size = 1 << (33 - Math.clz32(2 * own.words.length));
  const keys = new Int32Array(size);
  const values = new Float64Array(size);
  for (const [at, word] of own.words.entries()) {
    let slot = word & (size - 1);
    while (values[slot] !== 0) slot = (slot + 1) & (size - 1);
    keys[slot] = word;
    values[slot] = own.weights[at] as number;
  }
  return (other) => {
    if (own.norm === 0 || other.norm === 0) return 0;
    let sum = 0;
    for (let at = 0; at < other.words.length; at++) {
      const word = other.words[at] as number;
      for (let slot = word & (size - 1); values[slot] !== 0; slot = (slot + 1) & (size - 1)) {
        if (keys[slot] !== word) continue;
        sum += (values[slot] as number) * (other.weights[at] as number);
        break;
      }
    }
    return sum / Math.sqrt(own.norm * other.norm);
  };
}
