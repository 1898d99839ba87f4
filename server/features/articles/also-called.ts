import { ARTICLE_LIMITS } from '../../../contract/article-limits.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import { putAlsoCalled } from './also-called.queries.ts';
import { articleAtHand, readableArticle } from './article-at-hand.ts';
import { articleArranged } from './articles.events.ts';

/** All of its other names at once, by who may write it. @throws Problem 404, 403. */
export async function setAlsoCalled(one: Act, articleId: string, wanted: readonly string[]): Promise<void> {
  const article = await articleAtHand(one, articleId);
  const names = [...new Map(wanted.map((name) => [name.toLowerCase(), name.replace(/\s+/g, ' ')])).values()];
  if (JSON.stringify(names) === JSON.stringify(article.also_called)) return;
  await putAlsoCalled(one.trx, articleId, names);
  one.record(articleArranged, { articleId, what: ['alsoCalled'] }, { deskId: article.desk_id });
}

/**
 * Another name of what an article is about, by which searches find it from now on; its words stay as they are. Whoever writes
 * for the team may say so. @throws Problem 404, 403; 422 where it has many names already.
 */
export async function callAlso(one: Act, articleId: string, words: string): Promise<void> {
  const article = await readableArticle(one, articleId);
  requirePermission(one.actor, 'article.write-internal', article.desk_id);
  const name = words.replace(/\s+/g, ' ').trim().slice(0, ARTICLE_LIMITS.otherName);
  if (name === '' || article.also_called.some((known) => known.toLowerCase() === name.toLowerCase())) return;
  if (article.also_called.length >= ARTICLE_LIMITS.otherNames)
    throw fieldProblem('articleId', `An article has at most ${ARTICLE_LIMITS.otherNames} other names.`);
  await putAlsoCalled(one.trx, articleId, [...article.also_called, name]);
  one.record(articleArranged, { articleId, what: ['alsoCalled'] }, { deskId: article.desk_id });
}
