import { expect, it } from 'vitest';
import { openTicketHouse } from '../../testing/tickets.ts';

it('a team serves desks, and is changed by whoever may on all of them', async () => {
  const house = await openTicketHouse();
  const { deskId, itDeskId } = house;
  const manager = await house.teammate('manager', { deskId, name: 'Marta' });
  const lead = await house.teammate('lead', { deskId, name: 'Ioana' });
  const agent = await house.teammate('agent', { deskId, name: 'Owen' });
  const elsewhere = await house.teammate('agent', { deskId: itDeskId });

  const made = await house.as(manager, 'POST', '/teams', { name: 'Workshop', desks: [{ deskId, tier: 2 }] });
  expect(made).toMatchObject({
    status: 201,
    body: { name: 'Workshop', desks: [{ id: deskId, tier: 2 }], members: [], can: { change: true, members: true } },
  });
  const path = `/teams/${made.body.id}`;
  expect((await house.as(manager, 'POST', '/teams', { name: 'WORKSHOP', desks: [{ deskId }] })).status).toBe(422);
  expect((await house.as(manager, 'POST', '/teams', { name: 'IT', desks: [{ deskId: itDeskId }] })).status).toBe(422);

  // Who is in it, a lead says too; what it is, only a manager.
  const staffed = await house.as(lead, 'PUT', `${path}/members`, { memberIds: [agent.id, agent.id] });
  expect(staffed.body.members).toEqual([{ id: agent.id, name: 'Owen' }]);
  expect((await house.as(lead, 'PATCH', path, { name: 'Mine' })).status).toBe(403);
  expect((await house.as(agent, 'PUT', `${path}/members`, { memberIds: [] })).status).toBe(403);
  expect((await house.as(lead, 'PUT', `${path}/members`, { memberIds: [crypto.randomUUID()] })).status).toBe(422);

  // Nobody who cannot read the desk learns of it.
  expect((await house.as(elsewhere, 'GET', '/teams')).body.items).toEqual([]);
  expect((await house.as(agent, 'GET', '/teams')).body.items).toMatchObject([
    { name: 'Workshop', can: { change: false, members: false } },
  ]);

  // On a second desk it is the owner's: the manager of one may not change what the other relies on.
  await house.call('PATCH', path, { body: { desks: [{ deskId, tier: 2 }, { deskId: itDeskId }] } });
  expect((await house.as(manager, 'PATCH', path, { name: 'Mine' })).status).toBe(403);
  const [seen] = (await house.as(manager, 'GET', '/teams')).body.items;
  expect(seen.desks).toMatchObject([{ id: deskId }]);
  expect((await house.as(elsewhere, 'GET', '/teams')).body.items).toMatchObject([{ desks: [{ id: itDeskId }] }]);
});

it('who may hold a ticket of a desk, and to whom one may give it', async () => {
  const house = await openTicketHouse();
  const { deskId, itDeskId } = house;
  const lead = await house.teammate('lead', { deskId, name: 'Ioana' });
  const agent = await house.teammate('agent', { deskId, name: 'Owen' });
  await house.teammate('agent', { deskId: itDeskId, name: 'Tomas' });
  const team = (await house.call('POST', '/teams', { body: { name: 'Workshop', desks: [{ deskId }] } })).body;
  const gone = (await house.call('POST', '/teams', { body: { name: 'Old', desks: [{ deskId }] } })).body;
  await house.call('POST', `/teams/${gone.id}/archival`);
  const asked = async (actor: typeof lead) => (await house.as(actor, 'GET', `/desks/${deskId}/assignables`)).body;
  expect((await asked(lead)).teammates).toEqual([
    { id: lead.id, name: 'Ioana', can: true },
    { id: agent.id, name: 'Owen', can: true },
  ]);
  expect((await asked(agent)).teammates.map((one: { can: boolean }) => one.can)).toEqual([false, true]);
  expect((await asked(agent)).teams).toEqual([{ id: team.id, name: 'Workshop', tier: 1, members: [], can: true }]);

  // A ticket goes to a team of its desk, is let go of on another, and no archived one is offered.
  const { ticket } = await house.take(
    ['From: a@riders.example', 'To: support@officinalume.example', 'Subject: Lamp', '', 'Hm'].join('\r\n'),
  );
  const give = (teamName: string | null) => house.as(agent, 'PATCH', `/tickets/${ticket.id}`, { team: teamName });
  expect((await give('workshop')).body.team).toEqual({ id: team.id, name: 'Workshop' });
  expect((await give('Old')).status).toBe(422);
  await house.call('PUT', `/tickets/${ticket.id}/desk`, { body: { deskId: itDeskId } });
  expect((await house.ticket(ticket.id)).team).toBeNull();
  const events = await house.events();
  expect(events.filter((one) => one.name === 'ticket.team-changed').map((one) => one.payload)).toEqual([
    { from: null, to: team.id },
    { from: team.id, to: null },
  ]);
});
