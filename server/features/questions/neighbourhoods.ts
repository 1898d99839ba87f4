import type { Db, Trx } from '../../platform/db/index.ts';
import type { KnownGroups, Question } from './grouping.ts';
import { MOST_COMPARED, MOST_OF_A_GROUP, Neighbourhood, wordsToLookFor } from './grouping.ts';
import { weightOf } from './likeness.ts';
import type { DeskRow, StandingRow } from './reading.queries.ts';
import { allStanding, allWordCounts, knownGroups, standingFor, standingWith, wordCounts } from './reading.queries.ts';
import { kindOf } from './what-of-it.ts';

/** A desk's questions in memory, at most: some hundred bytes each. */
const MOST_IN_MEMORY = 200_000;

/** All questions of a desk, for finding the places of many. */
export async function allAround(trx: Trx, desk: DeskRow): Promise<Neighbourhood> {
  const holding = await allWordCounts(trx, desk.desk_id);
  const groups = await knownGroups(trx, desk.desk_id);
  const around = new Neighbourhood({ questions: desk.questions, holding }, groups);
  for (const row of await allStanding(trx, desk.desk_id, MOST_IN_MEMORY))
    around.add(toQuestion(row), { counts: false });
  return around;
}

/**
 * The few that one question has to be compared with: those that share its most telling words, and all that stand for the groups
 * of the most alike among them. As it would find them among all, and in a few milliseconds on a large desk.
 */
export async function fewAround(trx: Trx, desk: DeskRow, question: Question): Promise<Neighbourhood> {
  const words = question.words.map(({ word }) => word);
  const holding = await wordCounts(trx, desk.desk_id, words);
  const known = { questions: desk.questions, holding: (word: number) => holding.get(word) ?? 0 };
  const telling = question.words
    .filter(({ word }) => kindOf(word) === 0)
    .map(({ word, count }) => ({ word, said: count * weightOf(word, known), weight: weightOf(word, known) ** 2 }))
    .sort((a, b) => b.said - a.said);
  const looked = wordsToLookFor(telling, ({ word }) => known.holding(word));
  const alike = await standingWith(trx, desk.desk_id, looked, MOST_COMPARED);
  const near = neighbourhood(desk, await withWordsOf(trx, desk, holding, alike), alike).groupsNear(question);
  if (near.size === 0) return neighbourhood(desk, holding, alike);
  // Whether it belongs to a group is asked of all that stand for it, also of those that hold none of these words.
  const members = await standingFor(trx, desk.desk_id, [...near], MOST_OF_A_GROUP);
  const rows = [...new Map([...alike.toReversed(), ...members].map((row) => [row.ticket_id, row])).values()];
  const groups = near.size > 1 ? await knownGroups(trx, desk.desk_id, [...near]) : undefined;
  return neighbourhood(desk, await withWordsOf(trx, desk, holding, members), rows, groups);
}

function neighbourhood(
  { questions }: DeskRow,
  holding: ReadonlyMap<number, number>,
  rows: readonly StandingRow[],
  groups?: KnownGroups,
): Neighbourhood {
  const around = new Neighbourhood({ questions, holding }, groups);
  for (const row of rows) around.add(toQuestion(row), { counts: false });
  return around;
}

/** Adds to what is known how common the words of these are. */
async function withWordsOf(
  db: Db | Trx,
  { desk_id }: DeskRow,
  known: Map<number, number>,
  rows: readonly StandingRow[],
): Promise<Map<number, number>> {
  const more = new Set(rows.flatMap((row) => row.words).filter((word) => !known.has(word)));
  for (const [word, count] of await wordCounts(db, desk_id, [...more])) known.set(word, count);
  return known;
}

function toQuestion(row: StandingRow): Question {
  return {
    ticketId: row.ticket_id,
    groupId: row.group_id,
    language: row.language,
    apart: row.apart,
    words: row.words.map((word, index) => ({ word, count: (row.counts[index] ?? 10) / 10 })),
  };
}
