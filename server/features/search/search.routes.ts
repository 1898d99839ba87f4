import { z } from '@hono/zod-openapi';
import { completionQuery, completions, searchAnswer, searchQuery, similarTickets } from '../../../contract/search.ts';
import { id } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, createRoutes } from '../../platform/http/routes.ts';
import { completeSearch } from './completing.ts';
import { searchTickets } from './searching.ts';
import { similarTo } from './similar.ts';

const TAGS = ['search'];

/** What is done when somebody searched words that nothing has; of later features, which the composition knows. */
export type HearNothingFound = (platform: Platform, actor: Actor, words: string) => Promise<void>;

export function searchRoutes(platform: Platform, hearNothingFound: HearNothingFound): Routes {
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
    async (c) => {
      const actor = c.get('actor');
      const query = c.req.valid('query');
      const found = await searchTickets(platform, actor, query);
      // While somebody types, the half of a word is no search.
      const isTyping = query.typing === '1' || query.typing === 'true';
      if (found.items.length === 0 && query.cursor === undefined && !isTyping) {
        const words = found.understood.filter(({ kind, not }) => (kind === 'word' || kind === 'phrase') && !not);
        if (words.length === found.understood.length)
          await hearNothingFound(platform, actor, words.map(({ value }) => value).join(' '));
      }
      return c.json(found, 200);
    },
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
