import { ARTICLE_LIMITS } from '../../../contract/article-limits.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import { fieldProblem, problem } from '../../platform/http/problem.ts';
import { wordsOf } from './arranging-html.ts';
import { cleanArticleHtml } from './cleaning.ts';
import { looksLikeHtml, markdownToHtml, requireFewParts } from './markdown.ts';
import { filesAmong } from './writing.queries.ts';

export interface ReadyText {
  title: string;
  html: string;
  text: string;
}

/** What somebody wrote, in either of the two ways, as clean HTML. @throws Problem 422 where no reader gets through it. */
export function htmlOf(body: string, format?: 'markdown' | 'html'): string {
  const kind = format ?? (looksLikeHtml(body) ? 'html' : 'markdown');
  if (kind === 'markdown') return markdownToHtml(body);
  requireFewParts(body);
  return cleanArticleHtml(body);
}

/**
 * Title and words as they are stored: safe, of a size, and naming no picture of another article.
 * @throws Problem 422 with what does not fit.
 */
export async function readyText(
  trx: Trx,
  articleId: string,
  { title, html }: { title: string; html: string },
): Promise<ReadyText> {
  const plain = title
    .replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain === '') throw fieldProblem('title', 'An article needs a title.');
  if (plain.length > ARTICLE_LIMITS.title)
    throw fieldProblem('title', `A title has at most ${ARTICLE_LIMITS.title} characters.`);
  if (html.length > ARTICLE_LIMITS.body) throw tooLong();
  const cleaned = cleanArticleHtml(html);
  if (cleaned.length > ARTICLE_LIMITS.body) throw tooLong();
  const named = [...cleaned.matchAll(/<img data-file="([^"]+)"/g)].map((found) => found[1] ?? '');
  const own = await filesAmong(trx, articleId, [...new Set(named)]);
  const shown = cleaned.replace(/<img data-file="([^"]+)"[^>]*>/g, (tag, fileId: string) =>
    own.has(fileId) ? tag : '',
  );
  return { title: plain, html: shown, text: wordsOf(shown) };
}

function tooLong() {
  return problem(
    422,
    'article-too-long',
    `An article has at most ${ARTICLE_LIMITS.body.toLocaleString('en')} characters. Make two of it.`,
  );
}

export function writerOf(actor: Actor): string | null {
  return actor.kind === 'teammate' ? actor.id : null;
}
