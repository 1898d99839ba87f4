import { company, companyChange, setUp, setUpCodeCheck, setUpState } from '../../../contract/people.ts';
import type { Platform } from '../../platform/act.ts';
import { peerOf } from '../../platform/http/client-address.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import type { Auth } from '../teammates/index.ts';
import { changeCompany, companySeenBy } from './changing.ts';
import { readCompany } from './company.queries.ts';
import { checkSetUpCode, setUpCompany } from './setting-up.ts';

const tags = ['Company'];

/** The company, and the page that sets it up once. */
export function companyRoutes(platform: Platform, auth: Auth): Routes {
  const routes = createRoutes();
  const { route } = routes;

  route(
    'public',
    { method: 'get', path: '/setup', tags, responses: answers(200, 'Whether set-up is still to be done', setUpState) },
    async (c) => {
      const row = await readCompany(platform.db);
      const needed = !row?.setUpAt;
      return c.json({ needed, companyName: needed ? null : row.name }, 200);
    },
  );

  route(
    'public',
    {
      method: 'post',
      path: '/setup/code-check',
      tags,
      request: { body: body(setUpCodeCheck) },
      responses: noContent('The code is right'),
    },
    async (c) => {
      const from = { headers: c.req.raw.headers, peer: peerOf(c.env) };
      await checkSetUpCode(platform, auth, c.req.valid('json').code, from);
      return c.body(null, 204);
    },
  );

  route(
    'public',
    {
      method: 'post',
      path: '/setup',
      tags,
      request: { body: body(setUp) },
      responses: answers(201, 'The company is set up, and its owner signed in', setUpState),
    },
    async (c) => {
      const input = c.req.valid('json');
      const from = { headers: c.req.raw.headers, peer: peerOf(c.env) };
      const cookie = await setUpCompany(platform, auth, input, from);
      c.header('set-cookie', cookie, { append: true });
      return c.json({ needed: false, companyName: input.companyName }, 201);
    },
  );

  route(
    'company.read',
    { method: 'get', path: '/company', tags, responses: answers(200, 'The company', company) },
    async (c) => c.json(await companySeenBy(platform, c.get('actor')), 200),
  );

  route(
    'company.change',
    {
      method: 'patch',
      path: '/company',
      tags,
      request: { body: body(companyChange) },
      responses: answers(200, 'As it is now', company),
    },
    async (c) => {
      await changeCompany(platform, c.get('actor'), c.req.valid('json'));
      return c.json(await companySeenBy(platform, c.get('actor')), 200);
    },
  );

  return routes;
}
