import { expect, it } from 'vitest';
import { contact, contactDetail } from '../../../contract/contacts.ts';
import { mail, openTicketHouse } from '../../testing/tickets.ts';

it('shows the people whose tickets one may see, in pages, each with what happened where one may look', async () => {
  const house = await openTicketHouse();
  const writers: [from: string, to?: string][] = [
    ['Zoe Amari <zoe@posta.example>'],
    ['Ada Neri <ada@posta.example>'],
    ['carla@posta.example'],
    ['Ion Pop <ion@altrove.example>', 'it@officinalume.example'],
  ];
  for (const [From, To] of writers) await house.take(mail({ From, ...(To ? { To } : {}) }));
  const names = async (query: string, actor = here) => {
    const { body } = await house.as(actor, 'GET', `/contacts${query}`);
    for (const item of body.items) expect(contact.parse(item)).toEqual(item);
    return body.items.map((each: { name: string }) => each.name);
  };
  const here = await house.teammate('agent', { deskId: house.deskId });
  const there = await house.teammate('agent', { deskId: house.itDeskId });
  const all = ['Ada Neri', 'carla@posta.example', 'Zoe Amari'];
  expect((await names('')).toSorted()).toEqual(all.toSorted());
  expect(await names('', there)).toEqual(['Ion Pop']);
  expect(await names('?q=ion', here)).toEqual([]);
  expect(await names('?q=AMARI')).toEqual(['Zoe Amari']);

  const walked: string[] = [];
  let cursor: string | null = null;
  do {
    const { body } = await house.as(here, 'GET', `/contacts?limit=1${cursor ? `&cursor=${cursor}` : ''}`);
    walked.push(...body.items.map((each: { name: string }) => each.name));
    cursor = body.nextCursor;
  } while (cursor);
  expect(walked).toEqual(await names(''));

  const { id } = (await house.ticket(1)).contact;
  const opened = (await house.as(here, 'GET', `/contacts/${id}`)).body;
  expect(contactDetail.parse(opened)).toEqual(opened);
  expect(opened).toMatchObject({
    identities: [{ kind: 'email', value: 'zoe@posta.example', proved: false, bounced: false }],
    tickets: [{ number: 1 }],
  });
  expect((await house.as(there, 'GET', `/contacts/${id}`)).status).toBe(404);
  // One who wrote to both desks: each sees what happened on its own.
  await house.take(mail({ From: 'zoe@posta.example', To: 'it@officinalume.example' }));
  const seen = async (actor: typeof here) => {
    const { tickets } = (await house.as(actor, 'GET', `/contacts/${id}`)).body;
    return tickets.map((each: { number: number }) => each.number);
  };
  expect([await seen(here), await seen(there)]).toEqual([[1], [5]]);
});

it('counts a customer’s time from the first message that one may see, and not from their card', async () => {
  const house = await openTicketHouse();
  const here = await house.teammate('agent', { deskId: house.deskId });
  const entered = await house.as(here, 'POST', '/contacts', {
    identities: [{ kind: 'email', value: 'ada@posta.example' }],
  });
  const since = async () => (await house.as(here, 'GET', `/contacts/${entered.body.id}`)).body.customerSince;
  expect([entered.body.customerSince, await since()]).toEqual([null, null]);
  for (const [days, To] of [
    [3, 'it@officinalume.example'],
    [8, 'support@officinalume.example'],
    [9, 'support@officinalume.example'],
  ] as const) {
    house.clock.set(house.clock.now().add({ hours: 24 * days }));
    await house.take(mail({ From: 'Ada Neri <ada@posta.example>', To, 'Message-ID': `<${days}@posta.example>` }));
  }
  const first = (await house.call('GET', '/tickets/2')).body.createdAt;
  expect(await since()).toBe(first);
});
