import { z } from '@hono/zod-openapi';
import type { ContactForm } from '../../../contract/contact-form.ts';
import { contactForm, contactFormChange, formFigures, formFiguresQuery } from '../../../contract/contact-form.ts';
import { id } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may, requirePermission } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { readableDesk } from '../desks/index.ts';
import { localeOf, wordsFor } from '../fields/index.ts';
import { formAddress } from './addresses.ts';
import { formFiguresOf } from './figures.ts';
import { changeContactForm, formSettings } from './settings.ts';

const tags = ['contact form'];
const byDesk = z.object({ deskId: id });

export function contactFormRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;

  async function found(actor: Actor, deskId: string): Promise<ContactForm> {
    const desk = await readableDesk(platform, actor, deskId);
    const { offered, sites, types, others } = await formSettings(platform.db, deskId);
    const locale = localeOf(actor);
    const address = await formAddress(platform, desk, locale);
    return {
      deskId,
      offered,
      requestTypes: [...types, ...others].map((type) => ({
        id: type.id,
        name: wordsFor(type.names, locale),
        offered: types.includes(type),
      })),
      sites,
      address: address?.page ?? null,
      script: address?.script ?? null,
      can: { change: may(actor, 'contact-form.change', deskId) },
    };
  }

  route(
    'desk.read',
    {
      method: 'get',
      path: '/contact-forms/{deskId}',
      tags,
      summary: 'How the desk asks on its contact form, and where it is',
      request: { params: byDesk },
      responses: answers(200, 'The form', contactForm),
    },
    async (c) => c.json(await found(c.get('actor'), c.req.valid('param').deskId), 200),
  );

  route(
    'contact-form.change',
    {
      method: 'patch',
      path: '/contact-forms/{deskId}',
      tags,
      summary: 'Offers the form or not, which request types it asks for, and which sites may show it',
      request: { params: byDesk, body: body(contactFormChange) },
      responses: answers(200, 'The form', contactForm),
    },
    async (c) => {
      const actor = c.get('actor');
      const { deskId } = c.req.valid('param');
      await readableDesk(platform, actor, deskId);
      await act(platform, actor, (one) => changeContactForm(one, deskId, c.req.valid('json')));
      return c.json(await found(actor, deskId), 200);
    },
  );

  route(
    'contact-form.change',
    {
      method: 'get',
      path: '/form-figures',
      tags,
      summary: 'What came of showing answers to who was about to write',
      request: { query: formFiguresQuery },
      responses: answers(200, 'The figures', formFigures),
    },
    async (c) => {
      const actor = c.get('actor');
      const { desk, days } = c.req.valid('query');
      await readableDesk(platform, actor, desk);
      requirePermission(actor, 'contact-form.change', desk);
      return c.json(await formFiguresOf(platform, desk, days), 200);
    },
  );

  return routes;
}
