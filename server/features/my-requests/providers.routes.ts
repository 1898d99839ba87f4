import { z } from '@hono/zod-openapi';
import {
  customerProviders as all,
  customerProviderChange,
  newCustomerProvider,
  providerTrial,
} from '../../../contract/customer-providers.ts';
import { id } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { tryProvider } from './asking-providers.ts';
import { addCustomerProvider, changeCustomerProvider, customerProviders, removeCustomerProvider } from './providers.ts';

const tags = ['my requests'];
const byId = z.object({ id });

/** The OpenID providers by whose word customers come in. */
export function customerProviderRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;

  route(
    'company.change',
    {
      method: 'get',
      path: '/customer-providers',
      tags,
      summary: 'The OpenID providers by whose word customers come in',
      responses: answers(200, 'All of them', all),
    },
    async (c) => c.json(await customerProviders(platform, c.get('actor')), 200),
  );

  route(
    'company.change',
    {
      method: 'post',
      path: '/customer-providers',
      tags,
      summary: 'Let customers come in by their account with a provider',
      request: { body: body(newCustomerProvider) },
      responses: answers(201, 'All of them, and the id of the new one', all.extend({ id })),
    },
    async (c) => {
      const made = await addCustomerProvider(platform, c.get('actor'), c.req.valid('json'));
      return c.json({ id: made, ...(await customerProviders(platform, c.get('actor'))) }, 201);
    },
  );

  route(
    'company.change',
    {
      method: 'patch',
      path: '/customer-providers/{id}',
      tags,
      summary: 'Change what is given; a secret that is given replaces the one before',
      request: { params: byId, body: body(customerProviderChange) },
      responses: answers(200, 'All of them', all),
    },
    async (c) => {
      await changeCustomerProvider(platform, c.get('actor'), c.req.valid('param').id, c.req.valid('json'));
      return c.json(await customerProviders(platform, c.get('actor')), 200);
    },
  );

  route(
    'company.change',
    {
      method: 'delete',
      path: '/customer-providers/{id}',
      tags,
      summary: 'Believe it no more; who came in by it is out',
      request: { params: byId },
      responses: noContent('It is gone'),
    },
    async (c) => {
      await removeCustomerProvider(platform, c.get('actor'), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );

  route(
    'company.change',
    {
      method: 'post',
      path: '/customer-providers/{id}/trial',
      tags,
      summary: 'Ask the provider for what it says of itself',
      request: { params: byId },
      responses: answers(200, 'What is wrong with it; null where nothing is', providerTrial),
    },
    async (c) => c.json({ trouble: await tryProvider(platform, c.get('actor'), c.req.valid('param').id) }, 200),
  );

  return routes;
}
