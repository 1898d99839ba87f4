import { z } from '@hono/zod-openapi';
import {
  afterShift,
  articleEditOfGathered,
  articleOfGathered,
  completion,
  gathered,
  newHandOver,
  sameWord,
  savedReplyOfGathered,
  wordToMe,
} from '../../../contract/after-shift.ts';
import { id } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { problem } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { wordsTo } from './after-shift.queries.ts';
import { endShift } from './ending.ts';
import { gather } from './gathering.ts';
import { handOverShift } from './handing-on.ts';
import { ownShift } from './own-shift.ts';
import { afterShiftOf, gatheredIn } from './presenting.ts';
import {
  leaveGathered,
  makeArticleOfGathered,
  makeEditOfGathered,
  makeSavedReplyOfGathered,
  noteSameWord,
} from './settling.ts';

const tags = ['rota'];
const byId = z.object({ id });
const made = z.object({ id });
/** So long a word is shown, and so many. */
const WORDS_DAYS = 90;
const MOST_WORDS = 12;

export function afterShiftRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;

  route(
    'rota.read',
    {
      method: 'get',
      path: '/shifts/{id}/after',
      tags,
      summary: 'The end of one’s own shift: what is handed on, what was learned, what came of it',
      request: { params: byId },
      responses: answers(200, 'The end of the shift', afterShift),
    },
    async (c) => {
      const { id: shiftId } = c.req.valid('param');
      const { me, shift } = await ownShift(platform.db, c.get('actor'), shiftId);
      await gather(platform, me, shift);
      return c.json(await afterShiftOf(platform, me, shiftId), 200);
    },
  );

  route(
    'rota.read',
    {
      method: 'get',
      path: '/shifts/{id}/gathered',
      tags,
      summary: 'What one’s own shift taught so far, and waits for a decision',
      request: { params: byId },
      responses: answers(200, 'What was gathered', z.object({ items: z.array(gathered) })),
    },
    async (c) => {
      const { id: shiftId } = c.req.valid('param');
      const { me, shift } = await ownShift(platform.db, c.get('actor'), shiftId);
      await gather(platform, me, shift);
      return c.json({ items: await gatheredIn(platform, me, shiftId) }, 200);
    },
  );

  route(
    'rota.read',
    {
      method: 'get',
      path: '/teammates/me/words',
      tags,
      summary: 'What those beside whom one sat said at the end of their shifts, newest first',
      responses: answers(200, 'Words', z.object({ items: z.array(wordToMe) })),
    },
    async (c) => {
      const actor = c.get('actor');
      if (actor.kind !== 'teammate') throw problem(403, 'not-a-person', 'A token has sat beside nobody.');
      const since = platform.clock
        .now()
        .toZonedDateTimeISO(actor.timeZone)
        .toPlainDate()
        .subtract({ days: WORDS_DAYS });
      const rows = await wordsTo(platform.db, actor.id, since.toString(), MOST_WORDS);
      const items = rows.map(({ shift_id, by_id, by_name, on_date, words }) => ({
        shiftId: shift_id,
        by: { id: by_id, name: by_name },
        on: on_date,
        words,
      }));
      return c.json({ items }, 200);
    },
  );

  route(
    'shift.complete',
    {
      method: 'post',
      path: '/shifts/{id}/hand-over',
      tags,
      summary: 'Say who goes on with what is open, and what the next shifts ought to know',
      request: { params: byId, body: body(newHandOver) },
      responses: answers(200, 'The end of the shift', afterShift),
    },
    async (c) => {
      const actor = c.get('actor');
      const { id: shiftId } = c.req.valid('param');
      await act(platform, actor, (one) => handOverShift(one, shiftId, c.req.valid('json')));
      return c.json(await afterShiftOf(platform, actor, shiftId), 200);
    },
  );

  route(
    'shift.complete',
    {
      method: 'post',
      path: '/shifts/{id}/completion',
      tags,
      summary: 'The shift is over; 409 while what is open was not handed on',
      request: { params: byId, body: body(completion) },
      responses: answers(200, 'The end of the shift', afterShift),
    },
    async (c) => {
      const actor = c.get('actor');
      const { id: shiftId } = c.req.valid('param');
      const { me, shift } = await ownShift(platform.db, actor, shiftId);
      await gather(platform, me, shift);
      await act(platform, actor, (one) => endShift(one, shiftId, c.req.valid('json')));
      return c.json(await afterShiftOf(platform, actor, shiftId), 200);
    },
  );

  route(
    'shift.complete',
    {
      method: 'post',
      path: '/gathered/{id}/article',
      tags,
      summary: 'The draft of an article, given to the buddy of that shift or kept for later',
      request: { params: byId, body: body(articleOfGathered) },
      responses: answers(201, 'The article', made),
    },
    async (c) => {
      const { id: gatheredId } = c.req.valid('param');
      const wanted = c.req.valid('json');
      const articleId = await act(platform, c.get('actor'), (one) => makeArticleOfGathered(one, gatheredId, wanted));
      return c.json({ id: articleId }, 201);
    },
  );

  route(
    'shift.complete',
    {
      method: 'post',
      path: '/gathered/{id}/article-edit',
      tags,
      summary: 'A change of an article that is there, given to the buddy of that shift or kept for later',
      request: { params: byId, body: body(articleEditOfGathered) },
      responses: answers(201, 'The article', made),
    },
    async (c) => {
      const { id: gatheredId } = c.req.valid('param');
      const wanted = c.req.valid('json');
      await act(platform, c.get('actor'), (one) => makeEditOfGathered(one, gatheredId, wanted));
      return c.json({ id: wanted.articleId }, 201);
    },
  );

  route(
    'shift.complete',
    {
      method: 'post',
      path: '/gathered/{id}/saved-reply',
      tags,
      summary: 'A saved reply of one’s own',
      request: { params: byId, body: body(savedReplyOfGathered) },
      responses: answers(201, 'The saved reply', made),
    },
    async (c) => {
      const { id: gatheredId } = c.req.valid('param');
      const wanted = c.req.valid('json');
      const replyId = await act(platform, c.get('actor'), (one) => makeSavedReplyOfGathered(one, gatheredId, wanted));
      return c.json({ id: replyId }, 201);
    },
  );

  route(
    'shift.complete',
    {
      method: 'post',
      path: '/gathered/{id}/same-word',
      tags,
      summary: 'What was searched in vain is another name of what an article is about',
      request: { params: byId, body: body(sameWord) },
      responses: noContent('Searches find the article by it'),
    },
    async (c) => {
      const { id: gatheredId } = c.req.valid('param');
      const { articleId } = c.req.valid('json');
      await act(platform, c.get('actor'), (one) => noteSameWord(one, gatheredId, articleId));
      return c.body(null, 204);
    },
  );

  route(
    'shift.complete',
    {
      method: 'post',
      path: '/gathered/{id}/left',
      tags,
      summary: 'Not worth keeping; it is not asked again',
      request: { params: byId },
      responses: noContent('It is left'),
    },
    async (c) => {
      await act(platform, c.get('actor'), (one) => leaveGathered(one, c.req.valid('param').id));
      return c.body(null, 204);
    },
  );

  return routes;
}
