import { z } from '@hono/zod-openapi';
import { id, page, pageQuery } from '../../../contract/shapes.ts';
import type { Webhook, WebhookDelivery } from '../../../contract/webhooks.ts';
import {
  deliveryQuery,
  newWebhook,
  webhook,
  webhookChange,
  webhookDelivery,
  webhookEvents,
  webhookWithSecret,
} from '../../../contract/webhooks.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { instantCursor, nameCursor, pageOf } from '../../platform/http/paging.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { deliverWebhook } from './delivering.ts';
import {
  changeWebhook,
  createWebhook,
  makeTestDelivery,
  outwardEvents,
  removeWebhook,
  renewWebhookSecret,
} from './keeping.ts';
import { resendDelivery } from './resending.ts';
import type { DeliveryRow, WebhookRow } from './webhooks.queries.ts';
import { deliveryOf, listDeliveries, listWebhooks, webhookById } from './webhooks.queries.ts';

const tags = ['webhooks'];
const byId = z.object({ id });

export function webhookRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;
  const { db } = platform;

  async function found(webhookId: string): Promise<Webhook> {
    const row = await webhookById(db, webhookId);
    if (!row) throw notFound('webhook');
    return toWebhook(row);
  }

  async function delivery(webhookId: string, deliveryId: string): Promise<WebhookDelivery> {
    const row = await deliveryOf(db, webhookId, deliveryId);
    if (!row) throw notFound('delivery');
    return toDelivery(row);
  }

  route(
    'webhook.manage',
    {
      method: 'get',
      path: '/webhooks',
      tags,
      request: { query: pageQuery },
      responses: answers(200, 'A page of webhooks, by name', page(webhook)),
    },
    async (c) => {
      const { limit, cursor } = c.req.valid('query');
      const rows = await listWebhooks(db, nameCursor(cursor), limit + 1);
      return c.json(
        pageOf(rows, limit, (row) => [row.name, row.id], toWebhook),
        200,
      );
    },
  );

  route(
    'webhook.manage',
    {
      method: 'get',
      path: '/webhook-events',
      tags,
      summary: 'Events that webhooks may hear',
      responses: answers(200, 'Their names', webhookEvents),
    },
    async (c) => c.json({ items: outwardEvents().map((name) => ({ name })) }, 200),
  );

  route(
    'webhook.manage',
    {
      method: 'post',
      path: '/webhooks',
      tags,
      summary: 'Have events told to another program (Standard Webhooks); its secret is told this once',
      request: { body: body(newWebhook) },
      responses: answers(201, 'The webhook', webhookWithSecret),
    },
    async (c) => {
      const made = await act(platform, c.get('actor'), (one) => createWebhook(one, c.req.valid('json')));
      return c.json({ ...(await found(made.id)), secret: made.secret }, 201);
    },
  );

  route(
    'webhook.manage',
    {
      method: 'get',
      path: '/webhooks/{id}',
      tags,
      request: { params: byId },
      responses: answers(200, 'The webhook', webhook),
    },
    async (c) => c.json(await found(c.req.valid('param').id), 200),
  );

  route(
    'webhook.manage',
    {
      method: 'patch',
      path: '/webhooks/{id}',
      tags,
      request: { params: byId, body: body(webhookChange) },
      responses: answers(200, 'The webhook', webhook),
    },
    async (c) => {
      const webhookId = c.req.valid('param').id;
      await act(platform, c.get('actor'), (one) => changeWebhook(one, webhookId, c.req.valid('json')));
      return c.json(await found(webhookId), 200);
    },
  );

  route(
    'webhook.manage',
    {
      method: 'delete',
      path: '/webhooks/{id}',
      tags,
      request: { params: byId },
      responses: noContent('It is gone, with its log'),
    },
    async (c) => {
      await act(platform, c.get('actor'), (one) => removeWebhook(one, c.req.valid('param').id));
      return c.body(null, 204);
    },
  );

  route(
    'webhook.manage',
    {
      method: 'post',
      path: '/webhooks/{id}/secret',
      tags,
      summary: 'A new secret; the one before signs too for 24 hours',
      request: { params: byId },
      responses: answers(200, 'The webhook with its new secret, told this once', webhookWithSecret),
    },
    async (c) => {
      const webhookId = c.req.valid('param').id;
      const secret = await act(platform, c.get('actor'), (one) => renewWebhookSecret(one, webhookId));
      return c.json({ ...(await found(webhookId)), secret }, 200);
    },
  );

  route(
    'webhook.manage',
    {
      method: 'post',
      path: '/webhooks/{id}/test',
      tags,
      summary: 'Send something that says nothing, to see whether it arrives',
      request: { params: byId },
      responses: answers(201, 'Its delivery', webhookDelivery),
    },
    async (c) => {
      const webhookId = c.req.valid('param').id;
      const made = await act(platform, c.get('actor'), async (one) => {
        const deliveryId = await makeTestDelivery(one, webhookId);
        one.queue(deliverWebhook, { deliveryId });
        return deliveryId;
      });
      return c.json(await delivery(webhookId, made), 201);
    },
  );

  route(
    'webhook.manage',
    {
      method: 'get',
      path: '/webhooks/{id}/deliveries',
      tags,
      summary: 'What it was told, newest first, for 30 days',
      request: { params: byId, query: deliveryQuery },
      responses: answers(200, 'A page of the log', page(webhookDelivery)),
    },
    async (c) => {
      const { limit, cursor, state } = c.req.valid('query');
      await found(c.req.valid('param').id);
      const rows = await listDeliveries(db, c.req.valid('param').id, state, instantCursor(cursor), limit + 1);
      return c.json(
        pageOf(rows, limit, (row) => [row.made_at.toString(), row.id], toDelivery),
        200,
      );
    },
  );

  route(
    'webhook.manage',
    {
      method: 'post',
      path: '/webhooks/{id}/deliveries/{deliveryId}/resend',
      tags,
      summary: 'Send it once more, as it was and with the same id',
      request: { params: byId.extend({ deliveryId: id }) },
      responses: answers(200, 'The delivery', webhookDelivery),
    },
    async (c) => {
      const { id: webhookId, deliveryId } = c.req.valid('param');
      await act(platform, c.get('actor'), (one) => resendDelivery(one, webhookId, deliveryId));
      return c.json(await delivery(webhookId, deliveryId), 200);
    },
  );
  return routes;
}

function toWebhook(row: WebhookRow): Webhook {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    events: row.events,
    desks: row.desks,
    createdBy:
      row.created_by && row.created_by_name !== null ? { id: row.created_by, name: row.created_by_name } : null,
    createdAt: row.created_at.toString(),
    disabled:
      row.disabled_at && row.disabled_because
        ? { at: row.disabled_at.toString(), because: row.disabled_because }
        : null,
    failingSince: row.failing_since?.toString() ?? null,
    lastDeliveredAt: row.last_delivered_at?.toString() ?? null,
    oldSecretEndsAt: row.old_secret_ends_at?.toString() ?? null,
  };
}

function toDelivery(row: DeliveryRow): WebhookDelivery {
  return {
    id: row.id,
    type: row.type,
    state: row.state,
    attempts: row.attempts,
    nextTryAt: row.next_try_at?.toString() ?? null,
    status: row.status,
    answer: row.answer,
    durationMs: row.duration_ms,
    body: row.body,
    madeAt: row.made_at.toString(),
    triedAt: row.tried_at?.toString() ?? null,
  };
}
