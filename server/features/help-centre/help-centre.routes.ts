import { z } from '@hono/zod-openapi';
import {
  articleFigures,
  articleFiguresQuery,
  HELP_CENTRE_LIMITS,
  helpCentre,
  helpCentreChange,
  searchGap,
  searchGapQuery,
} from '../../../contract/help-centre.ts';
import { id } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import { problem } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { changeHelpCentre, putLogo, removeLogo } from './changing.ts';
import { figuresOfArticle, helpCentreFor, helpCentresFor, searchGapsFor } from './presenting.ts';

const tags = ['help centre'];
const byDesk = z.object({ deskId: id });
const picture = { schema: z.string().openapi({ type: 'string', format: 'binary' }) };

export function helpCentreRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;

  route(
    'desk.read',
    {
      method: 'get',
      path: '/help-centres',
      tags,
      summary: 'The help centres of the desks that one may read, in the desks’ order',
      responses: answers(200, 'All of them', z.object({ items: z.array(helpCentre) })),
    },
    async (c) => c.json({ items: await helpCentresFor(platform, c.get('actor')) }, 200),
  );

  route(
    'desk.read',
    {
      method: 'get',
      path: '/help-centres/{deskId}',
      tags,
      request: { params: byDesk },
      responses: answers(200, 'The help centre', helpCentre),
    },
    async (c) => c.json(await helpCentreFor(platform, c.get('actor'), c.req.valid('param').deskId), 200),
  );

  route(
    'help-centre.change',
    {
      method: 'patch',
      path: '/help-centres/{deskId}',
      tags,
      summary: 'Change what is given; the words of a language that is named are replaced',
      request: { params: byDesk, body: body(helpCentreChange) },
      responses: answers(200, 'As it is now', helpCentre),
    },
    async (c) => {
      const { deskId } = c.req.valid('param');
      await changeHelpCentre(platform, c.get('actor'), deskId, c.req.valid('json'));
      return c.json(await helpCentreFor(platform, c.get('actor'), deskId), 200);
    },
  );

  route(
    'help-centre.change',
    {
      method: 'put',
      path: '/help-centres/{deskId}/logo',
      tags,
      summary: 'Take a picture as the logo: PNG, JPEG or WebP, told by its bytes',
      request: {
        params: byDesk,
        body: { content: { 'image/png': picture, 'image/jpeg': picture, 'image/webp': picture }, required: true },
      },
      responses: answers(200, 'As it is now', helpCentre),
    },
    async (c) => {
      const { deskId } = c.req.valid('param');
      if (Number(c.req.header('content-length') ?? 0) > HELP_CENTRE_LIMITS.logoBytes)
        throw problem(413, 'too-large', `A logo may have ${HELP_CENTRE_LIMITS.logoBytes / 1024} kB.`);
      await putLogo(platform, c.get('actor'), deskId, new Uint8Array(await c.req.arrayBuffer()));
      return c.json(await helpCentreFor(platform, c.get('actor'), deskId), 200);
    },
  );

  route(
    'help-centre.change',
    {
      method: 'delete',
      path: '/help-centres/{deskId}/logo',
      tags,
      request: { params: byDesk },
      responses: answers(200, 'As it is now', helpCentre),
    },
    async (c) => {
      const { deskId } = c.req.valid('param');
      await removeLogo(platform, c.get('actor'), deskId);
      return c.json(await helpCentreFor(platform, c.get('actor'), deskId), 200);
    },
  );

  route(
    'article.read',
    {
      method: 'get',
      path: '/articles/{id}/figures',
      tags,
      summary: 'How often it was read, whether it helped and what was searched before',
      request: { params: z.object({ id }), query: articleFiguresQuery },
      responses: answers(200, 'Its figures', articleFigures),
    },
    async (c) =>
      c.json(await figuresOfArticle(platform, c.get('actor'), c.req.valid('param').id, c.req.valid('query').days), 200),
  );

  route(
    'article.read',
    {
      method: 'get',
      path: '/search-gaps',
      tags,
      summary: 'What was searched and left somebody without an answer, most asked first',
      request: { query: searchGapQuery },
      responses: answers(200, 'The gaps', z.object({ items: z.array(searchGap) })),
    },
    async (c) => c.json({ items: await searchGapsFor(platform, c.get('actor'), c.req.valid('query')) }, 200),
  );
  return routes;
}
