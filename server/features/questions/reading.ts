import { z } from 'zod';
import { system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { lockForTransaction } from '../../platform/db/index.ts';
import { newId } from '../../platform/ids/index.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { askedWords } from './asked-words.ts';
import type { Question } from './grouping.ts';
import { MOST_OF_A_GROUP, Neighbourhood, tellingWords } from './grouping.ts';
import { questionAskedAgain } from './questions.events.ts';
import type { DeskRow, StandingRow, WaitingTicket } from './reading.queries.ts';
import {
  allStanding,
  allWordCounts,
  countGroups,
  countWaiting,
  countWords,
  deskRow,
  desksOfGroups,
  insertAsked,
  insertGroups,
  newlyRepeated,
  putInto,
  standingFor,
  standingWith,
  takeOut,
  takeWaiting,
  theseTickets,
  undecidedAmong,
  uniteGroups,
  wordCounts,
} from './reading.queries.ts';

/** Tickets that are read in one transaction. */
const AT_ONCE = 1_000;
/** Where more wait than this, all questions of the desk are looked at from memory; fewer are looked up one by one. */
const FEW = 40;
/** A desk's questions in memory, at most: some hundred bytes each. */
const MOST_IN_MEMORY = 200_000;
/** Questions that hold the chosen words, all together: what keeps one ticket cheap on a large desk. */
const MOST_HOLDING = 600;
const FEWEST_WORDS = 3;
const MOST_CANDIDATES = 250;
const MOST_GROUPS = 40;
/** Of one run; other jobs come in between. */
const MOST_TURNS = 200;

/** What one run knows of each desk while it reads many tickets. */
type Memory = Map<string, Neighbourhood>;

/** Reads what came since: finds each ticket's place among the questions of its desk, and takes out what counts no more. */
export const readingJob = defineJob({
  name: 'questions.read',
  payload: z.object({}).loose(),
  priority: PRIORITY.background,
  maxAttempts: 3,
  recurs: '* * * * *',
  run: readWaiting,
});

async function readWaiting(platform: Platform): Promise<void> {
  const memory: Memory = new Map();
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const waiting = await countWaiting(platform.db, FEW + 1);
    if (waiting === 0) return;
    const many = waiting > FEW || memory.size > 0;
    await act(platform, system('questions'), (one) => readSome(one, many ? memory : null, many ? AT_ONCE : FEW));
  }
}

/** @param memory null: each is looked up by itself */
async function readSome(one: Act, memory: Memory | null, limit: number): Promise<void> {
  // Two that read at the same time would make two groups of one question.
  await lockForTransaction(one.trx, 'sportello.questions');
  const taken = await takeWaiting(one.trx, limit);
  const stale = taken.filter(
    (each) => each.known_desk_id !== null && !(each.counts && each.known_desk_id === each.desk_id),
  );
  const left = await takeOut(one.trx, theseTickets(stale.map(({ ticket_id }) => ticket_id)));
  const byDesk = Map.groupBy(
    taken.filter((each) => each.counts && each.known_desk_id !== each.desk_id),
    ({ desk_id }) => desk_id,
  );
  for (const [deskId, tickets] of byDesk) {
    const desk = await deskRow(one.trx, deskId);
    await readOfDesk(one, desk, tickets, memory);
  }
  // The groups that tickets have left, each by the window of its own desk.
  await recount(one, left.groupIds);
}

/** Counts groups anew, each by the window of its desk. */
export async function recount(one: Act, groupIds: readonly string[]): Promise<void> {
  if (groupIds.length === 0) return;
  const groups = await desksOfGroups(one.trx, groupIds);
  for (const [deskId, own] of Map.groupBy(groups, ({ desk_id }) => desk_id)) {
    const desk = await deskRow(one.trx, deskId);
    await countGroups(
      one.trx,
      own.map(({ id }) => id),
      windowOf(desk, one.at),
    );
  }
}

/** The beginning of a desk's window. */
export function windowOf({ days }: Pick<DeskRow, 'days'>, now: Temporal.Instant): Temporal.Instant {
  return now.subtract({ hours: 24 * days });
}

/** What is written at the end, for all tickets of a desk together. */
interface Findings {
  questions: { question: Question; at: Temporal.Instant; stands: boolean }[];
  moved: Map<string, string>;
  made: Set<string>;
  touched: Set<string>;
  /** Words of those that stand from now on. */
  words: Map<number, number>;
  standing: number;
}

async function readOfDesk(
  one: Act,
  desk: DeskRow,
  tickets: readonly WaitingTicket[],
  memory: Memory | null,
): Promise<void> {
  const found: Findings = {
    questions: [],
    moved: new Map(),
    made: new Set(),
    touched: new Set(),
    words: new Map(),
    standing: 0,
  };
  const shared = memory && (memory.get(desk.desk_id) ?? (await wholeNeighbourhood(one, desk)));
  if (memory && shared) memory.set(desk.desk_id, shared);
  for (const ticket of tickets) {
    const words = askedWords(ticket.subject, ticket.text ?? '', ticket.language);
    if (words.length === 0) continue;
    const question: Question = { ticketId: ticket.ticket_id, groupId: null, language: ticket.language, words };
    const around = shared ?? (await neighbourhoodOf(one, desk, question));
    await place(one, around, question, ticket.asked_at, found);
    // Looked up one by one, the next has to find this one in the database.
    if (!shared) await write(one, desk, found);
  }
  await write(one, desk, found);
}

