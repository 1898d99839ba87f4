import { z } from 'zod';
import { grantsChange, teammate, teammateQuery } from '../../../contract/people.ts';
import { id, page } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import { pageOf } from '../../platform/http/paging.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { nameKey } from './cursor-keys.ts';
import { deactivateTeammate, reactivateTeammate } from './deactivating.ts';
import { changeGrants } from './granting.ts';
import type { TeammatePorts } from './ports.ts';
import { teammateSeenBy } from './presenting.ts';
import { teammateById, teammatesAfter } from './teammates.queries.ts';

const tags = ['People'];
const params = z.object({ id });
const oneTeammate = answers(200, 'The person as they are now', teammate);

/** Everybody who signs in, and what they may do. */
export function teammateRoutes(platform: Platform, ports: TeammatePorts): Routes {
  const routes = createRoutes();
  const { route } = routes;

  route(
    'teammate.read',
    {
      method: 'get',
      path: '/teammates',
      tags,
      request: { query: teammateQuery },
      responses: answers(200, 'By name', page(teammate)),
    },
    async (c) => {
      const { limit, cursor, state } = c.req.valid('query');
      const rows = await teammatesAfter(platform.db, nameKey(cursor), limit, state);
      const keyOf = (row: { name: string; id: string }) => [row.name, row.id];
      return c.json(
        pageOf(rows, limit, keyOf, (row) => teammateSeenBy(c.get('actor'), row)),
        200,
      );
    },
  );

  route(
    'teammate.read',
    { method: 'get', path: '/teammates/{id}', tags, request: { params }, responses: oneTeammate },
    async (c) => {
      const row = await teammateById(platform.db, c.req.valid('param').id);
      if (!row) throw notFound('person');
      return c.json(teammateSeenBy(c.get('actor'), row), 200);
    },
  );

  route(
    'teammate.change',
    {
      method: 'put',
      path: '/teammates/{id}/grants',
      tags,
      request: { params, body: body(grantsChange) },
      responses: oneTeammate,
    },
    async (c) => {
      const actor = c.get('actor');
      const { grants } = c.req.valid('json');
      const row = await changeGrants(platform, ports, actor, { teammateId: c.req.valid('param').id, grants });
      return c.json(teammateSeenBy(actor, row), 200);
    },
  );

  route(
    'teammate.change',
    { method: 'post', path: '/teammates/{id}/deactivation', tags, request: { params }, responses: oneTeammate },
    async (c) => {
      const actor = c.get('actor');
      const row = await deactivateTeammate(platform, actor, c.req.valid('param').id);
      return c.json(teammateSeenBy(actor, row), 200);
    },
  );

  route(
    'teammate.change',
    { method: 'delete', path: '/teammates/{id}/deactivation', tags, request: { params }, responses: oneTeammate },
    async (c) => {
      const actor = c.get('actor');
      const row = await reactivateTeammate(platform, actor, c.req.valid('param').id);
      return c.json(teammateSeenBy(actor, row), 200);
    },
  );

  return routes;
}
