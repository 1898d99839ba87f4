import type { Act } from '../../platform/act.ts';
import { problem } from '../../platform/http/problem.ts';
import { takeBack } from './cancelling.ts';
import type { OutgoingLetter } from './letter.ts';
import type { OutgoingRow } from './outbox.queries.ts';
import { changeOutgoing, lockReplies } from './outbox.queries.ts';
import { release, releaseJob } from './releasing.ts';

/** A letter that waits for somebody's look; its row is locked until the act ends. */
export interface HeldLetter {
  row: OutgoingRow;
}

/**
 * The letter of a reply that waits for a look. It is locked before anything else of the reply, as those do who take it back.
 * @throws Problem 409 when it does not wait any more.
 */
export async function lockHeld(one: Act, messageId: string): Promise<HeldLetter> {
  const [row] = await lockReplies(one.trx, [messageId]);
  if (row?.state !== 'held') throw problem(409, 'not-waiting', 'This reply does not wait for a look any more.');
  return { row };
}

/**
 * It was looked at: it leaves now, or when its writer planned it.
 * @returns `back` where it is not to leave any more and went back to its writer.
 */
export async function letHeldGo(one: Act, { row }: HeldLetter): Promise<'left' | 'planned' | 'back'> {
  if (Temporal.Instant.compare(row.send_at, one.at) <= 0) return (await release(one, row)) ? 'left' : 'back';
  await changeOutgoing(one.trx, row.id, { state: 'scheduled', updated_at: one.at.toString() });
  one.queue(releaseJob, { id: row.id }, { runAt: row.send_at });
  return 'planned';
}

/** Its words and files come back as its writer's draft. */
export async function sendHeldBack(one: Act, { row }: HeldLetter): Promise<void> {
  await takeBack(one, row);
}

/** Other words than those it was written with. */
export async function changeHeld(
  one: Act,
  { row }: HeldLetter,
  words: Pick<OutgoingLetter, 'html' | 'text' | 'attachments'>,
): Promise<void> {
  await changeOutgoing(one.trx, row.id, { letter: { ...row.letter, ...words }, updated_at: one.at.toString() });
}
