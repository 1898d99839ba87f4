import { z } from 'zod';
import {
  mailbox,
  mailboxChange,
  mailboxTest,
  mailHealth,
  mailPreset,
  newMailbox,
  watchersChange,
} from '../../../contract/mailboxes.ts';
import { id, mailAddress } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { changeMailbox, changeMailWatchers, createMailbox, removeMailbox } from './changing.ts';
import { mailHealthFor, shownMailbox } from './overview.ts';
import { presetFor } from './presets.ts';
import { mailboxTestOf, testMailbox } from './testing.ts';

const tags = ['Mailboxes'];
const params = z.object({ id });
const presets = z.object({ items: z.array(mailPreset) });

/** How mail comes to the desks' addresses and leaves from them, and how that is going. */
export function mailboxRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;

  route(
    'desk.change',
    {
      method: 'get',
      path: '/mail-health',
      tags,
      responses: answers(200, 'Every address of the desks that you may change, and how it is', mailHealth),
    },
    async (c) => c.json(await mailHealthFor(platform, c.get('actor')), 200),
  );

  route(
    'desk.change',
    {
      method: 'post',
      path: '/mailboxes',
      tags,
      request: { body: body(newMailbox) },
      responses: answers(201, 'The address is set up', mailbox),
    },
    async (c) => {
      const actor = c.get('actor');
      const mailboxId = await createMailbox(platform, actor, c.req.valid('json'));
      return c.json(await shownMailbox(platform, actor, mailboxId), 201);
    },
  );

  route(
    'desk.change',
    {
      method: 'patch',
      path: '/mailboxes/{id}',
      tags,
      request: { params, body: body(mailboxChange) },
      responses: answers(200, 'Changed', mailbox),
    },
    async (c) => {
      const actor = c.get('actor');
      const { id: mailboxId } = c.req.valid('param');
      await changeMailbox(platform, actor, mailboxId, c.req.valid('json'));
      return c.json(await shownMailbox(platform, actor, mailboxId), 200);
    },
  );

  route(
    'desk.change',
    {
      method: 'delete',
      path: '/mailboxes/{id}',
      tags,
      request: { params },
      responses: noContent('Its account is not followed any more; the address stays the desk’s'),
    },
    async (c) => {
      await removeMailbox(platform, c.get('actor'), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );

  route(
    'desk.change',
    {
      method: 'put',
      path: '/desks/{id}/mail-watchers',
      tags,
      request: { params, body: body(watchersChange) },
      responses: noContent('They are told when a mailbox of the desk fails'),
    },
    async (c) => {
      const { teammateIds } = c.req.valid('json');
      await changeMailWatchers(platform, c.get('actor'), c.req.valid('param').id, teammateIds);
      return c.body(null, 204);
    },
  );

  route(
    'desk.change',
    {
      method: 'get',
      path: '/mail-presets',
      tags,
      request: { query: z.object({ address: mailAddress }) },
      responses: answers(200, 'The servers of the provider of this address, where it is known', presets),
    },
    async (c) => {
      const preset = await presetFor(platform, c.req.valid('query').address);
      return c.json({ items: preset ? [preset] : [] }, 200);
    },
  );

  route(
    'desk.change',
    {
      method: 'post',
      path: '/mailboxes/{id}/test',
      tags,
      request: { params },
      responses: answers(201, 'It is being tried, step by step', mailboxTest),
    },
    async (c) => c.json(await testMailbox(platform, c.get('actor'), c.req.valid('param').id), 201),
  );

  route(
    'desk.change',
    {
      method: 'get',
      path: '/mailboxes/{id}/test/{testId}',
      tags,
      request: { params: params.extend({ testId: id }) },
      responses: answers(200, 'How far the test is', mailboxTest),
    },
    async (c) => {
      const { id: mailboxId, testId } = c.req.valid('param');
      return c.json(await mailboxTestOf(platform, c.get('actor'), mailboxId, testId), 200);
    },
  );

  return routes;
}
