import { z } from '@hono/zod-openapi';
import type { RotaPlanDetail } from '../../../contract/rota.ts';
import { planRequest, rotaPlan, rotaPlanDetail } from '../../../contract/rota.ts';
import { id } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { LOOK_BACK_DAYS } from './facts.ts';
import { fairnessOf } from './fairness.ts';
import { namesOf, peopleOfRota } from './people.queries.ts';
import { discardPlan, startPlan } from './planning-rota.ts';
import type { PlanRow } from './plans.queries.ts';
import { planById, plansOfRota } from './plans.queries.ts';
import { rulesOf, toExceptions, toFindings, toRotaPlan, toShift } from './presenting.ts';
import { compareWithPublished, publishedInPlan, publishPlan, touchedBy } from './publishing.ts';
import { rotaFor } from './rotas.routes.ts';
import { firstDayOf, shiftsBetween, shiftsOfPlan } from './shifts.queries.ts';

const tags = ['rota'];
const byId = z.object({ id });
const MOST_LISTED = 50;

export function planRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;
  const { db, clock } = platform;

  /** @throws Problem 404 where the actor plans no such rota. */
  async function planFor(actor: Actor, planId: string): Promise<PlanRow> {
    const row = await planById(db, planId);
    if (!row || !may(actor, 'rota.plan', row.desk_id)) throw notFound('plan');
    return row;
  }

  async function detail(actor: Actor, planId: string): Promise<RotaPlanDetail> {
    const row = await planFor(actor, planId);
    const rota = await rotaFor(platform, actor, row.rota_id);
    const shifts = await shiftsOfPlan(db, planId);
    const isDraft = row.state === 'draft';
    const { findings } = row;
    const ids = [
      ...row.exceptions.flatMap((each) => [each.teammateId, (each.kind === 'seat' && each.buddyId) || []].flat()),
      ...(findings?.unfilled ?? []).map((each) => each.person),
      ...(findings?.violations ?? []).flatMap((each) => each.who ?? []),
      ...(findings?.collisions ?? []).flatMap(({ person, ways }) => [
        person,
        ...ways.flatMap(({ buddy }) => buddy ?? []),
      ]),
      ...(findings?.moved ?? []).flatMap(({ person, was, is }) => [person, was.buddy ?? [], is?.buddy ?? []].flat()),
    ];
    const year = {
      from: Temporal.PlainDate.from(row.to_on)
        .subtract({ days: LOOK_BACK_DAYS - 1 })
        .toString(),
      to: row.to_on,
    };
    const published = (await shiftsBetween(db, rota.id, year)).filter(
      // What a draft would replace does not count beside it.
      (shift) => !isDraft || shift.on_date < row.from_on,
    );
    const me = actor.kind === 'teammate' ? actor.id : null;
    const reckoned = isDraft ? [...published, ...shifts] : published;
    const people = await peopleOfRota(db, rota.id);
    const began = [(await firstDayOf(db, rota.id)) ?? row.from_on, row.from_on].sort()[0] ?? null;
    const comparison = isDraft ? compareWithPublished(shifts, await publishedInPlan(db, row)) : null;
    const names = await namesOf(db, [...new Set(ids)]);
    return {
      ...toRotaPlan(row, actor),
      ...toFindings(findings, names),
      exceptions: toExceptions(row.exceptions, names),
      shifts: shifts.map((shift) => toShift(shift, actor, clock.now())),
      fairness:
        row.state === 'planning' ? null : fairnessOf(people, reckoned, rulesOf(rota), year, { began, readerId: me }),
      tells: comparison ? touchedBy(comparison).size : 0,
    };
  }

  route(
    'rota.plan',
    {
      method: 'post',
      path: '/rotas/{id}/plan',
      tags,
      summary: 'Plan these days in the background; a draft that nobody sees but who plans',
      request: { params: byId, body: body(planRequest) },
      responses: answers(202, 'The plan as it is made; ask it again at /rota-plans/{id}', rotaPlan),
    },
    async (c) => {
      const actor = c.get('actor');
      const made = await act(platform, actor, (one) => startPlan(one, c.req.valid('param').id, c.req.valid('json')));
      return c.json(toRotaPlan(await planFor(actor, made), actor), 202);
    },
  );

  route(
    'rota.plan',
    {
      method: 'get',
      path: '/rotas/{id}/plans',
      tags,
      summary: 'Its plans, newest first; those that were thrown away are left out',
      request: { params: byId },
      responses: answers(200, 'The plans', z.object({ items: z.array(rotaPlan) })),
    },
    async (c) => {
      const actor = c.get('actor');
      const row = await rotaFor(platform, actor, c.req.valid('param').id);
      if (!may(actor, 'rota.plan', row.desk_id)) throw notFound('rota');
      const plans = await plansOfRota(db, row.id, MOST_LISTED);
      return c.json({ items: plans.map((plan) => toRotaPlan(plan, actor)) }, 200);
    },
  );

  route(
    'rota.plan',
    {
      method: 'get',
      path: '/rota-plans/{id}',
      tags,
      summary: 'Its shifts, how good it is against the proven best, and what stands against it',
      request: { params: byId },
      responses: answers(200, 'The plan', rotaPlanDetail),
    },
    async (c) => c.json(await detail(c.get('actor'), c.req.valid('param').id), 200),
  );

  route(
    'rota.publish',
    {
      method: 'post',
      path: '/rota-plans/{id}/publication',
      tags,
      summary: 'It holds: shifts stand in calendars, and whoever it touches is told',
      request: { params: byId },
      responses: answers(200, 'The plan', rotaPlan),
    },
    async (c) => {
      const actor = c.get('actor');
      const { id: planId } = c.req.valid('param');
      await act(platform, actor, (one) => publishPlan(one, planId));
      return c.json(toRotaPlan(await planFor(actor, planId), actor), 200);
    },
  );

  route(
    'rota.plan',
    {
      method: 'delete',
      path: '/rota-plans/{id}',
      tags,
      summary: 'Throw a draft away, or stop planning it',
      request: { params: byId },
      responses: noContent('It is gone'),
    },
    async (c) => {
      await act(platform, c.get('actor'), (one) => discardPlan(one, c.req.valid('param').id));
      return c.body(null, 204);
    },
  );

  return routes;
}
