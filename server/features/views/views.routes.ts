import { z } from '@hono/zod-openapi';
import { id } from '../../../contract/shapes.ts';
import { myViews, newView, savedView, viewChange, viewOrder } from '../../../contract/views.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { problem } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { changeView, createView, deleteView, restoreView } from './keeping.ts';
import { myViewsOf, viewShown } from './presenting.ts';
import { keepOrder } from './views.queries.ts';

const TAGS = ['views'];
const byId = z.object({ id });

export function viewRoutes(platform: Platform): Routes {
  const routes = createRoutes();

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/views',
      tags: TAGS,
      summary: 'The views that one sees, and in which order one wants them',
      responses: answers(200, 'The views', myViews),
    },
    async (c) => c.json(await myViewsOf(platform, c.get('actor')), 200),
  );

  routes.route(
    'view.keep',
    {
      method: 'post',
      path: '/views',
      tags: TAGS,
      summary: 'Keep a view, for oneself, a team or the company',
      request: { body: body(newView) },
      responses: answers(201, 'The view', savedView),
    },
    async (c) => {
      const actor = c.get('actor');
      const viewId = await createView(platform, actor, c.req.valid('json'));
      return c.json(await viewShown(platform, actor, viewId), 201);
    },
  );

  // Before those of one view: `order` is no id of a view.
  routes.route(
    'view.keep',
    {
      method: 'put',
      path: '/views/order',
      tags: TAGS,
      summary: 'In which order one wants the views, and which of them not',
      request: { body: body(viewOrder) },
      responses: answers(200, 'The views', myViews),
    },
    async (c) => {
      const actor = c.get('actor');
      if (actor.kind !== 'teammate') throw problem(403, 'not-allowed', 'A token has no order of its own.');
      const { order, hidden } = c.req.valid('json');
      const kept = { teammate_id: actor.id, placed: [...new Set(order)], hidden: [...new Set(hidden)] };
      await act(platform, actor, (one) => keepOrder(one.trx, kept));
      return c.json(await myViewsOf(platform, actor), 200);
    },
  );

  routes.route(
    'view.keep',
    {
      method: 'patch',
      path: '/views/{id}',
      tags: TAGS,
      summary: 'Change a view, or who sees it',
      request: { params: byId, body: body(viewChange) },
      responses: answers(200, 'The view', savedView),
    },
    async (c) => {
      const actor = c.get('actor');
      const viewId = c.req.valid('param').id;
      await changeView(platform, actor, viewId, c.req.valid('json'));
      return c.json(await viewShown(platform, actor, viewId), 200);
    },
  );

  routes.route(
    'view.keep',
    {
      method: 'delete',
      path: '/views/{id}',
      tags: TAGS,
      summary: 'Put a view away; it can be brought back for thirty days',
      request: { params: byId },
      responses: noContent('Put away'),
    },
    async (c) => {
      await deleteView(platform, c.get('actor'), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );

  routes.route(
    'view.keep',
    {
      method: 'post',
      path: '/views/{id}/restoration',
      tags: TAGS,
      summary: 'Bring a view back',
      request: { params: byId },
      responses: answers(200, 'The view', savedView),
    },
    async (c) => {
      const actor = c.get('actor');
      const viewId = c.req.valid('param').id;
      await restoreView(platform, actor, viewId);
      return c.json(await viewShown(platform, actor, viewId), 200);
    },
  );
  return routes;
}
