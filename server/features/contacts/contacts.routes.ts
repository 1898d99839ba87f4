import { z } from '@hono/zod-openapi';
import {
  contact,
  contactChange,
  contactDetail,
  contactDifference,
  contactMerge,
  contactQuery,
  duplicates,
  identityChange,
  newContact,
  newContactMerge,
  newIdentity,
} from '../../../contract/contacts.ts';
import { id, page } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import { nameCursor } from '../../platform/http/paging.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { contactCard } from './card.ts';
import { changeContact, createContact } from './changing.ts';
import { duplicatesOf } from './duplicates.ts';
import { addIdentity, changeIdentity, removeIdentity } from './identities.ts';
import { listContacts } from './listing.queries.ts';
import { mergeContact, partContacts, tellApart } from './merging.ts';
import { pageOfContacts } from './presenting.ts';
import type { TicketsOfContacts } from './tickets-port.ts';
import { seeing } from './tickets-port.ts';

const tags = ['contacts'];
const byId = z.object({ id });
const byIdentity = z.object({ id, identityId: id });

export function contactsRoutes(platform: Platform, tickets: TicketsOfContacts): Routes {
  const routes = createRoutes();
  const { db } = platform;

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/contacts',
      tags,
      summary: 'Contacts, by name',
      request: { query: contactQuery },
      responses: answers(200, 'A page of contacts', page(contact)),
    },
    async (c) => {
      const { limit, cursor, q, organization, vip } = c.req.valid('query');
      const rows = await listContacts(db, {
        ...seeing(tickets, c.get('actor')),
        search: q ?? null,
        organizationId: organization ?? null,
        vip: vip === 'true',
        after: nameCursor(cursor),
        limit: limit + 1,
      });
      return c.json(await pageOfContacts(db, rows, limit), 200);
    },
  );

  routes.route(
    'contact.change',
    {
      method: 'post',
      path: '/contacts',
      tags,
      summary: 'Enter somebody who has not written',
      request: { body: body(newContact) },
      responses: answers(201, 'The contact', contactDetail),
    },
    async (c) => {
      const actor = c.get('actor');
      const made = await createContact(platform, tickets, actor, c.req.valid('json'));
      return c.json(await contactCard(platform, tickets, actor, made), 201);
    },
  );

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/contacts/{id}',
      tags,
      summary: 'One contact, with their tickets; one that was merged gives the one who stands for both',
      request: { params: byId },
      responses: answers(200, 'The contact', contactDetail),
    },
    async (c) => c.json(await contactCard(platform, tickets, c.get('actor'), c.req.valid('param').id), 200),
  );

  routes.route(
    'contact.change',
    {
      method: 'patch',
      path: '/contacts/{id}',
      tags,
      summary: 'Change name, language, time zone, organization, plan, value, fields, VIP',
      request: { params: byId, body: body(contactChange) },
      responses: answers(200, 'The contact', contactDetail),
    },
    async (c) => {
      const actor = c.get('actor');
      const contactId = c.req.valid('param').id;
      await changeContact(platform, tickets, actor, contactId, c.req.valid('json'));
      return c.json(await contactCard(platform, tickets, actor, contactId), 200);
    },
  );

  routes.route(
    'contact.change',
    {
      method: 'post',
      path: '/contacts/{id}/identities',
      tags,
      summary: 'One more address, phone or name',
      request: { params: byId, body: body(newIdentity) },
      responses: answers(201, 'The contact', contactDetail),
    },
    async (c) => {
      const actor = c.get('actor');
      const contactId = c.req.valid('param').id;
      await addIdentity(platform, tickets, actor, contactId, c.req.valid('json'));
      return c.json(await contactCard(platform, tickets, actor, contactId), 201);
    },
  );

  routes.route(
    'contact.change',
    {
      method: 'patch',
      path: '/contacts/{id}/identities/{identityId}',
      tags,
      summary: 'Vouch for an address, or make it the one that letters go to',
      request: { params: byIdentity, body: body(identityChange) },
      responses: answers(200, 'The contact', contactDetail),
    },
    async (c) => {
      const actor = c.get('actor');
      const params = c.req.valid('param');
      await changeIdentity(platform, tickets, actor, params.id, params.identityId, c.req.valid('json'));
      return c.json(await contactCard(platform, tickets, actor, params.id), 200);
    },
  );

  routes.route(
    'contact.change',
    {
      method: 'delete',
      path: '/contacts/{id}/identities/{identityId}',
      tags,
      summary: 'Take away an address that no letter stands with',
      request: { params: byIdentity },
      responses: noContent('Gone'),
    },
    async (c) => {
      const params = c.req.valid('param');
      await removeIdentity(platform, tickets, c.get('actor'), params.id, params.identityId);
      return c.body(null, 204);
    },
  );

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/contacts/{id}/duplicates',
      tags,
      summary: 'Who may be the same person, with what speaks for and against',
      request: { params: byId },
      responses: answers(200, 'The likeliest', duplicates),
    },
    async (c) => c.json({ items: await duplicatesOf(platform, tickets, c.get('actor'), c.req.valid('param').id) }, 200),
  );

  routes.route(
    'contact.change',
    {
      method: 'post',
      path: '/contacts/{id}/differences',
      tags,
      summary: 'These are two people: they are not suggested again',
      request: { params: byId, body: body(contactDifference) },
      responses: noContent('Kept'),
    },
    async (c) => {
      await tellApart(platform, tickets, c.get('actor'), c.req.valid('param').id, c.req.valid('json').otherId);
      return c.body(null, 204);
    },
  );

  routes.route(
    'contact.change',
    {
      method: 'post',
      path: '/contact-merges',
      tags,
      summary: 'Make two contacts one; can be undone for 30 days',
      request: { body: body(newContactMerge) },
      responses: answers(201, 'The merge', contactMerge),
    },
    async (c) => c.json(await mergeContact(platform, tickets, c.get('actor'), c.req.valid('json')), 201),
  );

  routes.route(
    'contact.change',
    {
      method: 'delete',
      path: '/contact-merges/{id}',
      tags,
      summary: 'Make them two again',
      request: { params: byId },
      responses: noContent('They are two again'),
    },
    async (c) => {
      await partContacts(platform, tickets, c.get('actor'), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );
  return routes;
}
