import { z } from '@hono/zod-openapi';
import { id, instant, LIMITS, page } from '../../../contract/shapes.ts';
import {
  named,
  newTicket,
  PRIORITIES,
  STATUSES,
  ticket,
  ticketChange,
  ticketDetail,
  ticketQuery,
  viewCounts,
} from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { instantCursor, pageOf } from '../../platform/http/paging.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { deskBook } from '../desks/index.ts';
import { activeTeammate } from '../teammates/index.ts';
import {
  assignTicket,
  changeTicket,
  closeTicket,
  moveTicket,
  onTicket,
  readTicket,
  renameTicket,
  renewStatusLink,
  reopenTicket,
  scheduleTicket,
  setCategory,
  setPriority,
  setStatus,
  setTags,
  solveTicket,
} from './changing.ts';
import { createTicket, deskNamed } from './creating.ts';
import { markSpam, unmarkSpam } from './marking-spam.ts';
import { confirmParticipation, endParticipation } from './participants.ts';
import { toTicket } from './presenting.ts';
import { ticketDetailOf } from './ticket-detail.ts';
import type { TicketRow } from './tickets.queries.ts';
import { countLanguages, countViews, isByDue, listCategories, listTickets } from './tickets.queries.ts';

const TAGS = ['tickets'];
const byId = z.object({ id });
const version = { ifVersion: z.number().int().optional() };

