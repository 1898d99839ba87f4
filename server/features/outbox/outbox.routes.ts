import { z } from 'zod';
import { testMessage, testResult } from '../../../contract/desks.ts';
import { id, page } from '../../../contract/shapes.ts';
import { outgoing, outgoingDetail, outgoingQuery } from '../../../contract/tickets.ts';
import type { Platform } from '../../platform/act.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { cancelOutgoing } from './cancelling.ts';
import { sendTestMessage } from './desk-test.ts';
import { listOutgoing, readOutgoing } from './reading.ts';
import { retryOutgoing } from './retrying.ts';

const tags = ['Outgoing mail'];
const params = z.object({ id });

/** Outgoing mail: how far each is, what it says, taking it back and trying again; and the test of a desk's way out. */
export function outboxRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;

  route(
    'outbox.read',
    {
      method: 'get',
      path: '/outbox',
      tags,
      request: { query: outgoingQuery },
      responses: answers(200, 'Mail of the desks whose outbox you may read, newest first', page(outgoing)),
    },
    async (c) => c.json(await listOutgoing(platform, c.get('actor'), c.req.valid('query')), 200),
  );

  route(
    'signed-in',
    {
      method: 'get',
      path: '/outbox/{id}',
      tags,
      request: { params },
      responses: answers(200, 'One mail with its words and what other servers said', outgoingDetail),
    },
    async (c) => c.json(await readOutgoing(platform, c.get('actor'), c.req.valid('param').id), 200),
  );

  route(
    'signed-in',
    {
      method: 'post',
      path: '/outbox/{id}/cancellation',
      tags,
      request: { params },
      responses: answers(200, 'Taken back before it left', outgoingDetail),
    },
    async (c) => {
      const { id: outgoingId } = c.req.valid('param');
      await cancelOutgoing(platform, c.get('actor'), outgoingId);
      return c.json(await readOutgoing(platform, c.get('actor'), outgoingId), 200);
    },
  );

  route(
    'outbox.change',
    {
      method: 'post',
      path: '/outbox/{id}/retry',
      tags,
      request: { params },
      responses: answers(200, 'It is tried now', outgoingDetail),
    },
    async (c) => {
      const { id: outgoingId } = c.req.valid('param');
      await retryOutgoing(platform, c.get('actor'), outgoingId);
      return c.json(await readOutgoing(platform, c.get('actor'), outgoingId), 200);
    },
  );

  route(
    'desk.change',
    {
      method: 'post',
      path: '/desks/{id}/test-message',
      tags: ['Desks'],
      request: { params, body: body(testMessage) },
      responses: answers(200, 'What happened, step by step', testResult),
    },
    async (c) =>
      c.json(await sendTestMessage(platform, c.get('actor'), c.req.valid('param').id, c.req.valid('json').to), 200),
  );

  return routes;
}
