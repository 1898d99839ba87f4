import type { ArticleEditOfGathered, ArticleOfGathered, SavedReplyOfGathered } from '../../../contract/after-shift.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import { callAlso, offerArticle, offerChange } from '../articles/index.ts';
import { createSavedReply } from '../saved-replies/index.ts';
import { lockGathered, settleGathered } from './gathering.queries.ts';

/** @throws Problem 404 for what is not one's own; 409 where it was decided already. */
async function openGathered(one: Act, id: string) {
  const row = await lockGathered(one.trx, id);
  if (!row || one.actor.kind !== 'teammate' || row.teammate_id !== one.actor.id) throw notFound('gathered thing');
  requirePermission(one.actor, 'shift.complete', row.desk_id);
  if (row.state !== 'open') throw problem(409, 'decided-already', 'You decided on this already.');
  return row;
}

/**
 * What no answer was found for becomes the draft of an article, given to the buddy of that shift or kept for later.
 * @returns its id. @throws Problem 404, 403, 409; 422 as `createArticle`.
 */
export async function makeArticleOfGathered(one: Act, id: string, wanted: ArticleOfGathered): Promise<string> {
  const row = await openGathered(one, id);
  const { title, html, language, sectionId, visibility } = wanted;
  const articleId = await offerArticle(
    one,
    {
      deskId: row.desk_id,
      sectionId,
      visibility,
      language,
      title,
      html,
      ...(row.ticket_id === null ? {} : { ticketId: row.ticket_id }),
      ...(row.message_id === null ? {} : { messageId: row.message_id }),
    },
    wanted.give ? { of: row.buddy_id, note: '' } : undefined,
  );
  await settleGathered(one.trx, id, 'article', articleId, one.at);
  return articleId;
}

/**
 * What was gathered becomes a change of an article that is there, given to the buddy of that shift or kept as it is being written.
 * @throws Problem 404, 403, 409; 422 as `offerChange`.
 */
export async function makeEditOfGathered(one: Act, id: string, wanted: ArticleEditOfGathered): Promise<void> {
  const row = await openGathered(one, id);
  const { articleId, language, html, ifVersion } = wanted;
  await offerChange(
    one,
    articleId,
    { deskId: row.desk_id, language, html, ifVersion },
    wanted.give ? { of: row.buddy_id, note: '' } : undefined,
  );
  await settleGathered(one.trx, id, 'article-edit', articleId, one.at);
}

/** A saved reply of one's own. @returns its id. @throws Problem 404, 409; 422 as `createSavedReply`. */
export async function makeSavedReplyOfGathered(one: Act, id: string, wanted: SavedReplyOfGathered): Promise<string> {
  await openGathered(one, id);
  const replyId = await createSavedReply(one, {
    name: wanted.name,
    audience: 'private',
    desks: [],
    shortcut: null,
    folder: '',
    keywords: '',
    // Two braces begin a value in a saved reply; these are words.
    texts: { [wanted.language]: wanted.html.replace(/\{(?=[{%])/g, '{ ') },
    effects: {},
  });
  await settleGathered(one.trx, id, 'saved-reply', replyId, one.at);
  return replyId;
}

/** What was searched in vain is another name of what this article is about. @throws Problem 404, 403, 409, 422. */
export async function noteSameWord(one: Act, id: string, articleId: string): Promise<void> {
  const row = await openGathered(one, id);
  if (row.kind !== 'search-without-result')
    throw problem(422, 'no-search', 'Only what was searched can be another word for something.');
  await callAlso(one, articleId, row.words);
  await settleGathered(one.trx, id, 'same-word', articleId, one.at);
}

/** Not worth keeping. @throws Problem 404, 409. */
export async function leaveGathered(one: Act, id: string): Promise<void> {
  await openGathered(one, id);
  await settleGathered(one.trx, id, 'left', null, one.at);
}
