import { z } from '@hono/zod-openapi';
import {
  categoryMerge,
  newTimeEntry,
  tag,
  tagName,
  tagQuery,
  tagRenaming,
  ticketsLeft,
  timeEntry,
} from '../../../contract/fields.ts';
import { id, page, pageQuery } from '../../../contract/shapes.ts';
import { ticketDetail } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { decodeCursor, instantCursor, pageOf } from '../../platform/http/paging.ts';
import { fieldProblem, notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { readableDesk } from '../desks/index.ts';
import { leftOfCategory, mergeCategory } from './merging-categories.ts';
import { leftOfTag, renameTag } from './renaming-tags.ts';
import { tagKey } from './tag-spelling.ts';
import { addTags, removeTags } from './tagging.ts';
import { tagsInUse } from './tags.queries.ts';
import { onTicket } from './ticket-at-hand.ts';
import { ticketDetailOf } from './ticket-detail.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { findTicket } from './tickets.queries.ts';
import { timeEntries } from './time.queries.ts';
import { removeTime, spendTime, toTimeEntry } from './time-spent.ts';

const byId = z.object({ id });
const accepted = { 202: { description: 'Its tickets follow' } } as const;

/** Tags over all tickets, categories that become one, and the time that was spent. */
export function sortingRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { db } = platform;

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/tags',
      tags: ['tags'],
      summary: 'Tags in use on tickets that one may see, by name',
      request: { query: tagQuery },
      responses: answers(200, 'A page of tags', page(tag)),
    },
    async (c) => {
      const { q = '', desk, limit, cursor } = c.req.valid('query');
      const actor = c.get('actor');
      const [after = null] = decodeCursor(cursor, 1) ?? [];
      if (typeof after === 'number' || after?.includes('\0'))
        throw fieldProblem('cursor', 'This cursor is not from here. Leave it out to begin at the start.');
      const desks =
        desk === undefined ? desksWhere(actor, 'ticket.read') : [(await readableDesk(platform, actor, desk)).id];
      const rows = await tagsInUse(db, actor, desks, { begins: tagKey(q), after, limit: limit + 1 });
      return c.json(
        pageOf(
          rows,
          limit,
          (row) => [row.key],
          ({ name, count }) => ({ name, count }),
        ),
        200,
      );
    },
  );

  routes.route(
    'tag.rename',
    {
      method: 'post',
      path: '/tags/{name}/rename',
      tags: ['tags'],
      summary: 'Rename a tag on all its tickets, or merge it into one that is there',
      request: { params: z.object({ name: tagName }), body: body(tagRenaming) },
      responses: accepted,
    },
    async (c) => {
      const { to, desk } = c.req.valid('json');
      await act(platform, c.get('actor'), (one) => renameTag(one, c.req.valid('param').name, to, desk));
      return c.body(null, 202);
    },
  );

  routes.route(
    'tag.rename',
    {
      method: 'get',
      path: '/tags/{name}/remainder',
      tags: ['tags'],
      summary: 'How many tickets still have a name that was changed',
      request: { params: z.object({ name: tagName }), query: tagQuery.pick({ desk: true }) },
      responses: answers(200, 'How many are left', ticketsLeft),
    },
    async (c) => {
      const { desk } = c.req.valid('query');
      return c.json({ left: await leftOfTag(platform, c.get('actor'), c.req.valid('param').name, desk) }, 200);
    },
  );

  function onTag(
    method: 'post' | 'delete',
    summary: string,
    verb: (one: Act, ticket: LockedTicket, tags: readonly string[]) => Promise<void>,
  ): void {
    routes.route(
      'ticket.change-own',
      {
        method,
        path: '/tickets/{id}/tags/{tag}',
        tags: ['tickets'],
        summary,
        request: { params: byId.extend({ tag: tagName }) },
        responses: answers(200, 'The ticket', ticketDetail),
      },
      async (c) => {
        const { id: ticketId, tag: name } = c.req.valid('param');
        await onTicket(platform, c.get('actor'), ticketId, (one, ticket) => verb(one, ticket, [name]));
        return c.json(await ticketDetailOf(platform, c.get('actor'), ticketId), 200);
      },
    );
  }
  onTag('post', 'Add a tag', addTags);
  onTag('delete', 'Take a tag away', removeTags);

  routes.route(
    'category.change',
    {
      method: 'post',
      path: '/categories/{id}/merge',
      tags: ['categories'],
      summary: 'Merge it into another of its desk: its tickets and what lies below it go there',
      request: { params: byId, body: body(categoryMerge) },
      responses: accepted,
    },
    async (c) => {
      const { id: categoryId } = c.req.valid('param');
      await act(platform, c.get('actor'), (one) => mergeCategory(one, categoryId, c.req.valid('json').into));
      return c.body(null, 202);
    },
  );

  routes.route(
    'category.change',
    {
      method: 'get',
      path: '/categories/{id}/remainder',
      tags: ['categories'],
      summary: 'How many of its tickets have not followed a merge yet',
      request: { params: byId },
      responses: answers(200, 'How many are left', ticketsLeft),
    },
    async (c) => c.json({ left: await leftOfCategory(platform, c.get('actor'), c.req.valid('param').id) }, 200),
  );

  async function visible(actor: Actor, ticketId: string): Promise<void> {
    if (!(await findTicket(db, actor, ticketId))) throw notFound('ticket');
  }

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/tickets/{id}/time',
      tags: ['time'],
      summary: 'Time spent on it, the latest first',
      request: { params: byId, query: pageQuery },
      responses: answers(200, 'A page of entries', page(timeEntry)),
    },
    async (c) => {
      const { limit, cursor } = c.req.valid('query');
      const { id: ticketId } = c.req.valid('param');
      const actor = c.get('actor');
      await visible(actor, ticketId);
      const rows = await timeEntries(db, ticketId, { after: instantCursor(cursor), limit: limit + 1 });
      return c.json(
        pageOf(
          rows,
          limit,
          (row) => [row.created_at.toString(), row.id],
          (row) => toTimeEntry(row, actor),
        ),
        200,
      );
    },
  );

  routes.route(
    'ticket.note',
    {
      method: 'post',
      path: '/tickets/{id}/time',
      tags: ['time'],
      summary: 'Write down minutes that one worked on it',
      request: { params: byId, body: body(newTimeEntry) },
      responses: answers(201, 'The entry', timeEntry),
    },
    async (c) => {
      const { id: ticketId } = c.req.valid('param');
      const actor = c.get('actor');
      let entryId = '';
      await onTicket(platform, actor, ticketId, async (one, ticket) => {
        entryId = await spendTime(one, ticket, c.req.valid('json'));
      });
      const [row] = await timeEntries(db, ticketId, { after: null, limit: 1, only: entryId });
      if (!row) throw notFound('entry');
      return c.json(toTimeEntry(row, actor), 201);
    },
  );

  routes.route(
    'ticket.note',
    {
      method: 'delete',
      path: '/tickets/{id}/time/{entryId}',
      tags: ['time'],
      summary: 'Take one’s own entry away',
      request: { params: byId.extend({ entryId: id }) },
      responses: noContent('Gone'),
    },
    async (c) => {
      const { id: ticketId, entryId } = c.req.valid('param');
      await onTicket(platform, c.get('actor'), ticketId, (one, ticket) => removeTime(one, ticket, entryId));
      return c.body(null, 204);
    },
  );
  return routes;
}
