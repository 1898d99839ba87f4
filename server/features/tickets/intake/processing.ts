import { z } from 'zod';
import type { IntakeResult } from '../../../../contract/tickets.ts';
import { system } from '../../../platform/access/index.ts';
import type { Platform } from '../../../platform/act.ts';
import { act } from '../../../platform/act.ts';
import { isDatabaseAway } from '../../../platform/db/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import { defineJob, PRIORITY } from '../../../platform/jobs/index.ts';
import { errorFacts } from '../../../platform/log/index.ts';
import type { StoredBlob } from '../../../platform/storage/index.ts';
import { deskBook } from '../../desks/index.ts';
import type { Channel, Intake } from '../channel.ts';
import { Unreadable } from '../channel.ts';
import { spamKeeper } from '../spam-port.ts';
import { inboundKept } from '../tickets.events.ts';
import type { InboundEnvelope } from '../tickets.tables.ts';
import { gather } from './gathering.ts';
import type { WaitingInbound } from './inbound.queries.ts';
import {
  anyWaiting,
  claimWaiting,
  externalKey,
  idsByExternalId,
  inboundById,
  insertInbound,
  keepInbound,
  releaseKept,
  stillWaiting,
  wornOut,
} from './inbound.queries.ts';
import { lockIntake } from './intake.queries.ts';
import { loadWorld } from './loading.ts';
import { quotedMarks } from './quoted-marks.ts';
import type { ReadInbound } from './world.ts';
import { writeGathered } from './writing.ts';

/** Originals that one transaction takes in. More would hold tickets locked for longer, fewer would cost round trips. */
const BATCH = 64;
/** Bytes of raw mail that one batch may hold in memory. */
const BATCH_BYTES = 16 * 1024 * 1024;
/** After so many tries an original is taken alone, so that it can spoil no other; after the last it is kept. */
const ALONE_AFTER_ATTEMPTS = 2;
const MOST_ATTEMPTS = 5;
/** How often a caller who waits looks whether another process, which is at its original, is done. */
const LOOKS = 20;
/** How long a batch gathers before it is taken in. */
const GATHER_MS = 40;

/** Of a channel that is no more. */
const UNKNOWN_ORIGINAL = { ending: 'bin', contentType: 'application/octet-stream' };

const intakeActor = system('intake');
const channels = new Map<string, Channel>();

/** Done by the composition for every channel. */
export function registerChannel(channel: Channel): void {
  channels.set(channel.kind, channel);
}

/** An original as a file to save. */
export function originalAsFile(inbound: { channel: string; raw_size: number }, id: string) {
  const { ending, contentType } = channels.get(inbound.channel)?.original ?? UNKNOWN_ORIGINAL;
  return { name: `${id}.${ending}`, contentType, size: inbound.raw_size };
}

/** Takes in whatever waits. One such job follows each accepted original; a later one finds nothing to do. */
const intakeJob = defineJob({
  name: 'tickets.take-in',
  payload: z.object({}),
  priority: PRIORITY.intake,
  async run(platform) {
    // A mail is a ticket a moment later, and under load one transaction takes in many.
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    await takeInWaiting(platform);
  },
});

export interface NewInbound {
  channel: string;
  /** The channel's own id of the message; the same twice is one. Null where there is none (mail). */
  externalId?: string | null;
  mailbox?: string | null;
  envelope: InboundEnvelope;
  /** Already in the storage, synced. */
  raw: StoredBlob;
  /** Why it cannot be taken in: it is kept at once, for people to see. `raw` is what could be had of it. */
  keptBecause?: string;
}

/**
 * Commits raw originals and the job that will understand them. When this returns, nothing can be lost any more: only then may
 * the sender be told so. One that came before by the same external id is not taken again.
 * @returns their ids, in order; of one that came before, the id it has.
 */
