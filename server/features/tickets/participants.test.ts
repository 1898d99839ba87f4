import { expect, it } from 'vitest';
import type { TicketHouse } from '../../testing/tickets.ts';
import { mail, openTicketHouse } from '../../testing/tickets.ts';

const BRUNO = 'bruno@altrove.example';

const whoIn = async (house: TicketHouse) =>
  (await house.ticket(1)).participants.map((each: { address: string; confirmed: boolean }) => [
    each.address,
    each.confirmed,
  ]);

/** To whom an answer goes, written now. */
async function answeredTo(house: TicketHouse, id: string): Promise<string[]> {
  await house.call('POST', `/tickets/${id}/messages`, { body: { type: 'reply', text: 'Hello' } });
  return (await house.outbox())[0].to;
}

it('whoever joins by themselves is written to once a teammate vouches for them, and no more once taken out', async () => {
  const house = await openTicketHouse();
  const { ticket } = await house.take(mail({ 'Message-ID': '<first@postanova.example>' }));
  const { id } = ticket;
  const join = (from: string, cc: string | null = null) =>
    house.take(mail({ From: from, Cc: cc, 'In-Reply-To': '<first@postanova.example>' }, 'Me too.\r\n'));
  await join(BRUNO, 'carla@altrove.example');
  expect((await whoIn(house)).sort()).toEqual([
    [BRUNO, false],
    ['carla@altrove.example', false],
    ['g.ferraro@postanova.example', true],
  ]);
  expect((await house.messages(1)).at(-1)).toMatchObject({ fromUnconfirmed: true });
  expect(await answeredTo(house, id)).toEqual(['g.ferraro@postanova.example']);

  const agent = await house.teammate('agent');
  const contactId = (await house.ticket(1)).participants.find(
    (each: { address: string }) => each.address === BRUNO,
  ).contactId;
  const path = `/tickets/${id}/participants/${contactId}`;
  const elsewhere = await house.teammate('agent', { deskId: house.itDeskId });
  expect((await house.as(elsewhere, 'POST', `${path}/confirmation`)).status).toBe(404);
  let before = (await house.events()).length;
  const confirmed = await house.as(agent, 'POST', `${path}/confirmation`);
  expect(confirmed.status).toBe(200);
  expect(await house.events(before)).toMatchObject([
    { name: 'participant.confirmed', payload: { contactId }, actor: `teammate ${agent.id}`, ticketId: id },
  ]);
  expect((await house.as(agent, 'POST', `${path}/confirmation`)).status).toBe(404);
  expect((await answeredTo(house, id)).sort()).toEqual([BRUNO, 'g.ferraro@postanova.example']);

  const link = (await house.ticket(1)).statusUrl;
  before = (await house.events()).length;
  const removed = await house.as(agent, 'DELETE', path);
  expect(removed.body.statusUrl).not.toBe(link);
  expect((await house.events(before)).map((event) => event.name)).toEqual([
    'participant.removed',
    'ticket.status-link-renewed',
  ]);
  expect((await house.as(agent, 'DELETE', path)).status).toBe(404);
  expect(await answeredTo(house, id)).toEqual(['g.ferraro@postanova.example']);
  const owner = (await house.ticket(1)).contact.id;
  expect((await house.as(agent, 'DELETE', `/tickets/${id}/participants/${owner}`)).status).toBe(404);

  // Their address stands in every answer to an old mail: they come back unconfirmed, whoever names them.
  await join('g.ferraro@postanova.example', BRUNO);
  expect(await whoIn(house)).toContainEqual([BRUNO, false]);
  await house.as(agent, 'DELETE', path);
  await join(BRUNO);
  expect(await whoIn(house)).toContainEqual([BRUNO, false]);
  expect((await house.messages(1)).at(-1)).toMatchObject({ fromUnconfirmed: true });
  // Whom a teammate copies is vouched for with it.
  await house.as(agent, 'POST', `/tickets/${id}/messages`, { type: 'reply', text: 'Both', cc: [BRUNO.toUpperCase()] });
  expect(await whoIn(house)).toContainEqual([BRUNO, true]);
});
