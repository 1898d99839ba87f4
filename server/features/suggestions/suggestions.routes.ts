import { z } from '@hono/zod-openapi';
import { id } from '../../../contract/shapes.ts';
import { suggestions, suggestionsAsked } from '../../../contract/suggestions.ts';
import type { Platform } from '../../platform/act.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { suggestionsFor, suggestionsForTicket } from './suggesting.ts';

const tags = ['suggestions'];

export function suggestionRoutes(platform: Platform): Routes {
  const routes = createRoutes();

  routes.route(
    'ticket.read',
    {
      method: 'post',
      path: '/suggestions',
      tags,
      summary:
        'What fits a letter: articles, saved replies, answered tickets, a category and tags; what does not is left out',
      request: { body: body(suggestionsAsked) },
      responses: answers(200, 'The suggestions', suggestions),
    },
    async (c) => c.json(await suggestionsFor(platform, c.get('actor'), c.req.valid('json')), 200),
  );

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/tickets/{id}/suggestions',
      tags,
      summary: 'What fits this ticket',
      request: { params: z.object({ id }) },
      responses: answers(200, 'The suggestions', suggestions),
    },
    async (c) => c.json(await suggestionsForTicket(platform, c.get('actor'), c.req.valid('param').id), 200),
  );

  return routes;
}
