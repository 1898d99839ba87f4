import { z } from '@hono/zod-openapi';
import { completionQuery, completions, searchAnswer, searchQuery, similarTickets } from '../../../contract/search.ts';
import { id } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, createRoutes } from '../../platform/http/routes.ts';
import { completeSearch } from './completing.ts';
import { searchTickets } from './searching.ts';
import { similarTo } from './similar.ts';

const TAGS = ['search'];

export function searchRoutes(platform: Platform): Routes {
  const routes = createRoutes();

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/search',
      tags: TAGS,
      summary: 'Find tickets by what was written in them, with the operators of the search box',
      request: { query: searchQuery },
      responses: answers(200, 'A page of tickets with passages', searchAnswer),
    },
    async (c) => c.json(await searchTickets(platform, c.get('actor'), c.req.valid('query')), 200),
  );

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/search/completions',
      tags: TAGS,
      summary: 'What can stand in the search box where the caret is',
      request: { query: completionQuery },
      responses: answers(200, 'Operators or values', completions),
    },
    async (c) => {
      const { q, at } = c.req.valid('query');
      return c.json(await completeSearch(platform, c.get('actor'), q, at), 200);
    },
  );

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/tickets/{id}/similar',
      tags: TAGS,
      summary: 'Tickets like this one, solved ones first',
      request: { params: z.object({ id }) },
      responses: answers(200, 'Up to five', similarTickets),
    },
    async (c) => c.json(await similarTo(platform, c.get('actor'), c.req.valid('param').id), 200),
  );

  return routes;
}
