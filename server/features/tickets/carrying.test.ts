import { expect, it } from 'vitest';
import type { TicketHouse } from '../../testing/tickets.ts';
import { openTicketHouse } from '../../testing/tickets.ts';

async function opened(house: TicketHouse, more: object = {}) {
  const made = await house.call('POST', '/tickets', {
    body: { subject: 'Lamp', text: 'Hm', contact: { address: 'a@riders.example' }, ...more },
  });
  expect(made.status).toBe(201);
  return made.body;
}

it('two who change one field see both versions; the one who knows what is there now may go on', async () => {
  const house = await openTicketHouse();
  const marta = await house.teammate('agent', { name: 'Marta Rinaldi' });
  const owen = await house.teammate('agent', { name: 'Owen' });
  const { id } = await opened(house);
  const seen = await house.call('GET', `/tickets/${id}`);
  const etag = seen.headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[^"]+"$/);
  await house.as(marta, 'PATCH', `/tickets/${id}`, { priority: 'urgent' }, { 'if-match': etag });

  for (const [path, method, body] of [
    [`/tickets/${id}`, 'PATCH', { priority: 'low' }],
    [`/tickets/${id}/priority`, 'PUT', { priority: 'low' }],
  ] as const) {
    const refused = await house.as(owen, method, path, body, { 'if-match': etag });
    expect(refused.status).toBe(412);
    expect(refused.body).toMatchObject({
      changes: [{ field: 'priority', value: 'urgent', by: { kind: 'teammate', id: marta.id, name: 'Marta Rinaldi' } }],
    });
    expect(refused.body.changes[0].at).toBe('2026-11-19T10:20:00Z');
  }
  const old = await house.as(owen, 'PATCH', `/tickets/${id}`, { priority: 'low', ifVersion: seen.body.version });
  expect(old).toMatchObject({ status: 409, body: { changes: [{ field: 'priority', value: 'urgent' }] } });
  expect((await house.ticket(id)).priority).toBe('urgent');

  const now = (await house.call('GET', `/tickets/${id}`)).headers.get('etag') ?? '';
  expect(now).not.toBe(etag);
  for (const header of [`"other", W/${now}`, '*']) {
    const done = await house.as(owen, 'PATCH', `/tickets/${id}`, { priority: 'low' }, { 'if-match': header });
    expect(done.status).toBe(200);
    await house.as(owen, 'PATCH', `/tickets/${id}`, { priority: 'low' });
  }
  expect((await house.as(owen, 'PATCH', `/tickets/${id}`, { priority: 'high' }, { 'if-match': 'v1' })).status).toBe(
    412,
  );
});

it('dates, an estimate and time spent: each told in its event, the sum right, and one takes away only what is one’s own', async () => {
  const house = await openTicketHouse();
  const marta = await house.teammate('agent', { name: 'Marta' });
  const owen = await house.teammate('agent', { name: 'Owen' });
  const { id } = await opened(house);
  const friday = '2026-11-27T15:00:00Z';
  const before = (await house.events()).length;
  const change = { deadlineAt: friday, promisedAt: '2026-11-27T16:00:00+01:00', estimatedMinutes: 90 };
  const done = await house.as(marta, 'PATCH', `/tickets/${id}`, change);
  expect(done.body).toMatchObject({ deadlineAt: friday, promisedAt: friday, estimatedMinutes: 90, spentMinutes: 0 });
  await house.as(marta, 'PUT', `/tickets/${id}/promise`, { promisedAt: null });
  expect((await house.events(before)).map((event) => event.name)).toEqual([
    'ticket.deadline-changed',
    'ticket.promised',
    'ticket.estimated',
    'ticket.promise-withdrawn',
  ]);

  const first = await house.as(marta, 'POST', `/tickets/${id}/time`, { minutes: 25, note: 'Read the manual' });
  expect(first.body).toMatchObject({ minutes: 25, spentOn: '2026-11-19', by: { id: marta.id, name: 'Marta' } });
  await house.as(owen, 'POST', `/tickets/${id}/time`, { minutes: 5, spentOn: '2026-11-18' });
  expect((await house.as(owen, 'POST', `/tickets/${id}/time`, { minutes: 5, spentOn: '2026-12-18' })).status).toBe(422);
  expect((await house.as(owen, 'POST', `/tickets/${id}/time`, { minutes: 0 })).status).toBe(422);
  expect((await house.ticket(id)).spentMinutes).toBe(30);
  expect((await house.as(owen, 'DELETE', `/tickets/${id}/time/${first.body.id}`)).status).toBe(403);
  expect((await house.as(marta, 'DELETE', `/tickets/${id}/time/${first.body.id}`)).status).toBe(204);
  expect((await house.ticket(id)).spentMinutes).toBe(5);
  const { body } = await house.as(marta, 'GET', `/tickets/${id}/time`);
  expect(body.items).toMatchObject([{ minutes: 5, spentOn: '2026-11-18', can: { remove: false } }]);

  // The timeline says from where, and what is of little weight.
  const timeline = (await house.as(marta, 'GET', `/tickets/${id}/events`)).body.items;
  const told = new Map(timeline.map((event: { name: string }) => [event.name, event]));
  expect(told.get('ticket.promised')).toMatchObject({ via: 'app', minor: false });
  expect(told.get('ticket.time-spent')).toMatchObject({ via: 'app', minor: true });
  expect(told.get('ticket.created')).toMatchObject({ via: 'api' });
});

