import { z } from 'zod';
import { apiToken, createdApiToken, newApiToken } from '../../../contract/people.ts';
import { id, page, pageQuery } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import { pageOf } from '../../platform/http/paging.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { instantKey } from './cursor-keys.ts';
import { presentToken } from './presenting.ts';
import { tokensAfter } from './tokens.queries.ts';
import { createToken, revokeToken } from './tokens.ts';

const tags = ['Tokens'];

/** Tokens for scripts and integrations. */
export function tokenRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;

  route(
    'token.manage',
    {
      method: 'get',
      path: '/tokens',
      tags,
      request: { query: pageQuery },
      responses: answers(200, 'Those in use, newest first', page(apiToken)),
    },
    async (c) => {
      const { limit, cursor } = c.req.valid('query');
      const rows = await tokensAfter(platform.db, instantKey(cursor), limit);
      return c.json(
        pageOf(rows, limit, (row) => [row.createdAt.toString(), row.id], presentToken),
        200,
      );
    },
  );

  route(
    'token.manage',
    {
      method: 'post',
      path: '/tokens',
      tags,
      request: { body: body(newApiToken) },
      responses: answers(201, 'The token, told this once', createdApiToken),
    },
    async (c) => {
      const created = await createToken(platform, c.get('actor'), c.req.valid('json'));
      return c.json({ ...presentToken(created), token: created.token }, 201);
    },
  );

  route(
    'token.manage',
    {
      method: 'delete',
      path: '/tokens/{id}',
      tags,
      request: { params: z.object({ id }) },
      responses: noContent('The token no longer works'),
    },
    async (c) => {
      await revokeToken(platform, c.get('actor'), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );

  return routes;
}
