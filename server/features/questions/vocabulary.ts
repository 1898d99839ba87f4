import { weightOf } from './likeness.ts';

/**
 * The words of many questions as numbers in a row, so that all that is known of a word is found by counting to its place:
 * comparing a question with hundreds of others is then nothing but a few thousand additions.
 */
export class Vocabulary {
  /** What each word weighs, by its place. */
  readonly weights: number[] = [];
  readonly #places = new Map<number, number>();
  readonly #words: number[] = [];
  /** How many different questions hold a word, by its place. */
  readonly #holding: number[] = [];
  readonly #known: ReadonlyMap<number, number>;
  #questions: number;

  /** @param known how many different questions there are, and how many hold each word. */
  constructor(known: { questions: number; holding: ReadonlyMap<number, number> }) {
    this.#questions = known.questions;
    this.#known = known.holding;
  }

  get questions(): number {
    return this.#questions;
  }

  /** Where a word stands; one that is new stands behind all others. */
  placeOf(word: number): number {
    const known = this.#places.get(word);
    if (known !== undefined) return known;
    const place = this.#words.length;
    this.#places.set(word, place);
    this.#words.push(word);
    this.#holding.push(this.#known.get(word) ?? 0);
    this.weights.push(0);
    this.weighAnew(place);
    return place;
  }

  /** One question more, which holds these words. */
  count(places: readonly number[]): void {
    this.#questions++;
    for (const place of places) this.#holding[place] = (this.#holding[place] as number) + 1;
  }

  weighAnew(place: number): void {
    this.weights[place] = weightOf(this.#words[place] as number, {
      questions: this.#questions,
      holding: () => this.#holding[place] as number,
    });
  }

  weighAllAnew(): void {
    for (let place = 0; place < this.#words.length; place++) this.weighAnew(place);
  }
}
