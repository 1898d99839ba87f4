import { z } from '@hono/zod-openapi';
import { mailDomain, newOrganization, organization, organizationChange } from '../../../contract/organizations.ts';
import { id, page, pageQuery } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { nameCursor, pageOf } from '../../platform/http/paging.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { changeOrganization, createOrganization } from './changing.ts';
import { listOrganizations, organizationById } from './organizations.queries.ts';

const tags = ['organizations'];
const byId = z.object({ id });

export function organizationRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { db } = platform;

  async function found(organizationId: string) {
    const one = await organizationById(db, organizationId);
    if (!one) throw notFound('organization');
    return one;
  }

  routes.route(
    'organization.read',
    {
      method: 'get',
      path: '/organizations',
      tags,
      summary: 'Organizations, by name; or the one to which a mail domain belongs',
      request: { query: pageQuery.extend({ domain: mailDomain.optional() }) },
      responses: answers(200, 'A page of organizations', page(organization)),
    },
    async (c) => {
      const { limit, cursor, domain } = c.req.valid('query');
      const rows = await listOrganizations(db, {
        after: nameCursor(cursor),
        limit: limit + 1,
        domain: domain ?? null,
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
      responses: answers(200, 'The organization', organization),
    },
    async (c) => c.json(await found(c.req.valid('param').id), 200),
  );

  routes.route(
    'organization.change',
    {
      method: 'post',
      path: '/organizations',
      tags,
      request: { body: body(newOrganization) },
      responses: answers(201, 'The organization', organization),
    },
    async (c) => {
      const made = await act(platform, c.get('actor'), (one) => createOrganization(one, c.req.valid('json')));
      return c.json(await found(made), 201);
    },
  );

  routes.route(
    'organization.change',
    {
      method: 'patch',
      path: '/organizations/{id}',
      tags,
      summary: 'Change its name, its mail domains, or the desks on which its people share their tickets',
      request: { params: byId, body: body(organizationChange) },
      responses: answers(200, 'The organization', organization),
    },
    async (c) => {
      const organizationId = c.req.valid('param').id;
      await act(platform, c.get('actor'), (one) => changeOrganization(one, organizationId, c.req.valid('json')));
      return c.json(await found(organizationId), 200);
    },
  );
  return routes;
}
