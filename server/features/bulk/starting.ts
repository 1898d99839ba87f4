import type { BulkFields, BulkTickets, NewBulkChange } from '../../../contract/bulk.ts';
import {
  BULK_ASKS_TWICE_OVER,
  BULK_LETTERS_WAIT_SECONDS,
  BULK_UNDO_HOURS,
  MOST_BULK_LETTERS,
  MOST_BULK_RUNNING,
  MOST_BULK_TICKETS,
} from '../../../contract/bulk.ts';
import type { TicketFilter } from '../../../contract/filter.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import type { RawBuilder, SqlBool } from '../../platform/db/index.ts';
import { lockForTransaction } from '../../platform/db/index.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { ticketsListed, viewAsked } from '../tickets/index.ts';
import { savedViews } from '../views/index.ts';
import { bulkEnded, bulkStarted } from './bulk.events.ts';
import {
  chooseChanged,
  chooseTickets,
  countFor,
  countRunning,
  endBulk,
  findBulk,
  insertBulk,
  lockBulk,
  setTotal,
  withIds,
} from './bulk.queries.ts';
import { bulkJob } from './carrying-out.ts';

interface Chosen {
  where: RawBuilder<SqlBool>;
  count: number;
  changeable: number;
  asksTwice: boolean;
  /** So many letters leave at most. */
  letters: number;
}

/** Which tickets, how many, and whether that many are confirmed first. @throws Problem 404 for a view that is not for them. */
export async function choose(
  platform: Platform,
  actor: Actor,
  tickets: BulkTickets,
  change: BulkFields | undefined,
): Promise<Chosen> {
  const writes = change?.reply !== undefined;
  const lettersOf = (changeable: number) => (writes ? changeable : 0);
  if (tickets.ids !== undefined) {
    const where = withIds(actor, tickets.ids);
    const counted = await countFor(platform.db, actor, where, MOST_BULK_TICKETS);
    return { where, asksTwice: writes, letters: lettersOf(counted.changeable), ...counted };
  }
  const filters: TicketFilter[] = [];
  if (tickets.view !== undefined) filters.push(...(await viewAsked(savedViews(platform), actor, tickets.view)).filters);
  if (tickets.filter !== undefined) filters.push(tickets.filter);
  const where = ticketsListed(filters, actor, platform.clock.now());
  const counted = await countFor(platform.db, actor, where, MOST_BULK_TICKETS);
  const saysNothing = filters.every((filter) => Object.keys(filter).length === 0);
  const asksTwice = writes || saysNothing || counted.count > BULK_ASKS_TWICE_OVER;
  return { where, asksTwice, letters: lettersOf(counted.changeable), ...counted };
}

/**
 * Chooses the tickets, and lets the change go on by itself.
 * @returns its id.
 * @throws Problem 409 `confirm-count` with the count, where so many are confirmed first; 422 for more than there may be.
 */
export async function startBulkChange(platform: Platform, actor: Actor, input: NewBulkChange): Promise<string> {
  const { where, count, asksTwice, letters } = await choose(platform, actor, input.tickets, input.change);
  if (count > MOST_BULK_TICKETS)
    throw fieldProblem(
      'tickets',
      `These are more than ${MOST_BULK_TICKETS} tickets. Narrow them, and change them part by part.`,
    );
  if (letters > MOST_BULK_LETTERS)
    throw fieldProblem(
      'tickets',
      `These would be more than ${MOST_BULK_LETTERS} letters. Narrow the tickets, and answer them part by part.`,
    );
  if (asksTwice && input.confirm !== count) {
    const detail =
      letters > 0
        ? `Up to ${letters} letters leave, for ${count} tickets. Confirm it with that count of tickets.`
        : `This changes ${count} tickets. Confirm it with that count.`;
    throw problem(409, 'confirm-count', detail, undefined, { count });
  }
  return act(platform, actor, async (one) => {
    await requireFewRunning(one);
    const id = newId();
    await begin(one, id, { change: JSON.stringify(input.change), undoes_id: null });
    return settleTotal(one, id, await chooseTickets(one.trx, id, where, MOST_BULK_TICKETS));
  });
}