export function ticketsRoutes(platform: Platform, detectLanguage: (text: string) => string | undefined): Routes {
  const routes = createRoutes();
  const { db, config } = platform;

  const detail = (actor: Actor, idOrNumber: string) => ticketDetailOf(platform, actor, idOrNumber);

  /** `?assignee=`: "none", "me", an id or an address; undefined for everyone's. */
  async function assigneeAsked(actor: Actor, assignee: string | undefined): Promise<string | null | undefined> {
    if (assignee === undefined) return undefined;
    if (assignee === 'none') return null;
    if (assignee === 'me' && actor.kind === 'teammate') return actor.id;
    // Whoever has left still has tickets, which are found by the id.
    if (id.safeParse(assignee).success) return assignee;
    const teammate = await activeTeammate(db, assignee);
    if (!teammate) throw fieldProblem('assignee', 'There is no such teammate.');
    return teammate.id;
  }

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/tickets',
      tags: TAGS,
      summary: 'Tickets of a view, a page at a time',
      request: { query: ticketQuery },
      responses: answers(200, 'A page of tickets', page(ticket)),
    },
    async (c) => {
      const query = c.req.valid('query');
      const actor = c.get('actor');
      const after = instantCursor(query.cursor);
      const assigneeId = await assigneeAsked(actor, query.assignee);
      const filter = {
        view: query.view,
        deskId: query.desk === undefined ? undefined : deskNamed(await deskBook(db), query.desk).id,
        status: query.status,
        assigneeId,
        contactId: query.contact,
        language: query.language,
      };
      const rows = await listTickets(db, actor, filter, { after, limit: query.limit + 1 });
      const keyOf = (row: TicketRow): [string, string] => [
        isByDue(query.view) ? (row.reply_due_at?.toString() ?? 'infinity') : row.last_message_at.toString(),
        row.id,
      ];
      return c.json(
        pageOf(rows, query.limit, keyOf, (row) => toTicket(row, actor, config)),
        200,
      );
    },
  );

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/tickets/counts',
      tags: TAGS,
      summary: 'How many tickets each view holds, counted up to a thousand',
      request: { query: z.object({ desk: z.string().max(LIMITS.name).optional() }) },
      responses: answers(200, 'The counts', viewCounts),
    },
    async (c) => {
      const actor = c.get('actor');
      const { desk } = c.req.valid('query');
      const deskId = desk === undefined ? undefined : deskNamed(await deskBook(db), desk).id;
      const [views, languages] = await Promise.all([countViews(db, actor, deskId), countLanguages(db, actor, deskId)]);
      return c.json({ views, languages }, 200);
    },
  );

  routes.route(
    'ticket.create',
    {
      method: 'post',
      path: '/tickets',
      tags: TAGS,
      summary: 'Write a ticket for a contact',
      request: { body: body(newTicket) },
      responses: answers(201, 'The ticket', ticketDetail),
    },
    async (c) => {
      const input = c.req.valid('json');
      const actor = c.get('actor');
      const language = detectLanguage(`${input.subject}\n${input.text ?? input.html ?? ''}`.slice(0, 5_000)) ?? null;
      const ticketId = await createTicket(platform, actor, input, {
        channel: 'api',
        language,
        idempotencyKey: c.req.header('idempotency-key'),
      });
      return c.json(await detail(actor, ticketId), 201);
    },
  );

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/tickets/{idOrNumber}',
      tags: TAGS,
      summary: 'One ticket, by id or number',
      request: { params: z.object({ idOrNumber: z.string().max(64) }) },
      responses: answers(200, 'The ticket', ticketDetail),
    },
    async (c) => c.json(await detail(c.get('actor'), c.req.valid('param').idOrNumber), 200),
  );

  routes.route(
    'ticket.change-own',
    {
      method: 'patch',
      path: '/tickets/{id}',
      tags: TAGS,
      summary: 'Change any of its fields',
      request: { params: byId, body: body(ticketChange) },
      responses: answers(200, 'The ticket', ticketDetail),
    },
    async (c) => {
      const ticketId = c.req.valid('param').id;
      await changeTicket(platform, c.get('actor'), ticketId, c.req.valid('json'));
      return c.json(await detail(c.get('actor'), ticketId), 200);
    },
  );

  const verbs = {
    assignee: {
      body: z.object({ teammateId: id.nullable(), ...version }),
      guard: 'ticket.take',
      summary: 'Give it to a teammate, or to nobody',
    },
    priority: {
      body: z.object({ priority: z.enum(PRIORITIES), ...version }),
      guard: 'ticket.change-own',
      summary: 'Set its priority',
    },
    category: {
      body: z.object({ name: z.string().trim().min(1).max(LIMITS.name).nullable(), ...version }),
      guard: 'ticket.change-own',
      summary: 'Set its category',
    },
    tags: {
      body: z.object({ tags: z.array(z.string().trim().min(1).max(LIMITS.tagLength)).max(LIMITS.tags), ...version }),
      guard: 'ticket.change-own',
      summary: 'Set its tags',
    },
    subject: {
      body: z.object({ subject: z.string().trim().min(1).max(LIMITS.subject), ...version }),
      guard: 'ticket.change-own',
      summary: 'Rename it',
    },
    desk: {
      body: z.object({ deskId: id, ...version }),
      guard: 'ticket.change-own',
      summary: 'Move it to another desk',
    },
    status: {
      body: z.object({ status: z.enum(STATUSES), ...version }),
      guard: 'ticket.change-own',
      summary: 'Set its status',
    },
    start: {
      body: z.object({ startsAt: instant.nullable(), ...version }),
      guard: 'ticket.change-own',
      summary: 'Set when work on it starts',
    },
  } as const;

  function putRoute<Name extends keyof typeof verbs>(
    name: Name,
    run: (
      one: Parameters<typeof setTags>[0],
      row: Parameters<typeof setTags>[1],
      input: z.infer<(typeof verbs)[Name]['body']>,
    ) => Promise<void>,
  ): void {
    const verb = verbs[name];
    routes.route(
      verb.guard,
      {
        method: 'put',
        path: `/tickets/{id}/${name}`,
        tags: TAGS,
        summary: verb.summary,
        request: { params: byId, body: body(verb.body) },
        responses: answers(200, 'The ticket', ticketDetail),
      },
      async (c) => {
        const ticketId = c.req.valid('param').id;
        const input = c.req.valid('json') as z.infer<(typeof verbs)[Name]['body']>;
        await onTicket(platform, c.get('actor'), ticketId, (one, row) => run(one, row, input), input.ifVersion);
        return c.json(await detail(c.get('actor'), ticketId), 200);
      },
    );
  }
  putRoute('assignee', (one, row, input) => assignTicket(one, row, input.teammateId));
  putRoute('priority', (one, row, input) => setPriority(one, row, input.priority));
  putRoute('category', (one, row, input) => setCategory(one, row, input.name));
  putRoute('tags', (one, row, input) => setTags(one, row, input.tags));
  putRoute('subject', (one, row, input) => renameTicket(one, row, input.subject));
  putRoute('desk', (one, row, input) => moveTicket(one, row, input.deskId));
  putRoute('status', (one, row, input) => setStatus(one, row, input.status));
  putRoute('start', (one, row, input) => scheduleTicket(one, row, input.startsAt));

  function postRoute(
    path: string,
    summary: string,
    run: Parameters<typeof onTicket>[3],
    method: 'post' | 'delete' = 'post',
  ): void {
    routes.route(
      'ticket.change-own',
      {
        method,
        path: `/tickets/{id}/${path}`,
        tags: TAGS,
        summary,
        request: { params: byId },
        responses: answers(200, 'The ticket', ticketDetail),
      },
      async (c) => {
        const ticketId = c.req.valid('param').id;
        await onTicket(platform, c.get('actor'), ticketId, run);
        return c.json(await detail(c.get('actor'), ticketId), 200);
      },
    );
  }
  postRoute('solution', 'Solve it', solveTicket);
  postRoute('closure', 'Close it', closeTicket);
  postRoute('reopening', 'Open it again', reopenTicket);
  postRoute('spam', 'Set it aside as spam, and learn from it', markSpam);
  postRoute('spam', 'It is no spam: bring it back, and learn from it', unmarkSpam, 'delete');
  postRoute('status-link', "Renew the customer's link", renewStatusLink);

  routes.route(
    'ticket.read',
    {
      method: 'post',
      path: '/tickets/{id}/reading',
      tags: TAGS,
      summary: 'I have seen all of it',
      request: { params: byId },
      responses: noContent('Noted'),
    },
    async (c) => {
      await readTicket(platform, c.get('actor'), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );

  const participantParams = z.object({ id, contactId: id });
  routes.route(
    'ticket.reply',
    {
      method: 'post',
      path: '/tickets/{id}/participants/{contactId}/confirmation',
      tags: TAGS,
      summary: 'Vouch for somebody who joined',
      request: { params: participantParams },
      responses: answers(200, 'The ticket', ticketDetail),
    },
    async (c) => {
      const { id: ticketId, contactId } = c.req.valid('param');
      await onTicket(platform, c.get('actor'), ticketId, (one, row) => confirmParticipation(one, row, contactId));
      return c.json(await detail(c.get('actor'), ticketId), 200);
    },
  );
  routes.route(
    'ticket.reply',
    {
      method: 'delete',
      path: '/tickets/{id}/participants/{contactId}',
      tags: TAGS,
      summary: 'Take somebody in copy out',
      request: { params: participantParams },
      responses: answers(200, 'The ticket', ticketDetail),
    },
    async (c) => {
      const { id: ticketId, contactId } = c.req.valid('param');
      await onTicket(platform, c.get('actor'), ticketId, (one, row) => endParticipation(one, row, contactId));
      return c.json(await detail(c.get('actor'), ticketId), 200);
    },
  );

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/categories',
      tags: TAGS,
      summary: 'All categories',
      responses: answers(200, 'The categories', page(named)),
    },
    async (c) =>
      c.json({ items: await listCategories(db, desksWhere(c.get('actor'), 'ticket.read')), nextCursor: null }, 200),
  );
  return routes;
}