it('a tag has one spelling on a desk, is counted where one may see it, renamed and merged with one event', async () => {
  const house = await openTicketHouse();
  const { deskId, itDeskId } = house;
  const lead = await house.teammate('lead', { deskId });
  const agent = await house.teammate('agent', { deskId });
  const one = await opened(house, { tags: ['VIP', 'rain'] });
  const two = await opened(house, { tags: ['vip ', 'Rain'] });
  expect(two.tags).toEqual(['VIP', 'rain']);
  await opened(house, { desk: 'IT desk', tags: ['vip', 'secret'] });
  const tags = async (actor: typeof lead, query = '') => (await house.as(actor, 'GET', `/tags${query}`)).body.items;
  expect(await tags(agent)).toEqual([
    { name: 'rain', count: 2 },
    { name: 'VIP', count: 2 },
  ]);
  expect(await tags(agent, '?q=s')).toEqual([]);
  expect((await house.call('GET', '/tags?q=VI')).body.items).toEqual([{ name: 'VIP', count: 3 }]);
  const filter = encodeURIComponent(JSON.stringify({ tags: ['ViP'] }));
  expect((await house.call('GET', `/tickets?filter=${filter}`)).body.items).toHaveLength(3);
  expect((await house.call('GET', '/tags?limit=1')).body).toMatchObject({ items: [{ name: 'rain' }] });
  expect(await tags(agent, '?q=%25')).toEqual([]);

  // One at a time, for programs and macros.
  expect((await house.as(agent, 'POST', `/tickets/${one.id}/tags/Wet%20cable`)).body.tags).toEqual([
    'VIP',
    'rain',
    'Wet cable',
  ]);
  expect((await house.as(agent, 'DELETE', `/tickets/${one.id}/tags/WET%20CABLE`)).body.tags).toEqual(['VIP', 'rain']);

  const before = (await house.events()).length;
  expect((await house.as(lead, 'POST', '/tags/vip/rename', { to: 'Rain' })).status).toBe(202);
  // How far it is: told of the desks on which one renames.
  const left = async (actor: typeof lead) => (await house.as(actor, 'GET', '/tags/VIP/remainder')).body.left;
  expect(await left(lead)).toBe(2);
  expect((await house.as(agent, 'GET', '/tags/VIP/remainder')).status).toBe(403);
  expect((await house.as(lead, 'GET', `/tags/vip/remainder?desk=${itDeskId}`)).status).toBe(404);
  await house.runJobs();
  expect(await left(lead)).toBe(0);
  expect((await house.ticket(one.id)).tags).toEqual(['rain']);
  expect((await house.ticket(one.id)).version).toBeGreaterThan(one.version);
  expect((await house.events(before)).map((event) => [event.name, event.deskId, event.payload])).toEqual([
    ['tag.renamed', deskId, { from: 'VIP', to: 'rain' }],
  ]);
  // The other desk's tag of this name is another's.
  expect((await house.call('GET', `/tags?desk=${itDeskId}`)).body.items).toContainEqual({ name: 'vip', count: 1 });
  expect((await house.as(lead, 'POST', '/tags/secret/rename', { to: 'x' })).status).toBe(404);
  await house.as(lead, 'POST', '/tags/rain/rename', { to: 'Rain' });
  await house.runJobs();
  expect(await tags(agent)).toEqual([{ name: 'Rain', count: 2 }]);
});
