import { z } from '@hono/zod-openapi';
import {
  approvalGiven,
  awayGiven,
  awaySaid,
  buddyAsked,
  buddyQuestion,
  comparison,
  comparisonAsked,
  lessonGiven,
  returnGiven,
  review,
  reviewDetail,
  reviewFigures,
  reviewQuery,
  shareGiven,
  standing,
} from '../../../contract/reviews.ts';
import { id, page } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import { instantCursor, pageOf } from '../../platform/http/paging.ts';
import { problem } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { acceptChanges } from './accepting.ts';
import { askBuddy } from './asking-buddy.ts';
import { callBuddy } from './calling-buddy.ts';
import { reviewFiguresFor } from './figures.ts';
import { approveReply, sendReplyBack, shareReview, teachReply } from './looking.ts';
import { compareFor, reviewDetailFor, toReview } from './presenting.ts';
import { listReviews } from './reviews.queries.ts';
import { standingFor } from './standing.ts';
import { comeBack, stepAway } from './stepping-away.ts';

const tags = ['reviews'];
const byId = z.object({ id });

/** Replies of those who learn, which wait for their buddy's look. */
export function reviewRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;

  route(
    'review.read-own',
    {
      method: 'get',
      path: '/reviews',
      tags,
      summary: 'Replies that wait for a look by the customer’s clock, or all there were, newest first',
      request: { query: reviewQuery },
      responses: answers(200, 'A page of reviews', page(review)),
    },
    async (c) => {
      const { state, mine, ticket, limit, cursor } = c.req.valid('query');
      const rows = await listReviews(
        platform.db,
        c.get('actor'),
        { state, mine, ticket, limit },
        instantCursor(cursor),
      );
      const keyOf = (row: (typeof rows)[number]): string => {
        if (state === 'waiting') return row.ticket_due_at?.toString() ?? 'infinity';
        return (state === 'looked' ? (row.looked_at ?? row.asked_at) : row.asked_at).toString();
      };
      return c.json(
        pageOf(rows, limit, (row) => [keyOf(row), row.id], toReview),
        200,
      );
    },
  );

  route(
    'review.look',
    {
      method: 'get',
      path: '/reviews/figures',
      tags,
      summary: 'The reader’s day as a buddy: looks done and waiting, and who sits beside them',
      responses: answers(200, 'The figures', reviewFigures),
    },
    async (c) => {
      const actor = c.get('actor');
      if (actor.kind !== 'teammate') throw personsOnly();
      return c.json(await reviewFiguresFor(platform, actor.id, actor.timeZone), 200);
    },
  );

  route(
    'review.read-own',
    {
      method: 'get',
      path: '/reviews/standing',
      tags,
      summary: 'Whether the reader’s replies wait for a look, on each desk where they answer in turn',
      responses: answers(200, 'One for each desk', z.object({ items: z.array(standing) })),
    },
    async (c) => {
      const actor = c.get('actor');
      if (actor.kind !== 'teammate') throw personsOnly();
      return c.json({ items: await standingFor(platform, actor.id) }, 200);
    },
  );

  route(
    'review.read-own',
    {
      method: 'get',
      path: '/reviews/{id}',
      tags,
      request: { params: byId },
      responses: answers(200, 'The reply, what was changed in it and what that teaches', reviewDetail),
    },
    async (c) => c.json(await reviewDetailFor(platform, c.get('actor'), c.req.valid('param').id), 200),
  );

  route(
    'review.read-own',
    {
      method: 'post',
      path: '/reviews/{id}/comparison',
      tags,
      summary: 'What these words would change; nothing is stored',
      request: { params: byId, body: body(comparisonAsked) },
      responses: answers(200, 'The changes', comparison),
    },
    async (c) =>
      c.json(await compareFor(platform, c.get('actor'), c.req.valid('param').id, c.req.valid('json').html), 200),
  );

  route(
    'review.look',
    {
      method: 'post',
      path: '/reviews/{id}/approval',
      tags,
      summary: 'It leaves as it was written, and counts for its writer',
      request: { params: byId, body: body(approvalGiven) },
      responses: answers(200, 'The review', reviewDetail),
    },
    async (c) => {
      const { id: reviewId } = c.req.valid('param');
      await approveReply(platform, c.get('actor'), reviewId, c.req.valid('json'));
      return c.json(await reviewDetailFor(platform, c.get('actor'), reviewId), 200);
    },
  );

  route(
    'review.look',
    {
      method: 'post',
      path: '/reviews/{id}/lesson',
      tags,
      summary: 'Change it, say why, and give it back to its writer, who accepts and sends it',
      request: { params: byId, body: body(lessonGiven) },
      responses: answers(200, 'The review', reviewDetail),
    },
    async (c) => {
      const { id: reviewId } = c.req.valid('param');
      await teachReply(platform, c.get('actor'), reviewId, c.req.valid('json'));
      return c.json(await reviewDetailFor(platform, c.get('actor'), reviewId), 200);
    },
  );

  route(
    'review.look',
    {
      method: 'post',
      path: '/reviews/{id}/return',
      tags,
      summary: 'Send it back with a question: its words are its writer’s draft again',
      request: { params: byId, body: body(returnGiven) },
      responses: answers(200, 'The review', reviewDetail),
    },
    async (c) => {
      const { id: reviewId } = c.req.valid('param');
      await sendReplyBack(platform, c.get('actor'), reviewId, c.req.valid('json'));
      return c.json(await reviewDetailFor(platform, c.get('actor'), reviewId), 200);
    },
  );

  route(
    'review.look',
    {
      method: 'post',
      path: '/reviews/{id}/share',
      tags,
      summary: 'Ask somebody else to look too',
      request: { params: byId, body: body(shareGiven) },
      responses: answers(200, 'The review', reviewDetail),
    },
    async (c) => {
      const { id: reviewId } = c.req.valid('param');
      await shareReview(platform, c.get('actor'), reviewId, c.req.valid('json').to);
      return c.json(await reviewDetailFor(platform, c.get('actor'), reviewId), 200);
    },
  );

  route(
    'review.read-own',
    {
      method: 'post',
      path: '/reviews/{id}/acceptance',
      tags,
      summary: 'Its writer takes the changed words over, and it leaves with them',
      request: { params: byId },
      responses: answers(200, 'The review', reviewDetail),
    },
    async (c) => {
      const { id: reviewId } = c.req.valid('param');
      await acceptChanges(platform, c.get('actor'), reviewId);
      return c.json(await reviewDetailFor(platform, c.get('actor'), reviewId), 200);
    },
  );

  route(
    'ticket.note',
    {
      method: 'post',
      path: '/tickets/{id}/buddy-question',
      tags,
      summary: 'Ask who sits beside one today, in a note that names them',
      request: { params: byId, body: body(buddyQuestion) },
      responses: answers(201, 'The note', z.object({ messageId: id })),
    },
    async (c) => {
      const { words } = c.req.valid('json');
      return c.json({ messageId: await askBuddy(platform, c.get('actor'), c.req.valid('param').id, words) }, 201);
    },
  );

  route(
    'review.look',
    {
      method: 'put',
      path: '/reviews/away',
      tags,
      summary:
        'One is gone for so many minutes: what is asked goes to another buddy, and so does what waits for nobody else',
      request: { body: body(awaySaid) },
      responses: answers(200, 'Until when', awayGiven),
    },
    async (c) => {
      const actor = c.get('actor');
      if (actor.kind !== 'teammate') throw personsOnly();
      const until = await stepAway(platform, actor, c.req.valid('json').minutes);
      return c.json({ until: until.toString() }, 200);
    },
  );

  route(
    'review.look',
    {
      method: 'delete',
      path: '/reviews/away',
      tags,
      summary: 'One is there again',
      responses: noContent('There again'),
    },
    async (c) => {
      const actor = c.get('actor');
      if (actor.kind !== 'teammate') throw personsOnly();
      await comeBack(platform, actor);
      return c.body(null, 204);
    },
  );

  route(
    'signed-in',
    {
      method: 'post',
      path: '/shifts/{id}/call',
      tags,
      summary: 'Tell who sits beside one that a word is wanted, about no ticket',
      request: { params: byId },
      responses: answers(200, 'Who was told', buddyAsked),
    },
    async (c) => {
      const actor = c.get('actor');
      if (actor.kind !== 'teammate') throw personsOnly();
      return c.json(await callBuddy(platform, actor, c.req.valid('param').id), 200);
    },
  );

  return routes;
}

function personsOnly() {
  return problem(403, 'not-allowed', 'Only people answer in turn: a token has no shifts.');
}
