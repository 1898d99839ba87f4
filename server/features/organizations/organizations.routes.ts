import { z } from '@hono/zod-openapi';
import {
  newOrganization,
  organization,
  organizationChange,
  organizationDetail,
  organizationQuery,
} from '../../../contract/organizations.ts';
import { id, page } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere, may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { nameCursor, pageOf } from '../../platform/http/paging.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { cardFields, shownFields } from '../card-fields/index.ts';
import { changeOrganization, createOrganization } from './changing.ts';
import { listOrganizations, organizationById } from './organizations.queries.ts';

const tags = ['organizations'];
const byId = z.object({ id });

export function organizationRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { db } = platform;

  async function found(actor: Actor, organizationId: string) {
    const one = await organizationById(db, organizationId);
    if (!one) throw notFound('organization');
    const fields = shownFields(await cardFields(db, 'organization'), one.fields);
    const desks = desksWhere(actor, 'contact.change');
    const can = { change: may(actor, 'organization.change'), note: desks === 'all' || desks.length > 0 };
    return { ...one, fields, can };
  }

  routes.route(
    'organization.read',
    {
      method: 'get',
      path: '/organizations',
      tags,
      summary: 'Organizations, by name; or the one to which a mail domain belongs',
      request: { query: organizationQuery },
      responses: answers(200, 'A page of organizations', page(organization)),
    },
    async (c) => {
      const { limit, cursor, domain, q } = c.req.valid('query');
      const rows = await listOrganizations(db, {
        after: nameCursor(cursor),
        limit: limit + 1,
        domain: domain ?? null,
        search: q || null,
      });
      return c.json(
        pageOf(
          rows,
          limit,
          (row) => [row.name, row.id],
          (row) => row,
        ),
        200,
      );
    },
  );

  routes.route(
    'organization.read',
    {
      method: 'get',
      path: '/organizations/{id}',
      tags,
      request: { params: byId },
      responses: answers(200, 'The organization', organizationDetail),
    },
    async (c) => c.json(await found(c.get('actor'), c.req.valid('param').id), 200),
  );

  routes.route(
    'organization.change',
    {
      method: 'post',
      path: '/organizations',
      tags,
      request: { body: body(newOrganization) },
      responses: answers(201, 'The organization', organizationDetail),
    },
    async (c) => {
      const made = await act(platform, c.get('actor'), (one) => createOrganization(one, c.req.valid('json')));
      return c.json(await found(c.get('actor'), made), 201);
    },
  );

  routes.route(
    'organization.change',
    {
      method: 'patch',
      path: '/organizations/{id}',
      tags,
      summary:
        'Change its name, its mail domains, what is known of it, or the desks on which its people share their tickets',
      request: { params: byId, body: body(organizationChange) },
      responses: answers(200, 'The organization', organizationDetail),
    },
    async (c) => {
      const organizationId = c.req.valid('param').id;
      await act(platform, c.get('actor'), (one) => changeOrganization(one, organizationId, c.req.valid('json')));
      return c.json(await found(c.get('actor'), organizationId), 200);
    },
  );
  return routes;
}
