import { z } from '@hono/zod-openapi';
import { id } from '../../../contract/shapes.ts';
import {
  breakBody,
  briefing,
  dayShift,
  energyBody,
  energyOfDay,
  energyOfMonth,
  keptTicket,
  liftBody,
  myDay as myDayShape,
  notForMeBody,
  SHIFT_DAY_LIMITS,
  shiftLoad,
  shiftQueue,
} from '../../../contract/shift.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { problem } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { beginShift, begunDay, ownShift, shiftInSight } from './beginning.ts';
import { briefingFor } from './briefing.ts';
import { energyTogether, noteEnergy, ownEnergies } from './energy.ts';
import { keptTickets } from './kept-tickets.ts';
import { presentLoad } from './load.ts';
import { myDay, presentDay } from './my-day.ts';
import { queueFor } from './queue.ts';
import { endBreak, takeBreak } from './resting.ts';
import { addNotForMe, dayOf, dropNotForMe } from './shift-days.queries.ts';
import { liftHardStop, passSoftStop } from './stops.ts';

const tags = ['shift'];
const params = z.object({ id });

/** @throws Problem 403: a token is nobody's day. */
function person(actor: Actor): Actor & { kind: 'teammate' } {
  if (actor.kind !== 'teammate') throw problem(403, 'not-a-person', 'A token has no shifts. Name a teammate.');
  return actor;
}

