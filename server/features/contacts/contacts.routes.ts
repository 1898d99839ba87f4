import { z } from '@hono/zod-openapi';
import { id, page, pageQuery } from '../../../contract/shapes.ts';
import type { Contact, ContactDetail } from '../../../contract/tickets.ts';
import { contact, contactDetail } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import type { RawBuilder, SqlBool } from '../../platform/db/index.ts';
import { nameCursor, pageOf } from '../../platform/http/paging.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, createRoutes } from '../../platform/http/routes.ts';
import { contactById, identitiesOf, listContacts } from './contacts.queries.ts';

/** What contacts need of the tickets feature, which knows them and not the other way round. */
export interface TicketsOfContacts {
  /** A condition on `contacts.id`: those the actor may see, since a ticket of theirs may be seen. */
  contactsVisibleTo(actor: Actor): RawBuilder<SqlBool>;
  ticketsOf(platform: Platform, actor: Actor, contactId: string): Promise<ContactDetail['tickets']>;
}

export function contactsRoutes(platform: Platform, tickets: TicketsOfContacts): Routes {
  const routes = createRoutes();
  const { db } = platform;

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/contacts',
      tags: ['contacts'],
      summary: 'Contacts, by name',
      request: { query: pageQuery.extend({ q: z.string().max(200).optional() }) },
      responses: answers(200, 'A page of contacts', page(contact)),
    },
    async (c) => {
      const { limit, cursor, q } = c.req.valid('query');
      const after = nameCursor(cursor);
      const scope = tickets.contactsVisibleTo(c.get('actor'));
      const rows = await listContacts(db, { scope, search: q ?? null, after, limit: limit + 1 });
      const identities = await identitiesOf(
        db,
        rows.map((row) => row.id),
      );
      return c.json(
        pageOf(
          rows,
          limit,
          (row) => [row.name, row.id],
          (row) => toContact(row, identities),
        ),
        200,
      );
    },
  );

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/contacts/{id}',
      tags: ['contacts'],
      summary: 'One contact, with their tickets',
      request: { params: z.object({ id }) },
      responses: answers(200, 'The contact', contactDetail),
    },
    async (c) => {
      const actor = c.get('actor');
      const row = await contactById(db, c.req.valid('param').id, tickets.contactsVisibleTo(actor));
      if (!row) throw notFound('contact');
      const identities = await identitiesOf(db, [row.id]);
      return c.json({ ...toContact(row, identities), tickets: await tickets.ticketsOf(platform, actor, row.id) }, 200);
    },
  );
  return routes;
}

type Row = Awaited<ReturnType<typeof listContacts>>[number];
type IdentityRow = Awaited<ReturnType<typeof identitiesOf>>[number];

function toContact(row: Row, identities: readonly IdentityRow[]): Contact {
  return {
    id: row.id,
    name: row.name,
    language: row.language,
    timeZone: row.time_zone,
    createdAt: row.created_at.toString(),
    identities: identities
      .filter((identity) => identity.contact_id === row.id)
      .map((identity) => ({
        kind: identity.kind,
        value: identity.value,
        proved: identity.proved_at !== null,
        bounced: identity.bounced_at !== null,
      })),
  };
}
