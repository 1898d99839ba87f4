import { z } from '@hono/zod-openapi';
import type { RequestType } from '../../../contract/fields.ts';
import { fieldsQuery, newRequestType, requestType, requestTypeChange } from '../../../contract/fields.ts';
import { id, page } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { readableDesk } from '../desks/index.ts';
import { desksAsked } from './fields.routes.ts';
import type { RequestTypeRow } from './request-types.queries.ts';
import { requestTypeById, requestTypesOfDesks } from './request-types.queries.ts';
import { archiveRequestType, changeRequestType, createRequestType, restoreRequestType } from './request-types.ts';
import { localeOf, wordsFor } from './words.ts';

const tags = ['request types'];
const byId = z.object({ id });

export function requestTypeRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { db } = platform;

  async function found(actor: Actor, typeId: string): Promise<RequestType> {
    const row = await requestTypeById(db, typeId);
    if (!row) throw notFound('request type');
    return toRequestType(row, actor);
  }

  routes.route(
    'desk.read',
    {
      method: 'get',
      path: '/request-types',
      tags,
      summary: 'Request types of the desks that one may read, with their forms',
      request: { query: fieldsQuery },
      responses: answers(200, 'The request types', page(requestType)),
    },
    async (c) => {
      const { desk, archived } = c.req.valid('query');
      const actor = c.get('actor');
      const rows = await requestTypesOfDesks(db, await desksAsked(platform, actor, desk), archived === 'true');
      return c.json({ items: rows.map((row) => toRequestType(row, actor)), nextCursor: null }, 200);
    },
  );

  routes.route(
    'field.manage',
    {
      method: 'post',
      path: '/desks/{id}/request-types',
      tags,
      request: { params: byId, body: body(newRequestType) },
      responses: answers(201, 'The request type', requestType),
    },
    async (c) => {
      const actor = c.get('actor');
      const desk = await readableDesk(platform, actor, c.req.valid('param').id);
      const made = await act(platform, actor, (one) => createRequestType(one, desk.id, c.req.valid('json')));
      return c.json(await found(actor, made), 201);
    },
  );

  function archival(
    method: 'post' | 'delete',
    summary: string,
    verb: (one: Act, typeId: string) => Promise<void>,
  ): void {
    routes.route(
      'field.manage',
      {
        method,
        path: '/request-types/{id}/archival',
        tags,
        summary,
        request: { params: byId },
        responses: answers(200, 'The request type', requestType),
      },
      async (c) => {
        const actor = c.get('actor');
        const typeId = c.req.valid('param').id;
        await act(platform, actor, (one) => verb(one, typeId));
        return c.json(await found(actor, typeId), 200);
      },
    );
  }
  archival('post', 'Archive it: tickets keep it, it is offered for no other', archiveRequestType);
  archival('delete', 'Bring it back', restoreRequestType);

  routes.route(
    'field.manage',
    {
      method: 'patch',
      path: '/request-types/{id}',
      tags,
      summary: 'Change anything but its key',
      request: { params: byId, body: body(requestTypeChange) },
      responses: answers(200, 'The request type', requestType),
    },
    async (c) => {
      const actor = c.get('actor');
      const typeId = c.req.valid('param').id;
      await act(platform, actor, (one) => changeRequestType(one, typeId, c.req.valid('json')));
      return c.json(await found(actor, typeId), 200);
    },
  );
  return routes;
}

function toRequestType(row: RequestTypeRow, actor: Actor): RequestType {
  const locale = localeOf(actor);
  const { categoryId = null, priority = null, tags: withTags = [] } = row.defaults;
  return {
    id: row.id,
    deskId: row.desk_id,
    key: row.key,
    name: wordsFor(row.names, locale),
    names: row.names,
    description: wordsFor(row.descriptions, locale),
    descriptions: row.descriptions,
    icon: row.icon,
    form: row.form,
    defaults: { categoryId, priority, tags: withTags },
    position: row.position,
    archived: row.archived_at !== null,
    can: { change: may(actor, 'field.manage', row.desk_id) },
  };
}
