import { z } from '@hono/zod-openapi';
import { bulkChange, bulkPreview, bulkPreviewRequest, bulkRefusal, newBulkChange } from '../../../contract/bulk.ts';
import { id, page, pageQuery } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { decodeCursor, instantCursor, pageOf } from '../../platform/http/paging.ts';
import { fieldProblem, notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { findBulk, listBulks, refusalsOf } from './bulk.queries.ts';
import { toBulkChange } from './presenting.ts';
import { choose, startBulkChange, stopBulkChange, undoBulkChange } from './starting.ts';

const TAGS = ['bulk changes'];
const byId = z.object({ id });

export function bulkRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { db, clock } = platform;

  async function shown(actor: Actor, bulkId: string) {
    const row = await findBulk(db, actor, bulkId);
    if (!row) throw notFound('bulk change');
    return toBulkChange(row, clock.now());
  }

  routes.route(
    'ticket.change-own',
    {
      method: 'post',
      path: '/bulk-changes/preview',
      tags: TAGS,
      summary: 'How many tickets it would be',
      request: { body: body(bulkPreviewRequest) },
      responses: answers(200, 'The counts', bulkPreview),
    },
    async (c) => {
      const { tickets, change } = c.req.valid('json');
      const { count, changeable, asksTwice, letters } = await choose(platform, c.get('actor'), tickets, change);
      return c.json({ count, changeable, asksTwice, letters }, 200);
    },
  );

  routes.route(
    'ticket.change-own',
    {
      method: 'post',
      path: '/bulk-changes',
      tags: TAGS,
      summary: 'Change many tickets; it goes on by itself',
      request: { body: body(newBulkChange) },
      responses: answers(202, 'The bulk change', bulkChange),
    },
    async (c) => {
      const actor = c.get('actor');
      return c.json(await shown(actor, await startBulkChange(platform, actor, c.req.valid('json'))), 202);
    },
  );

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/bulk-changes',
      tags: TAGS,
      summary: "One's own bulk changes, newest first",
      request: { query: pageQuery },
      responses: answers(200, 'A page of bulk changes', page(bulkChange)),
    },
    async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const rows = await listBulks(db, c.get('actor'), instantCursor(cursor), limit);
      const now = clock.now();
      return c.json(
        pageOf(
          rows,
          limit,
          (row) => [row.started_at.toString(), row.id],
          (row) => toBulkChange(row, now),
        ),
        200,
      );
    },
  );

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/bulk-changes/{id}',
      tags: TAGS,
      summary: 'How far a bulk change is',
      request: { params: byId },
      responses: answers(200, 'The bulk change', bulkChange),
    },
    async (c) => c.json(await shown(c.get('actor'), c.req.valid('param').id), 200),
  );

  routes.route(
    'ticket.change-own',
    {
      method: 'post',
      path: '/bulk-changes/{id}/stop',
      tags: TAGS,
      summary: 'Stop it; what is done stays done',
      request: { params: byId },
      responses: answers(200, 'The bulk change', bulkChange),
    },
    async (c) => {
      const actor = c.get('actor');
      const bulkId = c.req.valid('param').id;
      await stopBulkChange(platform, actor, bulkId);
      return c.json(await shown(actor, bulkId), 200);
    },
  );

  routes.route(
    'ticket.change-own',
    {
      method: 'post',
      path: '/bulk-changes/{id}/undo',
      tags: TAGS,
      summary: 'Bring back what was before, on tickets that nobody has changed since',
      request: { params: byId },
      responses: answers(202, 'The bulk change that undoes it', bulkChange),
    },
    async (c) => {
      const actor = c.get('actor');
      return c.json(await shown(actor, await undoBulkChange(platform, actor, c.req.valid('param').id)), 202);
    },
  );

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/bulk-changes/{id}/refusals',
      tags: TAGS,
      summary: 'The tickets that stayed as they were, and why',
      request: { params: byId, query: pageQuery },
      responses: answers(200, 'A page of them', page(bulkRefusal)),
    },
    async (c) => {
      const actor = c.get('actor');
      const bulkId = c.req.valid('param').id;
      const { cursor, limit } = c.req.valid('query');
      if (!(await findBulk(db, actor, bulkId))) throw notFound('bulk change');
      const [after = 0] = decodeCursor(cursor, 1) ?? [];
      if (typeof after !== 'number' || !Number.isSafeInteger(after))
        throw fieldProblem('cursor', 'This cursor is not from here. Leave it out to begin at the start.');
      const rows = await refusalsOf(db, actor, bulkId, after, limit);
      return c.json(
        pageOf(
          rows,
          limit,
          (row) => [row.position],
          (row) => ({
            ticket: row.ticket,
            ticketId: row.ticket_id,
            reason: row.reason ?? 'invalid',
            detail: row.detail ?? '',
          }),
        ),
        200,
      );
    },
  );
  return routes;
}
