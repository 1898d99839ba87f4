import type { BulkFields } from '../../../contract/bulk.ts';
import type { TicketChange } from '../../../contract/tickets.ts';
import type { Act } from '../../platform/act.ts';
import { textToHtml } from '../../platform/html/index.ts';
import { Problem, problem } from '../../platform/http/problem.ts';
import { answerFromSaved, takeAnswerBack } from './answering-many.ts';
import { changeFields } from './changing-several.ts';
import type { TicketState } from './changing-together.queries.ts';
import { lockTickets, statesOf, updateTickets } from './changing-together.queries.ts';
import { setFollowing } from './following.ts';
import type { GatheredChange } from './gathering.ts';
import { changesGathered, gatherChanges, rememberAnswers } from './gathering.ts';
import { markSpam, unmarkSpam } from './marking-spam.ts';
import { writeNote } from './replying.ts';
import { savedReplyKeeper } from './saved-reply-port.ts';
import { restInPlace } from './snoozing.queries.ts';
import { snoozeTicket, unsnoozeTicket } from './snoozing.ts';
import { tagKey } from './tag-spelling.ts';
import { mayChangeTogether } from './tickets.access.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { updateTicket } from './tickets.queries.ts';

/** What of a ticket was changed: as it was, and as it became, with the message of a letter that was written. */
export interface Changed {
  before: Partial<TicketState>;
  after: Partial<TicketState> & { letter?: string };
}

export type Outcome =
  /** `changed` is null where it was as wanted before. */
  | { state: 'done'; changed: Changed | null }
  /** The last word of the problem's type, and its sentence. */
  | { state: 'stayed'; reason: string; detail: string };

/** Gives the message of a letter that it wrote. */
type Verb = (one: Act, ticket: LockedTicket, state: TicketState) => Promise<string | undefined>;

/** Their verbs look at the locked ticket and change only its row and its snooze, so that many are written at once. */
const WRITTEN_TOGETHER: ReadonlySet<keyof BulkFields | keyof TicketState> = new Set([
  ...(['status', 'priority', 'assignee', 'team', 'category', 'addTags', 'removeTags', 'startsAt'] as const),
  ...(['assignee_id', 'team_id', 'category_id', 'tags', 'starts_at'] as const),
  ...(['reply_due_at', 'status_changed_at', 'solved_at', 'closed_at'] as const),
]);

function isWrittenTogether(change: Partial<BulkFields> | Partial<TicketState>): boolean {
  return (Object.keys(change) as (keyof BulkFields | keyof TicketState)[]).every((key) => WRITTEN_TOGETHER.has(key));
}

/**
 * One verb on each of these tickets within one act, by the same functions that change one: their rights, their events. Each
 * event says that it came by a bulk change.
 * @param careful each by itself, so that one that refuses leaves the others alone; else the first that refuses throws
 * @param reads the verb needs no more than to see the ticket
 * @returns what became of each, by id
 */
export async function onTickets(
  act: Act,
  ids: readonly string[],
  verb: Verb,
  { careful, reads = false }: { careful: boolean; reads?: boolean },
): Promise<Map<string, Outcome>> {
  const one: Act = { ...act, record: (event, payload, facts) => act.record(event, payload, { ...facts, via: 'bulk' }) };
  const tickets = new Map((await lockTickets(one.trx, one.actor, ids)).map((ticket) => [ticket.id, ticket]));
  const before = await statesOf(one.trx, one.actor, [...tickets.keys()]);
  const forgetAnswers = rememberAnswers(one);
  const outcomes = new Map<string, Outcome>();
  const done: string[] = [];
  const letters = new Map<string, string>();
  for (const id of ids) {
    const ticket = tickets.get(id);
    const state = before.get(id);
    if (!ticket || !state) {
      outcomes.set(id, stayed(problem(404, 'not-found', 'There is no such ticket, or it is not for you.')));
      continue;
    }
    const refused = refusal(one, ticket, reads);
    if (refused) {
      outcomes.set(id, stayed(refused));
      continue;
    }
    try {
      const letter = await (careful ? one.attempt(() => verb(one, ticket, state)) : verb(one, ticket, state));
      if (letter !== undefined) letters.set(id, letter);
      done.push(id);
    } catch (error) {
      if (!careful || !(error instanceof Problem)) throw error;
      forgetAnswers();
      outcomes.set(id, stayed(error));
    }
  }
  await writeGathered(one, changesGathered(done.flatMap((id) => tickets.get(id) ?? [])));
  const after = await statesOf(one.trx, one.actor, done);
  for (const id of done) {
    const changed = difference(before.get(id), after.get(id));
    const letter = letters.get(id);
    outcomes.set(id, {
      state: 'done',
      changed: letter === undefined ? changed : { before: changed?.before ?? {}, after: { ...changed?.after, letter } },
    });
  }
  return outcomes;
}

async function writeGathered(one: Act, changes: readonly GatheredChange[]): Promise<void> {
  await updateTickets(
    one.trx,
    changes.filter(({ verbs }) => verbs > 0),
    one.at,
  );
  const resting = changes.filter(({ rests }) => rests).map(({ id }) => id);
  if (resting.length > 0) await restInPlace(one.trx, resting, true);
}

