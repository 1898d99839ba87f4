import { z } from 'zod';
import type { Actor } from '../../platform/access/index.ts';
import { requirePermission, system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound, Problem, problem } from '../../platform/http/problem.ts';
import { defineJob } from '../../platform/jobs/index.ts';
import { keepAnswerAsDraft } from '../faq/index.ts';
import type { HeldLetter } from '../outbox/index.ts';
import { letHeldGo, lockHeld } from '../outbox/index.ts';
import { rewordReply } from '../tickets/index.ts';
import { promiseAsLooked } from './promising.ts';
import { isWriter } from './reviews.access.ts';
import { reviewAccepted, reviewSentAsWritten } from './reviews.events.ts';
import type { LockedReview } from './reviews.queries.ts';
import { changeReview, lockReview, messageOfReview, visibleReview } from './reviews.queries.ts';

/** A changed reply whose writer was away until its time: it goes as the buddy wrote it. */
export const sendAsWrittenJob = defineJob({
  name: 'reviews.send-as-written',
  payload: z.object({ reviewId: z.uuid() }),
  run: (platform, { reviewId }) => sendAsWritten(platform, reviewId),
});

export function sendAsWrittenKey(reviewId: string): string {
  return `review-send-as-written-${reviewId}`;
}

/** Its writer takes the changed words over: it leaves with them. @throws Problem 404; 409 where it was not given back. */
export async function acceptChanges(platform: Platform, actor: Actor, reviewId: string): Promise<void> {
  await act(platform, actor, async (one) => {
    const seen = await visibleReview(one.trx, actor, reviewId);
    if (!seen) throw notFound('review');
    if (!isWriter(actor, seen))
      throw problem(403, 'not-allowed', 'Only who wrote this reply accepts what was changed in it.');
    requirePermission(actor, 'ticket.reply', seen.desk_id);
    if (seen.message_id === null) throw notGivenBack();
    const letter = await lockHeld(one, seen.message_id);
    const row = await lockReview(one.trx, reviewId);
    if (row?.state !== 'given-back') throw notGivenBack();
    if (!(await leaveChanged(one, row, { messageId: seen.message_id, ticketId: seen.ticket_id }, letter))) return;
    await changeReview(one.trx, reviewId, { accepted_at: one.at.toString() });
    const teammateIds = row.looked_by === null ? [] : [row.looked_by];
    one.record(reviewAccepted, { reviewId, teammateIds }, { deskId: seen.desk_id, ticketId: seen.ticket_id });
  });
}

function notGivenBack() {
  return problem(409, 'not-waiting', 'This reply does not wait for you any more.');
}

async function sendAsWritten(platform: Platform, reviewId: string): Promise<void> {
  const actor = system('reviews');
  await act(platform, actor, async (one) => {
    const messageId = await messageOfReview(one.trx, reviewId);
    if (messageId === null) return;
    const letter = await lockHeld(one, messageId).catch((error: unknown) => {
      // It left or was taken back since: nothing is to be done.
      if (error instanceof Problem && error.status === 409) return null;
      throw error;
    });
    if (!letter) return;
    const row = await lockReview(one.trx, reviewId);
    if (row?.state !== 'given-back' || row.goes_at === null) return;
    if (Temporal.Instant.compare(row.goes_at, one.at) > 0) {
      one.queue(sendAsWrittenJob, { reviewId }, { runAt: row.goes_at, key: sendAsWrittenKey(reviewId) });
      return;
    }
    const seen = await visibleReview(one.trx, actor, reviewId);
    if (!seen || !(await leaveChanged(one, row, { messageId, ticketId: seen.ticket_id }, letter))) return;
    const teammateIds = [row.author_id];
    one.record(reviewSentAsWritten, { reviewId, teammateIds }, { deskId: seen.desk_id, ticketId: seen.ticket_id });
  });
}

/** @returns false where it went back to its writer instead, and its review with it. */
async function leaveChanged(
  one: Act,
  row: LockedReview,
  { messageId, ticketId }: { messageId: string; ticketId: string },
  letter: HeldLetter,
): Promise<boolean> {
  await rewordReply(one, letter, messageId, row.changed_html ?? row.html);
  // Nobody has read the answer for everybody anew that was made of the first words.
  await keepAnswerAsDraft(one, messageId);
  const became = await letHeldGo(one, letter);
  if (became === 'back') return false;
  const leftAt = became === 'left' ? one.at.toString() : null;
  await changeReview(one.trx, row.id, { state: 'left', left_at: leftAt });
  await promiseAsLooked(one, ticketId, row.promised_at);
  return true;
}
