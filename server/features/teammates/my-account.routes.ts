import { z } from 'zod';
import { me, myChange, passwordChange, session } from '../../../contract/people.ts';
import { id } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import { problem } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { changeMe, changePassword, endSession, meOf, requireTeammate } from './my-account.ts';
import type { TeammatePorts } from './ports.ts';
import { sessionsOf } from './sessions.queries.ts';
import type { Auth } from './signing-in.ts';

const tags = ['Me'];

/** What a person sees and changes of their own account. */
export function myAccountRoutes(platform: Platform, auth: Auth, ports: TeammatePorts): Routes {
  const routes = createRoutes();
  const { route } = routes;

  route('signed-in', { method: 'get', path: '/me', tags, responses: answers(200, 'Who is calling', me) }, async (c) => {
    const actor = c.get('actor');
    if (actor.kind !== 'teammate' && actor.kind !== 'token') throw problem(401, 'not-signed-in', 'Sign in first.');
    // Every screen asks this first, so this is where a session that is used lives on.
    const cookie = await auth.prolong(c.req.raw);
    if (cookie !== undefined) c.header('set-cookie', cookie, { append: true });
    return c.json(await meOf(platform, ports, actor), 200);
  });

  route(
    'signed-in',
    {
      method: 'patch',
      path: '/me',
      tags,
      request: { body: body(myChange) },
      responses: answers(200, 'As it is now', me),
    },
    async (c) => {
      await changeMe(platform, requireTeammate(c.get('actor')), c.req.valid('json'));
      const actor = requireTeammate(await auth.actorOf(c.req.raw));
      return c.json(await meOf(platform, ports, actor), 200);
    },
  );

  route(
    'signed-in',
    {
      method: 'get',
      path: '/me/sessions',
      tags,
      responses: answers(200, 'Where one is signed in', z.object({ items: z.array(session) })),
    },
    async (c) => {
      const actor = requireTeammate(c.get('actor'));
      const rows = await sessionsOf(platform.db, actor.id, platform.clock.now());
      const items = rows.map((row) => ({
        id: row.id,
        current: row.id === actor.sessionId,
        createdAt: row.created_at.toString(),
        lastUsedAt: row.updated_at.toString(),
        userAgent: row.user_agent || null,
        ipAddress: row.ip_address || null,
      }));
      return c.json({ items }, 200);
    },
  );

  route(
    'signed-in',
    {
      method: 'delete',
      path: '/me/sessions/{id}',
      tags,
      request: { params: z.object({ id }) },
      responses: noContent('The session ended'),
    },
    async (c) => {
      await endSession(platform, requireTeammate(c.get('actor')), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );

  route(
    'signed-in',
    {
      method: 'put',
      path: '/me/password',
      tags,
      request: { body: body(passwordChange) },
      responses: noContent('The password changed, and all other sessions ended'),
    },
    async (c) => {
      await changePassword(platform, auth.tries, requireTeammate(c.get('actor')), c.req.valid('json'));
      return c.body(null, 204);
    },
  );

  return routes;
}
