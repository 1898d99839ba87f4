import { OpenAPIHono } from '@hono/zod-openapi';
import type { Api, Env, Routes } from './routes.ts';

/** `GET /api/v1/openapi.json` (OpenAPI 3.1), made from the routes that are really there; needs no token. */
export function describeApi(app: Api, features: readonly Routes[]): void {
  let document: string | undefined;
  app.get('/api/v1/openapi.json', (c) => {
    document ??= JSON.stringify(describe(features));
    return c.body(document, 200, { 'content-type': 'application/json', 'cache-control': 'no-cache' });
  });
}

function describe(features: readonly Routes[]): unknown {
  const all = new OpenAPIHono<Env>();
  for (const feature of features) all.route('/api/v1', feature.api);
  all.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  return all.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Sportello',
      version: '1',
      description:
        'Errors are application/problem+json (RFC 9457). Lists answer {items, nextCursor} and take limit and cursor.',
    },
    security: [{ token: [] }],
  });
}
