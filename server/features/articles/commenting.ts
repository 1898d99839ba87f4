import type { ArticleComment } from '../../../contract/articles.ts';
import type { Language } from '../../../contract/shapes.ts';
import { may } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { readableArticle, textAtHand } from './article-at-hand.ts';
import { mayWrite } from './articles.access.ts';
import { articleCommented } from './articles.events.ts';
import type { CommentRow } from './talking.queries.ts';
import { commentById, commentsOf, insertComment, MOST_COMMENTS, settle } from './talking.queries.ts';
import { writerOf } from './texts.ts';

/** Says something about words of the text; who reads the desk's articles may. @returns its id. @throws Problem 404, 403, 422. */
export async function commentOnArticle(
  one: Act,
  articleId: string,
  said: { language: Language; quote: string; words: string; proposal: string | null },
): Promise<string> {
  const article = await readableArticle(one, articleId);
  await textAtHand(one, articleId, said.language);
  if (!may(one.actor, 'article.write-internal', article.desk_id))
    throw problem(403, 'not-allowed', 'You may read this article, and not comment on it.');
  if (said.words === '' && !said.proposal) throw fieldProblem('words', 'Say something, or propose other words.');
  if ((await commentsOf(one.trx, articleId, said.language)).length >= MOST_COMMENTS)
    throw problem(422, 'too-many', 'There are too many comments on this article already. Settle some.');
  const id = newId();
  await insertComment(one.trx, {
    id,
    article_id: articleId,
    language: said.language,
    author_id: writerOf(one.actor),
    quote: said.quote,
    words: said.words,
    proposal: said.proposal,
    made_at: one.at.toString(),
  });
  one.record(articleCommented, { articleId, language: said.language, commentId: id }, { deskId: article.desk_id });
  return id;
}

/** Done with, whatever came of it; by who writes the article or who said it. @throws Problem 404, 403. */
export async function settleComment(one: Act, articleId: string, commentId: string): Promise<void> {
  const article = await readableArticle(one, articleId);
  const comment = await commentById(one.trx, articleId, commentId);
  if (!comment) throw notFound('comment');
  const self = writerOf(one.actor);
  const isOwn = self !== null && comment.author_id === self;
  if (!isOwn && !mayWrite(one.actor, { deskId: article.desk_id, visibility: article.visibility }))
    throw problem(403, 'not-allowed', 'Who writes this article, or who said it, settles a comment.');
  if (comment.settled_at === null) await settle(one.trx, commentId, self, one.at.toString());
}

export function toComment(row: CommentRow): ArticleComment {
  return {
    id: row.id,
    language: row.language,
    author: row.author,
    quote: row.quote,
    words: row.words,
    proposal: row.proposal,
    madeAt: row.made_at.toString(),
    settledAt: row.settled_at?.toString() ?? null,
    settledBy: row.settled_by,
  };
}
