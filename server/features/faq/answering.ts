import type { NewFaq } from '../../../contract/faq.ts';
import type { Language } from '../../../contract/shapes.ts';
import { requirePermission, system } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { escapeText, htmlToText } from '../../platform/html/index.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import { translator } from '../../platform/i18n/index.ts';
import {
  addToDraft,
  cleanArticleHtml,
  createArticle,
  publishWaiting,
  requireRoomFor,
  takeBackDraft,
} from '../articles/index.ts';
import type { AnsweringReply, LockedTicket } from '../tickets/index.ts';
import { anonymousReply } from './anonymising.ts';
import { insertAnswer, lockAnswer, markLeft, setUnpublished } from './faq.queries.ts';

/**
 * Makes an article of a reply in the reply's own transaction. It is a draft until the reply has left, whatever is wished. What
 * goes to an article that is there waits beside the reply until then.
 * @throws Problem 403 where the writer writes no articles for customers; 422 where nothing is left of the reply.
 */
export async function answerForEverybody(
  one: Act,
  ticket: LockedTicket,
  reply: AnsweringReply,
  faq: NewFaq,
): Promise<void> {
  requirePermission(one.actor, 'article.write', ticket.desk_id);
  const { html, language } = await anonymousReply(
    one.platform.db,
    { ticketId: ticket.id, deskId: ticket.desk_id, html: reply.html, language: ticket.language },
    one.at,
    faq,
    one.trx,
  );
  if (htmlToText(html).trim() === '')
    throw fieldProblem('faq', 'Nothing is left of this reply for everybody. Write the answer by hand.');
  const madeBy = one.actor.kind === 'teammate' ? one.actor.id : null;
  if (faq.addTo !== undefined) {
    const addition = cleanArticleHtml(`<h2>${escapeText(faq.question)}</h2>${html}`);
    await requireRoomFor(one, faq.addTo, { deskId: ticket.desk_id, language, html: addition });
    const answer = { messageId: reply.messageId, articleId: faq.addTo, language, publishes: false, madeBy, addition };
    await insertAnswer(one.trx, answer, one.at);
    return;
  }
  const { id } = await createArticle(one, {
    deskId: ticket.desk_id,
    sectionId: faq.sectionId,
    visibility: 'public',
    language,
    title: faq.question,
    html,
    ticketId: ticket.id,
    messageId: reply.messageId,
    state: 'draft',
  });
  const publishes = faq.state === 'published';
  await insertAnswer(one.trx, { messageId: reply.messageId, articleId: id, language, publishes, madeBy }, one.at);
}

/**
 * The reply has left, in the transaction that writes it down: everybody may read its answer now. @returns the article that was
 * made of it, where one was.
 */
export async function publishAnswer(one: Act, messageId: string): Promise<string | undefined> {
  const answer = await lockAnswer(one.trx, messageId);
  if (!answer) return undefined;
  await markLeft(one.trx, messageId, one.at);
  const language = answer.language as Language;
  if (answer.addition !== null) {
    const wish = { language, html: answer.addition };
    const t = translator(language);
    const isThere = await addToDraft(asSystem(one), answer.article_id, wish, {
      by: answer.made_by,
      note: t('taking-out.added'),
    });
    return isThere ? answer.article_id : undefined;
  }
  if (answer.publishes) await publishWaiting(asSystem(one), answer.article_id, language, answer.made_by);
  return answer.article_id;
}

/** The reply leaves with other words than those of which its answer was made: somebody reads that before everybody does. */
export async function keepAnswerAsDraft(one: Act, messageId: string): Promise<void> {
  if (await lockAnswer(one.trx, messageId)) await setUnpublished(one.trx, messageId);
}

/** The reply was taken back before it left, and its answer with it, unless somebody has worked on that since. */
export async function takeBackAnswer(one: Act, messageId: string): Promise<void> {
  const answer = await lockAnswer(one.trx, messageId);
  // What would have been added was nowhere yet.
  if (answer && answer.addition === null)
    await takeBackDraft(asSystem(one), answer.article_id, answer.language as Language);
}

/** Whether the writer may was asked when they wrote; the job that sends has no rights of its own. */
function asSystem(one: Act): Act {
  return one.actor.kind === 'system' ? one : { ...one, actor: system('outbox') };
}
