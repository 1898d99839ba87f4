import { z } from 'zod';
import { id, language } from '../../../contract/shapes.ts';
import { defineEvent } from '../../platform/events/index.ts';

const ofArticle = z.object({ articleId: id });
const ofText = ofArticle.extend({ language });
const ofSection = z.object({ sectionId: id });
const usual = { audience: 'desk', inTimeline: false } as const;

function articleEvent<Payload extends z.ZodType>(name: string, payload: Payload, outward = true) {
  return defineEvent<z.infer<Payload>>({
    name,
    payload: payload as unknown as z.ZodType<z.infer<Payload>>,
    sentence: `articles.event.${name}`,
    outward,
    ...usual,
  });
}

export const articleCreated = articleEvent('article.created', ofText);
export const articleChanged = articleEvent('article.changed', ofText);
export const articlePublished = articleEvent('article.published', ofText.extend({ number: z.number().int() }));
export const articleUnpublished = articleEvent('article.unpublished', ofText);
export const articleScheduled = articleEvent('article.scheduled', ofText, false);
/** Another section, visibility, owner, review date or desk; which of them, never their values. */
export const articleArranged = articleEvent('article.arranged', ofArticle.extend({ what: z.array(z.string()) }), false);
export const articlePutAway = articleEvent('article.put-away', ofArticle);
export const articleBroughtBack = articleEvent('article.brought-back', ofArticle);
export const articleReviewAsked = articleEvent(
  'article.review-asked',
  ofText.extend({ reviewId: id, teammateId: id.nullable() }),
  false,
);
export const articleReviewed = articleEvent(
  'article.reviewed',
  ofText.extend({ reviewId: id, askedBy: id.nullable(), outcome: z.enum(['fine', 'changes', 'withdrawn']) }),
  false,
);
export const articleCommented = articleEvent('article.commented', ofText.extend({ commentId: id }), false);
/** Its date for being looked over has come. */
export const articleReviewDue = articleEvent('article.review-due', ofArticle.extend({ teammateId: id }), false);

export const sectionCreated = articleEvent('section.created', ofSection, false);
export const sectionChanged = articleEvent('section.changed', ofSection, false);
export const sectionPutAway = articleEvent('section.put-away', ofSection, false);