export async function acceptInbound(platform: Platform, inbound: readonly NewInbound[]): Promise<string[]> {
  return act(platform, intakeActor, async (one) => {
    const rows = inbound.map((each) => ({
      ...each,
      id: newId(),
      externalId: each.externalId ?? null,
      mailbox: each.mailbox ?? null,
    }));
    await insertInbound(one.trx, rows, one.at);
    const known = await idsByExternalId(one.trx, rows);
    const ids = rows.map((row) => known.get(externalKey(row)) ?? row.id);
    for (const [index, { id, keptBecause }] of rows.entries()) {
      if (keptBecause === undefined || ids[index] !== id) continue;
      await keepInbound(one.trx, id, keptBecause, one.at);
      one.record(inboundKept, { inboundId: id });
    }
    // One job for all that wait: it looks for whatever there is when it runs.
    one.queue(intakeJob, {}, { key: 'intake' });
    return ids;
  });
}

/** Takes in all that waits, batch by batch. */
async function takeInWaiting(platform: Platform): Promise<void> {
  while (await takeInBatch(platform)) {
    // Until nothing waits.
  }
}

/** Takes in this one now, and what waits before it, which it may answer; tells what became of it, for callers who wait. */
export async function takeInNow(platform: Platform, inboundId: string): Promise<IntakeResult> {
  // Another process may be at it, or a try may have failed on a database that went away; the job behind it does the same.
  for (let look = 0; look < LOOKS; ) {
    const some = await takeInBatch(platform, inboundId);
    const row = await inboundById(platform.db, inboundId);
    if (row && row.state !== 'received') return resultOf(row);
    if (some) continue;
    await new Promise((resolve) => setTimeout(resolve, 10 * ++look));
  }
  return { outcome: 'kept', reason: 'It is stored and will be taken in shortly.', ticket: null, message: null };
}

const turns = new WeakMap<Platform['db'], Promise<unknown>>();

/**
 * The oldest that wait. One batch at a time in a process: two at once would try the same originals, or the later ones first,
 * and an answer that comes before what it answers finds no thread.
 * @returns whether there were any.
 */
async function takeInBatch(platform: Platform, upTo?: string): Promise<boolean> {
  const before = turns.get(platform.db);
  const mine = (async () => {
    await before;
    const options = { limit: BATCH, mostAttempts: MOST_ATTEMPTS, aloneFrom: ALONE_AFTER_ATTEMPTS };
    const claimed = await claimWaiting(platform.db, upTo === undefined ? options : { ...options, upTo });
    if (claimed.length > 0) await takeIn(platform, claimed);
    return claimed.length > 0;
  })();
  // Whoever comes next waits for the end of this one, however it ends.
  turns.set(
    platform.db,
    mine.catch(() => undefined),
  );
  return mine;
}

function resultOf(row: NonNullable<Awaited<ReturnType<typeof inboundById>>>): IntakeResult {
  return {
    outcome: row.outcome ?? 'kept',
    reason: row.reason,
    ticket: row.ticket_id && row.ticket_number !== null ? { id: row.ticket_id, number: row.ticket_number } : null,
    message: row.message_id ? { id: row.message_id } : null,
  };
}

/** An administrator's Retry for what could not be read. @returns whether there was such a one. */
export async function retryKept(platform: Platform, inboundId: string): Promise<boolean> {
  return act(platform, intakeActor, async (one) => {
    const released = await releaseKept(one.trx, inboundId);
    if (released) one.queue(intakeJob, {});
    return released;
  });
}

/** Originals that wait although no job will come for them (it used up its tries while the database was away). */
export async function queueLeftovers(platform: Platform): Promise<void> {
  for (const id of await wornOut(platform.db, MOST_ATTEMPTS))
    await keep(platform, id, 'Every try to take it in was cut short.');
  if (!(await anyWaiting(platform.db))) return;
  await act(platform, intakeActor, async (one) => one.queue(intakeJob, {}, { key: 'intake-leftovers' }));
}

/** Each minute: what the job behind an original did not get done. */
defineJob({
  name: 'tickets.queue-leftovers',
  payload: z.object({}),
  priority: PRIORITY.background,
  recurs: '* * * * *',
  run: (platform) => queueLeftovers(platform),
});

