import { z } from 'zod';
import {
  BREAKAGES,
  breakages,
  cast,
  clockMove,
  devClock,
  devEvent,
  devJob,
  devMails,
  movedClock,
} from '../../../contract/dev.ts';
import { id } from '../../../contract/shapes.ts';
import { system } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import type { MovableClock } from '../../platform/clock/index.ts';
import { isLoopback } from '../../platform/config/index.ts';
import { eventDefinition } from '../../platform/events/index.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import type { Clockwork } from '../../platform/jobs/clockwork.ts';
import type { Auth } from '../teammates/index.ts';
import { activeTeammate } from '../teammates/index.ts';
import type { Breaking } from './breaking.ts';
import type { NamedPeople } from './cast.ts';
import { castOf } from './cast.ts';
import type { EventRow } from './events.queries.ts';
import { newestEvents } from './events.queries.ts';
import { everyMail } from './mails.ts';
import { clockState, moveClock } from './moving.ts';
import { jobsByKind, runJobNow } from './working.ts';

export interface DevelopersPage {
  clock: MovableClock;
  clockwork: Clockwork;
  breaking: Breaking;
  auth: Auth;
  named: NamedPeople;
}

const TICKET_NUMBER = /^#?(\d{1,15})$/;
const eventsQuery = z.object({
  after: z.coerce.number().int().min(0).default(0),
  /** "#4127" or part of an event's name. */
  filter: z.string().trim().max(100).default(''),
});

/**
 * The developers' page. Mounted only where hasDevelopersPage says so; whoever comes by another name than this machine's own
 * (a page elsewhere that had its name point here, say) finds nothing all the same.
 */
export function devRoutes(platform: Platform, page: DevelopersPage): Routes {
  const { clock, clockwork, breaking } = page;
  const routes = createRoutes();
  const tags = ['dev'];
  routes.api.use('/dev/*', async (c, next) => {
    const { hostname, pathname } = new URL(c.req.url);
    if (!isLoopback(hostname)) throw notFound(pathname);
    await next();
  });

  routes.route(
    'public',
    { method: 'get', path: '/dev/cast', tags, responses: answers(200, 'Who can be met here', cast) },
    async (c) => c.json(await castOf(platform, c.get('actor'), page.named), 200),
  );

  routes.route(
    'public',
    {
      method: 'post',
      path: '/dev/sign-in',
      tags,
      request: { body: body(z.object({ teammateId: id })) },
      responses: noContent('Signed in, as by a password'),
    },
    async (c) => {
      const { teammateId } = c.req.valid('json');
      if (!(await activeTeammate(platform.db, teammateId))) throw notFound('teammate');
      const cookie = await act(platform, system('developers page'), (one) =>
        page.auth.openSession(one, teammateId, { headers: c.req.raw.headers, peer: undefined }),
      );
      c.header('set-cookie', cookie, { append: true });
      return c.body(null, 204);
    },
  );

  routes.route(
    'public',
    { method: 'get', path: '/dev/clock', tags, responses: answers(200, 'The clock, and what comes next', devClock) },
    async (c) => c.json(await clockState(platform, clock, clockwork), 200),
  );

  routes.route(
    'public',
    {
      method: 'put',
      path: '/dev/clock',
      tags,
      request: { body: body(clockMove) },
      responses: answers(200, 'The clock was moved', movedClock),
    },
    async (c) => {
      const ran = await moveClock(clock, clockwork, c.req.valid('json'));
      return c.json({ ...(await clockState(platform, clock, clockwork)), ran }, 200);
    },
  );

  routes.route(
    'public',
    {
      method: 'get',
      path: '/dev/mails',
      tags,
      request: { query: z.object({ desk: id.optional() }) },
      responses: answers(200, 'Every mail in every language', devMails),
    },
    async (c) => c.json(await everyMail(platform, c.req.valid('query').desk), 200),
  );

  routes.route(
    'public',
    {
      method: 'get',
      path: '/dev/events',
      tags,
      request: { query: eventsQuery },
      responses: answers(200, 'The newest events, newest first', z.object({ items: z.array(devEvent) })),
    },
    async (c) => {
      const { after, filter } = c.req.valid('query');
      const number = TICKET_NUMBER.exec(filter)?.[1];
      const which = { after, ticketNumber: number ? Number(number) : null, word: number ? '' : filter };
      return c.json({ items: (await newestEvents(platform.db, which)).map(toDevEvent) }, 200);
    },
  );

  routes.route(
    'public',
    {
      method: 'get',
      path: '/dev/jobs',
      tags,
      responses: answers(200, 'Every kind of job', z.object({ items: z.array(devJob) })),
    },
    async (c) => c.json({ items: await jobsByKind(platform) }, 200),
  );

  routes.route(
    'public',
    {
      method: 'post',
      path: '/dev/jobs/{name}/run',
      tags,
      request: { params: z.object({ name: z.string().max(100) }) },
      responses: noContent('It has run; a failure stands beside the job'),
    },
    async (c) => {
      await runJobNow(platform, c.req.valid('param').name);
      return c.body(null, 204);
    },
  );

  routes.route(
    'public',
    {
      method: 'get',
      path: '/dev/breakages',
      tags,
      responses: answers(200, 'What is broken on purpose', breakages),
    },
    async (c) => c.json(breaking.state(), 200),
  );

  routes.route(
    'public',
    {
      method: 'put',
      path: '/dev/breakages/{name}',
      tags,
      request: { params: z.object({ name: z.enum(BREAKAGES) }), body: body(z.object({ broken: z.boolean() })) },
      responses: answers(200, 'What is broken on purpose now', breakages),
    },
    async (c) => {
      breaking.set(c.req.valid('param').name, c.req.valid('json').broken);
      return c.json(breaking.state(), 200);
    },
  );

  return routes;
}

function toDevEvent(row: EventRow): z.infer<typeof devEvent> {
  return {
    seq: row.seq,
    name: row.name,
    at: row.at.toString(),
    audience: eventDefinition(row.name)?.audience ?? null,
    actor: row.actor_name ?? row.actor_id ?? row.actor_kind,
    ticketNumber: row.ticket_number,
    payload: row.payload,
  };
}
