import { z } from 'zod';
import { defineEvent } from '../../platform/events/index.ts';

const id = z.uuid();

/** What a lesson says is between its two people: events tell that there was one. */
function ofReview(name: string, inTimeline = true) {
  return defineEvent({
    name,
    payload: z.object({
      reviewId: id,
      /** Who waits for it, or is asked. */
      teammateIds: z.array(id),
    }),
    audience: 'desk',
    sentence: `reviews.event.${name}`,
    inTimeline,
    outward: false,
  });
}

export const reviewAsked = ofReview('review.asked');
export const reviewShared = ofReview('review.shared');
/** Nobody has looked so far, so somebody else is asked too. */
export const reviewAskedAgain = ofReview('review.asked-again', false);
/** Nobody looked in time: better to answer oneself. */
export const reviewMissed = ofReview('review.missed');
export const reviewApproved = ofReview('review.approved');
export const reviewTaught = ofReview('review.taught');
export const reviewReturned = ofReview('review.returned');
export const reviewAccepted = ofReview('review.accepted');
/** Its writer was away, so it left as the buddy wrote it. */
export const reviewSentAsWritten = ofReview('review.sent-as-written');
/** The customer wrote first. */
export const reviewOvertaken = ofReview('review.overtaken');
export const reviewWithdrawn = ofReview('review.withdrawn', false);

/** Who sits beside others is gone for a bit: those beside them are told who looks meanwhile. */
export const buddySteppedAway = defineEvent({
  name: 'buddy.stepped-away',
  payload: z.object({ teammateId: id, until: z.string() }),
  audience: 'desk',
  sentence: 'reviews.event.buddy.stepped-away',
  inTimeline: false,
  outward: false,
});
/** Somebody on shift would like a word with who sits beside them. */
export const buddyCalled = defineEvent({
  name: 'buddy.called',
  payload: z.object({ shiftId: id, teammateIds: z.array(id) }),
  audience: 'desk',
  sentence: 'reviews.event.buddy.called',
  inTimeline: false,
  outward: false,
});
export const buddyCameBack = defineEvent({
  name: 'buddy.came-back',
  payload: z.object({ teammateId: id }),
  audience: 'desk',
  sentence: 'reviews.event.buddy.came-back',
  inTimeline: false,
  outward: false,
});
