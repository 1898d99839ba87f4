import { z } from 'zod';
import {
  MAIL_PROVIDERS,
  mailProvider,
  mailProviderChange,
  permissionAsked,
  permissionRequest,
} from '../../../contract/mailboxes.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import type { Api, Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { askForPermission } from './permission-asking.ts';
import { givePermission } from './permission-giving.ts';
import { changeMailProvider, mailProviders } from './providers.ts';

const tags = ['Mailboxes'];
const providers = z.object({ items: z.array(mailProvider) });

/** Registrations with providers, and asking them for the use of an account. */
export function permissionRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;

  route(
    'desk.change',
    {
      method: 'get',
      path: '/mail-providers',
      tags,
      responses: answers(200, 'How this house is registered', providers),
    },
    async (c) => c.json({ items: await mailProviders(platform, c.get('actor')) }, 200),
  );

  route(
    'company.change',
    {
      method: 'put',
      path: '/mail-providers/{provider}',
      tags,
      request: { params: z.object({ provider: z.enum(MAIL_PROVIDERS) }), body: body(mailProviderChange) },
      responses: answers(200, 'How this house is registered now', providers),
    },
    async (c) => {
      await changeMailProvider(platform, c.get('actor'), c.req.valid('param').provider, c.req.valid('json'));
      return c.json({ items: await mailProviders(platform, c.get('actor')) }, 200);
    },
  );

  route(
    'desk.change',
    {
      method: 'post',
      path: '/mail-permissions',
      tags,
      request: { body: body(permissionRequest) },
      responses: answers(201, 'Where the browser goes to be asked', permissionAsked),
    },
    async (c) => c.json(await askForPermission(platform, c.get('actor'), c.req.valid('json')), 201),
  );

  return routes;
}

/**
 * The page that a provider sends the browser back to: it stands outside the API, since it is opened and not called, and
 * leads on to the settings with the outcome.
 */
export function permissionPage(app: Api, platform: Platform, actorOf: (request: Request) => Promise<Actor>): void {
  app.get('/mail-permission', async (c) => {
    const { state, code, error } = c.req.query();
    const given = await givePermission(platform, await actorOf(c.req.raw), { state, code, error });
    const values = new URLSearchParams({ permission: given.outcome });
    if (given.permissionId !== undefined) values.set('permissionId', given.permissionId);
    if (given.mailboxId !== undefined) values.set('mailboxId', given.mailboxId);
    // The address holds a code: nobody keeps it, and no page is told of it.
    c.header('cache-control', 'no-store');
    c.header('referrer-policy', 'no-referrer');
    return c.redirect(`/settings/mail?${values}`, 303);
  });
}