async function takeIn(platform: Platform, claimed: readonly WaitingInbound[]): Promise<void> {
  for (const group of groupsOf(claimed)) {
    const reads = (await Promise.all(group.map((waiting) => understand(platform, waiting)))).filter(
      (read) => read !== null,
    );
    if (reads.length === 0) continue;
    try {
      await commitBatch(platform, reads);
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      if (reads.length === 1 && reads[0]) {
        await afterFailure(
          platform,
          group.find((waiting) => waiting.id === reads[0]?.inboundId),
          error,
        );
        continue;
      }
      // One of them spoils the batch: each for itself, so that only that one stays behind.
      platform.log.warn(
        { part: 'intake', count: reads.length, ...errorFacts(error) },
        'a batch failed, taking its mails one by one',
      );
      for (const read of reads) {
        try {
          await commitBatch(platform, [read]);
        } catch (single) {
          if (isDatabaseAway(single)) throw single;
          await afterFailure(
            platform,
            group.find((waiting) => waiting.id === read.inboundId),
            single,
          );
        }
      }
    }
  }
}

async function commitBatch(platform: Platform, reads: readonly ReadInbound[]): Promise<void> {
  const book = await deskBook(platform.db);
  await act(platform, intakeActor, async (one) => {
    await lockIntake(one.trx);
    const waiting = await stillWaiting(
      one.trx,
      reads.map((read) => read.inboundId),
    );
    const own = reads.filter((read) => waiting.has(read.inboundId));
    if (own.length === 0) return;
    const world = await loadWorld(one.trx, book, own);
    const spam = await spamKeeper().weigh(one, own);
    for (const read of own) read.imitates = spam.imitatedBy(read.inboundId);
    await writeGathered(one, book, gather({ ...world, spam }, book, own));
    await spamKeeper().settle(one, spam);
  });
}

async function understand(platform: Platform, waiting: WaitingInbound): Promise<ReadInbound | null> {
  const channel = channels.get(waiting.channel);
  if (!channel) throw new Error(`no channel ${waiting.channel}`);
  try {
    const raw = { sha256: waiting.raw_sha256, size: waiting.raw_size };
    const intake: Intake = await channel.parse(raw, waiting.envelope, platform.storage);
    if (channel.authenticate) intake.trust = await channel.authenticate(platform, raw, waiting.envelope, intake);
    return {
      inboundId: waiting.id,
      channel: waiting.channel,
      mailbox: waiting.mailbox,
      envelope: waiting.envelope,
      receivedAt: waiting.received_at,
      intake,
      quoted: quotedMarks(intake),
    };
  } catch (error) {
    if (error instanceof Unreadable) await keep(platform, waiting.id, error.message);
    else await afterFailure(platform, waiting, error);
    return null;
  }
}

/** A failure that may be the original's fault: it waits for its next try, and after the last one it is kept. */
async function afterFailure(platform: Platform, waiting: WaitingInbound | undefined, error: unknown): Promise<void> {
  if (!waiting) throw error;
  platform.log.error(
    { part: 'intake', inboundId: waiting.id, attempt: waiting.attempts, ...errorFacts(error) },
    'a message could not be taken in',
  );
  if (waiting.attempts >= MOST_ATTEMPTS) {
    await keep(
      platform,
      waiting.id,
      `It could not be taken in: ${error instanceof Error ? error.message.slice(0, 200) : 'unknown reason'}`,
    );
  }
}

async function keep(platform: Platform, inboundId: string, reason: string): Promise<void> {
  await act(platform, intakeActor, async (one) => {
    await keepInbound(one.trx, inboundId, reason, one.at);
    one.record(inboundKept, { inboundId });
  });
}

/** Cuts what was claimed into batches by bytes. */
function groupsOf(claimed: readonly WaitingInbound[]): WaitingInbound[][] {
  const groups: WaitingInbound[][] = [];
  let current: WaitingInbound[] = [];
  let bytes = 0;
  for (const waiting of claimed) {
    if (current.length > 0 && bytes + waiting.raw_size > BATCH_BYTES) {
      groups.push(current);
      current = [];
      bytes = 0;
    }
    current.push(waiting);
    bytes += waiting.raw_size;
  }
  if (current.length > 0) groups.push(current);
  return groups;
}
