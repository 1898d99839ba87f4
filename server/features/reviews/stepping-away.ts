import type { Actor } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { deleteAway, desksOfBuddy, putAway, waitingForNobodyElse } from './away.queries.ts';
import { possibleBuddies } from './choosing-buddy.ts';
import { buddyCameBack, buddySteppedAway, reviewShared } from './reviews.events.ts';
import { changeReview, lockReview, visibleReview } from './reviews.queries.ts';

type Person = Actor & { kind: 'teammate' };

/**
 * Who sits beside others is gone for so many minutes: what is asked of them goes to another buddy, and what waits for nobody
 * but them is another's too. Said again while they are away, it is counted from now.
 * @returns until when.
 */
export async function stepAway(platform: Platform, actor: Person, minutes: number): Promise<Temporal.Instant> {
  return act(platform, actor, async (one) => {
    const until = one.at.add({ minutes });
    await putAway(one.trx, actor.id, { from: one.at, until });
    for (const deskId of await desksOfBuddy(one.trx, actor.id))
      one.record(buddySteppedAway, { teammateId: actor.id, until: until.toString() }, { deskId });
    for (const reviewId of await waitingForNobodyElse(one.trx, actor.id)) await handToAnother(one, reviewId);
    return until;
  });
}

/** They are there again: what is asked from now on is theirs. What others were asked meanwhile stays with both. */
export async function comeBack(platform: Platform, actor: Person): Promise<void> {
  await act(platform, actor, async (one) => {
    if (!(await deleteAway(one.trx, actor.id, one.at))) return;
    for (const deskId of await desksOfBuddy(one.trx, actor.id))
      one.record(buddyCameBack, { teammateId: actor.id }, { deskId });
  });
}

async function handToAnother(one: Act, reviewId: string): Promise<void> {
  const row = await lockReview(one.trx, reviewId);
  if (row?.state !== 'waiting') return;
  const seen = await visibleReview(one.trx, { kind: 'system', name: 'reviews' }, reviewId);
  if (!seen) return;
  const asking = { rotaId: row.rota_id, deskId: seen.desk_id, authorId: row.author_id };
  const [other] = await possibleBuddies(one.trx, one.at, asking);
  if (!other || row.asked_ids.includes(other.id)) return;
  await changeReview(one.trx, reviewId, { asked_ids: [...row.asked_ids, other.id] });
  one.record(reviewShared, { reviewId, teammateIds: [other.id] }, { deskId: seen.desk_id, ticketId: seen.ticket_id });
}
