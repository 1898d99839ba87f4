import { z } from '@hono/zod-openapi';
import type { TicketFilter } from '../../../contract/filter.ts';
import { id, LIMITS, page } from '../../../contract/shapes.ts';
import { VIEWS, viewCounts } from '../../../contract/tickets.ts';
import {
  board,
  LANES,
  listedTicket,
  listQuery,
  nextTicket,
  ticketCount,
  VIEW_FILTERS,
} from '../../../contract/views.ts';
import type { Platform } from '../../platform/act.ts';
import { pageOf } from '../../platform/http/paging.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, createRoutes } from '../../platform/http/routes.ts';
import { deskBook } from '../desks/index.ts';
import { boardOf, laneCondition } from './board.ts';
import { countLanguages, countTickets } from './counting.queries.ts';
import { deskNamed } from './creating.ts';
import { keyOf, listTickets, ticketsListed } from './listing.queries.ts';
import { asked, keyOfCursor, ticketAfter, toListed } from './listing.ts';
import type { SavedViews } from './saved-views-port.ts';

const TAGS = ['tickets'];
const narrowed = listQuery.omit({ limit: true, cursor: true, by: true, lane: true });

/** Lists, counts and boards. Before the routes of one ticket: `counts` is no number of a ticket. */
export function listingRoutes(platform: Platform, savedViews: SavedViews): Routes {
  const routes = createRoutes();
  const { db, clock } = platform;

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/tickets',
      tags: TAGS,
      summary: 'Tickets of a view, a page at a time',
      request: { query: listQuery },
      responses: answers(200, 'A page of tickets', page(listedTicket)),
    },
    async (c) => {
      const query = c.req.valid('query');
      const actor = c.get('actor');
      const now = clock.now();
      if ((query.by === undefined) !== (query.lane === undefined))
        throw fieldProblem('lane', 'Name a lane together with what the board is by.');
      const wanted = await asked(platform, savedViews, actor, query);
      const all = ticketsListed(wanted.filters, actor, now);
      const where = query.by && query.lane ? laneCondition(wanted, query.by, query.lane, all) : all;
      const after = keyOfCursor(query.cursor, wanted.order);
      const rows = await listTickets(db, actor, { where, now, order: wanted.order }, { after, limit: query.limit + 1 });
      return c.json(
        pageOf(
          rows,
          query.limit,
          (row) => [...keyOf(row, wanted.order.sort)],
          (row) => toListed(row, actor, platform),
        ),
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
      const now = clock.now();
      const onDesk: TicketFilter[] =
        desk === undefined ? [] : [{ desks: [deskNamed(await deskBook(db), actor, desk).id] }];
      const saved = await savedViews.seenBy(actor);
      const wanted = new Map<string, readonly TicketFilter[]>([
        ...VIEWS.map((view) => [view, [VIEW_FILTERS[view]]] as const),
        ...saved.map((view) => [view.id, [view.filter]] as const),
      ]);
      const [counts, languages] = await Promise.all([
        countTickets(db, actor, now, wanted, onDesk),
        countLanguages(db, ticketsListed([VIEW_FILTERS.open, ...onDesk], actor, now)),
      ]);
      const of = (key: string): number => counts.get(key) ?? 0;
      return c.json(
        {
          views: Object.fromEntries(VIEWS.map((view) => [view, of(view)])) as Record<(typeof VIEWS)[number], number>,
          saved: Object.fromEntries(saved.map((view) => [view.id, of(view.id)])),
          languages,
        },
        200,
      );
    },
  );

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/tickets/count',
      tags: TAGS,
      summary: 'How many tickets a view or a filter finds, counted up to a thousand',
      request: { query: narrowed },
      responses: answers(200, 'The count', ticketCount),
    },
    async (c) => {
      const actor = c.get('actor');
      const { filters } = await asked(platform, savedViews, actor, c.req.valid('query'));
      const counts = await countTickets(db, actor, clock.now(), new Map([['asked', filters]]));
      return c.json({ count: counts.get('asked') ?? 0 }, 200);
    },
  );

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/tickets/next',
      tags: TAGS,
      summary: 'The ticket after this one in what to do next, or in another view',
      request: { query: narrowed.extend({ after: id.optional() }) },
      responses: answers(200, 'The ticket, or null', nextTicket),
    },
    async (c) => {
      const actor = c.get('actor');
      const { after, view = 'next', ...rest } = c.req.valid('query');
      const wanted = await asked(platform, savedViews, actor, { ...rest, view });
      return c.json({ ticket: await ticketAfter(platform, actor, wanted, after) }, 200);
    },
  );

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/tickets/board',
      tags: TAGS,
      summary: 'A view as a board: its lanes with their first cards',
      request: { query: narrowed.extend({ by: z.enum(LANES).default('status') }) },
      responses: answers(200, 'The board', board),
    },
    async (c) => {
      const actor = c.get('actor');
      const { by, ...query } = c.req.valid('query');
      const wanted = await asked(platform, savedViews, actor, query);
      return c.json(await boardOf(platform, actor, wanted, by), 200);
    },
  );
  return routes;
}
