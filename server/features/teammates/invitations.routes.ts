import { z } from 'zod';
import { acceptance, invitation, me, newInvitation, openInvitation } from '../../../contract/people.ts';
import { id, page, pageQuery } from '../../../contract/shapes.ts';
import { desksWhere } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { peerOf } from '../../platform/http/client-address.ts';
import { pageOf } from '../../platform/http/paging.ts';
import { problem } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { instantKey } from './cursor-keys.ts';
import { invitationsAfter } from './invitations.queries.ts';
import { acceptInvitation, invitationOf, inviteTeammate, withdrawInvitation } from './inviting.ts';
import { meOf } from './my-account.ts';
import { activeTeammate } from './naming.ts';
import type { TeammatePorts } from './ports.ts';
import { presentInvitation } from './presenting.ts';
import type { Auth } from './signing-in.ts';
import type { TryLimit } from './tries.queries.ts';
import { tryKey } from './tries.queries.ts';

const tags = ['People'];
const LONGEST_WORD = 100;
const params = z.object({ token: z.string().max(LONGEST_WORD) });

/** Links of invitations tried from one address. */
const LINK_TRIES: TryLimit = { max: 60, window: 300 };

/** Inviting people, and taking an invitation up; the latter is for whoever has the link. */
export function invitationRoutes(platform: Platform, auth: Auth, ports: TeammatePorts): Routes {
  const routes = createRoutes();
  const { route } = routes;

  async function countTry(headers: Headers, peer: string | undefined): Promise<void> {
    const seconds = await auth.tries.take(
      tryKey('invitation', auth.clientAddress(headers, peer) ?? 'unknown'),
      LINK_TRIES,
    );
    if (seconds > 0) throw problem(429, 'too-many-tries', `Too many tries. Wait ${seconds} seconds and try again.`);
  }

  route(
    'teammate.invite',
    {
      method: 'get',
      path: '/invitations',
      tags,
      request: { query: pageQuery },
      responses: answers(200, 'Those not taken up yet, newest first', page(invitation)),
    },
    async (c) => {
      const { limit, cursor } = c.req.valid('query');
      const desks = desksWhere(c.get('actor'), 'teammate.invite');
      const rows = await invitationsAfter(platform.db, instantKey(cursor), limit, desks);
      return c.json(
        pageOf(rows, limit, (row) => [row.createdAt.toString(), row.id], presentInvitation),
        200,
      );
    },
  );

  route(
    'teammate.invite',
    {
      method: 'post',
      path: '/invitations',
      tags,
      request: { body: body(newInvitation) },
      responses: answers(201, 'The invitation is on its way by mail', invitation),
    },
    async (c) => {
      const row = await inviteTeammate(platform, ports, c.get('actor'), c.req.valid('json'));
      return c.json(presentInvitation(row), 201);
    },
  );

  route(
    'teammate.invite',
    {
      method: 'delete',
      path: '/invitations/{id}',
      tags,
      request: { params: z.object({ id }) },
      responses: noContent('The link no longer works'),
    },
    async (c) => {
      await withdrawInvitation(platform, c.get('actor'), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );

  route(
    'public',
    {
      method: 'get',
      path: '/invitations/{token}',
      tags,
      request: { params },
      responses: answers(200, 'What the link of an invitation opens', openInvitation),
    },
    async (c) => {
      await countTry(c.req.raw.headers, peerOf(c.env));
      const row = await invitationOf(platform, c.req.valid('param').token);
      const company = await ports.company();
      return c.json({ email: row.email, name: row.name, companyName: company.name, locale: row.locale }, 200);
    },
  );

  route(
    'public',
    {
      method: 'post',
      path: '/invitations/{token}/acceptance',
      tags,
      request: { params, body: body(acceptance) },
      responses: answers(201, 'The account is made and signed in', me),
    },
    async (c) => {
      const from = { headers: c.req.raw.headers, peer: peerOf(c.env) };
      await countTry(from.headers, from.peer);
      const word = c.req.valid('param').token;
      const { id: teammateId, cookie } = await acceptInvitation(platform, ports, auth, word, c.req.valid('json'), from);
      const teammate = await activeTeammate(platform.db, teammateId);
      if (!teammate) throw problem(409, 'deactivated', 'This account was switched off meanwhile.');
      c.header('set-cookie', cookie, { append: true });
      return c.json(await meOf(platform, ports, { kind: 'teammate', ...teammate }), 201);
    },
  );

  return routes;
}
