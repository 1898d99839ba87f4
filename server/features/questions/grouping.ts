import type { AskedWord } from './asked-words.ts';
import type { Commonness, Weighed } from './likeness.ts';
import { likeness, weigh, weightOf } from './likeness.ts';

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
/** More like one that stands for the group than this, it adds nothing to them. */
const SAME_AGAIN = 0.75;
const MOST_STANDING = 12;
/** Likeness to one question of a group, where no second is like it, counts for so much. */
const ONE_ALONE = 0.85;
/** A question that is as much of a second group shows that the two are one. */
const SAME_GROUP = 1.2;
/** To all that stand for a group a question has to be alike by this part of what it takes to be like one. */
const COHESION = 0.6;
/** Words by which others are looked for. */
const TELLING_WORDS = 10;
/** Of those that hold a word, so many are looked at, newest first. */
const MOST_HOLDING = 200;
const MOST_COMPARED = 30;
/** Weights are taken anew when there are so many times more questions, and so many. */
const GROWN = 1.1;
const GROWN_BY = 20;
/** Groups that may prove to be the same as the one that a question joins. */
const MOST_SAME = 2;

/** The words by which others like a question are found, most telling first. */
export function tellingWords(words: readonly AskedWord[], commonness: Commonness): number[] {
  return words
    .map(({ word, count }) => ({ word, weight: count * weightOf(word, commonness) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, TELLING_WORDS)
    .map(({ word }) => word);
}

/**
 * The questions among which new ones find their place: those that stand alone, and the few that stand for each group. In
 * memory as large as what it is given; looking for a place takes as long for many as for few.
 */
export class Neighbourhood {
  readonly #holders = new Map<number, Question[]>();
  readonly #members = new Map<string, Question[]>();
  /** Weighed words, with how many questions there were then: taking them anew for each comparison is what would cost. */
  readonly #weighed = new Map<Question, { questions: number; words: Weighed }>();
  readonly #counts: Map<number, number>;
  #questions: number;

  /** @param known how many different questions there are, and how many hold each word. */
  constructor(known: { questions: number; holding: Map<number, number> }) {
    this.#questions = known.questions;
    this.#counts = known.holding;
  }

  get commonness(): Commonness {
    return { questions: this.#questions, holding: (word) => this.#counts.get(word) ?? 0 };
  }

  /** One that stands. `counts`: its words are not in the known counts yet. */
  add(question: Question, { counts }: { counts: boolean }): void {
    for (const { word } of question.words) {
      const holders = this.#holders.get(word);
      if (holders) holders.push(question);
      else this.#holders.set(word, [question]);
      if (counts) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
    }
    if (counts) this.#questions++;
    if (question.groupId !== null) this.#joins(question, question.groupId);
  }

  /** One that was alone has company now. */
  putInto(question: Question, groupId: string): void {
    question.groupId = groupId;
    this.#joins(question, groupId);
  }

  /** Two groups are one. */
  unite(groupId: string, into: string): void {
    const members = this.#members.get(groupId) ?? [];
    for (const question of members) question.groupId = into;
    this.#members.set(into, [...(this.#members.get(into) ?? []), ...members]);
    this.#members.delete(groupId);
  }

  placeOf(question: Question): Place {
    const { commonness } = this;
    const own = this.#weigh(question, commonness);
    const scores = new Map<string, number[]>();
    const others: Question[] = [];
    for (const other of this.#candidates(question, commonness)) {
      const score = this.#scoreOf(question, own, other, commonness);
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
      .filter(({ groupId, score }) => score >= 1 && this.#cohesion(question, own, groupId, commonness) >= COHESION)
      .sort((a, b) => b.score - a.score);
    const [best, ...more] = groups;
    const standing = best ? (this.#members.get(best.groupId)?.length ?? 0) : 0;
    return {
      groupId: best?.groupId ?? null,
      others: others.filter(({ apart }) => !best || !apart?.includes(best.groupId)),
      same: more
        .slice(0, MOST_SAME)
        .filter(
          ({ groupId, score }) => score >= SAME_GROUP && best && this.#areAlike(best.groupId, groupId, commonness),
        )
        .map(({ groupId }) => groupId),
      stands: !best || (standing < MOST_STANDING && best.nearest < SAME_AGAIN / ALIKE),
    };
  }

  #joins(question: Question, groupId: string): void {
    const members = this.#members.get(groupId);
    if (members) members.push(question);
    else this.#members.set(groupId, [question]);
  }

  /** How alike it is to all that stand for a group, those in its own language where there are any. */
  #cohesion(question: Question, own: Weighed, groupId: string, commonness: Commonness): number {
    const members = this.#members.get(groupId) ?? [];
    const inLanguage = members.filter(({ language }) => language === question.language);
    const others = inLanguage.length > 0 ? inLanguage : members;
    if (others.length === 0) return 0;
    return others.reduce((sum, other) => sum + this.#scoreOf(question, own, other, commonness), 0) / others.length;
  }

  /** Whether two groups are as alike as the letters of one. */
  #areAlike(groupId: string, otherId: string, commonness: Commonness): boolean {
    const members = this.#members.get(groupId) ?? [];
    const sum = members.reduce(
      (total, each) => total + this.#cohesion(each, this.#weigh(each, commonness), otherId, commonness),
      0,
    );
    return members.length > 0 && sum / members.length >= COHESION;
  }

  #candidates(question: Question, commonness: Commonness): Question[] {
    const found = new Map<Question, number>();
    for (const word of tellingWords(question.words, commonness)) {
      const weight = weightOf(word, commonness) ** 2;
      const holders = this.#holders.get(word) ?? [];
      for (let at = Math.max(0, holders.length - MOST_HOLDING); at < holders.length; at++) {
        const other = holders[at] as Question;
        if (other.ticketId !== question.ticketId) found.set(other, (found.get(other) ?? 0) + weight);
      }
    }
    return [...found]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST_COMPARED)
      .map(([other]) => other);
  }

  #weigh(question: Question, commonness: Commonness): Weighed {
    const known = this.#weighed.get(question);
    // Weights move slowly: by a logarithm of how many there are.
    if (known && commonness.questions <= known.questions * GROWN + GROWN_BY) return known.words;
    const words = weigh(question.words, commonness);
    this.#weighed.set(question, { questions: commonness.questions, words });
    return words;
  }

  /** How alike two questions are, as a part of what it takes: 1 and more is the same question. */
  #scoreOf(question: Question, own: Weighed, other: Question, commonness: Commonness): number {
    const theirs = this.#weigh(other, commonness);
    const across = question.language !== null && other.language !== null && question.language !== other.language;
    return likeness(own, theirs, LEAST_SHARED) / (across ? ALIKE_ACROSS : ALIKE);
  }
}