export function shiftDayRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;
  const { db, clock } = platform;

  /** Does it, and tells how far the shift has come. */
  async function changed(actor: Actor, shiftId: string, verb: (one: Act) => Promise<void>) {
    await act(platform, actor, verb);
    const shift = await shiftInSight(db, actor, shiftId);
    return presentLoad(db, shift, await dayOf(db, shiftId), clock.now());
  }

  route(
    'signed-in',
    {
      method: 'get',
      path: '/shifts/today',
      tags,
      summary: 'The shift that one has today, or the next one; who sits beside oneself',
      responses: answers(200, 'The day', myDayShape),
    },
    async (c) => c.json(await myDay(platform, person(c.get('actor'))), 200),
  );

  route(
    'signed-in',
    {
      method: 'post',
      path: '/shifts/{id}/beginning',
      tags,
      summary: 'Begins one’s own shift on its day; begun again it stays as it was',
      request: { params },
      responses: answers(200, 'The shift', dayShift),
    },
    async (c) => {
      const actor = person(c.get('actor'));
      const { id: shiftId } = c.req.valid('param');
      await act(platform, actor, (one) => beginShift(one, shiftId));
      return c.json(await presentDay(db, await ownShift(db, actor, shiftId), clock.now()), 200);
    },
  );

  route(
    'signed-in',
    {
      method: 'get',
      path: '/shifts/{id}/briefing',
      tags,
      summary: 'What changed since the last shift, what is asked most, what is still one’s own',
      request: { params },
      responses: answers(200, 'The briefing', briefing),
    },
    async (c) => {
      const actor = person(c.get('actor'));
      return c.json(await briefingFor(platform, actor, await ownShift(db, actor, c.req.valid('param').id)), 200);
    },
  );

  route(
    'signed-in',
    {
      method: 'get',
      path: '/shifts/{id}/queue',
      tags,
      summary: 'What waits and fits, each with its reasons; and what is kept, by reason',
      request: { params },
      responses: answers(200, 'The queue', shiftQueue),
    },
    async (c) => {
      const actor = person(c.get('actor'));
      return c.json(await queueFor(platform, actor, await ownShift(db, actor, c.req.valid('param').id)), 200);
    },
  );

  route(
    'signed-in',
    {
      method: 'get',
      path: '/shifts/{id}/kept',
      tags,
      summary: 'What is kept from who is on shift, each with the buddy who should take it',
      request: { params },
      responses: answers(200, 'What is kept', z.object({ items: z.array(keptTicket) })),
    },
    async (c) => {
      const actor = c.get('actor');
      const shift = await shiftInSight(db, actor, c.req.valid('param').id);
      return c.json({ items: await keptTickets(platform, actor, shift) }, 200);
    },
  );

  route(
    'signed-in',
    {
      method: 'post',
      path: '/shifts/{id}/not-for-me',
      tags,
      summary: 'Not offered again in this shift',
      request: { params, body: body(notForMeBody) },
      responses: noContent('It is not offered again'),
    },
    async (c) => {
      const { id: shiftId } = c.req.valid('param');
      await act(platform, person(c.get('actor')), async (one) => {
        await begunDay(one, shiftId);
        await addNotForMe(one.trx, shiftId, c.req.valid('json').ticketId, SHIFT_DAY_LIMITS.notForMe);
      });
      return c.body(null, 204);
    },
  );

  route(
    'signed-in',
    {
      method: 'delete',
      path: '/shifts/{id}/not-for-me/{ticketId}',
      tags,
      summary: 'Offered again where it fits; one that was not left out stays as it was',
      request: { params: params.extend({ ticketId: id }) },
      responses: noContent('It is offered again'),
    },
    async (c) => {
      const { id: shiftId, ticketId } = c.req.valid('param');
      await act(platform, person(c.get('actor')), async (one) => {
        await begunDay(one, shiftId);
        await dropNotForMe(one.trx, shiftId, ticketId);
      });
      return c.body(null, 204);
    },
  );

  route(
    'signed-in',
    {
      method: 'get',
      path: '/shifts/{id}/load',
      tags,
      summary: 'How far a shift has come: for its owner, their buddy, and who lifts stops',
      request: { params },
      responses: answers(200, 'The load', shiftLoad),
    },
    async (c) => {
      const { id: shiftId } = c.req.valid('param');
      const shift = await shiftInSight(db, c.get('actor'), shiftId);
      return c.json(await presentLoad(db, shift, await dayOf(db, shiftId), clock.now()), 200);
    },
  );

  route(
    'signed-in',
    {
      method: 'post',
      path: '/shifts/{id}/breaks',
      tags,
      request: { params, body: body(breakBody) },
      responses: answers(200, 'The load', shiftLoad),
    },
    async (c) => {
      const { id: shiftId } = c.req.valid('param');
      const { why } = c.req.valid('json');
      return c.json(await changed(person(c.get('actor')), shiftId, (one) => takeBreak(one, shiftId, why)), 200);
    },
  );

  route(
    'signed-in',
    {
      method: 'delete',
      path: '/shifts/{id}/breaks/current',
      tags,
      summary: 'Ends the break, also one that came by itself',
      request: { params },
      responses: answers(200, 'The load', shiftLoad),
    },
    async (c) => {
      const { id: shiftId } = c.req.valid('param');
      return c.json(await changed(person(c.get('actor')), shiftId, (one) => endBreak(one, shiftId)), 200);
    },
  );

  route(
    'signed-in',
    {
      method: 'post',
      path: '/shifts/{id}/more',
      tags,
      summary: 'Passes the soft stop, knowing of it',
      request: { params },
      responses: answers(200, 'The load', shiftLoad),
    },
    async (c) => {
      const { id: shiftId } = c.req.valid('param');
      return c.json(await changed(person(c.get('actor')), shiftId, (one) => passSoftStop(one, shiftId)), 200);
    },
  );

  route(
    'shift.lift',
    {
      method: 'post',
      path: '/shifts/{id}/lift',
      tags,
      summary: 'Lifts the hard stop, with a reason that its owner reads',
      request: { params, body: body(liftBody) },
      responses: answers(200, 'The load', shiftLoad),
    },
    async (c) => {
      const { id: shiftId } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      return c.json(await changed(c.get('actor'), shiftId, (one) => liftHardStop(one, shiftId, reason)), 200);
    },
  );

  route(
    'signed-in',
    {
      method: 'put',
      path: '/shifts/{id}/energy',
      tags,
      summary: 'How one felt, 1 to 5; nobody else reads it',
      request: { params, body: body(energyBody) },
      responses: noContent('Kept'),
    },
    async (c) => {
      const { id: shiftId } = c.req.valid('param');
      await act(platform, person(c.get('actor')), (one) => noteEnergy(one, shiftId, c.req.valid('json').energy));
      return c.body(null, 204);
    },
  );

  route(
    'signed-in',
    {
      method: 'get',
      path: '/teammates/me/energy',
      tags,
      summary: 'One’s own last six; nobody else’s to read',
      responses: answers(200, 'The last six', z.object({ items: z.array(energyOfDay) })),
    },
    async (c) => c.json({ items: await ownEnergies(db, person(c.get('actor')).id) }, 200),
  );

  route(
    'rota.read-company',
    {
      method: 'get',
      path: '/rotas/{id}/energy',
      tags,
      summary: 'How the days of the last whole months felt, of five people or more together',
      request: { params },
      responses: answers(200, 'By month', z.object({ items: z.array(energyOfMonth) })),
    },
    async (c) => c.json({ items: await energyTogether(platform, c.get('actor'), c.req.valid('param').id) }, 200),
  );

  return routes;
}
