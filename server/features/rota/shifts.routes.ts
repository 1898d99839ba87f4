import { z } from '@hono/zod-openapi';
import type { Candidate } from '../../../contract/rota.ts';
import { candidate, shift, shiftCheck, shiftMove, shiftPlace, shiftQuery } from '../../../contract/rota.ts';
import { id, page } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { decodeCursor, pageOf } from '../../platform/http/paging.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { possibleTakers } from './candidates.ts';
import type { RotaFacts } from './facts.ts';
import { cancelShift, checkPlace, factsAround, moveShift } from './moving.ts';
import { factsOfDraft, moveDraft, requireDayOf } from './moving-drafts.ts';
import { planById } from './plans.queries.ts';
import { toShift } from './presenting.ts';
import { rotaFor } from './rotas.routes.ts';
import type { ShiftRow } from './shifts.queries.ts';
import { listShifts, visibleShift } from './shifts.queries.ts';

const tags = ['rota'];
const byId = z.object({ id });

export function shiftRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;
  const { db, clock } = platform;

  /** @throws Problem 404 where there is none for the actor. */
  async function shiftFor(actor: Actor, shiftId: string): Promise<ShiftRow> {
    const row = await visibleShift(db, actor, shiftId);
    if (!row) throw notFound('shift');
    return row;
  }

  route(
    'rota.read',
    {
      method: 'get',
      path: '/shifts',
      tags,
      summary: 'What is published, by day; of a plan its own, for who may plan',
      request: { query: shiftQuery },
      responses: answers(200, 'A page of shifts', page(shift)),
    },
    async (c) => {
      const actor = c.get('actor');
      const { rota, teammate, plan, from, to, limit, cursor } = c.req.valid('query');
      if (teammate === 'me' && actor.kind !== 'teammate')
        throw problem(403, 'not-a-person', 'A token has no shifts. Name a teammate.');
      const rows = await listShifts(db, actor, {
        rotaId: rota ?? null,
        teammateId: teammate === 'me' && actor.kind === 'teammate' ? actor.id : (teammate ?? null),
        planId: plan ?? null,
        from: from ?? null,
        to: to ?? null,
        after: dayCursor(cursor),
        limit: limit + 1,
      });
      const now = clock.now();
      return c.json(
        pageOf(
          rows,
          limit,
          (row) => [row.on_date, row.id],
          (row) => toShift(row, actor, now),
        ),
        200,
      );
    },
  );

  route(
    'rota.read',
    {
      method: 'get',
      path: '/shifts/{id}',
      tags,
      request: { params: byId },
      responses: answers(200, 'The shift', shift),
    },
    async (c) => {
      const actor = c.get('actor');
      return c.json(toShift(await shiftFor(actor, c.req.valid('param').id), actor, clock.now()), 200);
    },
  );

  route(
    'shift.move',
    {
      method: 'patch',
      path: '/shifts/{id}',
      tags,
      summary:
        'To another day, or beside another buddy; 409 names the rules that it breaks, unless it is anyway. Of a draft nobody is told',
      request: { params: byId, body: body(shiftMove) },
      responses: answers(200, 'The shift', shift),
    },
    async (c) => {
      const actor = c.get('actor');
      const { id: shiftId } = c.req.valid('param');
      const { state } = await shiftFor(actor, shiftId);
      const move = state === 'draft' ? moveDraft : moveShift;
      await act(platform, actor, (one) => move(one, shiftId, c.req.valid('json')));
      return c.json(toShift(await shiftFor(actor, shiftId), actor, clock.now()), 200);
    },
  );

  route(
    'shift.move',
    {
      method: 'delete',
      path: '/shifts/{id}',
      tags,
      summary: 'It does not take place; whoever had it is told',
      request: { params: byId },
      responses: noContent('It is cancelled'),
    },
    async (c) => {
      await act(platform, c.get('actor'), (one) => cancelShift(one, c.req.valid('param').id));
      return c.body(null, 204);
    },
  );

  route(
    'rota.read',
    {
      method: 'post',
      path: '/shifts/{id}/check',
      tags,
      summary: 'Which rules it would break there; nothing is stored',
      request: { params: byId, body: body(shiftPlace) },
      responses: answers(200, 'What it would be', shiftCheck),
    },
    async (c) => {
      const actor = c.get('actor');
      const row = await shiftFor(actor, c.req.valid('param').id);
      const place = c.req.valid('json');
      const rota = await rotaFor(platform, actor, row.rota_id);
      const plan = row.state === 'draft' && row.plan_id !== null ? await planById(db, row.plan_id) : undefined;
      if (plan) requireDayOf(plan, place.on ?? row.on_date);
      const facts = plan
        ? await factsOfDraft(db, rota, plan)
        : await factsAround(db, rota, [row.on_date, place.on ?? row.on_date]);
      const checked = checkPlace(facts, row, place);
      const { on, buddyId } = checked.seat;
      return c.json(
        {
          on,
          buddy: buddyId === null ? null : { id: buddyId, name: facts.people.get(buddyId)?.name ?? '' },
          startsAt: checked.startsAt.toString(),
          endsAt: checked.endsAt.toString(),
          broken: brokenInWords(checked.broken, on, facts),
          repeatsBuddy: checked.repeatsBuddy,
        },
        200,
      );
    },
  );

  route(
    'rota.read',
    {
      method: 'get',
      path: '/shifts/{id}/candidates',
      tags,
      summary: 'Who could take it, fairest first; last who could not, with the rules that stand against it',
      request: { params: byId, query: z.object({ exchange: z.stringbool().default(true) }) },
      responses: answers(200, 'The candidates', z.object({ items: z.array(candidate) })),
    },
    async (c) => {
      const actor = c.get('actor');
      const row = await shiftFor(actor, c.req.valid('param').id);
      const rota = await rotaFor(platform, actor, row.rota_id);
      const facts = await factsAround(db, rota, [row.on_date]);
      const { exchange } = c.req.valid('query');
      const takers = possibleTakers(facts, row, { now: clock.now(), withExchange: exchange });
      const items = takers.map(
        (taker): Candidate => ({
          teammate: { id: taker.person.teammate_id, name: taker.person.name },
          inExchange: taker.inExchange && {
            shiftId: taker.inExchange.id,
            on: taker.inExchange.on_date,
            buddy:
              taker.inExchange.buddy_id === null
                ? null
                : { id: taker.inExchange.buddy_id, name: taker.inExchange.buddy_name ?? '' },
          },
          broken: brokenInWords(taker.broken, row.on_date, facts),
          repeatsBuddy: taker.repeatsBuddy,
          shifts: taker.shifts,
          fairShifts: Math.round(taker.fairShifts * 10) / 10,
        }),
      );
      return c.json({ items }, 200);
    },
  );

  return routes;
}

function brokenInWords(
  broken: readonly { rule: Candidate['broken'][number]['rule']; who: string }[],
  on: string,
  facts: RotaFacts,
) {
  return broken.map(({ rule, who }) => ({ rule, who: { id: who, name: facts.people.get(who)?.name ?? '' }, on }));
}

/** The key of a list by day and id. @throws Problem 422 when it is not one of ours. */
function dayCursor(cursor: string | undefined): [string, string] | null {
  const key = decodeCursor(cursor, 2);
  if (!key) return null;
  const [on, shiftId] = key;
  const isDay = z.iso.date().safeParse(on).success;
  if (!isDay || !id.safeParse(shiftId).success)
    throw fieldProblem('cursor', 'This cursor is not from here. Leave it out to begin at the start.');
  return [String(on), String(shiftId)];
}
