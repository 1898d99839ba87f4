import type { Act } from '../../platform/act.ts';
import type { Findings } from './finding-places.ts';
import { questionAskedAgain } from './questions.events.ts';
import type { DeskRow } from './reading.queries.ts';
import {
  countGroups,
  countWords,
  insertAsked,
  insertGroups,
  lockUndecided,
  markTold,
  putInto,
  uniteGroups,
  waitForDisk,
} from './reading.queries.ts';
import { windowOf } from './windows.ts';

/** Writes down what was found for some tickets of a desk, and says which questions are asked often enough by now. */
export async function writeFindings(one: Act, desk: DeskRow, found: Findings): Promise<void> {
  if (found.questions.length === 0) return;
  const deskId = desk.desk_id;
  const made = new Set(found.made);
  const united = await stillToUnite(one, found, made);
  const final = (groupId: string): string => {
    const into = united.get(groupId);
    return into === undefined ? groupId : final(into);
  };
  const questions = found.questions.map((each) => ({
    ...each,
    groupId: each.groupId === null ? null : final(each.groupId),
  }));
  await insertGroups(
    one.trx,
    deskId,
    found.made.filter((id) => !united.has(id)),
    one.at,
  );
  await insertAsked(
    one.trx,
    questions.map(({ question, groupId, at, stands }) => ({
      ticket_id: question.ticketId,
      desk_id: deskId,
      group_id: groupId,
      language: question.language,
      asked_at: at.toString(),
      stands,
      words: question.words.map(({ word }) => word),
      counts: question.words.map(({ count }) => Math.round(count * 10)),
    })),
  );
  const moved = [...found.moved].map(([ticketId, groupId]) => [ticketId, final(groupId)] as const);
  await putInto(one.trx, moved);
  const ended = [...united.keys()].filter((id) => !made.has(id));
  await uniteGroups(
    one.trx,
    ended.map((id) => [id, final(id)]),
  );
  const touched = new Set([
    ...questions.flatMap(({ groupId }) => groupId ?? []),
    ...moved.map(([, groupId]) => groupId),
    ...ended.map(final),
  ]);
  const untold = await countGroups(one.trx, [...touched], windowOf(desk, one.at));
  const repeated = untold.filter(({ size }) => size >= desk.times);
  if (repeated.length === 0) return;
  await waitForDisk(one.trx);
  await markTold(
    one.trx,
    repeated.map(({ id }) => id),
    one.at,
  );
  for (const { id, size } of repeated) one.record(questionAskedAgain, { questionId: id, times: size }, { deskId });
}

/** Groups that end, and the one that each becomes part of; what somebody decided about meanwhile stays as it is. */
async function stillToUnite(one: Act, found: Findings, made: ReadonlySet<string>): Promise<Map<string, string>> {
  if (found.united.length === 0) return new Map();
  const before = [...new Set(found.united.flat())].filter((id) => !made.has(id));
  const undecided = await lockUndecided(one.trx, before);
  const free = (id: string): boolean => made.has(id) || undecided.has(id);
  return new Map(found.united.filter(([groupId, into]) => free(groupId) && free(into)));
}

/** Counts the words of those among them that stand from now on, in one statement for all: many hold the same words. */
export async function countStanding(one: Act, desk: DeskRow, questions: Findings['questions']): Promise<void> {
  const standing = questions.filter(({ stands }) => stands);
  const words = new Map<number, number>();
  for (const { question } of standing)
    for (const { word } of question.words) words.set(word, (words.get(word) ?? 0) + 1);
  await countWords(one.trx, desk.desk_id, words, standing.length);
}