function refusal(one: Act, ticket: LockedTicket, reads: boolean): Problem | null {
  if (ticket.merged_into_id !== null)
    return problem(409, 'merged', 'This ticket was merged. Change the one it went to.');
  if (!reads && !mayChangeTogether(one.actor, { deskId: ticket.desk_id, assigneeId: ticket.assignee_id }))
    return problem(403, 'not-allowed', 'Somebody else holds it. A lead of the desk may change it with others.');
  return null;
}

function stayed(error: Problem): Outcome {
  return { state: 'stayed', reason: error.type, detail: error.message };
}

function difference(before: TicketState | undefined, after: TicketState | undefined): Changed | null {
  if (!before || !after) return null;
  const keys = (Object.keys(before) as (keyof TicketState)[]).filter((key) => !isSame(before[key], after[key]));
  if (keys.length === 0) return null;
  const pick = (state: TicketState) => Object.fromEntries(keys.map((key) => [key, state[key]]));
  return { before: pick(before), after: pick(after) };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The change of a bulk change as a verb on one ticket. */
export function bulkVerb(change: BulkFields): Verb {
  const { addTags, removeTags, snoozeUntil, spam, follow, note, macro, reply, ...fields } = change;
  const together = isWrittenTogether(change);
  return async (one, ticket) => {
    if (together) gatherChanges(ticket);
    const plain: TicketChange = { ...(fields as TicketChange) };
    if (addTags !== undefined || removeTags !== undefined) plain.tags = tagsAfter(ticket.tags, addTags, removeTags);
    // Whatever it becomes, the note says it to the people of the desk on which they read it now.
    if (note !== undefined) await writeNote(one, ticket, textToHtml(note));
    // What it becomes goes along with the letter, so that both are taken back together.
    const letter = reply === undefined ? undefined : await answerFromSaved(one, ticket, reply, plain.status);
    if (macro !== undefined) await savedReplyKeeper().applyTo(one, ticket, macro);
    await changeFields(one, ticket, plain);
    if (snoozeUntil === null) await unsnoozeTicket(one, ticket);
    else if (snoozeUntil !== undefined) await snoozeTicket(one, ticket, { until: snoozeUntil, keep: false });
    if (spam !== undefined) await (spam ? markSpam(one, ticket) : unmarkSpam(one, ticket));
    if (follow !== undefined) await setFollowing(one, ticket, follow);
    return letter;
  };
}

function tagsAfter(tags: readonly string[], added: readonly string[] = [], removed: readonly string[] = []): string[] {
  const gone = new Set(removed.map(tagKey));
  return [...tags.filter((tag) => !gone.has(tagKey(tag))), ...added];
}

/** What somebody would have to have changed since, for the ticket to stay as it is. */
const DECIDING: readonly (keyof TicketState)[] = [
  'desk_id',
  'status',
  'status_changed_at',
  'priority',
  'assignee_id',
  'team_id',
  'category_id',
  'tags',
  'starts_at',
  'spam_at',
  'snoozed_until',
  'following',
];

/**
 * Brings back what was before, by the same verbs.
 * @throws Problem 409 where somebody has changed it since, or its letter has left.
 */
export function undoVerb({ before, after }: Changed): Verb {
  return async (one, ticket, now) => {
    for (const key of DECIDING) {
      if (key in after && !isSame(after[key], now[key]))
        throw problem(409, 'changed-meanwhile', 'Somebody changed it since, so it stays as it is now.');
    }
    if (after.letter !== undefined) await takeAnswerBack(one, ticket, after.letter);
    else if (isWrittenTogether(before)) gatherChanges(ticket);
    const plain: TicketChange = {};
    if (before.spam_at !== undefined) await (before.spam_at === null ? unmarkSpam(one, ticket) : markSpam(one, ticket));
    if (before.desk_id !== undefined) plain.desk = before.desk_id;
    if (before.assignee_id !== undefined) plain.assignee = before.assignee_id;
    if (before.team_id !== undefined) plain.team = before.team_id;
    if (before.priority !== undefined) plain.priority = before.priority;
    if (before.category_id !== undefined) plain.category = before.category_id;
    if (before.tags !== undefined) plain.tags = before.tags;
    if (before.starts_at !== undefined) plain.startsAt = before.starts_at;
    if (before.status !== undefined) plain.status = before.status;
    await changeFields(one, ticket, plain);
    await putTimesBack(one, ticket, before);
    if (before.snoozed_until !== undefined) await putSnoozeBack(one, ticket, before);
    if (before.following !== undefined) await setFollowing(one, ticket, before.following);
    return undefined;
  };
}

/** A status by hand begins new times; one that comes back has those that it had. */
async function putTimesBack(one: Act, ticket: LockedTicket, before: Partial<TicketState>): Promise<void> {
  const { reply_due_at, status_changed_at, solved_at, closed_at } = before;
  const times = Object.entries({ reply_due_at, status_changed_at, solved_at, closed_at });
  const known = times.filter(([, at]) => at !== undefined);
  if (known.length > 0) await updateTicket(one.trx, ticket, one.at, Object.fromEntries(known));
}

/** An hour that has passed meanwhile has had its effect. */
async function putSnoozeBack(one: Act, ticket: LockedTicket, before: Partial<TicketState>): Promise<void> {
  const { snoozed_until: until, snooze_keeps: keep = false } = before;
  if (until === undefined || until === null) await unsnoozeTicket(one, ticket);
  else if (Temporal.Instant.compare(until, one.at) > 0) await snoozeTicket(one, ticket, { until, keep });
}
