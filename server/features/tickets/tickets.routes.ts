import { z } from '@hono/zod-openapi';
import { id } from '../../../contract/shapes.ts';
import { newTicket, ticketChange, ticketDetail } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { etagOf, ifMatchHeader } from './changed-meanwhile.ts';
import { closeTicket, readTicket, renewStatusLink, reopenTicket, solveTicket } from './changing.ts';
import { changeTicket } from './changing-several.ts';
import { createTicket } from './creating.ts';
import { markSpam, unmarkSpam } from './marking-spam.ts';
import { confirmParticipation, endParticipation } from './participants.ts';
import { onTicket } from './ticket-at-hand.ts';
import { ticketDetailOf } from './ticket-detail.ts';

const TAGS = ['tickets'];
const byId = z.object({ id });

export function ticketsRoutes(platform: Platform, detectLanguage: (text: string) => string | undefined): Routes {
  const routes = createRoutes();

  const detail = (actor: Actor, idOrNumber: string) => ticketDetailOf(platform, actor, idOrNumber);

  routes.route(
    'ticket.create',
    {
      method: 'post',
      path: '/tickets',
      tags: TAGS,
      summary: 'Write a ticket for a contact',
      request: { body: body(newTicket) },
      responses: answers(201, 'The ticket', ticketDetail),
    },
    async (c) => {
      const input = c.req.valid('json');
      const actor = c.get('actor');
      const language = detectLanguage(`${input.subject}\n${input.text ?? input.html ?? ''}`.slice(0, 5_000)) ?? null;
      const ticketId = await createTicket(platform, actor, input, {
        channel: 'api',
        language,
        idempotencyKey: c.req.header('idempotency-key'),
      });
      return c.json(await detail(actor, ticketId), 201);
    },
  );

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/tickets/{idOrNumber}',
      tags: TAGS,
      summary: 'One ticket, by id or number',
      request: { params: z.object({ idOrNumber: z.string().max(64) }) },
      responses: answers(200, 'The ticket', ticketDetail),
    },
    async (c) => {
      const shown = await detail(c.get('actor'), c.req.valid('param').idOrNumber);
      return c.json(shown, 200, { etag: etagOf(shown.version) });
    },
  );

  routes.route(
    'ticket.change-own',
    {
      method: 'patch',
      path: '/tickets/{id}',
      tags: TAGS,
      summary: 'Change any of its fields; with If-Match only if nobody changed it since',
      request: { params: byId, headers: ifMatchHeader, body: body(ticketChange) },
      responses: answers(200, 'The ticket', ticketDetail),
    },
    async (c) => {
      const ticketId = c.req.valid('param').id;
      await changeTicket(platform, c.get('actor'), ticketId, c.req.valid('json'), c.req.header('if-match'));
      const shown = await detail(c.get('actor'), ticketId);
      return c.json(shown, 200, { etag: etagOf(shown.version) });
    },
  );

  function postRoute(
    path: string,
    summary: string,
    run: Parameters<typeof onTicket>[3],
    method: 'post' | 'delete' = 'post',
  ): void {
    routes.route(
      'ticket.change-own',
      {
        method,
        path: `/tickets/{id}/${path}`,
        tags: TAGS,
        summary,
        request: { params: byId },
        responses: answers(200, 'The ticket', ticketDetail),
      },
      async (c) => {
        const ticketId = c.req.valid('param').id;
        await onTicket(platform, c.get('actor'), ticketId, run);
        return c.json(await detail(c.get('actor'), ticketId), 200);
      },
    );
  }
  postRoute('solution', 'Solve it', solveTicket);
  postRoute('closure', 'Close it', closeTicket);
  postRoute('reopening', 'Open it again', reopenTicket);
  postRoute('spam', 'Set it aside as spam, and learn from it', markSpam);
  postRoute('spam', 'It is no spam: bring it back, and learn from it', unmarkSpam, 'delete');
  postRoute('status-link', "Renew the customer's link", renewStatusLink);

  routes.route(
    'ticket.read',
    {
      method: 'post',
      path: '/tickets/{id}/reading',
      tags: TAGS,
      summary: 'I have seen all of it',
      request: { params: byId },
      responses: noContent('Noted'),
    },
    async (c) => {
      await readTicket(platform, c.get('actor'), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );

  const participantParams = z.object({ id, contactId: id });
  routes.route(
    'ticket.reply',
    {
      method: 'post',
      path: '/tickets/{id}/participants/{contactId}/confirmation',
      tags: TAGS,
      summary: 'Vouch for somebody who joined',
      request: { params: participantParams },
      responses: answers(200, 'The ticket', ticketDetail),
    },
    async (c) => {
      const { id: ticketId, contactId } = c.req.valid('param');
      await onTicket(platform, c.get('actor'), ticketId, (one, row) => confirmParticipation(one, row, contactId));
      return c.json(await detail(c.get('actor'), ticketId), 200);
    },
  );
  routes.route(
    'ticket.reply',
    {
      method: 'delete',
      path: '/tickets/{id}/participants/{contactId}',
      tags: TAGS,
      summary: 'Take somebody in copy out',
      request: { params: participantParams },
      responses: answers(200, 'The ticket', ticketDetail),
    },
    async (c) => {
      const { id: ticketId, contactId } = c.req.valid('param');
      await onTicket(platform, c.get('actor'), ticketId, (one, row) => endParticipation(one, row, contactId));
      return c.json(await detail(c.get('actor'), ticketId), 200);
    },
  );

  return routes;
}
