import type { AskedWord } from './asked-words.ts';
import { Vocabulary } from './vocabulary.ts';
import { askOtherThings, kindOf } from './what-of-it.ts';

/** A question as it is compared with others. */
export interface Question {
  ticketId: string;
  groupId: string | null;
  language: string | null;
  words: readonly AskedWord[];
  /** Groups that it is known not to belong to. */
  apart?: readonly string[];
}

/** Where a question belongs. */
export interface Place {
  /** The group that it joins; null where it makes one with `others`, or is alone. */
  groupId: string | null;
  /** That were alone until now and join with it. */
  others: Question[];
  /** Groups that it shows to be the same as its own. */
  same: string[];
  /** Others are to be compared with it from now on. */
  stands: boolean;
}

/** From here on two letters in one language ask the same: chosen by looking at our labelled questions and at some of others. */
const ALIKE = 0.34;
/** Two languages share few words by chance, so what they share says more. */
const ALIKE_ACROSS = 0.27;
/** One word in common is a topic, two are a question. */
const LEAST_SHARED = 2;
/** A letter of a single word is like those that say no more than it. */
const SAME_WORDS = 0.8;
/** More like one that stands for the group than this, it adds nothing to them. */
const SAME_AGAIN = 0.75;
const MOST_STANDING = 12;
/** More than twelve stand only where two groups became one; of those so many are compared. */
export const MOST_OF_A_GROUP = 24;
/** Likeness to one question of a group, where no second is like it, counts for so much. */
const ONE_ALONE = 0.85;
/** A question that is as much of a second group shows that the two are one. */
const SAME_GROUP = 1.2;
/** To all that stand for a group a question has to be alike by this part of what it takes to be like one. */
const COHESION = 0.6;
/** Words by which others are looked for, most telling first; */
const TELLING_WORDS = 10;
/** and of the later ones only as long as all together are held by no more questions than this. */
const MOST_HOLDING = 300;
const FEWEST_WORDS = 3;
/** Of those that hold a word, so many are looked at, newest first. */
const MOST_HOLDING_ONE = 200;
export const MOST_COMPARED = 30;
/** Weights are taken anew when there are so many times more questions, and so many. */
const GROWN = 1.1;
const GROWN_BY = 20;
/** Groups that may prove to be the same as the one that a question joins. */
const MOST_SAME = 2;

/**
 * Of words from the most telling to the least, those by which others are looked for.
 * @param holding how many questions hold it; 0: not worth looking
 */
export function wordsToLookFor<Word>(words: readonly Word[], holding: (word: Word) => number): Word[] {
  const chosen: Word[] = [];
  let together = 0;
  for (const word of words.slice(0, TELLING_WORDS)) {
    const count = holding(word);
    if (count === 0 || (together + count > MOST_HOLDING && chosen.length >= FEWEST_WORDS)) continue;
    chosen.push(word);
    together += count;
  }
  return chosen;
}

/** What is known of groups besides those that stand for them. */
export interface KnownGroups {
  sizes: Map<string, number>;
  decided: ReadonlySet<string>;
}

/** A question as others are compared with it. */
interface Standing {
  question: Question;
  /** The places of its words in the vocabulary, and how much its writer made of each. */
  places: number[];
  counts: number[];
  /** The sum of the squares of its words' weights, as they were when all were weighed. */
  norm: number;
  /** What it asks of them, as bits. */
  kinds: number;
}

/**
 * The questions among which new ones find their place: those that stand alone, and the few that stand for each group. In
 * memory as large as what it is given; looking for a place takes as long for many as for few.
 *
 * How alike two are is the cosine of their words' weights, as `likenessTo` has it.
 */
export class Neighbourhood {
  readonly #vocabulary: Vocabulary;
  readonly #decided: ReadonlySet<string>;
  /** How many tickets ask what a group asks, as far as is known. */
  readonly #sizes: Map<string, number>;
  readonly #all: Standing[] = [];
  readonly #byQuestion = new Map<Question, Standing>();
  readonly #members = new Map<string, Standing[]>();
  /** For each place of a word, which of all hold it, in the order they came. */
  readonly #holders: number[][] = [];
  /** Of each of all, what it shares with the compared question, and in which search that was reckoned. */
  readonly #shared: number[] = [];
  readonly #search: number[] = [];
  #searches = 0;
  /** When all were weighed last, there were so many questions. */
  #weighedAt: number;
  /** The question that others are compared with now: the weights of its words by their places, 0 elsewhere. */
  readonly #own: number[] = [];
  #compared: Standing | undefined;

