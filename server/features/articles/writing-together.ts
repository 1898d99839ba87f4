import { ARTICLE_LIMITS } from '../../../contract/article-limits.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import type { Trx } from '../../platform/db/index.ts';
import { notFound } from '../../platform/http/problem.ts';
import { readableArticle } from './article-at-hand.ts';
import { writingPermission } from './articles.access.ts';
import { keepDraft } from './drafting.ts';
import { lockArticle, textOf } from './writing.queries.ts';

/** Whoever writes a text together with others asks first. @throws Problem 404, 403. */
export async function requireWritableText(
  platform: Platform,
  actor: Actor,
  articleId: string,
  language: string,
): Promise<void> {
  await act(platform, actor, async (one) => {
    const article = await readableArticle(one, articleId);
    requirePermission(actor, writingPermission(article.visibility), article.desk_id);
    if (!(await textOf(one.trx, articleId, language))) throw notFound('article in this language');
  });
}

/** What is kept of a text that is being written; undefined where there is none, or where it lies in the bin. */
export async function textAsKept(
  trx: Trx,
  articleId: string,
  language: string,
): Promise<{ title: string; html: string } | undefined> {
  const article = await lockArticle(trx, articleId);
  if (!article || article.put_away_at !== null) return undefined;
  const text = await textOf(trx, articleId, language);
  return text && { title: text.title, html: text.html };
}

/** Keeps what several wrote together. A title that is being rubbed out just now, and a text beyond all limits, wait. */
export async function keepWritten(
  one: Act,
  text: { articleId: string; language: Language; title: string; html: string; by: string | null },
): Promise<void> {
  const before = await textAsKept(one.trx, text.articleId, text.language);
  if (!before || text.html.length > ARTICLE_LIMITS.body) return;
  const title = text.title.slice(0, ARTICLE_LIMITS.title).trim() || before.title;
  await keepDraft(one, text.articleId, text.language, { title, html: text.html, writtenBy: text.by });
}
