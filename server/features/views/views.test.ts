import { beforeEach, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { newId } from '../../platform/ids/index.ts';
import type { TicketHouse } from '../../testing/tickets.ts';
import { mail, openTicketHouse } from '../../testing/tickets.ts';

type Teammate = Actor & { kind: 'teammate' };

let house: TicketHouse;
let teamId: string;
let [manager, lead, agent, elsewhere] = [] as unknown as [Teammate, Teammate, Teammate, Teammate];

const late = { name: 'Late ones', filter: { late: true } };
const keep = async (actor: Actor, view: object) => house.as(actor, 'POST', '/views', view);
const names = async (actor: Actor): Promise<string[]> =>
  (await house.as(actor, 'GET', '/views')).body.items.map((view: { name: string }) => view.name);

beforeEach(async () => {
  house = await openTicketHouse();
  const { deskId, itDeskId, db } = house;
  manager = await house.teammate('manager', { deskId });
  lead = await house.teammate('lead', { deskId });
  agent = await house.teammate('agent', { deskId });
  elsewhere = await house.teammate('agent', { deskId: itDeskId });
  teamId = newId();
  const now = house.clock.now().toString();
  await db
    .insertInto('teams')
    .values({ id: teamId, name: 'Second line', created_at: now } as never)
    .execute();
  await db
    .insertInto('team_desks')
    .values({ team_id: teamId, desk_id: deskId, tier: 2 } as never)
    .execute();
  await db
    .insertInto('team_members')
    .values({ team_id: teamId, teammate_id: agent.id, added_at: now } as never)
    .execute();
});

it('a view of one’s own is seen, changed and found by nobody else', async () => {
  const made = await keep(agent, late);
  expect(made).toMatchObject({
    status: 201,
    body: { name: 'Late ones', scope: 'private', sort: 'next', direction: 'asc', can: { change: true } },
  });
  const path = `/views/${made.body.id}`;
  expect(await names(agent)).toEqual(['Late ones']);
  for (const other of [manager, lead, elsewhere]) {
    expect(await names(other)).toEqual([]);
    expect((await house.as(other, 'PATCH', path, { name: 'Mine' })).status).toBe(404);
    expect((await house.as(other, 'DELETE', path)).status).toBe(404);
    expect((await house.as(other, 'GET', `/tickets?view=${made.body.id}`)).status).toBe(404);
    expect((await house.as(other, 'GET', '/tickets/counts')).body.saved).toEqual({});
  }
  const changed = await house.as(agent, 'PATCH', path, {
    name: 'Too late',
    sort: 'created',
    columns: ['number', 'due'],
  });
  expect(changed.body).toMatchObject({
    name: 'Too late',
    sort: 'created',
    direction: 'desc',
    columns: ['number', 'due'],
  });
});

it('who may share with whom', async () => {
  const team = { ...late, scope: 'team', teamId };
  const company = { ...late, scope: 'company' };
  const shared: [actor: Actor, view: object, status: number][] = [
    [agent, team, 403],
    [agent, company, 403],
    [lead, company, 403],
    [elsewhere, team, 403],
    [lead, { ...team, teamId: newId() }, 422],
    [lead, { ...late, scope: 'team' }, 422],
    [lead, { ...team, name: 'Of the team' }, 201],
    [manager, { ...company, name: 'Of all' }, 201],
  ];
  for (const [actor, view, status] of shared) expect((await keep(actor, view)).status).toBe(status);
  expect(await names(agent)).toEqual(['Of the team', 'Of all']);
  expect(await names(lead)).toEqual(['Of the team', 'Of all']);
  expect(await names(elsewhere)).toEqual(['Of all']);
  const [ofTeam, ofAll] = (await house.as(agent, 'GET', '/views')).body.items;
  expect([ofTeam.can, ofAll.can, ofTeam.team]).toEqual([
    { change: false },
    { change: false },
    { id: teamId, name: 'Second line' },
  ]);
  expect((await house.as(agent, 'PATCH', `/views/${ofTeam.id}`, { name: 'x' })).status).toBe(403);
  expect((await house.as(lead, 'PATCH', `/views/${ofTeam.id}`, { scope: 'company' })).status).toBe(403);
  // What somebody else made is not taken from everybody.
  expect((await house.as(manager, 'PATCH', `/views/${ofTeam.id}`, { scope: 'private' })).status).toBe(403);
  expect((await house.as(lead, 'PATCH', `/views/${ofTeam.id}`, { scope: 'private' })).body.scope).toBe('private');
  expect(await names(agent)).toEqual(['Of all']);
});

it('a view finds with the rights of whoever looks, in lists, counts and boards', async () => {
  const { ticket } = await house.take(mail());
  const view = (
    await keep(manager, { name: 'All', scope: 'company', filter: { desks: [house.deskId, house.itDeskId] } })
  ).body;
  const seen = async (actor: Actor) => ({
    list: (await house.as(actor, 'GET', `/tickets?view=${view.id}`)).body.items.map((one: { id: string }) => one.id),
    counted: (await house.as(actor, 'GET', '/tickets/counts')).body.saved[view.id],
    count: (await house.as(actor, 'GET', `/tickets/count?view=${view.id}`)).body.count,
    next: (await house.as(actor, 'GET', `/tickets/next?view=${view.id}`)).body.ticket?.id,
    cards: (await house.as(actor, 'GET', `/tickets/board?view=${view.id}`)).body.lanes.flatMap(
      (lane: { count: number; items: { id: string }[] }) => lane.items.map((one) => [lane.count, one.id]),
    ),
  });
  const { id } = ticket;
  expect(await seen(agent)).toEqual({ list: [id], counted: 1, count: 1, next: id, cards: [[1, id]] });
  expect(await seen(elsewhere)).toEqual({ list: [], counted: 0, count: 0, next: undefined, cards: [] });
});

it('is put away and brought back, and placed in everybody’s own order', async () => {
  const view = (await keep(manager, { ...late, scope: 'company' })).body;
  const order = { order: ['mine', view.id, 'next', 'mine'], hidden: ['spam'] };
  expect((await house.as(agent, 'PUT', '/views/order', order)).body).toMatchObject({
    order: ['mine', view.id, 'next'],
    hidden: ['spam'],
  });
  expect((await house.as(lead, 'GET', '/views')).body).toMatchObject({ order: [], hidden: [] });
  expect((await house.as(manager, 'DELETE', `/views/${view.id}`)).status).toBe(204);
  expect((await house.as(agent, 'GET', '/views')).body).toMatchObject({ items: [], order: ['mine', 'next'] });
  expect((await house.as(agent, 'GET', `/tickets?view=${view.id}`)).status).toBe(404);
  expect((await house.as(manager, 'POST', `/views/${view.id}/restoration`)).status).toBe(200);
  expect((await house.as(agent, 'GET', '/views')).body).toMatchObject({
    items: [{ id: view.id }],
    order: ['mine', view.id, 'next'],
  });
  const told = (await house.events()).filter((event) => event.name.startsWith('view.'));
  expect(told.map((event) => [event.name, event.payload])).toEqual(
    ['view.created', 'view.deleted', 'view.restored'].map((name) => [name, { viewId: view.id }]),
  );
});

it('refuses what is no filter, with its field', async () => {
  for (const filter of [
    { status: ['gone'] },
    { created: { after: 'yesterday' } },
    { assignee: [] },
    { fields: [{}] },
  ]) {
    const refused = await keep(agent, { name: 'x', filter });
    expect(refused).toMatchObject({ status: 422 });
    expect(refused.body.errors[0].path).toMatch(/^filter\./);
    const asked = await house.as(agent, 'GET', `/tickets?filter=${encodeURIComponent(JSON.stringify(filter))}`);
    expect(asked.status).toBe(422);
    expect(asked.body.errors[0].path).toMatch(/^filter\./);
  }
  expect((await house.as(agent, 'GET', '/tickets?filter=nonsense')).status).toBe(422);
  expect((await house.as(agent, 'GET', `/tickets?view=${newId()}`)).status).toBe(404);
});
