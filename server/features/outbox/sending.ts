import { z } from 'zod';
import { id as idShape } from '../../../contract/shapes.ts';
import { system } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { isDatabaseAway } from '../../platform/db/index.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { errorFacts } from '../../platform/log/index.ts';
import { BlobMissing } from '../../platform/storage/index.ts';
import { bounceAddress } from './bounce-address.ts';
import type { OutgoingChannel, OutgoingMessage, Receipt } from './channels.ts';
import { outgoingChannel } from './channels.ts';
import { concludeTry } from './concluding.ts';
import { domainOf } from './letter.ts';
import type { OutgoingRow } from './outbox.queries.ts';
import {
  claimLongestDue,
  claimOutgoing,
  markHandingOver,
  nameRaw,
  showSignOfLife,
  waitingOutgoing,
} from './outbox.queries.ts';
import { nextTurn } from './pace.ts';

/** A sender says that often that it is still at it; the sweep takes it for dead after several of these. */
export const SIGN_OF_LIFE_MS = 5_000;

/** One job a message: at the end of its undo window, and at each further try. */
export const sendJob = defineJob({
  name: 'outbox.send',
  payload: z.object({ id: idShape }),
  priority: PRIORITY.soon,
  run: (platform, { id }) => sendInTurn(platform, id),
});

export function sendJobKey(outgoingId: string): string {
  return `outgoing:${outgoingId}`;
}

/** Sends at once in this process, so that a mail server that answers slowly never takes all places of the jobs. */
const MOST_AT_ONCE = 3;
/** How long a job waits for its turn, and when it comes again where none came. */
const PATIENCE_MS = 250;
const COME_AGAIN_SECONDS = 10;
let atOnce = 0;
const waiting = new Set<() => void>();

/** @returns false when no place came free in time. */
async function takePlace(): Promise<boolean> {
  if (atOnce >= MOST_AT_ONCE) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, PATIENCE_MS);
      function done(): void {
        clearTimeout(timer);
        waiting.delete(done);
        resolve();
      }
      waiting.add(done);
    });
    if (atOnce >= MOST_AT_ONCE) return false;
  }
  atOnce++;
  return true;
}

function leavePlace(): void {
  atOnce--;
  const [next] = waiting;
  next?.();
}

/** One job goes on with what else is due for so many messages at most: then a worker looks at other work first. */
const MOST_IN_A_ROW = 50;

/**
 * The job of one message: sends it when a place is free, and comes again soon where none is. With its place it goes on with
 * what is due longest, as long as no job waits for one, so that many letters at once do not come again time after time.
 */
async function sendInTurn(platform: Platform, id: string): Promise<void> {
  if (!(await takePlace())) {
    await comeAgain(platform, id, platform.clock.now().add({ seconds: COME_AGAIN_SECONDS }));
    return;
  }
  try {
    await sendOutgoing(platform, id);
    for (let sent = 1; sent < MOST_IN_A_ROW && waiting.size === 0; sent++) {
      const next = await claimLongestDue(platform.db, platform.clock.now());
      if (!next) return;
      await sendClaimed(platform, next);
    }
  } finally {
    leavePlace();
  }
}

/**
 * Sends one message if it is its time and nobody else does. Whatever the other side answers becomes a state of the message;
 * this throws only when our own database is away, and then the sweep finds the message again.
 */
export async function sendOutgoing(platform: Platform, id: string): Promise<void> {
  const now = platform.clock.now();
  let claimed = await claimOutgoing(platform.db, id, now);
  if (!claimed) {
    const waits = await waitingOutgoing(platform.db, id);
    if (!waits) return;
    const isDue = Temporal.Instant.compare(waits.due, now) <= 0;
    // What is only kept here burdens no other server, and need not wait for its domain's turn.
    if (isDue && !(await outgoingChannel(waits.channel).isConfigured(platform, waits.sender)))
      claimed = await claimOutgoing(platform.db, id, now, { paced: false });
    if (!claimed) {
      // The job may be ahead of the message by the clock of another machine: then it comes again at the right time.
      const next = isDue ? await nextTurn(platform.db, id, now, Math.random()) : waits.due;
      if (next) await comeAgain(platform, id, next);
      return;
    }
  }
  await sendClaimed(platform, claimed);
}

