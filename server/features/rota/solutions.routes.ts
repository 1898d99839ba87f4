import { z } from '@hono/zod-openapi';
import { rotaAnswer, rotaInstance, rotaSolution } from '../../../contract/rota-plan.ts';
import { id } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import type { SolutionRow } from './solutions.queries.ts';
import { deleteSolution, solutionById } from './solutions.queries.ts';
import { solveAtOnce, solveLater } from './solutions.ts';

const tags = ['rota'];
const byId = z.object({ id });

/**
 * Planning whole instances from elsewhere. What is asked belongs to no desk and is kept for a day at most; whoever may plan and
 * knows the id may read it.
 */
export function solutionRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;

  route(
    'rota.plan',
    {
      method: 'post',
      path: '/rotas/solve',
      tags,
      summary: 'Plan a rota that is given whole; a large one in the background',
      request: { body: body(rotaInstance) },
      responses: {
        ...answers(202, 'It takes a while: where to ask for it', rotaSolution),
        ...answers(200, 'The plan', rotaAnswer),
      },
    },
    async (c) => {
      const instance = c.req.valid('json');
      const answer = await solveAtOnce(instance, c.req.raw.signal);
      if (answer) return c.json(answer, 200);
      const solutionId = await act(platform, c.get('actor'), (one) => solveLater(one, instance));
      const shown = presented({ id: solutionId, state: 'waiting', progress: 0, answer: null });
      return c.json(shown, 202, { Location: shown.url });
    },
  );

  route(
    'rota.plan',
    {
      method: 'get',
      path: '/rotas/solutions/{id}',
      tags,
      summary: 'How far a plan is that was asked for, and then the plan; for a day',
      request: { params: byId },
      responses: answers(200, 'How far it is', rotaSolution),
    },
    async (c) => {
      const row = await solutionById(platform.db, c.req.valid('param').id);
      if (!row) throw notFound('solution');
      return c.json(presented(row), 200);
    },
  );

  route(
    'rota.plan',
    {
      method: 'delete',
      path: '/rotas/solutions/{id}',
      tags,
      summary: 'Not wanted any more: planning ends, and nothing of it is kept',
      request: { params: byId },
      responses: noContent('Gone'),
    },
    async (c) => {
      if (!(await deleteSolution(platform.db, c.req.valid('param').id))) throw notFound('solution');
      return c.body(null, 204);
    },
  );

  return routes;
}

function presented(row: SolutionRow) {
  return { ...row, url: `/api/v1/rotas/solutions/${row.id}` };
}
