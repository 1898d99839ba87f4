import { z } from '@hono/zod-openapi';
import { calendarFeed, newCalendarFeed } from '../../../contract/rota.ts';
import { id } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { feedsOf } from './feeds.queries.ts';
import { makeFeed, removeFeed, toFeed } from './feeds.ts';

const tags = ['rota'];

export function feedRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;
  const { db } = platform;

  route(
    'rota.read',
    {
      method: 'get',
      path: '/calendar-feeds',
      tags,
      summary: 'The addresses that one gave to calendar programs',
      responses: answers(200, 'One’s own', z.object({ items: z.array(calendarFeed) })),
    },
    async (c) => {
      const actor = c.get('actor');
      if (actor.kind !== 'teammate')
        throw problem(403, 'not-a-person', 'A calendar belongs to a person; a token is none.');
      const rows = await feedsOf(db, actor.id);
      return c.json({ items: rows.map((row) => toFeed(platform, row)) }, 200);
    },
  );

  route(
    'shift.swap',
    {
      method: 'post',
      path: '/calendar-feeds',
      tags,
      summary: 'An address that calendar programs read; of the same kind again it is a new one, and the old one ends',
      request: { body: body(newCalendarFeed) },
      responses: answers(201, 'The calendar’s address', calendarFeed),
    },
    async (c) => {
      const actor = c.get('actor');
      const made = await act(platform, actor, (one) => makeFeed(one, c.req.valid('json')));
      const row = actor.kind === 'teammate' && (await feedsOf(db, actor.id)).find((feed) => feed.id === made);
      if (!row) throw notFound('calendar');
      return c.json(toFeed(platform, row), 201);
    },
  );

  route(
    'shift.swap',
    {
      method: 'delete',
      path: '/calendar-feeds/{id}',
      tags,
      request: { params: z.object({ id }) },
      responses: noContent('The address leads nowhere any more'),
    },
    async (c) => {
      await act(platform, c.get('actor'), (one) => removeFeed(one, c.req.valid('param').id));
      return c.body(null, 204);
    },
  );

  return routes;
}
