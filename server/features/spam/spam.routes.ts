import { z } from '@hono/zod-openapi';
import { id, page } from '../../../contract/shapes.ts';
import type { SenderBlock } from '../../../contract/spam.ts';
import { newSenderBlock, senderBlock, senderBlockQuery, spamDaysChange, spamSettings } from '../../../contract/spam.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { instantCursor, pageOf } from '../../platform/http/paging.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { blockSender, unblockSender } from './blocking.ts';
import { desksWithSpam, listBlocks } from './blocks.queries.ts';
import { emptySpam, keepSpamFor } from './emptying.ts';
import { learntSoFar } from './spam.queries.ts';
import { ENOUGH_LETTERS } from './weighing.ts';

const TAGS = ['spam'];
const byId = z.object({ id });

export function spamRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { db } = platform;

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/sender-blocks',
      tags: TAGS,
      summary: 'Whose mail is not taken in, newest block first',
      request: { query: senderBlockQuery },
      responses: answers(200, 'A page of blocks', page(senderBlock)),
    },
    async (c) => {
      const { limit, cursor, q } = c.req.valid('query');
      const actor = c.get('actor');
      const rows = await listBlocks(db, actor, { search: q ?? null, after: instantCursor(cursor), limit: limit + 1 });
      return c.json(
        pageOf(
          rows,
          limit,
          (row) => [row.created_at.toString(), row.id],
          (row) => toBlock(row, actor),
        ),
        200,
      );
    },
  );

  routes.route(
    'sender.block',
    {
      method: 'post',
      path: '/sender-blocks',
      tags: TAGS,
      summary: 'Block an address or a domain, on one desk or on all',
      request: { body: body(newSenderBlock) },
      responses: answers(201, 'The block', senderBlock),
    },
    async (c) => {
      const actor = c.get('actor');
      const blockId = await blockSender(platform, actor, c.req.valid('json'));
      const [row] = await listBlocks(db, actor, { search: null, after: null, limit: 1, id: blockId });
      if (!row) throw notFound('block');
      return c.json(toBlock(row, actor), 201);
    },
  );

  routes.route(
    'sender.block',
    {
      method: 'delete',
      path: '/sender-blocks/{id}',
      tags: TAGS,
      summary: 'Take a block away',
      request: { params: byId },
      responses: noContent('Gone'),
    },
    async (c) => {
      await unblockSender(platform, c.get('actor'), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/spam-settings',
      tags: TAGS,
      summary: 'How long each desk keeps spam, and how much was learnt',
      responses: answers(200, 'The settings', spamSettings),
    },
    async (c) => {
      const actor = c.get('actor');
      const [learnt, desks] = await Promise.all([learntSoFar(db), desksWithSpam(db, actor)]);
      return c.json(
        {
          learnt: { ...learnt, enough: ENOUGH_LETTERS },
          desks: desks.map((desk) => ({
            ...desk,
            can: { change: may(actor, 'desk.change', desk.id), empty: may(actor, 'spam.empty', desk.id) },
          })),
        },
        200,
      );
    },
  );

  routes.route(
    'desk.change',
    {
      method: 'put',
      path: '/desks/{id}/spam-days',
      tags: TAGS,
      summary: 'Set how many days spam stays before it is deleted',
      request: { params: byId, body: body(spamDaysChange) },
      responses: noContent('Set'),
    },
    async (c) => {
      await keepSpamFor(platform, c.get('actor'), c.req.valid('param').id, c.req.valid('json').days);
      return c.body(null, 204);
    },
  );

  routes.route(
    'spam.empty',
    {
      method: 'delete',
      path: '/desks/{id}/spam',
      tags: TAGS,
      summary: 'Delete all spam of a desk now',
      request: { params: byId },
      responses: answers(200, 'How many tickets are gone', z.object({ deleted: z.number().int() })),
    },
    async (c) => c.json({ deleted: await emptySpam(platform, c.get('actor'), c.req.valid('param').id) }, 200),
  );
  return routes;
}

function toBlock(row: Awaited<ReturnType<typeof listBlocks>>[number], actor: Actor): SenderBlock {
  return {
    id: row.id,
    kind: row.kind,
    value: row.value,
    desk: row.desk_id && row.desk_name !== null ? { id: row.desk_id, name: row.desk_name } : null,
    reason: row.reason,
    createdBy:
      row.created_by && row.created_by_name !== null ? { id: row.created_by, name: row.created_by_name } : null,
    createdAt: row.created_at.toString(),
    stopped: row.stopped,
    lastStoppedAt: row.last_stopped_at?.toString() ?? null,
    can: { unblock: may(actor, 'sender.block', row.desk_id) },
  };
}
