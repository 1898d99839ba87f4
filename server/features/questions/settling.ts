import type { AnswerToQuestion, QuestionSettings } from '../../../contract/questions.ts';
import { may, requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { createArticle } from '../articles/index.ts';
import {
  questionAnswered,
  questionBroughtBack,
  questionLeftOut,
  questionSettingsChanged,
  questionsUnited,
  questionTicketParted,
} from './questions.events.ts';
import { uniteGroups } from './reading.queries.ts';
import { articleOfDesk, countDesk, keepSettings, lockGroup, partTicket, settleGroup } from './settling.queries.ts';
import { recount, windowOf } from './windows.ts';

/** A question of a desk where the actor sees tickets and writes articles. @throws Problem 404, 403. */
async function questionAtHand(one: Act, id: string) {
  const group = await lockGroup(one.trx, id);
  if (!group || !may(one.actor, 'ticket.read', group.desk_id)) throw notFound('question');
  requirePermission(one.actor, 'article.write', group.desk_id);
  return group;
}

async function settle(
  one: Act,
  id: string,
  to: { state: 'to_write' | 'written' | 'left_out'; articleId: string | null },
): Promise<void> {
  const settled = to.state !== 'to_write';
  await settleGroup(one.trx, id, {
    state: to.state,
    article_id: to.articleId,
    settled_by: settled && one.actor.kind === 'teammate' ? one.actor.id : null,
    settled_at: settled ? one.at.toString() : null,
  });
}

/** No answer is written for it; what asks the same later is kept with it and shown no more. @throws Problem 404, 403. */
export async function leaveOutQuestion(one: Act, id: string): Promise<void> {
  const group = await questionAtHand(one, id);
  if (group.state === 'left_out') return;
  await settle(one, id, { state: 'left_out', articleId: null });
  one.record(questionLeftOut, { questionId: id }, { deskId: group.desk_id });
}

/** To be written after all. @throws Problem 404, 403. */
export async function bringBackQuestion(one: Act, id: string): Promise<void> {
  const group = await questionAtHand(one, id);
  if (group.state === 'to_write') return;
  await settle(one, id, { state: 'to_write', articleId: null });
  one.record(questionBroughtBack, { questionId: id }, { deskId: group.desk_id });
}

/**
 * Its answer: an article that there is, or a new one of these words.
 * @returns the article's id. @throws Problem 404, 403; 422 where the article is not the desk's or its words do not fit.
 */
export async function answerQuestion(one: Act, id: string, answer: AnswerToQuestion): Promise<string> {
  const group = await questionAtHand(one, id);
  let articleId: string;
  if ('articleId' in answer) {
    const article = await articleOfDesk(one.trx, group.desk_id, answer.articleId);
    if (!article || !may(one.actor, 'article.read', group.desk_id))
      throw fieldProblem('articleId', 'There is no such article on this desk.');
    articleId = answer.articleId;
  } else {
    const { title, body, language, sectionId, visibility, state } = answer;
    const made = await createArticle(one, {
      deskId: group.desk_id,
      sectionId,
      visibility,
      language,
      title,
      html: body,
      state,
    });
    articleId = made.id;
  }
  await settle(one, id, { state: 'written', articleId });
  one.record(questionAnswered, { questionId: id, articleId }, { deskId: group.desk_id });
  return articleId;
}

/** One ticket asks something else: it leaves, and does not come back to this question. @throws Problem 404, 403. */
export async function partTicketFromQuestion(one: Act, id: string, ticketId: string): Promise<void> {
  const group = await questionAtHand(one, id);
  if (!(await partTicket(one.trx, one.actor, id, ticketId))) throw notFound('ticket');
  await recount(one, [id]);
  one.record(questionTicketParted, { questionId: id, ticketId }, { deskId: group.desk_id, ticketId });
}

/**
 * Two are the same question, asked in other words or in another language: what comes in either way is counted together from
 * now on. @throws Problem 404, 403; 422 for itself or another desk's.
 */
export async function uniteQuestions(one: Act, id: string, otherId: string): Promise<void> {
  if (id === otherId) throw fieldProblem('otherId', 'A question is the same as itself.');
  // Always in the same order, so that two who unite them crosswise do not wait for each other.
  const [first, second] = [id, otherId].sort() as [string, string];
  const groups = [await questionAtHand(one, first), await questionAtHand(one, second)];
  const [kept, other] = first === id ? groups : groups.reverse();
  if (!kept || !other || kept.desk_id !== other.desk_id)
    throw problem(422, 'invalid', 'Questions of two desks stay apart.', undefined);
  await uniteGroups(one.trx, [[otherId, id]]);
  await recount(one, [id]);
  one.record(questionsUnited, { questionId: id, otherId }, { deskId: kept.desk_id });
}

/** When a question of this desk counts as asked again. @throws Problem 403, 404. */
export async function changeQuestionSettings(one: Act, deskId: string, settings: QuestionSettings): Promise<void> {
  if (!may(one.actor, 'desk.read', deskId)) throw notFound('desk');
  requirePermission(one.actor, 'section.change', deskId);
  await keepSettings(one.trx, deskId, settings.days, settings.times);
  await countDesk(one.trx, deskId, windowOf(settings, one.at));
  one.record(questionSettingsChanged, settings, { deskId });
}
