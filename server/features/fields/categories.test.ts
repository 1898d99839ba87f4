import { expect, it } from 'vitest';
import { openTicketHouse } from '../../testing/tickets.ts';

const letter = ['From: a@riders.example', 'To: support@officinalume.example', 'Subject: Lamp', '', 'Hm'].join('\r\n');

it('a tree for each desk: made by path, moved with what lies below, never in a circle', async () => {
  const house = await openTicketHouse();
  const { deskId, itDeskId } = house;
  const lead = await house.teammate('lead', { deskId });
  const agent = await house.teammate('agent', { deskId });
  const { ticket } = await house.take(letter);
  const sort = async (actor: typeof lead, category: string | null) =>
    (await house.as(actor, 'PATCH', `/tickets/${ticket.id}`, { category })).body;
  const tree = async () => (await house.as(agent, 'GET', `/desks/${deskId}/categories`)).body.items;

  // Who may, makes what is not there; by path, every part of it.
  expect((await sort(agent, 'Luna 2 > Seal')).errors).toMatchObject([{ path: 'category' }]);
  expect((await sort(lead, 'Luna 2 > Seal')).category).toMatchObject({ name: 'Seal', path: ['Luna 2', 'Seal'] });
  expect((await sort(agent, 'LUNA 2 › seal')).category).toMatchObject({ path: ['Luna 2', 'Seal'] });
  expect((await sort(agent, 'seal')).category).toMatchObject({ path: ['Luna 2', 'Seal'] });
  const [luna, seal] = await tree();
  expect([luna, seal]).toMatchObject([
    { name: 'Luna 2', depth: 1, parentId: null, openTickets: 0, can: { change: false } },
    { name: 'Seal', depth: 2, parentId: luna.id, openTickets: 1 },
  ]);

  const make = (name: string, parentId: string | null) =>
    house.as(lead, 'POST', `/desks/${deskId}/categories`, { name, parentId });
  const change = (id: string, body: object) => house.as(lead, 'PATCH', `/categories/${id}`, body);
  const { body: bikes } = await make('Bikes', null);
  expect((await make('BIKES', null)).status).toBe(422);
  expect((await make('A > b', null)).status).toBe(422);
  expect((await change(luna.id, { parentId: seal.id })).status).toBe(422);
  expect((await change(luna.id, { parentId: bikes.id, name: 'Luna' })).body.path).toEqual(['Bikes', 'Luna']);
  expect((await house.ticket(ticket.id)).category.path).toEqual(['Bikes', 'Luna', 'Seal']);
  const { body: fourth } = await make('Rubber', seal.id);
  expect((await make('Too deep', fourth.id)).status).toBe(422);
  expect(
    (
      await make(
        'Elsewhere',
        (
          await house.call('POST', `/desks/${itDeskId}/categories`, { body: { name: 'X' } })
        ).body.id,
      )
    ).status,
  ).toBe(422);

  // Archived with all below it: the ticket keeps its own, no other gets it; brought back, all above it comes too.
  await house.as(lead, 'POST', `/categories/${bikes.id}/archival`);
  expect(await tree()).toEqual([]);
  expect((await house.ticket(ticket.id)).category.name).toBe('Seal');
  expect((await sort(agent, seal.id)).errors).toMatchObject([{ path: 'category' }]);
  await house.as(lead, 'DELETE', `/categories/${seal.id}/archival`);
  expect((await tree()).map((each: { name: string }) => each.name)).toEqual(['Bikes', 'Luna', 'Seal']);

  // Nothing of another desk is to be seen.
  const elsewhere = await house.teammate('agent', { deskId: itDeskId });
  expect((await house.as(elsewhere, 'GET', '/categories')).body.items).toMatchObject([{ name: 'X' }]);
  expect((await house.as(elsewhere, 'GET', `/desks/${deskId}/categories`)).status).toBe(404);
  const outsider = await house.teammate('lead', { deskId: itDeskId });
  expect((await house.as(outsider, 'PATCH', `/categories/${seal.id}`, { name: 'Mine' })).status).toBe(404);
});

it('one folds into another with its tickets and what lies below it; on another desk the same path is the same', async () => {
  const house = await openTicketHouse();
  const { deskId, itDeskId } = house;
  const make = async (name: string, parentId: string | null = null, on = deskId) =>
    (await house.call('POST', `/desks/${on}/categories`, { body: { name, parentId } })).body;
  const parcels = await make('Parcels');
  const lost = await make('Lost', parcels.id);
  const post = await make('Post');
  const { ticket } = await house.take(letter);
  await house.call('PATCH', `/tickets/${ticket.id}`, { body: { category: lost.id } });

  const merge = (from: string, into: string) => house.call('POST', `/categories/${from}/merge`, { body: { into } });
  expect((await merge(parcels.id, lost.id)).status).toBe(422);
  expect((await merge(parcels.id, post.id)).status).toBe(202);
  const before = await house.ticket(ticket.id);
  expect(before.category.path).toEqual(['Post', 'Lost']);
  expect((await merge(lost.id, post.id)).status).toBe(202);
  const left = async () => (await house.call('GET', `/categories/${lost.id}/remainder`)).body.left;
  expect(await left()).toBe(1);
  await house.runJobs();
  expect(await left()).toBe(0);
  const after = await house.ticket(ticket.id);
  expect(after.category).toEqual({ id: post.id, name: 'Post', path: ['Post'] });
  expect(after.version).toBeGreaterThan(before.version);

  const there = await make('Post', null, itDeskId);
  expect((await house.call('PUT', `/tickets/${ticket.id}/desk`, { body: { deskId: itDeskId } })).body.category.id).toBe(
    there.id,
  );
  await house.call('POST', `/categories/${post.id}/archival`);
  const back = await house.call('PUT', `/tickets/${ticket.id}/desk`, { body: { deskId } });
  expect(back.body.category).toBeNull();
});
