import type { Language } from '../../../contract/shapes.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { newId } from '../../platform/ids/index.ts';
import { requireReader } from './arranging.ts';
import { articleReviewAsked } from './articles.events.ts';
import type { NewArticleParts } from './creating.ts';
import { createDraft } from './creating.ts';
import { insertReview } from './talking.queries.ts';
import { writerOf } from './texts.ts';

type OfferedParts = Omit<NewArticleParts, 'state' | 'note'> & { language: Language };

/**
 * A draft by somebody who may not write for customers themselves, or wishes that a colleague reads it first: who looks it over
 * publishes it. @param review whom to ask, null: whoever has time; left out: nobody is asked yet
 * @returns its id. @throws Problem 403; 422 as `createArticle`, or for somebody who does not read the desk.
 */
export async function offerArticle(
  one: Act,
  parts: OfferedParts,
  review?: { of: string | null; note: string },
): Promise<string> {
  requirePermission(one.actor, 'article.write-internal', parts.deskId);
  const { id } = await createDraft(one, parts);
  const { language, deskId } = parts;
  if (review) {
    if (review.of !== null) await requireReader(one, deskId, review.of, 'of');
    const reviewId = newId();
    await insertReview(one.trx, {
      id: reviewId,
      article_id: id,
      language,
      asked_by: writerOf(one.actor),
      asked_of: review.of,
      asked_at: one.at.toString(),
      note: review.note,
    });
    one.record(articleReviewAsked, { articleId: id, language, reviewId, teammateId: review.of }, { deskId });
  }
  return id;
}
