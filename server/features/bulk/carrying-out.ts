import { z } from 'zod';
import { system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { Problem } from '../../platform/http/problem.ts';
import { defineJob } from '../../platform/jobs/index.ts';
import { lockReplies } from '../outbox/index.ts';
import { actorAgain } from '../teammates/index.ts';
import type { Changed } from '../tickets/index.ts';
import { bulkVerb, onTickets, undoVerb } from '../tickets/index.ts';
import { bulkEnded, bulkProgressed } from './bulk.events.ts';
import type { BulkRow, ItemToDo } from './bulk.queries.ts';
import { endBulk, forgetBulks, goOn, leftLying, lockBulk, nextItems, settleItems } from './bulk.queries.ts';

/** Tickets of one step: few enough that nobody waits long for one of them, many enough that steps cost little. */
const STEP = 100;
/** Of letters, and of what a macro does: each costs many times what a field does. */
const STEP_OF_LETTERS = 20;
/** A step takes well under a second; who has not gone on for so long was killed. */
const GONE_AFTER = Temporal.Duration.from({ minutes: 2 });
/** What was changed, and how it was before, is forgotten after it. */
const KEPT = Temporal.Duration.from({ hours: 24 * 30 });

const clerk = system('bulk change');

export const bulkJob = defineJob({
  name: 'bulk.carry-out',
  payload: z.object({ bulkChangeId: z.uuid() }),
  run: async (platform, { bulkChangeId }) => {
    while (await carryOutStep(platform, bulkChangeId));
  },
});

/** Once a minute: goes on with what a killed process left, and forgets what is old. */
defineJob({
  name: 'bulk.go-on',
  payload: z.object({}),
  recurs: '* * * * *',
  run: async (platform) => {
    await queueLeftBulkChanges(platform, GONE_AFTER);
    await act(platform, clerk, (one) => forgetBulks(one.trx, one.at.subtract(KEPT)));
  },
});

/** Queues again what has not gone on for so long. Two workers on one take turns, so once too often does no harm. */
export async function queueLeftBulkChanges(
  platform: Platform,
  goneFor = Temporal.Duration.from({ seconds: 0 }),
): Promise<void> {
  const left = await leftLying(platform.db, platform.clock.now().subtract(goneFor));
  if (left.length === 0) return;
  await act(platform, clerk, async (one) => {
    for (const bulkChangeId of left) one.queue(bulkJob, { bulkChangeId }, { key: `bulk:${bulkChangeId}` });
  });
}

/**
 * The next tickets of a bulk change, and how far it is, in one transaction.
 * @returns whether there is more to do.
 */
async function carryOutStep(platform: Platform, id: string): Promise<boolean> {
  try {
    return await step(platform, id, false);
  } catch (error) {
    // One of them refuses: the same again, each by itself.
    if (!(error instanceof Problem)) throw error;
    return step(platform, id, true);
  }
}

async function step(platform: Platform, id: string, careful: boolean): Promise<boolean> {
  const asker = await askerOf(platform, id);
  return act(platform, asker ?? clerk, async (one) => {
    const bulk = await lockBulk(one.trx, id);
    if (bulk?.state !== 'running') return false;
    if (!asker) return end(one, bulk, 'failed');
    const wordy = isWordy(bulk);
    const items = await nextItems(one.trx, bulk, wordy ? STEP_OF_LETTERS : STEP);
    if (items.length === 0) return end(one, bulk, 'done');
    const outcomes = await doThem(one, bulk, items, careful || wordy);
    await settleItems(one.trx, id, outcomes);
    const done = outcomes.filter(({ state }) => state === 'done').length;
    const now = await goOn(one.trx, id, { done, stayed: outcomes.length - done }, one.at);
    if (now.done + now.stayed >= now.total) return end(one, now, 'done');
    one.record(bulkProgressed, { bulkChangeId: id, total: now.total, done: now.done, stayed: now.stayed });
    return true;
  });
}

/** It writes, or takes back, letter by letter; of these a few refuse more often than not. */
function isWordy({ change }: BulkRow): boolean {
  return change.reply !== undefined || change.macro !== undefined;
}

/** With the rights that they have now; undefined where the account was switched off or the token has ended. */
async function askerOf(platform: Platform, id: string) {
  const bulk = await platform.db.transaction().execute((trx) => lockBulk(trx, id));
  return bulk && actorAgain(platform, bulk.actor_kind, bulk.actor_id);
}

async function doThem(one: Act, bulk: BulkRow, items: readonly ItemToDo[], careful: boolean) {
  const ids = items.map(({ ticketId }) => ticketId);
  const { follow, note, ...rest } = bulk.change;
  const reads = Object.keys(rest).length === 0;
  const changes = new Map(items.map(({ ticketId, before, after }) => [ticketId, { before, after } as Changed]));
  const changing = bulkVerb(bulk.change);
  // Letters before tickets, as whoever takes one letter back locks them.
  const letters =
    bulk.undoes_id === null ? [] : items.flatMap(({ after }) => (after?.letter as string | undefined) ?? []);
  if (letters.length > 0) await lockReplies(one.trx, letters);
  const outcomes = await onTickets(
    one,
    ids,
    (within, ticket, state) => {
      const changed = changes.get(ticket.id);
      if (bulk.undoes_id === null) return changing(within, ticket, state);
      return undoVerb(changed ?? { before: {}, after: {} })(within, ticket, state);
    },
    { careful, reads },
  );
  return items.flatMap(({ position, ticketId }) => {
    const outcome = outcomes.get(ticketId);
    return outcome ? [{ position, ...outcome }] : [];
  });
}

async function end(one: Act, bulk: BulkRow, state: 'done' | 'failed'): Promise<false> {
  await endBulk(one.trx, bulk.id, state, one.at);
  const { total, done, stayed } = bulk;
  one.record(bulkEnded, { bulkChangeId: bulk.id, total, done, stayed, state });
  return false;
}
