import type { AskedWord } from './asked-words.ts';
import type { Commonness, Weighed } from './likeness.ts';
import { likenessTo, weigh, weightOf } from './likeness.ts';
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
    .filter(({ word }) => kindOf(word) === 0)
    .map(({ word, count }) => ({ word, weight: count * weightOf(word, commonness) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, TELLING_WORDS)
    .map(({ word }) => word);
}

/** A question that is compared with many others. */
interface Compared {
  language: string | null;
  likeness: ReturnType<typeof likenessTo>;
  kinds: number;
}

function compared({ language }: Question, weighed: Weighed): Compared {
  return { language, likeness: likenessTo(weighed), kinds: weighed.kinds };
}

/** A question that others are compared with. */
interface Standing {
  question: Question;
  /** Its words, and how many questions there were when they were weighed: doing it for each comparison is what would cost. */
  weighed: Weighed;
  questions: number;
  /** What it shares with the question that is looked at in this turn. */
  turn: number;
  shared: number;
}

/**
 * The questions among which new ones find their place: those that stand alone, and the few that stand for each group. In
 * memory as large as what it is given; looking for a place takes as long for many as for few.
 */
export class Neighbourhood {
  readonly #holders = new Map<number, Standing[]>();
  readonly #members = new Map<string, Standing[]>();
  readonly #standing = new Map<Question, Standing>();
  /** Counts the searches for candidates. */
  #turn = 0;
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
    const standing = { question, weighed: weigh(question.words, this.commonness), questions: 0, turn: 0, shared: 0 };
    standing.questions = this.#questions;
    this.#standing.set(question, standing);
    for (const { word } of question.words) {
      const holders = this.#holders.get(word);
      if (holders) holders.push(standing);
      else this.#holders.set(word, [standing]);
      if (counts) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
    }
    if (counts) this.#questions++;
    if (question.groupId !== null) this.#joins(standing, question.groupId);
  }

  /** One that was alone has company now. */
  putInto(question: Question, groupId: string): void {
    question.groupId = groupId;
    const standing = this.#standing.get(question);
    if (standing) this.#joins(standing, groupId);
  }

  /** Two groups are one. */
  unite(groupId: string, into: string): void {
    const members = this.#members.get(groupId) ?? [];
    for (const { question } of members) question.groupId = into;
    this.#members.set(into, [...(this.#members.get(into) ?? []), ...members]);
    this.#members.delete(groupId);
  }

  placeOf(question: Question): Place {
    const { commonness } = this;
    const own = compared(question, weigh(question.words, commonness));
    const scores = new Map<string, number[]>();
    const others: Question[] = [];
    for (const candidate of this.#candidates(question, commonness)) {
      const score = this.#scoreOf(own, candidate, commonness);
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
      .filter(({ groupId, score }) => score >= 1 && this.#cohesion(own, groupId, commonness) >= COHESION)
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

  #joins(standing: Standing, groupId: string): void {
    const members = this.#members.get(groupId);
    if (members) members.push(standing);
    else this.#members.set(groupId, [standing]);
  }

  /** Where groups became one, many stand for it; comparing all with all would take as their square. */
  #newestOf(groupId: string): Standing[] {
    return (this.#members.get(groupId) ?? []).slice(-MOST_OF_A_GROUP);
  }

  /** How alike it is to all that stand for a group, those in its own language where there are any. */
  #cohesion(own: Compared, groupId: string, commonness: Commonness): number {
    const members = this.#newestOf(groupId);
    const inLanguage = members.filter(({ question: { language } }) => language === own.language);
    const others = inLanguage.length > 0 ? inLanguage : members;
    if (others.length === 0) return 0;
    let sum = 0;
    for (const other of others) sum += this.#scoreOf(own, other, commonness);
    return sum / others.length;
  }

  /** Whether two groups are as alike as the letters of one. */
  #areAlike(groupId: string, otherId: string, commonness: Commonness): boolean {
    const members = this.#newestOf(groupId);
    let sum = 0;
    for (const each of members)
      sum += this.#cohesion(compared(each.question, this.#weightsOf(each, commonness)), otherId, commonness);
    return members.length > 0 && sum / members.length >= COHESION;
  }

  /** Those that share the most telling words, most first. */
  #candidates(question: Question, commonness: Commonness): Standing[] {
    const turn = ++this.#turn;
    const found: Standing[] = [];
    for (const word of tellingWords(question.words, commonness)) {
      const weight = weightOf(word, commonness) ** 2;
      const holders = this.#holders.get(word) ?? [];
      for (let at = Math.max(0, holders.length - MOST_HOLDING); at < holders.length; at++) {
        const other = holders[at] as Standing;
        if (other.turn !== turn) {
          if (other.question.ticketId === question.ticketId) continue;
          other.turn = turn;
          other.shared = 0;
          found.push(other);
        }
        other.shared += weight;
      }
    }
    return mostShared(found);
  }

  #weightsOf(standing: Standing, commonness: Commonness): Weighed {
    // Weights move slowly: by a logarithm of how many there are.
    if (commonness.questions > standing.questions * GROWN + GROWN_BY) {
      standing.weighed = weigh(standing.question.words, commonness);
      standing.questions = commonness.questions;
    }
    return standing.weighed;
  }

  /** How alike two questions are, as a part of what it takes: 1 and more is the same question. */
  #scoreOf(own: Compared, other: Standing, commonness: Commonness): number {
    const theirs = this.#weightsOf(other, commonness);
    if (askOtherThings(own.kinds, theirs.kinds)) return 0;
    const { language } = other.question;
    const across = own.language !== null && language !== null && own.language !== language;
    return own.likeness(theirs, LEAST_SHARED) / (across ? ALIKE_ACROSS : ALIKE);
  }
}

/** The first of an order that is not made whole: there may be two thousand. Of equals, whichever was found first. */
function mostShared(found: readonly Standing[]): Standing[] {
  const best: Standing[] = [];
  for (const each of found) {
    const last = best.at(-1);
    if (best.length === MOST_COMPARED && last && each.shared <= last.shared) continue;
    if (best.length === MOST_COMPARED) best.pop();
    let at = best.length;
    while (at > 0 && (best[at - 1] as Standing).shared < each.shared) at--;
    best.splice(at, 0, each);
  }
  return best;
}