  /**
   * @param known how many different questions there are, and how many hold each word
   * @param groups how large they are, and those about which somebody decided something: they stay what they are
   */
  constructor(
    known: { questions: number; holding: ReadonlyMap<number, number> },
    groups: KnownGroups = { sizes: new Map(), decided: new Set() },
  ) {
    this.#vocabulary = new Vocabulary(known);
    this.#weighedAt = known.questions;
    this.#decided = groups.decided;
    this.#sizes = groups.sizes;
  }

  /** One that stands. `counts`: its words are not in the known counts yet. */
  add(question: Question, { counts }: { counts: boolean }): void {
    const standing = this.#compared?.question === question ? this.#compared : this.#understood(question);
    this.#byQuestion.set(question, standing);
    const number = this.#all.push(standing) - 1;
    this.#shared.push(0);
    this.#search.push(0);
    for (const place of standing.places) {
      while (this.#holders.length <= place) this.#holders.push([]);
      this.#holders[place]?.push(number);
    }
    if (question.groupId !== null) this.#joins(standing, question.groupId);
    if (!counts) return;
    this.#vocabulary.count(standing.places);
    // Weights move slowly: by a logarithm of how many there are.
    if (this.#vocabulary.questions > this.#weighedAt * GROWN + GROWN_BY) this.#weighAnew();
  }

  /** One that was alone has company now. */
  putInto(question: Question, groupId: string): void {
    question.groupId = groupId;
    const standing = this.#byQuestion.get(question);
    if (standing) this.#joins(standing, groupId);
  }

  sizeOf(groupId: string): number {
    return this.#sizes.get(groupId) ?? 0;
  }

  grow(groupId: string, by: number): void {
    this.#sizes.set(groupId, this.sizeOf(groupId) + by);
  }

  /** Two groups are one. */
  unite(groupId: string, into: string): void {
    this.grow(into, this.sizeOf(groupId));
    this.#sizes.delete(groupId);
    const members = this.#members.get(groupId) ?? [];
    for (const { question } of members) question.groupId = into;
    this.#members.set(into, [...(this.#members.get(into) ?? []), ...members]);
    this.#members.delete(groupId);
  }

  /** The groups of those that are as like it as the letters of one question, however unlike the others of theirs. */
  groupsNear(question: Question): Set<string> {
    this.#compareWith(this.#understood(question));
    const near = this.#candidates().filter((each) => each.question.groupId !== null && this.#score(each) >= 1);
    return new Set(near.map((each) => each.question.groupId as string));
  }

  placeOf(question: Question): Place {
    this.#compareWith(this.#understood(question));
    const scores = new Map<string, number[]>();
    const others: Question[] = [];
    for (const candidate of this.#candidates()) {
      const score = this.#score(candidate);
      const other = candidate.question;
      if (other.groupId === null) {
        if (score >= 1) others.push(other);
      } else {
        const known = scores.get(other.groupId);
        if (known) known.push(score);
        else scores.set(other.groupId, [score]);
      }
    }
    const groups = [...scores]
      .map(([groupId, all]) => {
        const [first = 0, second = 0] = all.sort((a, b) => b - a);
        // Like one of them may be chance; like two is not.
        return { groupId, nearest: first, score: Math.max((first + second) / 2, first * ONE_ALONE) };
      })
      .filter(({ groupId, score }) => score >= 1 && this.#cohesion(groupId) >= COHESION)
      .sort((a, b) => b.score - a.score);
    const [best, ...more] = groups;
    const standing = best ? (this.#members.get(best.groupId)?.length ?? 0) : 0;
    return {
      groupId: best?.groupId ?? null,
      others: others.filter(({ apart }) => !best || !apart?.includes(best.groupId)),
      same: more
        .slice(0, MOST_SAME)
        .filter(({ groupId, score }) => score >= SAME_GROUP && best && this.#areOne(best.groupId, groupId))
        .map(({ groupId }) => groupId),
      stands: !best || (standing < MOST_STANDING && best.nearest < SAME_AGAIN / ALIKE),
    };
  }

  #understood(question: Question): Standing {
    if (this.#compared?.question === question) return this.#compared;
    const vocabulary = this.#vocabulary;
    const places: number[] = [];
    const counts: number[] = [];
    let norm = 0;
    let kinds = 0;
    for (const { word, count } of question.words) {
      const kind = kindOf(word);
      if (kind !== 0) {
        kinds |= kind;
        continue;
      }
      const place = vocabulary.placeOf(word);
      vocabulary.weighAnew(place);
      places.push(place);
      counts.push(count);
      norm += (count * (vocabulary.weights[place] as number)) ** 2;
    }
    return { question, places, counts, norm, kinds };
  }

  #weighAnew(): void {
    this.#weighedAt = this.#vocabulary.questions;
    this.#vocabulary.weighAllAnew();
    const { weights } = this.#vocabulary;
    for (const standing of this.#all) {
      standing.norm = 0;
      for (const [at, place] of standing.places.entries())
        standing.norm += ((standing.counts[at] as number) * (weights[place] as number)) ** 2;
    }
  }

  #joins(standing: Standing, groupId: string): void {
    const members = this.#members.get(groupId);
    if (members) members.push(standing);
    else this.#members.set(groupId, [standing]);
  }

  /** Where groups became one, many stand for it; comparing all with all would take as their square. */
  #newestOf(groupId: string): Standing[] {
    return (this.#members.get(groupId) ?? []).slice(-MOST_OF_A_GROUP);
  }

  /** How alike the compared one is to all that stand for a group, those in its own language where there are any. */
  #cohesion(groupId: string): number {
    const members = this.#newestOf(groupId);
    const own = this.#compared?.question.language ?? null;
    const inLanguage = members.filter(({ question: { language } }) => language === own);
    const others = inLanguage.length > 0 ? inLanguage : members;
    if (others.length === 0) return 0;
    let sum = 0;
    for (const other of others) sum += this.#score(other);
    return sum / others.length;
  }

  /** Whether two groups are as alike as the letters of one, and nobody decided about either. */
  #areOne(groupId: string, otherId: string): boolean {
    if (this.#decided.has(groupId) || this.#decided.has(otherId)) return false;
    const members = this.#newestOf(groupId);
    let sum = 0;
    for (const each of members) {
      this.#compareWith(each);
      sum += this.#cohesion(otherId);
    }
    return members.length > 0 && sum / members.length >= COHESION;
  }

  /** Those that share the most telling words with the compared one, most first. */
  #candidates(): Standing[] {
    const { places, counts, question } = this.#compared as Standing;
    const { weights } = this.#vocabulary;
    const search = ++this.#searches;
    const found: number[] = [];
    const telling = places
      .map((place, at) => ({ place, weight: (counts[at] as number) * (weights[place] as number) }))
      .sort((a, b) => b.weight - a.weight);
    const holding = ({ place }: { place: number }) => Math.min(this.#holders[place]?.length ?? 0, MOST_HOLDING_ONE);
    for (const { place } of wordsToLookFor(telling, holding)) {
      const weight = (weights[place] as number) ** 2;
      const holders = this.#holders[place] ?? [];
      for (let at = Math.max(0, holders.length - MOST_HOLDING_ONE); at < holders.length; at++) {
        const other = holders[at] as number;
        if (this.#search[other] === search) this.#shared[other] = (this.#shared[other] as number) + weight;
        else {
          this.#search[other] = search;
          this.#shared[other] = weight;
          found.push(other);
        }
      }
    }
    return mostOf(found, this.#shared)
      .map((each) => this.#all[each] as Standing)
      .filter((each) => each.question.ticketId !== question.ticketId);
  }

  #compareWith(standing: Standing): void {
    const { weights } = this.#vocabulary;
    for (const place of this.#compared?.places ?? []) this.#own[place] = 0;
    // Filled up to the last word: an array with holes is slow to read.
    while (this.#own.length < weights.length) this.#own.push(0);
    for (const [at, place] of standing.places.entries())
      this.#own[place] = (standing.counts[at] as number) * (weights[place] as number);
    this.#compared = standing;
  }

  /** How alike another is to the compared one, as a part of what it takes: 1 and more is the same question. */
  #score(other: Standing): number {
    const own = this.#compared as Standing;
    if (askOtherThings(own.kinds, other.kinds) || own.norm === 0 || other.norm === 0) return 0;
    const { places, counts } = other;
    const { weights } = this.#vocabulary;
    let sum = 0;
    let shared = 0;
    for (let at = 0; at < places.length; at++) {
      const place = places[at] as number;
      const weight = this.#own[place] as number;
      if (weight === 0) continue;
      sum += weight * (counts[at] as number) * (weights[place] as number);
      shared++;
    }
    const alike = sum / Math.sqrt(own.norm * other.norm);
    if (shared < LEAST_SHARED && alike < SAME_WORDS) return 0;
    const { language } = other.question;
    const across = own.question.language !== null && language !== null && own.question.language !== language;
    return alike / (across ? ALIKE_ACROSS : ALIKE);
  }
}

/** The first of an order that is not made whole: there may be hundreds. Of equals, whichever was found first. */
function mostOf(found: readonly number[], shared: readonly number[]): number[] {
  const best: number[] = [];
  let least = 0;
  for (const each of found) {
    const own = shared[each] as number;
    if (best.length === MOST_COMPARED) {
      if (own <= least) continue;
      best.pop();
    }
    let at = best.length;
    while (at > 0 && (shared[best[at - 1] as number] as number) < own) at--;
    best.splice(at, 0, each);
    least = shared[best.at(-1) as number] as number;
  }
  return best;
}
