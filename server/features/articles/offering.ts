import type { Language } from '../../../contract/shapes.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { fieldProblem, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { requireReader } from './arranging.ts';
import { readableArticle, textAtHand } from './article-at-hand.ts';
import { mayWrite } from './articles.access.ts';
import { articleReviewAsked } from './articles.events.ts';
import type { NewArticleParts } from './creating.ts';
import { createDraft } from './creating.ts';
import { keepText } from './drafting.ts';
import { insertReview, openReview } from './talking.queries.ts';
import { htmlOf, writerOf } from './texts.ts';

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
  if (review) await askOf(one, { articleId: id, deskId, language }, review);
  return id;
}

interface Offered {
  deskId: string;
  language: Language;
  /** The whole text as it is to be, any HTML; it is cleaned. */
  html: string;
  /** Which version of the words they began from. */
  ifVersion: number;
}

/**
 * A change of an article by somebody who may not write for customers themselves: it is kept as what is being written, and who
 * looks it over publishes it. @param review as of `offerArticle`; a question that is open already stands for both
 * @throws Problem 404, 403; 409 where it changed since, or where somebody else's words wait to be published; 422 for an article
 * of another desk, or words that do not fit.
 */
export async function offerChange(
  one: Act,
  articleId: string,
  { deskId, language, html, ifVersion }: Offered,
  review?: { of: string | null; note: string },
): Promise<void> {
  const article = await readableArticle(one, articleId);
  requirePermission(one.actor, 'article.write-internal', article.desk_id);
  if (article.desk_id !== deskId) throw fieldProblem('articleId', 'This article is of another desk.');
  const text = await textAtHand(one, articleId, language);
  const isOwn = text.changed_at === null || text.changed_by === writerOf(one.actor);
  const writes = mayWrite(one.actor, { deskId, visibility: article.visibility });
  // Words of a colleague's that are not published yet stand nowhere else; what is to be published by itself nobody would look at.
  if (!writes && (!isOwn || text.publish_at !== null))
    throw problem(409, 'article-in-work', 'A colleague is working on this article. Make one of its own, or ask them.');
  await keepText(one, article, language, { title: text.title, html: htmlOf(html, 'html'), ifVersion });
  if (review && !(await openReview(one.trx, articleId, language)))
    await askOf(one, { articleId, deskId, language }, review);
}

async function askOf(
  one: Act,
  { articleId, deskId, language }: { articleId: string; deskId: string; language: Language },
  { of, note }: { of: string | null; note: string },
): Promise<void> {
  if (of !== null) await requireReader(one, deskId, of, 'of');
  const reviewId = newId();
  await insertReview(one.trx, {
    id: reviewId,
    article_id: articleId,
    language,
    asked_by: writerOf(one.actor),
    asked_of: of,
    asked_at: one.at.toString(),
    note,
  });
  one.record(articleReviewAsked, { articleId, language, reviewId, teammateId: of }, { deskId });
}
