import { z } from 'zod';
import { system } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { defineJob } from '../../platform/jobs/index.ts';
import { possibleBuddies } from './choosing-buddy.ts';
import { reviewAskedAgain, reviewMissed } from './reviews.events.ts';
import { changeReview, lockReview, visibleReview } from './reviews.queries.ts';

/** Asked of somebody else once; then its people are told that nobody looked. */
const ASKED_AGAIN = 1;
const MISSED = 2;
/** Minutes between the two where the customer has no clock. */
const WITHOUT_CLOCK = 60;

/** A reply still waits: another buddy is asked, and at the end of the customer's clock all are told to answer it themselves. */
export const askAgainJob = defineJob({
  name: 'reviews.ask-again',
  payload: z.object({ reviewId: z.uuid() }),
  run: (platform, { reviewId }) => askAgain(platform, reviewId),
});

export function askAgainKey(reviewId: string): string {
  return `review-ask-again-${reviewId}`;
}

async function askAgain(platform: Platform, reviewId: string): Promise<void> {
  const actor = system('reviews');
  await act(platform, actor, async (one) => {
    const row = await lockReview(one.trx, reviewId);
    if (row?.state !== 'waiting' || row.escalate_at === null || row.escalated >= MISSED) return;
    if (Temporal.Instant.compare(row.escalate_at, one.at) > 0) {
      one.queue(askAgainJob, { reviewId }, { runAt: row.escalate_at, key: askAgainKey(reviewId) });
      return;
    }
    const seen = await visibleReview(one.trx, actor, reviewId);
    // Thrown away meanwhile: nobody answers it.
    if (!seen) return;
    const asking = { rotaId: row.rota_id, deskId: seen.desk_id, authorId: row.author_id };
    const able = await possibleBuddies(one.trx, one.at, asking);
    const facts = { deskId: seen.desk_id, ticketId: seen.ticket_id };
    if (row.escalated >= ASKED_AGAIN) {
      const teammateIds = [...new Set([...row.asked_ids, ...able.map(({ id }) => id)])];
      await changeReview(one.trx, reviewId, { escalated: MISSED, escalate_at: null });
      one.record(reviewMissed, { reviewId, teammateIds }, facts);
      return;
    }
    const other = able.find(({ id }) => !row.asked_ids.includes(id));
    const due = seen.ticket_due_at;
    const next =
      due !== null && Temporal.Instant.compare(due, one.at) > 0 ? due : one.at.add({ minutes: WITHOUT_CLOCK });
    await changeReview(one.trx, reviewId, {
      escalated: ASKED_AGAIN,
      escalate_at: next.toString(),
      ...(other && { asked_ids: [...row.asked_ids, other.id], buddy_id: row.buddy_id ?? other.id }),
    });
    if (other) one.record(reviewAskedAgain, { reviewId, teammateIds: [other.id] }, facts);
    one.queue(askAgainJob, { reviewId }, { runAt: next, key: askAgainKey(reviewId) });
  });
}
