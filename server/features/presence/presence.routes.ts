import { z } from '@hono/zod-openapi';
import { id, page } from '../../../contract/shapes.ts';
import { presenceBeat, present } from '../../../contract/together.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import type { Presence } from './presence.ts';

const TAGS = ['together'];
const byId = z.object({ id });

export function presenceRoutes(presence: Presence): Routes {
  const routes = createRoutes();
  routes.route(
    'ticket.read',
    {
      method: 'put',
      path: '/tickets/{id}/presence',
      tags: TAGS,
      summary: 'This screen is at the ticket, or leaves it',
      request: { params: byId, body: body(presenceBeat) },
      responses: noContent('Noted'),
    },
    async (c) => {
      await presence.comeBy(c.get('actor'), c.req.valid('param').id, c.req.valid('json'));
      return c.body(null, 204);
    },
  );
  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/tickets/{id}/presence',
      tags: TAGS,
      summary: 'Who is at it now',
      request: { params: byId },
      responses: answers(200, 'Who reads and who types', page(present)),
    },
    async (c) =>
      c.json({ items: await presence.whoIsAt(c.get('actor'), c.req.valid('param').id), nextCursor: null }, 200),
  );
  return routes;
}
