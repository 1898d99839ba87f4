import type { Mark } from '../../../contract/satisfaction.ts';
import { askedWords } from './asked-words.ts';
import type { Weighed } from './likeness.ts';
import { likenessTo, weigh } from './likeness.ts';
import type { ReplyRow } from './listing.queries.ts';

/** A reply that says less than this is a thank-you, and no answer. */
const LEAST_WORDS = 4;
/** What a customer said of an answer weighs so much beside how much others say the same. */
const MARK_PART = 0.6;
/** And of the rest, that it speaks of what was asked so much. */
const ASKED_PART = 0.4;
/** Taken for an answer that nobody marked. */
const UNMARKED = 0.5;
const IN_THEIR_LANGUAGE = 0.1;

/**
 * The reply that answers best: well marked by its customer, not marked low, and saying what the other replies say too.
 * @param language in which most ask, preferred where all else is equal
 * @param asked some of the questions
 */
export function bestOf(
  replies: readonly ReplyRow[],
  marks: ReadonlyMap<string, Mark>,
  language: string | null,
  asked: readonly { text: string; language: string | null }[],
): ReplyRow | null {
  const answers = replies
    .map((reply) => ({ reply, words: askedWords('', reply.text, reply.language) }))
    .filter(({ words }) => words.length >= LEAST_WORDS);
  const counts = new Map<number, number>();
  for (const { words } of answers) for (const { word } of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const commonness = { questions: answers.length, holding: (word: number) => counts.get(word) ?? 0 };
  const weighed = answers.map(({ words }) => weigh(words, commonness));
  const questions = asked.map((one) => weigh(askedWords('', one.text, one.language), commonness));
  let best: ReplyRow | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const [index, { reply }] of answers.entries()) {
    const mark = marks.get(reply.ticket_id);
    if (mark?.low) continue;
    const own = weighed[index];
    if (!own) continue;
    const central =
      (1 - ASKED_PART) *
        meanLikeness(
          own,
          weighed.filter((_, other) => other !== index),
        ) +
      ASKED_PART * meanLikeness(own, questions);
    const liked = mark ? (mark.mark - 1) / (mark.best - 1) : UNMARKED;
    const score = MARK_PART * liked + (1 - MARK_PART) * central + (reply.language === language ? IN_THEIR_LANGUAGE : 0);
    if (score > most) {
      most = score;
      best = reply;
    }
  }
  return best;
}

function meanLikeness(one: Weighed, others: readonly Weighed[]): number {
  const likeness = likenessTo(one);
  return others.length === 0 ? 0 : others.reduce((sum, other) => sum + likeness(other), 0) / others.length;
}
