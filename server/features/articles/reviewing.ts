import { z } from 'zod';
import type { Language } from '../../../contract/shapes.ts';
import { system } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { requireReader } from './arranging.ts';
import { articleAtHand, readableArticle, textAtHand } from './article-at-hand.ts';
import { mayWrite } from './articles.access.ts';
import { articleReviewAsked, articleReviewDue, articleReviewed } from './articles.events.ts';
import { endReview, insertReview, openReview, reviewById, takeReviewsDue } from './talking.queries.ts';
import { writerOf } from './texts.ts';

/**
 * Asks a colleague to look the words over before they are published; null: whoever has time. An earlier question that is
 * still open is withdrawn. @param by who wrote them, where a job asks.
 * @throws Problem 404, 403, 422 for somebody who does not read the desk.
 */
export async function askReview(
  one: Act,
  articleId: string,
  {
    language,
    of,
    note,
    by = writerOf(one.actor),
  }: { language: Language; of: string | null; note: string; by?: string | null },
): Promise<void> {
  const article = await articleAtHand(one, articleId);
  await textAtHand(one, articleId, language);
  if (of !== null) {
    if (of === by) throw fieldProblem('of', 'Ask a colleague: four eyes see more than two.');
    await requireReader(one, article.desk_id, of, 'of');
  }
  const now = one.at.toString();
  const earlier = await openReview(one.trx, articleId, language);
  if (earlier) await endReview(one.trx, earlier.id, 'withdrawn', now);
  const id = newId();
  await insertReview(one.trx, {
    id,
    article_id: articleId,
    language,
    asked_by: by,
    asked_of: of,
    asked_at: now,
    note,
  });
  one.record(articleReviewAsked, { articleId, language, reviewId: id, teammateId: of }, { deskId: article.desk_id });
}

/**
 * What the colleague says of it; who asked may withdraw the question. @throws Problem 404; 403 for who was not asked; 409
 * where it is answered already.
 */
export async function endReviewOf(
  one: Act,
  articleId: string,
  reviewId: string,
  outcome: 'fine' | 'changes' | 'withdrawn',
): Promise<void> {
  const article = await readableArticle(one, articleId);
  const review = await reviewById(one.trx, articleId, reviewId);
  if (!review) throw notFound('review');
  if (review.done_at !== null) throw problem(409, 'already-reviewed', 'This question has its answer already.');
  const self = writerOf(one.actor);
  const asked = review.asked_of === null || (self !== null && review.asked_of === self);
  const writes = mayWrite(one.actor, { deskId: article.desk_id, visibility: article.visibility });
  const allowed = outcome === 'withdrawn' ? writes : asked && self !== review.asked_by;
  if (!allowed) throw problem(403, 'not-allowed', 'Whoever was asked answers this; who asked may take it back.');
  await endReview(one.trx, reviewId, outcome, one.at.toString());
  const language = review.language as Language;
  one.record(
    articleReviewed,
    { articleId, language, reviewId, askedBy: review.asked_by, outcome },
    { deskId: article.desk_id },
  );
}

/** Once for each date: the owner is told in the morning of the desk's day, or within the hour of a date that has passed. */
defineJob({
  name: 'articles.tell-of-reviews',
  payload: z.object({}),
  priority: PRIORITY.background,
  recurs: '5 * * * *',
  run: async (platform) => {
    await act(platform, system('article reviews'), async (one) => {
      for (const due of await takeReviewsDue(one.trx, one.at))
        one.record(articleReviewDue, { articleId: due.id, teammateId: due.owner_id }, { deskId: due.desk_id });
    });
  },
});
