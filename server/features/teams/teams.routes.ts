import { z } from '@hono/zod-openapi';
import { id, page, pageQuery } from '../../../contract/shapes.ts';
import type { Team } from '../../../contract/teams.ts';
import { assignables, newTeam, team, teamChange, teamMembers } from '../../../contract/teams.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere, may } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { nameCursor, pageOf } from '../../platform/http/paging.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { readableDesk } from '../desks/index.ts';
import { permissionHolders } from '../teammates/index.ts';
import {
  archiveTeam,
  changeMembers,
  changeTeam,
  createTeam,
  mayChangeMembers,
  mayManage,
  restoreTeam,
} from './changing.ts';
import type { TeamRow } from './teams.queries.ts';
import { teamById, teamsOn, teamsServing } from './teams.queries.ts';

const tags = ['teams'];
const byId = z.object({ id });

export function teamRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { db } = platform;

  async function answered(actor: Actor, teamId: string, verb: (one: Act) => Promise<void>): Promise<Team> {
    await act(platform, actor, verb);
    const row = await teamById(db, teamId);
    if (!row) throw notFound('team');
    return toTeam(row, actor);
  }

  routes.route(
    'desk.read',
    {
      method: 'get',
      path: '/teams',
      tags,
      summary: 'Teams of the desks that one may read, by name',
      request: { query: pageQuery.extend({ archived: z.enum(['true', 'false']).optional() }) },
      responses: answers(200, 'A page of teams', page(team)),
    },
    async (c) => {
      const { limit, cursor, archived } = c.req.valid('query');
      const actor = c.get('actor');
      const rows = await teamsOn(db, desksWhere(actor, 'desk.read'), {
        after: nameCursor(cursor),
        limit: limit + 1,
        archivedToo: archived === 'true',
      });
      return c.json(
        pageOf(
          rows,
          limit,
          (row) => [row.name, row.id],
          (row) => toTeam(row, actor),
        ),
        200,
      );
    },
  );

  routes.route(
    'team.manage',
    {
      method: 'post',
      path: '/teams',
      tags,
      request: { body: body(newTeam) },
      responses: answers(201, 'The team', team),
    },
    async (c) => {
      const actor = c.get('actor');
      const made = await act(platform, actor, (one) => createTeam(one, c.req.valid('json')));
      const row = await teamById(db, made);
      if (!row) throw notFound('team');
      return c.json(toTeam(row, actor), 201);
    },
  );

  routes.route(
    'team.manage',
    {
      method: 'patch',
      path: '/teams/{id}',
      tags,
      summary: 'Change its name, or which desks it serves',
      request: { params: byId, body: body(teamChange) },
      responses: answers(200, 'The team', team),
    },
    async (c) => {
      const { id: teamId } = c.req.valid('param');
      return c.json(await answered(c.get('actor'), teamId, (one) => changeTeam(one, teamId, c.req.valid('json'))), 200);
    },
  );

  routes.route(
    'team.change-members',
    {
      method: 'put',
      path: '/teams/{id}/members',
      tags,
      summary: 'Say who is in it',
      request: { params: byId, body: body(teamMembers) },
      responses: answers(200, 'The team', team),
    },
    async (c) => {
      const { id: teamId } = c.req.valid('param');
      const { memberIds } = c.req.valid('json');
      return c.json(await answered(c.get('actor'), teamId, (one) => changeMembers(one, teamId, memberIds)), 200);
    },
  );

  function archival(
    method: 'post' | 'delete',
    summary: string,
    verb: (one: Act, teamId: string) => Promise<void>,
  ): void {
    routes.route(
      'team.manage',
      {
        method,
        path: '/teams/{id}/archival',
        tags,
        summary,
        request: { params: byId },
        responses: answers(200, 'The team', team),
      },
      async (c) => {
        const { id: teamId } = c.req.valid('param');
        return c.json(await answered(c.get('actor'), teamId, (one) => verb(one, teamId)), 200);
      },
    );
  }
  archival('post', 'Archive it: its tickets keep it, it is offered for no other', archiveTeam);
  archival('delete', 'Bring it back', restoreTeam);

  routes.route(
    'desk.read',
    {
      method: 'get',
      path: '/desks/{id}/assignables',
      tags,
      summary: 'Who may hold a ticket of this desk, and to whom one may give it',
      request: { params: byId },
      responses: answers(200, 'Teammates and teams', assignables),
    },
    async (c) => {
      const actor = c.get('actor');
      const desk = await readableDesk(platform, actor, c.req.valid('param').id);
      const [teammates, teams] = await Promise.all([
        permissionHolders(db, 'ticket.read', desk.id),
        teamsServing(db, desk.id),
      ]);
      const decides = may(actor, 'ticket.assign', desk.id);
      const takes = may(actor, 'ticket.take', desk.id);
      const gives = may(actor, 'ticket.change-own', desk.id);
      return c.json(
        {
          teammates: teammates.map(({ id: teammateId, name }) => ({
            id: teammateId,
            name,
            can: decides || (takes && actor.kind === 'teammate' && actor.id === teammateId),
          })),
          teams: teams.map((each) => ({ ...each, can: gives })),
        },
        200,
      );
    },
  );
  return routes;
}

function toTeam(row: TeamRow, actor: Actor): Team {
  return {
    id: row.id,
    name: row.name,
    desks: row.desks.filter((desk) => may(actor, 'desk.read', desk.id)),
    members: row.members,
    archived: row.archived_at !== null,
    can: { change: mayManage(actor, row), members: mayChangeMembers(actor, row) },
  };
}
