import { z } from '@hono/zod-openapi';
import { companyOfRota, companyQuery } from '../../../contract/after-shift.ts';
import { id } from '../../../contract/shapes.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, createRoutes } from '../../platform/http/routes.ts';
import { rotaFor } from '../rota/index.ts';
import { companyOf } from './company.ts';

export function companyOfRotaRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  routes.route(
    'rota.read-company',
    {
      method: 'get',
      path: '/rotas/{id}/company',
      tags: ['rota'],
      summary: 'Who has been near customers when, and what came of it; for managers and leads',
      request: { params: z.object({ id }), query: companyQuery },
      responses: answers(200, 'The company near customers', companyOfRota),
    },
    async (c) => {
      const actor = c.get('actor');
      const rota = await rotaFor(platform, actor, c.req.valid('param').id);
      requirePermission(actor, 'rota.read-company', rota.desk_id);
      const asked = { id: rota.id, deskId: rota.desk_id, timeZone: rota.time_zone };
      return c.json(await companyOf(platform, asked, c.req.valid('query')), 200);
    },
  );
  return routes;
}
