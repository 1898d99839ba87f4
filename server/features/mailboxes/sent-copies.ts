import { z } from 'zod';
import { id } from '../../../contract/shapes.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import type { SentOutgoing } from '../outbox/index.ts';
import { sentLetter } from '../outbox/index.ts';
import type { Credentials } from './credentials.ts';
import { credentialsOf } from './credentials.ts';
import type { FollowedAccount } from './following.ts';
import { accountOf } from './following.ts';
import { copyKeeperAt, mailboxById } from './mailboxes.queries.ts';

export interface SentCopy {
  messageId: string;
  raw: Uint8Array;
  sentAt: Temporal.Instant;
}

/** Lays a letter into the folder of sent letters of an account; one that lies there already is not laid in again. */
type SentCopyKeeper = (
  account: FollowedAccount,
  credentials: () => Promise<Credentials>,
  copy: SentCopy,
) => Promise<void>;

let keeper: SentCopyKeeper | undefined;

/** A port: the composition brings the channel's way to it. */
export function registerSentCopyKeeper(given: SentCopyKeeper): void {
  keeper = given;
}

/** An account that is away for so many tries (over hours) gets no copy: the letter itself has left, and stands in its ticket. */
const MOST_TRIES = 10;

const copyJob = defineJob({
  name: 'mailboxes.keep-copy',
  payload: z.object({ mailboxId: id, outgoingId: id }),
  priority: PRIORITY.background,
  maxAttempts: MOST_TRIES,
  run: keepCopy,
});

/** Queues the copy of a letter that was sent, where its mailbox wants one. */
export async function queueSentCopy(one: Act, sent: SentOutgoing): Promise<void> {
  const mailboxId = await copyKeeperAt(one.trx, sent.from.toLowerCase());
  if (mailboxId !== null) one.queue(copyJob, { mailboxId, outgoingId: sent.id });
}

async function keepCopy(
  platform: Platform,
  { mailboxId, outgoingId }: { mailboxId: string; outgoingId: string },
): Promise<void> {
  const mailbox = await mailboxById(platform.db, mailboxId);
  const account = mailbox?.keeps_sent_copies ? accountOf(mailbox) : null;
  const letter = account && (await sentLetter(platform.db, outgoingId));
  if (!account || !letter) return;
  if (!keeper) throw new Error('nobody keeps copies of sent letters');
  const { messageId, sentAt, sha256 } = letter;
  const raw = await platform.storage.read(sha256);
  await keeper(account, () => credentialsOf(platform, mailboxId), { messageId, sentAt, raw });
}