async function place(
  one: Act,
  around: Neighbourhood,
  question: Question,
  at: Temporal.Instant,
  found: Findings,
): Promise<void> {
  const to = around.placeOf(question);
  const groupId = to.groupId ?? (to.others.length > 0 ? newId() : null);
  if (groupId !== null) {
    if (to.groupId === null) found.made.add(groupId);
    for (const other of to.others) {
      around.putInto(other, groupId);
      found.moved.set(other.ticketId, groupId);
    }
    if (to.same.length > 0) {
      // What is to be united has to be in the database with all its tickets.
      const undecided = await undecidedAmong(one.trx, [groupId, ...to.same]);
      for (const other of to.same.filter((id) => undecided.has(id) && undecided.has(groupId) && !found.made.has(id))) {
        around.unite(other, groupId);
        await uniteGroups(one.trx, other, groupId);
        found.touched.delete(other);
        for (const [ticketId, of] of found.moved) if (of === other) found.moved.set(ticketId, groupId);
        for (const each of found.questions) if (each.question.groupId === other) each.question.groupId = groupId;
      }
    }
    found.touched.add(groupId);
  }
  question.groupId = groupId;
  found.questions.push({ question, at, stands: to.stands });
  if (!to.stands) return;
  around.add(question, { counts: true });
  found.standing++;
  for (const { word } of question.words) found.words.set(word, (found.words.get(word) ?? 0) + 1);
}

/** Writes down what was found so far, and forgets it. */
async function write(one: Act, desk: DeskRow, found: Findings): Promise<void> {
  if (found.questions.length === 0) return;
  const deskId = desk.desk_id;
  await insertGroups(one.trx, deskId, [...found.made], one.at);
  await insertAsked(
    one.trx,
    found.questions.map(({ question, at, stands }) => ({
      ticket_id: question.ticketId,
      desk_id: deskId,
      group_id: question.groupId,
      language: question.language,
      asked_at: at.toString(),
      words: question.words.map(({ word }) => word),
      counts: question.words.map(({ count }) => Math.round(count * 10)),
      stands,
    })),
  );
  await putInto(one.trx, [...found.moved]);
  await countWords(one.trx, deskId, found.words, found.standing);
  const touched = [...found.touched];
  await countGroups(one.trx, touched, windowOf(desk, one.at));
  for (const { id, size } of await newlyRepeated(one.trx, touched, desk.times, one.at))
    one.record(questionAskedAgain, { questionId: id, times: size }, { deskId });
  found.questions = [];
  found.moved.clear();
  found.made.clear();
  found.touched.clear();
  found.words.clear();
  found.standing = 0;
}

async function wholeNeighbourhood(one: Act, desk: DeskRow): Promise<Neighbourhood> {
  const around = new Neighbourhood({ questions: desk.questions, holding: await allWordCounts(one.trx, desk.desk_id) });
  for (const row of await allStanding(one.trx, desk.desk_id, MOST_IN_MEMORY))
    around.add(toQuestion(row), { counts: false });
  return around;
}

/** Those that hold the most telling words of this question, and what is known of all their words. */
async function neighbourhoodOf(one: Act, desk: DeskRow, question: Question): Promise<Neighbourhood> {
  const deskId = desk.desk_id;
  const own = await wordCounts(
    one.trx,
    deskId,
    question.words.map(({ word }) => word),
  );
  const telling = tellingWords(question.words, { questions: desk.questions, holding: (word) => own.get(word) ?? 0 });
  const chosen: number[] = [];
  let holding = 0;
  for (const word of telling) {
    const count = own.get(word) ?? 0;
    if (count === 0 || (holding + count > MOST_HOLDING && chosen.length >= FEWEST_WORDS)) continue;
    chosen.push(word);
    holding += count;
  }
  const holders = await standingWith(one.trx, deskId, chosen, MOST_CANDIDATES);
  // Whether it belongs to a group is asked of all that stand for it, also of those that hold none of these words.
  const groups = new Set(holders.flatMap(({ group_id }) => group_id ?? []));
  const members = await standingFor(one.trx, [...groups].slice(0, MOST_GROUPS), MOST_OF_A_GROUP);
  const rows = [...new Map([...members, ...holders].map((row) => [row.ticket_id, row])).values()];
  const words = new Set([...question.words.map(({ word }) => word), ...rows.flatMap((row) => row.words)]);
  const around = new Neighbourhood({
    questions: desk.questions,
    holding: await wordCounts(one.trx, deskId, [...words]),
  });
  for (const row of rows.reverse()) around.add(toQuestion(row), { counts: false });
  return around;
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
