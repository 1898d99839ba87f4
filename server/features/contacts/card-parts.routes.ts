import { z } from '@hono/zod-openapi';
import { cardNote, contact, newCardNote, timelinePage, timelineQuery } from '../../../contract/contacts.ts';
import { id, page, pageQuery } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { instantCursor, nameCursor, pageOf } from '../../platform/http/paging.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { contactById, idsOfPerson, organizationThere, peopleOfOrganization } from './cards.queries.ts';
import { listContacts } from './listing.queries.ts';
import type { NoteSubject } from './notes.queries.ts';
import { notesOf } from './notes.queries.ts';
import { changeNote, mayNote, toNote, writeNote } from './notes.ts';
import { pageOfContacts } from './presenting.ts';
import type { TicketsOfContacts } from './tickets-port.ts';
import { seeing } from './tickets-port.ts';

const tags = ['contacts'];
const byId = z.object({ id });
const noteList = z.object({ items: z.array(cardNote) });
/** People of one organization whose requests stand on its timeline. */
const MOST_PEOPLE = 2_000;

/** Timelines and notes of contacts and of organizations, and who belongs to one. */
export function cardPartsRoutes(platform: Platform, tickets: TicketsOfContacts): Routes {
  const routes = createRoutes();
  const { db } = platform;

  async function timeline(actor: Actor, ids: readonly string[], query: z.infer<typeof timelineQuery>) {
    const { limit, cursor, channel, notes } = query;
    const [rows, counts] = await Promise.all([
      tickets.timelineOf(db, actor, ids, {
        channel: channel ?? null,
        notesOnly: notes === 'only',
        after: instantCursor(cursor),
        limit: limit + 1,
      }),
      tickets.timelineCounts(db, actor, ids),
    ]);
    return {
      ...pageOf(
        rows,
        limit,
        (row) => [row.at, row.id],
        (row) => row,
      ),
      counts,
    };
  }
  async function notes(actor: Actor, of: NoteSubject, mayChange: boolean) {
    return { items: (await notesOf(db, of)).map((note) => toNote(note, actor, mayChange)) };
  }
  async function seen(actor: Actor, contactId: string): Promise<{ contactIds: string[]; enteredOnly: boolean }> {
    const row = await contactById(db, contactId, seeing(tickets, actor));
    if (!row) throw notFound('contact');
    return { contactIds: await idsOfPerson(db, row.id), enteredOnly: !row.seen_by_ticket };
  }
  async function idsOfPeople(organizationId: string): Promise<string[]> {
    if (!(await organizationThere(db, organizationId))) throw notFound('organization');
    return peopleOfOrganization(db, organizationId, MOST_PEOPLE);
  }
  const request = { params: byId, query: timelineQuery };

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/contacts/{id}/timeline',
      tags,
      summary: 'What happened with this person on all channels, newest first',
      request,
      responses: answers(200, 'A page of it', timelinePage),
    },
    async (c) => {
      const { contactIds } = await seen(c.get('actor'), c.req.valid('param').id);
      return c.json(await timeline(c.get('actor'), contactIds, c.req.valid('query')), 200);
    },
  );
  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/organizations/{id}/timeline',
      tags,
      summary: 'What happened with the people of an organization, newest first',
      request,
      responses: answers(200, 'A page of it', timelinePage),
    },
    async (c) => {
      const ids = await idsOfPeople(c.req.valid('param').id);
      return c.json(await timeline(c.get('actor'), ids, c.req.valid('query')), 200);
    },
  );
  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/organizations/{id}/people',
      tags,
      summary: 'Its people that one may see, by name',
      request: { params: byId, query: pageQuery },
      responses: answers(200, 'A page of contacts', page(contact)),
    },
    async (c) => {
      const { limit, cursor } = c.req.valid('query');
      const organizationId = c.req.valid('param').id;
      if (!(await organizationThere(db, organizationId))) throw notFound('organization');
      const rows = await listContacts(db, {
        ...seeing(tickets, c.get('actor')),
        search: null,
        organizationId,
        after: nameCursor(cursor),
        limit: limit + 1,
      });
      return c.json(await pageOfContacts(db, rows, limit), 200);
    },
  );

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/contacts/{id}/notes',
      tags,
      summary: 'What teammates noted about a person, newest first',
      request: { params: byId },
      responses: answers(200, 'The notes', noteList),
    },
    async (c) => {
      const actor = c.get('actor');
      const about = await seen(actor, c.req.valid('param').id);
      const changeable = await contactById(db, c.req.valid('param').id, seeing(tickets, actor, 'contact.change'));
      return c.json(await notes(actor, about, changeable !== undefined), 200);
    },
  );
  routes.route(
    'contact.change',
    {
      method: 'post',
      path: '/contacts/{id}/notes',
      tags,
      summary: 'Note something about a person, for teammates',
      request: { params: byId, body: body(newCardNote) },
      responses: answers(201, 'The notes', noteList),
    },
    async (c) => {
      const actor = c.get('actor');
      const contactId = c.req.valid('param').id;
      await writeNote(platform, tickets, actor, { contactId }, c.req.valid('json').text);
      return c.json(await notes(actor, await seen(actor, contactId), true), 201);
    },
  );
  routes.route(
    'organization.read',
    {
      method: 'get',
      path: '/organizations/{id}/notes',
      tags,
      summary: 'What teammates noted about an organization, newest first',
      request: { params: byId },
      responses: answers(200, 'The notes', noteList),
    },
    async (c) => {
      const organizationId = c.req.valid('param').id;
      if (!(await organizationThere(db, organizationId))) throw notFound('organization');
      return c.json(await notes(c.get('actor'), { organizationId }, mayNote(c.get('actor'))), 200);
    },
  );
  routes.route(
    'contact.change',
    {
      method: 'post',
      path: '/organizations/{id}/notes',
      tags,
      summary: 'Note something about an organization, for teammates',
      request: { params: byId, body: body(newCardNote) },
      responses: answers(201, 'The notes', noteList),
    },
    async (c) => {
      const actor = c.get('actor');
      const organizationId = c.req.valid('param').id;
      await writeNote(platform, tickets, actor, { organizationId }, c.req.valid('json').text);
      return c.json(await notes(actor, { organizationId }, true), 201);
    },
  );
  routes.route(
    'contact.change',
    {
      method: 'patch',
      path: '/contact-notes/{id}',
      tags,
      summary: 'Change a note of one’s own',
      request: { params: byId, body: body(newCardNote) },
      responses: noContent('Changed'),
    },
    async (c) => {
      await changeNote(platform, tickets, c.get('actor'), c.req.valid('param').id, c.req.valid('json').text);
      return c.body(null, 204);
    },
  );
  routes.route(
    'contact.change',
    {
      method: 'delete',
      path: '/contact-notes/{id}',
      tags,
      summary: 'Take a note of one’s own away',
      request: { params: byId },
      responses: noContent('Gone'),
    },
    async (c) => {
      await changeNote(platform, tickets, c.get('actor'), c.req.valid('param').id, null);
      return c.body(null, 204);
    },
  );
  return routes;
}
