import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { lockForTransaction } from '../../platform/db/index.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { askedWords } from './asked-words.ts';
import type { Findings } from './finding-places.ts';
import { findPlace, nothingFound } from './finding-places.ts';
import type { Neighbourhood, Question } from './grouping.ts';
import { allAround, fewAround } from './neighbourhoods.ts';
import type { DeskRow, WaitingTicket } from './reading.queries.ts';
import {
  countWaiting,
  deskRow,
  settleFor,
  sortWordsIn,
  takeOut,
  takeWaiting,
  theseTickets,
} from './reading.queries.ts';
import { recount } from './windows.ts';
import { countStanding, writeFindings } from './writing-findings.ts';

/** Tickets that are read in one transaction. */
const AT_ONCE = 2_000;
/** Where more wait than this, all questions of the desk are looked at from memory; fewer are looked up one by one. */
const FEW = 40;
/** So many are looked at while those before them are being written. */
const BEHIND = 200;
/** Nothing else runs in this process while so many are looked at. */
const BREATH = 10;
/** Of words that are written, so many kilobytes may wait for being sorted in, when many come and when few do. */
const WAITING_OF_MANY = 16_384;
const WAITING_OF_FEW = 64;
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
    if (waiting === 0) break;
    const many = waiting > FEW || memory.size > 0;
    const most = many ? AT_ONCE : FEW;
    if ((await act(platform, system('questions'), (one) => readSome(one, many ? memory : null, most))) < most) break;
  }
  if (memory.size > 0) await sortWordsIn(platform.db);
}

/**
 * @param memory null: each is looked up by itself
 * @returns how many were taken out of the queue.
 */
async function readSome(one: Act, memory: Memory | null, limit: number): Promise<number> {
  // Two that read at the same time would make two groups of one question.
  await lockForTransaction(one.trx, 'sportello.questions');
  await settleFor(one.trx, memory ? WAITING_OF_MANY : WAITING_OF_FEW);
  const taken = await takeWaiting(one.trx, limit);
  const stale = taken.filter(
    (each) => each.known_desk_id !== null && !(each.counts && each.known_desk_id === each.desk_id),
  );
  const left =
    stale.length === 0 ? null : await takeOut(one.trx, theseTickets(stale.map(({ ticket_id }) => ticket_id)));
  const byDesk = Map.groupBy(
    taken.filter((each) => each.counts && each.known_desk_id !== each.desk_id),
    ({ desk_id }) => desk_id,
  );
  for (const [deskId, tickets] of byDesk) {
    const desk = await deskRow(one.trx, deskId);
    await readOfDesk(one, desk, tickets, memory);
  }
  // The groups that tickets have left, each by the window of its own desk.
  if (left) await recount(one, left.groupIds);
  return taken.length;
}

async function readOfDesk(
  one: Act,
  desk: DeskRow,
  tickets: readonly WaitingTicket[],
  memory: Memory | null,
): Promise<void> {
  if (!memory) return readOneByOne(one, desk, tickets);
  const around = memory.get(desk.desk_id) ?? (await allAround(one.trx, desk));
  memory.set(desk.desk_id, around);
  await readTogether(one, desk, tickets, around);
}

/** Each is looked up by itself, and written before the next, which has to find it in the database. */
async function readOneByOne(one: Act, desk: DeskRow, tickets: readonly WaitingTicket[]): Promise<void> {
  for (const asked of tickets.flatMap(understood)) {
    const found = nothingFound();
    findPlace(await fewAround(one.trx, desk, asked.question), asked, found);
    await writeFindings(one, desk, found);
    await countStanding(one, desk, found.questions);
  }
}

/** Found in memory, some while those before them are being written. */
async function readTogether(
  one: Act,
  desk: DeskRow,
  tickets: readonly WaitingTicket[],
  around: Neighbourhood,
): Promise<void> {
  const all: Findings['questions'] = [];
  let found = nothingFound();
  for (let from = 0; from < tickets.length; from += BEHIND) {
    const next = nothingFound();
    await Promise.all([writeFindings(one, desk, found), findPlaces(around, tickets.slice(from, from + BEHIND), next)]);
    all.push(...next.questions);
    found = next;
  }
  await writeFindings(one, desk, found);
  await countStanding(one, desk, all);
}

async function findPlaces(around: Neighbourhood, tickets: readonly WaitingTicket[], found: Findings): Promise<void> {
  for (const [index, ticket] of tickets.entries()) {
    if (index % BREATH === 0) await setImmediate();
    for (const question of understood(ticket)) findPlace(around, question, found);
  }
}

/** What a ticket asks; nothing where its letter says nothing that could be compared. */
function understood(ticket: WaitingTicket): [{ question: Question; at: Temporal.Instant }] | [] {
  const words = askedWords(ticket.subject, ticket.text ?? '', ticket.language);
  if (words.length === 0) return [];
  const question = { ticketId: ticket.ticket_id, groupId: null, language: ticket.language, words };
  return [{ question, at: ticket.asked_at }];
}
