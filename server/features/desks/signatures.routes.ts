import { signatureChange, signatures } from '../../../contract/desks.ts';
import type { Platform } from '../../platform/act.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { readSignatures, setSignature } from './signatures.ts';

const tags = ['Oneself'];

/** One's own signatures. */
export function signatureRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;

  route(
    'signed-in',
    { method: 'get', path: '/me/signatures', tags, responses: answers(200, 'Your signatures', signatures) },
    async (c) => c.json({ items: await readSignatures(platform, c.get('actor')) }, 200),
  );

  route(
    'signed-in',
    {
      method: 'put',
      path: '/me/signatures',
      tags,
      request: { body: body(signatureChange) },
      responses: answers(200, 'Your signatures as they are now; one without words is taken away', signatures),
    },
    async (c) => {
      const { deskId, html } = c.req.valid('json');
      return c.json({ items: await setSignature(platform, c.get('actor'), deskId, html) }, 200);
    },
  );

  return routes;
}