async function sendClaimed(platform: Platform, claimed: OutgoingRow): Promise<void> {
  const { id } = claimed;
  const life = setInterval(() => {
    showSignOfLife(platform.db, claimed, platform.clock.now()).catch((error: unknown) =>
      platform.log.warn({ outgoingId: id, ...errorFacts(error) }, 'sender could not give a sign of life'),
    );
  }, SIGN_OF_LIFE_MS);
  life.unref();
  try {
    const message = messageOf(claimed, platform.clock.now());
    const receipt = await tryOnce(platform, claimed, message);
    await act(platform, system('outbox'), async (one) => {
      const again = await concludeTry(one, claimed, message.recipients, receipt);
      if (again) one.queue(sendJob, { id }, { runAt: again, key: sendJobKey(id) });
    });
  } finally {
    clearInterval(life);
  }
}

async function comeAgain(platform: Platform, id: string, runAt: Temporal.Instant): Promise<void> {
  await act(platform, system('outbox'), async (one) => one.queue(sendJob, { id }, { runAt, key: sendJobKey(id) }));
}

/** The claim was given to another: this process was silent for too long. Nothing more may be handed over. */
class ClaimLost extends Error {
  override name = 'ClaimLost';
}

async function tryOnce(platform: Platform, claimed: OutgoingRow, message: OutgoingMessage): Promise<Receipt> {
  const channel = outgoingChannel(claimed.channel);
  try {
    const configured = await channel.isConfigured(platform, message.letter.from.address);
    const raw = await rawOf(platform, channel, claimed, message, configured);
    if (!configured || !raw) return { outcome: 'kept' };
    return await channel.send(platform, message, raw, async () => {
      if (!(await markHandingOver(platform.db, claimed, platform.clock.now()))) throw new ClaimLost();
    });
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    // Whoever has the claim now writes down what became of the message; this try came to nothing.
    if (error instanceof ClaimLost) return { outcome: 'delayed', answer: '' };
    if (error instanceof BlobMissing) return { outcome: 'failed', answer: 'outbox.reason.attachment-missing' };
    platform.log.error({ outgoingId: claimed.id, ...errorFacts(error) }, 'message could not be made ready');
    return { outcome: 'delayed', answer: 'outbox.reason.not-ready' };
  }
}

/** The message for those whose turn it is now: they still wait for it, and not for a later time. */
export function messageOf(row: OutgoingRow, now: Temporal.Instant): OutgoingMessage {
  const { remaining = row.recipients, notBefore = {}, reached: _, ...letter } = row.letter;
  const due = remaining.filter((address) => {
    const time = notBefore[address];
    return time === undefined || Temporal.Instant.compare(time, now) <= 0;
  });
  const turn = due.length > 0 ? due : remaining;
  const first = (address: string): number => (domainOf(address) === row.pace_domain ? 0 : 1);
  return {
    id: row.id,
    letter,
    recipients: [...turn].sort((a, b) => first(a) - first(b)),
    date: row.send_at,
    bounceAddress: row.bounce_token && bounceAddress(letter.from.address, row.bounce_token),
  };
}

/**
 * The message's bytes: composed once and kept, so that every try and every reader sees the same; composed anew each time
 * where they hold a secret, which is never written down twice.
 * @returns nothing for a secret that has nowhere to go.
 */
async function rawOf(
  platform: Platform,
  channel: OutgoingChannel,
  row: OutgoingRow,
  message: OutgoingMessage,
  configured: boolean,
): Promise<ReadableStream<Uint8Array> | undefined> {
  if (row.secret) return configured ? ReadableStream.from(await channel.compose(platform, message)) : undefined;
  let sha256 = row.raw_sha256;
  if (sha256 === null || !(await platform.storage.has(sha256))) {
    const stored = await platform.storage.put(await channel.compose(platform, message));
    await nameRaw(platform.db, row.id, stored, platform.clock.now());
    sha256 = stored.sha256;
  }
  return configured ? platform.storage.open(sha256) : undefined;
}
