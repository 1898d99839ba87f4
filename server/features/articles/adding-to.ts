import { ARTICLE_LIMITS } from '../../../contract/article-limits.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Act } from '../../platform/act.ts';
import { fieldProblem, Problem } from '../../platform/http/problem.ts';
import { articleAtHand } from './article-at-hand.ts';
import { keepDraft } from './drafting.ts';
import { askReview } from './reviewing.ts';
import { openReview } from './talking.queries.ts';
import { lockArticle, textOf, updateText } from './writing.queries.ts';

/** What comes to the end of an article, safe HTML, and where it may. */
interface Addition {
  deskId: string;
  language: Language;
  html: string;
}

/** Whether words may go to the end of this article. @throws Problem 404, 403; 422 where they may not. */
export async function requireRoomFor(one: Act, articleId: string, { deskId, language, html }: Addition): Promise<void> {
  const article = await articleAtHand(one, articleId);
  const text = await textOf(one.trx, articleId, language);
  if (article.desk_id !== deskId || article.visibility !== 'public' || !text)
    throw fieldProblem(
      'addTo',
      'It cannot go to that answer: it is of another desk, for the team, or in another language.',
    );
  if (text.html.length + html.length > ARTICLE_LIMITS.body)
    throw fieldProblem('addTo', 'That answer is too long to take more. Make one of its own.');
}

/**
 * Puts words to the end of what is being written: readers see them once somebody has published them, and its owner, or whoever
 * has time, is asked to look at them. Whether their writer may was asked when they wrote.
 * @returns false where the article takes nothing any more.
 */
export async function addToDraft(
  one: Act,
  articleId: string,
  { language, html }: Pick<Addition, 'language' | 'html'>,
  { by, note }: { by: string | null; note: string },
): Promise<boolean> {
  const article = await lockArticle(one.trx, articleId);
  const text = article && (await textOf(one.trx, articleId, language));
  if (!article || article.put_away_at !== null || !text) return false;
  try {
    await one.attempt(() => keepDraft(one, articleId, language, { title: text.title, html: text.html + html }));
  } catch (error) {
    // It has grown too long meanwhile.
    if (error instanceof Problem) return false;
    throw error;
  }
  await updateText(one.trx, articleId, language, { changed_by: by });
  if (await openReview(one.trx, articleId, language)) return true;
  const of = article.owner_id === by ? null : article.owner_id;
  try {
    await one.attempt(() => askReview(one, articleId, { language, of, note, by }));
  } catch (error) {
    // Its owner reads this desk no more: whoever has time looks.
    if (!(error instanceof Problem)) throw error;
    await askReview(one, articleId, { language, of: null, note, by });
  }
  return true;
}
