import { z } from 'zod';
import { domainKeyRequest, mailDomain } from '../../../contract/mailboxes.ts';
import type { Platform } from '../../platform/act.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { rotateDomainKey } from './keys.ts';
import { lookUpDomain } from './looking-up.ts';
import { mailDomainsFor, sendingDomainFor, shownDomain } from './presenting.ts';

const tags = ['Mailboxes'];
const params = z.object({ domain: z.string().min(1).max(253) });

/** Records by which other servers believe that a letter is ours. */
export function domainRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;

  route(
    'desk.change',
    {
      method: 'get',
      path: '/mail-domains',
      tags,
      responses: answers(200, 'The domains of our addresses', z.object({ items: z.array(mailDomain) })),
    },
    async (c) => c.json({ items: await mailDomainsFor(platform, c.get('actor')) }, 200),
  );

  route(
    'desk.change',
    {
      method: 'post',
      path: '/mail-domains/{domain}/look-up',
      tags,
      request: { params },
      responses: answers(200, 'What stands in DNS just now', mailDomain),
    },
    async (c) => {
      const actor = c.get('actor');
      const domain = await sendingDomainFor(platform, actor, c.req.valid('param').domain);
      await lookUpDomain(platform, domain);
      return c.json(await shownDomain(platform, actor, domain), 200);
    },
  );

  route(
    'company.change',
    {
      method: 'post',
      path: '/mail-domains/{domain}/keys',
      tags,
      request: { params, body: body(domainKeyRequest) },
      responses: answers(201, 'The next key of the domain, to be published', mailDomain),
    },
    async (c) => {
      const actor = c.get('actor');
      const domain = await sendingDomainFor(platform, actor, c.req.valid('param').domain);
      await rotateDomainKey(platform, actor, domain.domain, c.req.valid('json').algorithm);
      return c.json(await shownDomain(platform, actor, domain), 201);
    },
  );

  return routes;
}
