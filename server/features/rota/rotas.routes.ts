import { z } from '@hono/zod-openapi';
import type { Rota, RotaPerson } from '../../../contract/rota.ts';
import {
  dayRange,
  newRota,
  rota,
  rotaChange,
  rotaFairness,
  rotaHoliday,
  rotaPerson,
  rotaPersonBody,
} from '../../../contract/rota.ts';
import { id } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { closestLanguage } from '../../platform/i18n/index.ts';
import { readFairness } from './fairness.ts';
import { holidaysOf } from './holidays.ts';
import { changeRota, createRota, putPersonInRota, takePersonOut } from './keeping.ts';
import { peopleOfRota } from './people.queries.ts';
import { rulesOf, toRota, toRotaPerson } from './presenting.ts';
import type { RotaRow } from './rotas.queries.ts';
import { listRotas, rotaById } from './rotas.queries.ts';

const tags = ['rota'];
const byId = z.object({ id });
const byPerson = z.object({ id, teammateId: id });

/** @throws Problem 404 where the actor may read no such rota. */
export async function rotaFor(platform: Platform, actor: Actor, rotaId: string): Promise<RotaRow> {
  const row = await rotaById(platform.db, rotaId);
  if (!row || !may(actor, 'rota.read', row.desk_id)) throw notFound('rota');
  return row;
}

export function rotaRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;
  const { db, clock } = platform;

  async function shown(actor: Actor, rotaId: string): Promise<Rota> {
    return toRota(await rotaFor(platform, actor, rotaId), actor, clock.now());
  }

  async function personShown(row: RotaRow, teammateId: string): Promise<RotaPerson> {
    const person = (await peopleOfRota(db, row.id)).find((each) => each.teammate_id === teammateId);
    if (!person) throw notFound('person of this rota');
    return toRotaPerson(person, rulesOf(row));
  }

  route(
    'rota.read',
    {
      method: 'get',
      path: '/rotas',
      tags,
      summary: 'Those of the desks that one may read, in use first, by name',
      request: { query: z.object({ desk: id.optional() }) },
      responses: answers(200, 'The rotas', z.object({ items: z.array(rota) })),
    },
    async (c) => {
      const actor = c.get('actor');
      const rows = await listRotas(db, actor, c.req.valid('query').desk ?? null);
      return c.json({ items: rows.map((row) => toRota(row, actor, clock.now())) }, 200);
    },
  );

  route(
    'rota.change',
    {
      method: 'post',
      path: '/rotas',
      tags,
      summary: 'Begin a rota on a desk; rules that are left out are the usual ones',
      request: { body: body(newRota) },
      responses: answers(201, 'The rota', rota),
    },
    async (c) => {
      const made = await act(platform, c.get('actor'), (one) => createRota(one, c.req.valid('json')));
      return c.json(await shown(c.get('actor'), made), 201);
    },
  );

  route(
    'rota.read',
    {
      method: 'get',
      path: '/rotas/{id}',
      tags,
      request: { params: byId },
      responses: answers(200, 'The rota', rota),
    },
    async (c) => c.json(await shown(c.get('actor'), c.req.valid('param').id), 200),
  );

  route(
    'rota.change',
    {
      method: 'patch',
      path: '/rotas/{id}',
      tags,
      summary: 'Change its name, its zone or some of its rules; what is published stays as it is',
      request: { params: byId, body: body(rotaChange) },
      responses: answers(200, 'The rota', rota),
    },
    async (c) => {
      const { id: rotaId } = c.req.valid('param');
      await act(platform, c.get('actor'), (one) => changeRota(one, rotaId, c.req.valid('json')));
      return c.json(await shown(c.get('actor'), rotaId), 200);
    },
  );

  route(
    'rota.read',
    {
      method: 'get',
      path: '/rotas/{id}/people',
      tags,
      summary: 'Who is in it, buddies first, by name',
      request: { params: byId },
      responses: answers(200, 'The people', z.object({ items: z.array(rotaPerson) })),
    },
    async (c) => {
      const row = await rotaFor(platform, c.get('actor'), c.req.valid('param').id);
      const people = await peopleOfRota(db, row.id);
      return c.json({ items: people.map((person) => toRotaPerson(person, rulesOf(row))) }, 200);
    },
  );

  route(
    'rota.change',
    {
      method: 'put',
      path: '/rotas/{id}/people/{teammateId}',
      tags,
      summary: 'Take somebody in, or change their part, share, hours and what keeps them away',
      request: { params: byPerson, body: body(rotaPersonBody) },
      responses: answers(200, 'The person', rotaPerson),
    },
    async (c) => {
      const { id: rotaId, teammateId } = c.req.valid('param');
      await act(platform, c.get('actor'), (one) => putPersonInRota(one, rotaId, teammateId, c.req.valid('json')));
      return c.json(await personShown(await rotaFor(platform, c.get('actor'), rotaId), teammateId), 200);
    },
  );

  route(
    'rota.change',
    {
      method: 'delete',
      path: '/rotas/{id}/people/{teammateId}',
      tags,
      summary: 'Not in it any more; published shifts stay until somebody moves or cancels them',
      request: { params: byPerson },
      responses: noContent('They are out'),
    },
    async (c) => {
      const { id: rotaId, teammateId } = c.req.valid('param');
      await act(platform, c.get('actor'), (one) => takePersonOut(one, rotaId, teammateId));
      return c.body(null, 204);
    },
  );

  route(
    'rota.read',
    {
      method: 'get',
      path: '/rotas/{id}/holidays',
      tags,
      summary: 'Public holidays of the countries of its people, in the reader’s language',
      request: { params: byId, query: dayRange },
      responses: answers(200, 'The holidays, by day', z.object({ items: z.array(rotaHoliday) })),
    },
    async (c) => {
      const actor = c.get('actor');
      const row = await rotaFor(platform, actor, c.req.valid('param').id);
      const people = await peopleOfRota(db, row.id);
      const countries = people.flatMap((person) => person.holidays_country ?? []);
      const language = closestLanguage('locale' in actor ? actor.locale : null);
      return c.json({ items: await holidaysOf(countries, c.req.valid('query'), language) }, 200);
    },
  );

  route(
    'rota.read',
    {
      method: 'get',
      path: '/rotas/{id}/fairness',
      tags,
      summary: 'How fairly what is published is shared out, in one number and what it is made of',
      request: { params: byId, query: dayRange },
      responses: answers(200, 'The fairness', rotaFairness),
    },
    async (c) => {
      const actor = c.get('actor');
      const row = await rotaFor(platform, actor, c.req.valid('param').id);
      return c.json(await readFairness(db, actor, row, c.req.valid('query')), 200);
    },
  );

  return routes;
}
