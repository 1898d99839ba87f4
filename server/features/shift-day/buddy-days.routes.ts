import { z } from '@hono/zod-openapi';
import { id } from '../../../contract/shapes.ts';
import { buddyDay, keptTicket, liftBody } from '../../../contract/shift.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { rotaToRead } from '../rota/index.ts';
import { buddyDaysIn, liftBuddyStop } from './buddy-days.ts';
import { keptOfRota } from './kept-tickets.ts';

const tags = ['shift'];
const params = z.object({ id });

/** What full-time agents of a rota have done today, and what waits for them that nobody else is given. */
export function buddyDayRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;
  const { db, clock } = platform;

  route(
    'rota.read',
    {
      method: 'get',
      path: '/rotas/{id}/kept',
      tags,
      summary: 'What is kept from all who help, each with the buddy who should take it',
      request: { params },
      responses: answers(200, 'What is kept', z.object({ items: z.array(keptTicket) })),
    },
    async (c) => c.json({ items: await keptOfRota(platform, c.get('actor'), c.req.valid('param').id) }, 200),
  );

  route(
    'rota.read-company',
    {
      method: 'get',
      path: '/rotas/{id}/buddy-days',
      tags,
      summary: 'How full the day of each full-time agent is',
      request: { params },
      responses: answers(200, 'Their days', z.object({ items: z.array(buddyDay) })),
    },
    async (c) => {
      const actor = c.get('actor');
      const { id: rotaId } = c.req.valid('param');
      const { deskId } = await rotaToRead(db, actor, rotaId);
      requirePermission(actor, 'rota.read-company', deskId);
      return c.json({ items: await buddyDaysIn(db, actor, rotaId, clock.now()) }, 200);
    },
  );

  route(
    'shift.lift',
    {
      method: 'post',
      path: '/rotas/{id}/buddy-days/{teammateId}/lift',
      tags,
      summary: 'Lifts the stop of a full-time agent for today, with a reason that they read',
      request: { params: params.extend({ teammateId: id }), body: body(liftBody) },
      responses: answers(200, 'Their day', buddyDay),
    },
    async (c) => {
      const actor = c.get('actor');
      const { id: rotaId, teammateId } = c.req.valid('param');
      await act(platform, actor, (one) => liftBuddyStop(one, rotaId, teammateId, c.req.valid('json').reason));
      const days = await buddyDaysIn(db, actor, rotaId, clock.now());
      const day = days.find(({ teammate }) => teammate.id === teammateId);
      if (!day) throw notFound('buddy');
      return c.json(day, 200);
    },
  );

  return routes;
}
