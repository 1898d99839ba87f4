import { z } from '@hono/zod-openapi';
import type { AbsenceCalendar } from '../../../contract/rota.ts';
import { absence, absenceCalendar, newAbsence, ROTA_KEPT_LIMITS } from '../../../contract/rota.ts';
import { id } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { absenceCalendarOf, countCalendarAbsences } from './absence-calendars.queries.ts';
import { removeAbsenceCalendar, setAbsenceCalendar } from './absence-calendars.ts';
import { absenceById, listAbsences } from './absences.queries.ts';
import { enterAbsence, removeAbsence, toAbsence } from './absences.ts';
import { teammatesOnDesks } from './people.queries.ts';

const tags = ['rota'];
/** Of all that are asked for at once. */
const MOST_LISTED = 2_000;

export function absenceRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;
  const { db } = platform;

  const entersFor = (actor: Actor): Promise<Set<string>> => teammatesOnDesks(db, desksWhere(actor, 'absence.enter'));

  /** @throws Problem 403 for a token. */
  async function ownCalendar(actor: Actor): Promise<AbsenceCalendar> {
    if (actor.kind !== 'teammate')
      throw problem(403, 'not-a-person', 'A calendar belongs to a person; a token is none.');
    const row = await absenceCalendarOf(db, actor.id);
    return {
      host: row?.host ?? null,
      readAt: row?.read_at?.toString() ?? null,
      goodAt: row?.good_at?.toString() ?? null,
      trouble: row?.trouble ?? null,
      absences: await countCalendarAbsences(db, actor.id),
    };
  }

  route(
    'rota.read',
    {
      method: 'get',
      path: '/absences',
      tags,
      summary: 'One’s own, and those of everybody in a rota that one may read; never why',
      request: {
        query: z.object({
          teammate: z.union([id, z.literal('me')]).optional(),
          rota: id.optional(),
          from: z.iso.date().optional(),
          to: z.iso.date().optional(),
        }),
      },
      responses: answers(200, 'The absences, by their first day', z.object({ items: z.array(absence) })),
    },
    async (c) => {
      const actor = c.get('actor');
      const { teammate, rota, from, to } = c.req.valid('query');
      if (teammate === 'me' && actor.kind !== 'teammate') return c.json({ items: [] }, 200);
      const rows = await listAbsences(db, actor, {
        teammateId: teammate === 'me' && actor.kind === 'teammate' ? actor.id : (teammate ?? null),
        rotaId: rota ?? null,
        from: from ?? null,
        to: to ?? null,
        limit: MOST_LISTED,
      });
      const enters = await entersFor(actor);
      return c.json({ items: rows.map((row) => toAbsence(row, actor, enters)) }, 200);
    },
  );

  route(
    'shift.swap',
    {
      method: 'post',
      path: '/absences',
      tags,
      summary: 'Say when one is away; managers for others',
      request: { body: body(newAbsence) },
      responses: answers(201, 'The absence, with the published shifts that lie in it', absence),
    },
    async (c) => {
      const actor = c.get('actor');
      const made = await act(platform, actor, (one) => enterAbsence(one, c.req.valid('json')));
      const row = await absenceById(db, made);
      if (!row) throw notFound('absence');
      return c.json(toAbsence(row, actor, await entersFor(actor)), 201);
    },
  );

  route(
    'shift.swap',
    {
      method: 'delete',
      path: '/absences/{id}',
      tags,
      request: { params: z.object({ id }) },
      responses: noContent('It is gone'),
    },
    async (c) => {
      await act(platform, c.get('actor'), (one) => removeAbsence(one, c.req.valid('param').id));
      return c.body(null, 204);
    },
  );

  route(
    'rota.read',
    {
      method: 'get',
      path: '/teammates/me/absence-calendar',
      tags,
      summary: 'Which calendar says when one is away, and how old the copy in use is',
      responses: answers(200, 'The calendar', absenceCalendar),
    },
    async (c) => c.json(await ownCalendar(c.get('actor')), 200),
  );

  route(
    'shift.swap',
    {
      method: 'put',
      path: '/teammates/me/absence-calendar',
      tags,
      summary: 'Read when one is away from a calendar: soon after, then each hour',
      request: { body: body(z.object({ url: z.string().trim().min(1).max(ROTA_KEPT_LIMITS.url) })) },
      responses: answers(200, 'The calendar', absenceCalendar),
    },
    async (c) => {
      const actor = c.get('actor');
      await act(platform, actor, (one) => setAbsenceCalendar(one, c.req.valid('json').url));
      return c.json(await ownCalendar(actor), 200);
    },
  );

  route(
    'shift.swap',
    {
      method: 'delete',
      path: '/teammates/me/absence-calendar',
      tags,
      summary: 'Read it no more, and forget what it told',
      responses: noContent('It is forgotten'),
    },
    async (c) => {
      await act(platform, c.get('actor'), removeAbsenceCalendar);
      return c.body(null, 204);
    },
  );

  return routes;
}
