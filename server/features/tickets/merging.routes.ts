import { z } from '@hono/zod-openapi';
import { id, LIMITS, page } from '../../../contract/shapes.ts';
import { mergeCandidate, ticketDetail, ticketMerge, ticketSplit } from '../../../contract/tickets.ts';
import type { Platform } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { mergeCandidates } from './merging.queries.ts';
import { dismissSuggestion, mergeTicket, undoMerge } from './merging.ts';
import { splitTicket, undoSplit } from './splitting.ts';
import { onTicket } from './ticket-at-hand.ts';
import { ticketDetailOf } from './ticket-detail.ts';
import { findTicket } from './tickets.queries.ts';

const TAGS = ['tickets'];
const byId = z.object({ id });

/** What is one request, decided by hand: two become one, one becomes two, and both can be undone. */
export function mergingRoutes(platform: Platform): Routes {
  const routes = createRoutes();

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/tickets/{id}/merge-candidates',
      tags: TAGS,
      summary: 'What it may be merged into: recent ones of the same people; or by number, or words of the subject',
      request: { params: byId, query: z.object({ q: z.string().max(LIMITS.subject).optional() }) },
      responses: answers(200, 'The best ones', page(mergeCandidate)),
    },
    async (c) => {
      const actor = c.get('actor');
      const row = await findTicket(platform.db, actor, c.req.valid('param').id);
      if (!row) throw notFound('ticket');
      const { q } = c.req.valid('query');
      const found = await mergeCandidates(platform.db, actor, row, q ?? null, platform.clock.now());
      const items = found.map(({ contact_id, contact_name, last_message_at, ...each }) => ({
        ...each,
        contact: { id: contact_id, name: contact_name },
        samePerson: contact_id === row.contact_id,
        lastMessageAt: last_message_at.toString(),
      }));
      return c.json({ items, nextCursor: null }, 200);
    },
  );

  routes.route(
    'ticket.change-own',
    {
      method: 'post',
      path: '/tickets/{id}/merge',
      tags: TAGS,
      summary: 'Make it part of another',
      request: { params: byId, body: body(ticketMerge) },
      responses: answers(200, 'The ticket that it is part of now', ticketDetail),
    },
    async (c) => {
      const actor = c.get('actor');
      const survivor = await mergeTicket(platform, actor, c.req.valid('param').id, c.req.valid('json').into);
      return c.json(await ticketDetailOf(platform, actor, survivor), 200);
    },
  );
  routes.route(
    'ticket.change-own',
    {
      method: 'delete',
      path: '/tickets/{id}/merge',
      tags: TAGS,
      summary: 'Take its merge back',
      request: { params: byId },
      responses: answers(200, 'The ticket, on its own again', ticketDetail),
    },
    async (c) => {
      const actor = c.get('actor');
      const ticketId = c.req.valid('param').id;
      await undoMerge(platform, actor, ticketId);
      return c.json(await ticketDetailOf(platform, actor, ticketId), 200);
    },
  );

  routes.route(
    'ticket.change-own',
    {
      method: 'post',
      path: '/tickets/{id}/split',
      tags: TAGS,
      summary: 'Make a ticket of its own out of some messages',
      request: { params: byId, body: body(ticketSplit) },
      responses: answers(201, 'The new ticket', ticketDetail),
    },
    async (c) => {
      const actor = c.get('actor');
      const made = await splitTicket(platform, actor, c.req.valid('param').id, c.req.valid('json'));
      return c.json(await ticketDetailOf(platform, actor, made), 201);
    },
  );
  routes.route(
    'ticket.change-own',
    {
      method: 'delete',
      path: '/tickets/{id}/split',
      tags: TAGS,
      summary: 'Take back the split that made it',
      request: { params: byId },
      responses: answers(200, 'The ticket that has its messages again', ticketDetail),
    },
    async (c) => {
      const actor = c.get('actor');
      const whole = await undoSplit(platform, actor, c.req.valid('param').id);
      return c.json(await ticketDetailOf(platform, actor, whole), 200);
    },
  );

  routes.route(
    'ticket.change-own',
    {
      method: 'delete',
      path: '/tickets/{id}/suggestion',
      tags: TAGS,
      summary: 'It does not belong to the request that it was thought to belong to',
      request: { params: byId },
      responses: answers(200, 'The ticket', ticketDetail),
    },
    async (c) => {
      const actor = c.get('actor');
      const ticketId = c.req.valid('param').id;
      await onTicket(platform, actor, ticketId, dismissSuggestion);
      return c.json(await ticketDetailOf(platform, actor, ticketId), 200);
    },
  );
  return routes;
}