/** So that nobody fills the queue of all. @throws Problem 409. */
async function requireFewRunning(one: Act): Promise<void> {
  if (!('id' in one.actor)) return;
  await lockForTransaction(one.trx, `bulk changes of ${one.actor.id}`);
  if ((await countRunning(one.trx, one.actor)) < MOST_BULK_RUNNING) return;
  throw problem(
    409,
    'bulk-running',
    `You have ${MOST_BULK_RUNNING} changes running already. Wait until one has ended, or stop one.`,
  );
}

async function begin(one: Act, id: string, what: { change: string; undoes_id: string | null }): Promise<void> {
  const { actor } = one;
  if (actor.kind !== 'teammate' && actor.kind !== 'token')
    throw problem(403, 'not-allowed', 'Only people and tokens do this.');
  const row = {
    id,
    actor_kind: actor.kind,
    actor_id: actor.id,
    ...what,
    state: 'running',
    total: 0,
    done: 0,
    stayed: 0,
  } as const;
  await insertBulk(one.trx, row, one.at);
}

async function settleTotal(one: Act, id: string, total: number): Promise<string> {
  await setTotal(one.trx, id, total);
  one.record(bulkStarted, { bulkChangeId: id, total });
  if (total > 0) one.queue(bulkJob, { bulkChangeId: id }, { key: `bulk:${id}` });
  else {
    await endBulk(one.trx, id, 'done', one.at);
    one.record(bulkEnded, { bulkChangeId: id, total, done: 0, stayed: 0, state: 'done' });
  }
  return id;
}

/** What is done stays done; nothing more is changed after this returns. @throws Problem 404. */
export async function stopBulkChange(platform: Platform, actor: Actor, id: string): Promise<void> {
  await act(platform, actor, async (one) => {
    if (!(await findBulk(one.trx, actor, id))) throw notFound('bulk change');
    const bulk = await lockBulk(one.trx, id);
    if (bulk?.state !== 'running') return;
    await endBulk(one.trx, id, 'stopped', one.at);
    const { total, done, stayed } = bulk;
    one.record(bulkEnded, { bulkChangeId: id, total, done, stayed, state: 'stopped' });
  });
}

/**
 * When that ended less than a day ago, changed something, and is not itself an undoing. Of letters only until the last of them
 * leaves.
 */
export function mayUndo(bulk: NonNullable<Awaited<ReturnType<typeof findBulk>>>, now: Temporal.Instant): boolean {
  if (bulk.state === 'running' || bulk.ended_at === null || bulk.undoes_id !== null || bulk.undone_by !== null)
    return false;
  const until =
    bulk.change.reply === undefined
      ? bulk.ended_at.add({ hours: BULK_UNDO_HOURS })
      : bulk.ended_at.add({ seconds: BULK_LETTERS_WAIT_SECONDS });
  return bulk.can_undo && Temporal.Instant.compare(now, until) < 0;
}

/**
 * Brings back what was before, on those that nobody has changed since, as another bulk change.
 * @returns its id; that of the one that was begun before, when it is asked for twice.
 * @throws Problem 404; 409 for one that cannot be undone (any more).
 */
export async function undoBulkChange(platform: Platform, actor: Actor, id: string): Promise<string> {
  return act(platform, actor, async (one) => {
    await lockBulk(one.trx, id);
    const bulk = await findBulk(one.trx, actor, id);
    if (!bulk) throw notFound('bulk change');
    if (bulk.undone_by !== null) return bulk.undone_by;
    if (!mayUndo(bulk, one.at))
      throw problem(
        409,
        'undo-passed',
        'This cannot be undone: it still goes on, was more than a day ago, its letters have left, or it changed nothing.',
      );
    const undoing = newId();
    await begin(one, undoing, { change: JSON.stringify(bulk.change), undoes_id: id });
    return settleTotal(one, undoing, await chooseChanged(one.trx, undoing, id));
  });
}
