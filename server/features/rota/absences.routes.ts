import { z } from '@hono/zod-openapi';
import { absence, newAbsence } from '../../../contract/rota.ts';
import { id } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
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

  return routes;
}
