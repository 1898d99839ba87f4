import { z } from '@hono/zod-openapi';
import {
  answerToQuestion,
  questionSettings,
  repeatedQuery,
  repeatedQuestion,
  repeatedQuestions,
} from '../../../contract/questions.ts';
import { id } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere, may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { decodeCursor, encodeCursor } from '../../platform/http/paging.ts';
import { fieldProblem, notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { countStates, groupById, listGroups, settingsOf } from './listing.queries.ts';
import { presentQuestions } from './presenting.ts';
import {
  answerQuestion,
  bringBackQuestion,
  changeQuestionSettings,
  leaveOutQuestion,
  partTicketFromQuestion,
  uniteQuestions,
} from './settling.ts';

const tags = ['repeated questions'];
const byId = z.object({ id });
/** As the database makes a desk's row. */
const USUAL_SETTINGS = { days: 30, times: 4 };
const MOST_ON_A_PAGE = 30;

export function questionRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;
  const { db, clock } = platform;

  /** @throws Problem 404 where the actor sees no tickets of its desk. */
  async function shown(actor: Actor, questionId: string) {
    const group = await groupById(db, actor, questionId, clock.now());
    if (!group || !may(actor, 'ticket.read', group.desk_id)) throw notFound('question');
    const [question] = await presentQuestions(platform, actor, [group]);
    if (!question) throw notFound('question');
    return question;
  }

  route(
    'ticket.read',
    {
      method: 'get',
      path: '/repeated-questions',
      tags,
      summary: 'What customers ask again and again, asked most first, with the best answer so far',
      request: { query: repeatedQuery },
      responses: answers(200, 'A page of questions', repeatedQuestions),
    },
    async (c) => {
      const actor = c.get('actor');
      const { desk, state, limit, cursor } = c.req.valid('query');
      const readable = desksWhere(actor, 'ticket.read');
      if (desk !== undefined && !may(actor, 'ticket.read', desk)) throw notFound('desk');
      const deskIds = desk === undefined ? readable : [desk];
      const most = Math.min(limit, MOST_ON_A_PAGE);
      const rows = await listGroups(db, actor, {
        deskIds,
        state,
        after: sizeCursor(cursor),
        limit: most + 1,
        now: clock.now(),
      });
      const onPage = rows.slice(0, most);
      const last = onPage.at(-1);
      const states = await countStates(db, actor, deskIds, clock.now());
      const count = (of: typeof state) => states.find((each) => each.state === of)?.count ?? 0;
      return c.json(
        {
          items: await presentQuestions(platform, actor, onPage),
          nextCursor: rows.length > most && last ? encodeCursor([last.kept_size, last.id]) : null,
          counts: { to_write: count('to_write'), written: count('written'), left_out: count('left_out') },
          asked: states.find((each) => each.state === 'to_write')?.asked ?? 0,
          settings: (desk === undefined ? undefined : await settingsOf(db, desk)) ?? USUAL_SETTINGS,
        },
        200,
      );
    },
  );

  route(
    'ticket.read',
    {
      method: 'get',
      path: '/repeated-questions/{id}',
      tags,
      request: { params: byId },
      responses: answers(200, 'The question', repeatedQuestion),
    },
    async (c) => c.json(await shown(c.get('actor'), c.req.valid('param').id), 200),
  );

  route(
    'article.write',
    {
      method: 'post',
      path: '/repeated-questions/{id}/answer',
      tags,
      summary: 'Write its answer as an article, or name the article that answers it',
      request: { params: byId, body: body(answerToQuestion) },
      responses: answers(201, 'The article', z.object({ articleId: id })),
    },
    async (c) => {
      const articleId = await act(platform, c.get('actor'), (one) =>
        answerQuestion(one, c.req.valid('param').id, c.req.valid('json')),
      );
      return c.json({ articleId }, 201);
    },
  );

  route(
    'article.write',
    {
      method: 'post',
      path: '/repeated-questions/{id}/leaving-out',
      tags,
      summary: 'No answer is written for it, and it is offered no more',
      request: { params: byId },
      responses: noContent('It is left out'),
    },
    async (c) => {
      await act(platform, c.get('actor'), (one) => leaveOutQuestion(one, c.req.valid('param').id));
      return c.body(null, 204);
    },
  );

  route(
    'article.write',
    {
      method: 'delete',
      path: '/repeated-questions/{id}/leaving-out',
      tags,
      summary: 'To be written after all; also what was thought to be answered',
      request: { params: byId },
      responses: noContent('It is to be written'),
    },
    async (c) => {
      await act(platform, c.get('actor'), (one) => bringBackQuestion(one, c.req.valid('param').id));
      return c.body(null, 204);
    },
  );

  route(
    'article.write',
    {
      method: 'delete',
      path: '/repeated-questions/{id}/tickets/{ticketId}',
      tags,
      summary: 'Not the same: this ticket asks something else',
      request: { params: byId.extend({ ticketId: id }) },
      responses: noContent('It left the question'),
    },
    async (c) => {
      const { id: questionId, ticketId } = c.req.valid('param');
      await act(platform, c.get('actor'), (one) => partTicketFromQuestion(one, questionId, ticketId));
      return c.body(null, 204);
    },
  );

  route(
    'article.write',
    {
      method: 'post',
      path: '/repeated-questions/{id}/union',
      tags,
      summary: 'The same question in other words or another language: both are counted as one from now on',
      request: { params: byId, body: body(z.object({ otherId: id })) },
      responses: answers(200, 'The question that both are', repeatedQuestion),
    },
    async (c) => {
      const { id: questionId } = c.req.valid('param');
      await act(platform, c.get('actor'), (one) => uniteQuestions(one, questionId, c.req.valid('json').otherId));
      return c.json(await shown(c.get('actor'), questionId), 200);
    },
  );

  route(
    'desk.read',
    {
      method: 'get',
      path: '/desks/{id}/question-settings',
      tags,
      summary: 'From when on a question of this desk counts as asked again',
      request: { params: byId },
      responses: answers(200, 'The settings', questionSettings),
    },
    async (c) => {
      const { id: deskId } = c.req.valid('param');
      if (!may(c.get('actor'), 'desk.read', deskId)) throw notFound('desk');
      return c.json((await settingsOf(db, deskId)) ?? USUAL_SETTINGS, 200);
    },
  );

  route(
    'section.change',
    {
      method: 'put',
      path: '/desks/{id}/question-settings',
      tags,
      request: { params: byId, body: body(questionSettings) },
      responses: answers(200, 'As they are now', questionSettings),
    },
    async (c) => {
      const { id: deskId } = c.req.valid('param');
      const settings = c.req.valid('json');
      await act(platform, c.get('actor'), (one) => changeQuestionSettings(one, deskId, settings));
      return c.json(settings, 200);
    },
  );

  return routes;
}

/** The key of a list by size, then id. @throws Problem 422 when it is not one of ours. */
function sizeCursor(cursor: string | undefined): [size: number, id: string] | null {
  const key = decodeCursor(cursor, 2);
  if (!key) return null;
  const [size, last] = key;
  if (
    typeof size !== 'number' ||
    !Number.isInteger(size) ||
    Math.abs(size) > 2 ** 31 - 1 ||
    !id.safeParse(last).success
  )
    throw fieldProblem('cursor', 'This cursor is not from here. Leave it out to begin at the start.');
  return [size, String(last)];
}
