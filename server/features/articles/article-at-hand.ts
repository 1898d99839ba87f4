import type { Actor } from '../../platform/access/index.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import { mayRead, writingPermission } from './articles.access.ts';
import type { ArticleRow, TextRow } from './writing.queries.ts';
import { lockArticle, textOf } from './writing.queries.ts';

/**
 * The article, locked for being changed by who may.
 * @throws Problem 404 for one that the actor does not read or that is in the bin, 403 for one they only read.
 */
export async function articleAtHand(one: Act, articleId: string): Promise<ArticleRow> {
  const article = await readableArticle(one, articleId);
  requirePermission(one.actor, writingPermission(article.visibility), article.desk_id);
  return article;
}

/** As `articleAtHand`, for what readers of the team may do. @throws Problem 404. */
export async function readableArticle(one: Act, articleId: string): Promise<ArticleRow> {
  const article = await lockArticle(one.trx, articleId);
  if (!article || article.put_away_at !== null || !reads(one.actor, article)) throw notFound('article');
  return article;
}

function reads(actor: Actor, article: ArticleRow): boolean {
  return mayRead(actor, { deskId: article.desk_id });
}

/** @throws Problem 404 where it has no words in this language. */
export async function textAtHand(one: Act, articleId: string, language: string): Promise<TextRow> {
  const text = await textOf(one.trx, articleId, language);
  if (!text) throw notFound('article in this language');
  return text;
}

/** @throws Problem 409 where somebody kept words since the caller read theirs. */
export function requireVersion(text: TextRow, ifVersion: number | undefined): void {
  if (ifVersion !== undefined && ifVersion !== text.version)
    throw problem(409, 'article-changed', 'Somebody changed this article since you opened it.', undefined, {
      version: text.version,
    });
}
