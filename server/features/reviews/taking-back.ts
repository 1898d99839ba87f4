import type { Act } from '../../platform/act.ts';
import { replaceWords } from '../tickets/index.ts';
import { isWriter } from './reviews.access.ts';
import { reviewOvertaken, reviewWithdrawn } from './reviews.events.ts';
import { changeReview, lockOpenReviewOf, visibleReview } from './reviews.queries.ts';

/**
 * A reply that waited was taken back: by its writer, or since the customer wrote first. Called within that, after the letter is
 * locked and before the words go back into the writer's draft.
 */
export async function reviewTakenBack(one: Act, messageId: string): Promise<void> {
  const row = await lockOpenReviewOf(one.trx, messageId);
  if (!row) return;
  const seen = await visibleReview(one.trx, { kind: 'system', name: 'reviews' }, row.id);
  const facts = { deskId: seen?.desk_id ?? null, ticketId: row.ticket_id };
  const byPerson = one.actor.kind === 'teammate' || one.actor.kind === 'token';
  // Who writes it anew goes on from what the buddy made of it.
  if (row.state === 'given-back' && row.changed_html !== null && isWriter(one.actor, row))
    await replaceWords(one, messageId, row.changed_html);
  const state = byPerson ? 'withdrawn' : 'overtaken';
  await changeReview(one.trx, row.id, { state, escalate_at: null, goes_at: null });
  if (byPerson) one.record(reviewWithdrawn, { reviewId: row.id, teammateIds: [] }, facts);
  else
    one.record(
      reviewOvertaken,
      { reviewId: row.id, teammateIds: [...new Set([row.author_id, ...row.asked_ids])] },
      facts,
    );
}
