import { z } from '@hono/zod-openapi';
import type { Notification } from '../../../contract/notifications.ts';
import {
  NOTIFICATION_LIMITS,
  newPushSubscription,
  notification,
  notificationReading,
  notificationSettings,
  pushDevice,
} from '../../../contract/notifications.ts';
import { id, page, pageQuery } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { instantCursor, pageOf } from '../../platform/http/paging.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { newId, newSecretWord } from '../../platform/ids/index.ts';
import { wakeScreens } from './hearing.ts';
import { articleOf, whatOf } from './mailing.ts';
import type { ShownNotification } from './notifications.queries.ts';
import {
  countUnread,
  listNotifications,
  markNotificationsRead,
  putSettings,
  settingsOf,
  stopTokenOf,
} from './notifications.queries.ts';
import type { DeviceRow } from './push-devices.queries.ts';
import { deleteDevice, devicesOf, putDevice } from './push-devices.queries.ts';
import { vapidKeys } from './pushing.ts';

const tags = ['notifications'];
/** More is shown as "99+". */
const MOST_COUNTED = 100;
const LONGEST_AGENT = 300;

export function notificationRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;
  const { db } = platform;

  route(
    'signed-in',
    {
      method: 'get',
      path: '/me/notifications',
      tags,
      summary: 'What I was told, newest first, of what I may still see',
      request: { query: pageQuery.extend({ unread: z.enum(['true', 'false']).optional() }) },
      responses: answers(200, 'A page of notifications', page(notification)),
    },
    async (c) => {
      const me = personOf(c.get('actor'));
      const { limit, cursor, unread } = c.req.valid('query');
      const rows = await listNotifications(db, me, {
        unread: unread === 'true',
        after: instantCursor(cursor),
        limit: limit + 1,
      });
      return c.json(
        pageOf(rows, limit, (row) => [row.at.toString(), row.id], toNotification),
        200,
      );
    },
  );

  route(
    'signed-in',
    {
      method: 'get',
      path: '/me/notifications/count',
      tags,
      summary: `How many I have not read; counted up to ${MOST_COUNTED}`,
      responses: answers(200, 'The count', z.object({ unread: z.number().int() })),
    },
    async (c) => c.json({ unread: await countUnread(db, personOf(c.get('actor')), MOST_COUNTED) }, 200),
  );

  route(
    'signed-in',
    {
      method: 'post',
      path: '/me/notifications/reading',
      tags,
      summary: 'These, or all, are read',
      request: { body: body(notificationReading) },
      responses: noContent('They are read'),
    },
    async (c) => {
      const me = personOf(c.get('actor'));
      const { ids } = c.req.valid('json');
      await act(platform, me, (one) => markNotificationsRead(one.trx, me.id, ids ?? null, one.at));
      wakeScreens(platform, [me.id]);
      return c.body(null, 204);
    },
  );

  route(
    'signed-in',
    {
      method: 'get',
      path: '/me/notification-settings',
      tags,
      summary: 'Of what I want to hear, and how',
      responses: answers(200, 'My choice', notificationSettings),
    },
    async (c) => {
      const me = personOf(c.get('actor'));
      const settings = (await settingsOf(db, [me.id])).get(me.id);
      if (!settings) throw notFound('teammate');
      return c.json(settings, 200);
    },
  );

  route(
    'signed-in',
    {
      method: 'put',
      path: '/me/notification-settings',
      tags,
      request: { body: body(notificationSettings) },
      responses: answers(200, 'My choice', notificationSettings),
    },
    async (c) => {
      const me = personOf(c.get('actor'));
      const wanted = c.req.valid('json');
      await act(platform, me, async (one) => {
        const token = await stopTokenOf(one.trx, me.id, newSecretWord(), one.at);
        await putSettings(one.trx, me.id, wanted, token, one.at);
      });
      return c.json(wanted, 200);
    },
  );

  route(
    'signed-in',
    {
      method: 'get',
      path: '/me/push-subscriptions',
      tags,
      summary: 'My devices that are told by push, and the key with which a browser subscribes (RFC 8292)',
      responses: answers(200, 'The devices', z.object({ publicKey: z.string(), items: z.array(pushDevice) })),
    },
    async (c) => {
      const me = personOf(c.get('actor'));
      const { publicKey } = await vapidKeys(platform);
      return c.json({ publicKey, items: (await devicesOf(db, me.id)).map(toDevice) }, 200);
    },
  );

  route(
    'signed-in',
    {
      method: 'post',
      path: '/me/push-subscriptions',
      tags,
      summary: 'Tell this browser too',
      request: { body: body(newPushSubscription) },
      responses: answers(201, 'The device', pushDevice),
    },
    async (c) => {
      const me = personOf(c.get('actor'));
      const { endpoint, keys } = c.req.valid('json');
      const made = await act(platform, me, async (one) => {
        const devices = await devicesOf(one.trx, me.id);
        if (devices.length >= NOTIFICATION_LIMITS.devices && !devices.some((device) => device.endpoint === endpoint))
          throw problem(
            422,
            'too-many',
            `These are ${NOTIFICATION_LIMITS.devices} devices already. Take one away first.`,
          );
        return putDevice(
          one.trx,
          {
            id: newId(),
            teammate_id: me.id,
            endpoint,
            p256dh: keys.p256dh,
            auth: keys.auth,
            user_agent: c.req.header('user-agent')?.slice(0, LONGEST_AGENT) ?? null,
          },
          one.at,
        );
      });
      const device = (await devicesOf(db, me.id)).find((each) => each.id === made);
      if (!device) throw notFound('device');
      return c.json(toDevice(device), 201);
    },
  );

  route(
    'signed-in',
    {
      method: 'delete',
      path: '/me/push-subscriptions/{id}',
      tags,
      request: { params: z.object({ id }) },
      responses: noContent('That device is told no more'),
    },
    async (c) => {
      const me = personOf(c.get('actor'));
      const gone = await act(platform, me, (one) => deleteDevice(one.trx, me.id, c.req.valid('param').id));
      if (!gone) throw notFound('device');
      return c.body(null, 204);
    },
  );
  return routes;
}

/** @throws Problem 403: a token is nobody who could be told. */
function personOf(actor: Actor): Actor & { kind: 'teammate' } {
  if (actor.kind === 'teammate') return actor;
  throw problem(403, 'not-allowed', 'A token is nobody: only a person is told of things.');
}

function toNotification(row: ShownNotification): Notification {
  return {
    id: row.id,
    kind: row.kind,
    ticket:
      row.ticket_id !== null && row.number !== null
        ? { id: row.ticket_id, number: row.number, subject: row.subject ?? '', contact: row.contact_name ?? '' }
        : null,
    by: row.actor_name,
    count: row.count,
    aboutAt: row.kind === 'due' ? row.about : null,
    what: whatOf(row),
    articleId: articleOf(row),
    articleTitle: row.article_title,
    at: row.at.toString(),
    readAt: row.read_at?.toString() ?? null,
  };
}

function toDevice(row: DeviceRow) {
  return { id: row.id, browser: row.user_agent ?? '', createdAt: row.created_at.toString(), endpoint: row.endpoint };
}
