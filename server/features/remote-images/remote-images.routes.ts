import { z } from '@hono/zod-openapi';
import { instant, mailAddress } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, bytes, createRoutes, noContent } from '../../platform/http/routes.ts';
import { deletePictureSender, insertPictureSender, listPictureSenders } from './remote-images.queries.ts';
import { pictureAt } from './showing.ts';
import { openSigned } from './signing.ts';

const TAGS = ['remote pictures'];
const sender = z.object({ address: mailAddress.toLowerCase() });

export function remoteImageRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { db, storage } = platform;

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/remote-images/{signed}',
      tags: TAGS,
      summary: 'A picture that a letter names, fetched for you so that its sender learns nothing of you',
      request: { params: z.object({ signed: z.string().max(16_000) }) },
      responses: bytes('The picture'),
    },
    async (c) => {
      const address = await openSigned(platform, c.req.valid('param').signed);
      const picture = address === undefined ? null : await pictureAt(platform, address);
      if (!picture) throw notFound('picture');
      return new Response(await storage.open(picture.sha256), {
        headers: {
          'content-type': picture.contentType,
          'content-length': String(picture.size),
          'cache-control': 'private, max-age=86400, immutable',
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
          'content-disposition': 'inline',
        },
      });
    },
  );

  routes.route(
    'signed-in',
    {
      method: 'get',
      path: '/me/picture-senders',
      tags: TAGS,
      summary: 'Whose pictures I always see, where their letters are proved to be theirs',
      responses: answers(
        200,
        'The addresses',
        z.object({ items: z.array(z.object({ address: z.string(), since: instant })) }),
      ),
    },
    async (c) => {
      const rows = await listPictureSenders(db, personOf(c.get('actor')));
      return c.json({ items: rows.map((row) => ({ address: row.address, since: row.created_at.toString() })) }, 200);
    },
  );

  routes.route(
    'signed-in',
    {
      method: 'put',
      path: '/me/picture-senders',
      tags: TAGS,
      summary: 'Always show me the pictures of this sender',
      request: { body: body(sender) },
      responses: noContent('Noted'),
    },
    async (c) => {
      const teammateId = personOf(c.get('actor'));
      const { address } = c.req.valid('json');
      await act(platform, c.get('actor'), (one) => insertPictureSender(one.trx, teammateId, address, one.at));
      return c.body(null, 204);
    },
  );

  routes.route(
    'signed-in',
    {
      method: 'delete',
      path: '/me/picture-senders/{address}',
      tags: TAGS,
      summary: 'Ask me again before showing the pictures of this sender',
      request: { params: sender },
      responses: noContent('Noted'),
    },
    async (c) => {
      const teammateId = personOf(c.get('actor'));
      const { address } = c.req.valid('param');
      await act(platform, c.get('actor'), (one) => deletePictureSender(one.trx, teammateId, address));
      return c.body(null, 204);
    },
  );
  return routes;
}

/** A choice of one's own; a token has none. */
function personOf(actor: Actor): string {
  if (actor.kind !== 'teammate')
    throw problem(403, 'not-allowed', 'A token is nobody: sign in to have choices of your own.');
  return actor.id;
}
