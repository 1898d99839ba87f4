import { z } from '@hono/zod-openapi';
import type { Category } from '../../../contract/fields.ts';
import { category, categoryChange, deskCategoriesQuery, newCategory } from '../../../contract/fields.ts';
import { id, page, pageQuery } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere, may } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { nameCursor, pageOf } from '../../platform/http/paging.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { readableDesk } from '../desks/index.ts';
import type { CategoryRow } from './categories.queries.ts';
import { categoriesByPath, categoriesOfDesk, categoryById, openTicketsOf } from './categories.queries.ts';
import { archiveCategory, changeCategory, createCategory, restoreCategory } from './categories.ts';
import { inTreeOrder } from './category-tree.ts';

const tags = ['categories'];
const byId = z.object({ id });

export function categoryRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { db } = platform;

  async function shown(actor: Actor, rows: readonly CategoryRow[]): Promise<Category[]> {
    const counts = await openTicketsOf(
      db,
      rows.map((row) => row.id),
    );
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      path: row.path,
      deskId: row.desk_id,
      parentId: row.parent_id,
      depth: row.lineage.length,
      position: row.position,
      archived: row.archived_at !== null,
      openTickets: counts.get(row.id) ?? 0,
      can: { change: may(actor, 'category.change', row.desk_id) },
    }));
  }

  async function found(actor: Actor, categoryId: string): Promise<Category> {
    const row = await categoryById(db, categoryId);
    const [one] = row ? await shown(actor, [row]) : [];
    if (!one) throw notFound('category');
    return one;
  }

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/categories',
      tags,
      summary: 'Categories of all desks that one may read, by path',
      request: { query: pageQuery },
      responses: answers(200, 'A page of categories', page(category)),
    },
    async (c) => {
      const { limit, cursor } = c.req.valid('query');
      const actor = c.get('actor');
      const rows = await categoriesByPath(db, desksWhere(actor, 'ticket.read'), {
        after: nameCursor(cursor),
        limit: limit + 1,
      });
      const cut = pageOf(
        rows,
        limit,
        (row) => [row.path.join(' > '), row.id],
        (row) => row,
      );
      return c.json({ items: await shown(actor, cut.items), nextCursor: cut.nextCursor }, 200);
    },
  );

  routes.route(
    'desk.read',
    {
      method: 'get',
      path: '/desks/{id}/categories',
      tags,
      summary: "The desk's tree in its order, parents before their children",
      request: { params: byId, query: deskCategoriesQuery },
      responses: answers(200, 'The categories', page(category)),
    },
    async (c) => {
      const actor = c.get('actor');
      const desk = await readableDesk(platform, actor, c.req.valid('param').id);
      const rows = await categoriesOfDesk(db, desk.id, c.req.valid('query').archived === 'true');
      const inOrder = inTreeOrder(rows.map((row) => ({ ...row, parentId: row.parent_id })));
      return c.json({ items: await shown(actor, inOrder), nextCursor: null }, 200);
    },
  );

  routes.route(
    'category.create',
    {
      method: 'post',
      path: '/desks/{id}/categories',
      tags,
      request: { params: byId, body: body(newCategory) },
      responses: answers(201, 'The category', category),
    },
    async (c) => {
      const actor = c.get('actor');
      const desk = await readableDesk(platform, actor, c.req.valid('param').id);
      const made = await act(platform, actor, (one) => createCategory(one, desk.id, c.req.valid('json')));
      return c.json(await found(actor, made), 201);
    },
  );

  routes.route(
    'category.change',
    {
      method: 'patch',
      path: '/categories/{id}',
      tags,
      summary: 'Rename it, move it with all below it, or give it its place',
      request: { params: byId, body: body(categoryChange) },
      responses: answers(200, 'The category', category),
    },
    async (c) => {
      const actor = c.get('actor');
      const categoryId = c.req.valid('param').id;
      await act(platform, actor, (one) => changeCategory(one, categoryId, c.req.valid('json')));
      return c.json(await found(actor, categoryId), 200);
    },
  );

  function archival(
    method: 'post' | 'delete',
    summary: string,
    verb: (one: Act, categoryId: string) => Promise<void>,
  ): void {
    routes.route(
      'category.change',
      {
        method,
        path: '/categories/{id}/archival',
        tags,
        summary,
        request: { params: byId },
        responses: answers(200, 'The category', category),
      },
      async (c) => {
        const actor = c.get('actor');
        const categoryId = c.req.valid('param').id;
        await act(platform, actor, (one) => verb(one, categoryId));
        return c.json(await found(actor, categoryId), 200);
      },
    );
  }
  archival('post', 'Archive it with all below it: tickets keep theirs, it is offered for no other', archiveCategory);
  archival('delete', 'Bring it back', restoreCategory);
  return routes;
}
