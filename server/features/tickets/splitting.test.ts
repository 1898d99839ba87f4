import { expect, it } from 'vitest';
import type { TicketHouse } from '../../testing/tickets.ts';
import { mail, openTicketHouse } from '../../testing/tickets.ts';

const BRUNO = 'bruno@altrove.example';

const texts = async (house: TicketHouse, number: number) =>
  (await house.messages(number)).filter(({ type }) => type !== 'auto').map(({ text }) => text.split('\n')[0]);

/** Answered, then a second matter under the same thread. */
async function twoMatters() {
  const house = await openTicketHouse();
  const first = mail({ 'Message-ID': '<one@x.example>', Cc: BRUNO }, 'The lamp is dark.\r\n');
  const { ticket } = await house.take(first);
  await house.call('POST', `/tickets/${ticket.id}/messages`, { body: { type: 'reply', text: 'Charge it.' } });
  house.clock.set(house.clock.now().add({ minutes: 10 }));
  const later = mail(
    { 'In-Reply-To': '<one@x.example>', 'Message-ID': '<two@x.example>', Subject: 'Re: Invoice' },
    'And my invoice?\r\n',
  );
  const { message } = await house.take(later);
  return { house, ticket, message };
}

it('a second matter becomes a ticket of its own, linked, and answers to it go there', async () => {
  const { house, ticket, message } = await twoMatters();
  expect(await house.ticket(1)).toMatchObject({ status: 'open' });
  const agent = await house.teammate('agent');
  const split = await house.as(agent, 'POST', `/tickets/${ticket.id}/split`, { fromMessageId: message.id });
  expect(split.status).toBe(201);
  expect(split.body).toMatchObject({ number: 2, subject: 'Re: Invoice', status: 'new', split: { number: 1 } });
  expect(split.body.contact.address).toBe('g.ferraro@postanova.example');
  expect(split.body.links).toMatchObject([{ number: 1, kind: 'split' }]);
  expect(split.body.dueAt).not.toBeNull();
  expect(await texts(house, 1)).toEqual(['The lamp is dark.', 'Charge it.']);
  expect(await texts(house, 2)).toEqual(['And my invoice?']);
  // What is left was answered: it waits for nobody.
  expect(await house.ticket(1)).toMatchObject({ status: 'waiting', dueAt: null, snippet: 'The lamp is dark.' });
  const answer = mail({ 'In-Reply-To': '<two@x.example>' }, 'Any news?\r\n');
  expect(await house.take(answer)).toMatchObject({ outcome: 'appended', ticket: { number: 2 } });
  // The same mail once more is still known.
  expect((await house.take(answer)).outcome).toBe('duplicate');
});

it('undone, the messages are where they were, and the number still leads there', async () => {
  const { house, ticket, message } = await twoMatters();
  const { version: _, updatedAt: __, ...before } = await house.ticket(1);
  const made = (await house.call('POST', `/tickets/${ticket.id}/split`, { body: { messageIds: [message.id] } })).body;
  const undone = await house.call('DELETE', `/tickets/${made.id}/split`);
  expect(undone.body).toMatchObject({ number: 1 });
  const { version: ___, updatedAt: ____, ...after } = await house.ticket(1);
  expect({ ...after, merged: [], links: [] }).toEqual({ ...before, links: [] });
  expect(await texts(house, 1)).toEqual(['The lamp is dark.', 'Charge it.', 'And my invoice?']);
  expect(await house.ticket(2)).toMatchObject({ mergedInto: 1 });
  expect((await house.call('DELETE', `/tickets/${made.id}/split`)).status).toBe(404);
  // Nothing is in it any more that could stand alone.
  expect((await house.call('DELETE', `/tickets/${made.id}/merge`)).body.type).toContain('nothing-left');
});

it('what was written in the new one since goes back with it', async () => {
  const { house, ticket, message } = await twoMatters();
  const made = (await house.call('POST', `/tickets/${ticket.id}/split`, { body: { messageIds: [message.id] } })).body;
  await house.call('POST', `/tickets/${made.id}/messages`, { body: { type: 'reply', text: 'Here it is.' } });
  await house.call('DELETE', `/tickets/${made.id}/split`);
  expect(await texts(house, 1)).toEqual(['The lamp is dark.', 'Charge it.', 'And my invoice?', 'Here it is.']);
});

it('tells nothing of where it came from to those of another desk', async () => {
  const { house, ticket, message } = await twoMatters();
  const made = (await house.call('POST', `/tickets/${ticket.id}/split`, { body: { messageIds: [message.id] } })).body;
  await house.call('PUT', `/tickets/${ticket.id}/desk`, { body: { deskId: house.itDeskId } });
  const agent = await house.teammate('agent', { deskId: house.deskId });
  expect((await house.as(agent, 'GET', `/tickets/${made.id}`)).body).toMatchObject({ split: null, links: [] });
});

it('leaves something behind, begins with a customer, and knows its own messages', async () => {
  const { house, ticket } = await twoMatters();
  const [first, reply] = await house.messages(1);
  const split = (body: unknown) => house.call('POST', `/tickets/${ticket.id}/split`, { body });
  expect((await split({ fromMessageId: first.id })).body.type).toContain('nothing-left');
  expect((await split({ messageIds: [reply.id] })).status).toBe(422);
  expect((await split({ messageIds: [crypto.randomUUID()] })).status).toBe(422);
  expect((await split({})).status).toBe(422);
  const learner = await house.teammate('teammate');
  expect((await house.as(learner, 'POST', `/tickets/${ticket.id}/split`, { messageIds: [first.id] })).status).toBe(403);
});
