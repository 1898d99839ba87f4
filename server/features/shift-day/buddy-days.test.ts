import { expect, test } from 'vitest';
import { newId } from '../../platform/ids/index.ts';
import { openTicketHouse } from '../../testing/tickets.ts';
import { nextOf } from './kept-tickets.ts';

test('the day of a full-time agent has a soft and a hard stop, which every door holds until a manager lifts it', {
  timeout: 120_000,
}, async () => {
  const house = await openTicketHouse();
  const at = { deskId: house.deskId };
  const marta = await house.teammate('agent', { ...at, name: 'Marta' });
  const piotr = await house.teammate('agent', { ...at, name: 'Piotr' });
  const lead = await house.teammate('lead', { ...at, name: 'Lena' });
  const ioana = await house.teammate('manager', { ...at, name: 'Ioana' });
  const chiara = await house.teammate('teammate', { ...at, name: 'Chiara' });
  let written = 0;
  const letter = async (more: object = {}) => {
    const contact = { address: `someone-${++written}@example.org`, name: `Someone ${written}` };
    return house.call('POST', '/tickets', { body: { subject: 'A charger', text: 'Which one?', contact, ...more } });
  };
  const madeLetter = async (more: object = {}): Promise<string> => (await letter(more)).body.id;
  const answer = async (ticketId: string) => {
    const sent = await house.as(marta, 'POST', `/tickets/${ticketId}/messages`, {
      type: 'reply',
      text: 'The small one.',
    });
    expect([sent.status, sent.body.detail]).toEqual([201, undefined]);
    house.clock.set(house.clock.now().add({ minutes: 1 }));
  };
  const mine = async () => (await house.as(marta, 'GET', '/shifts/today')).body.buddyDay;

  const rules = { buddyDay: { soft: 2, hard: 4 }, looksBeforeAlone: 20 };
  const made = await house.as(ioana, 'POST', '/rotas', { ...at, name: 'Customers', rules });
  const rotaId: string = made.body.id;
  expect(await mine()).toBe(null);
  // Just after midnight where she is, so that yesterday’s answers are another day’s.
  house.clock.set(Temporal.Instant.from('2026-11-18T22:50:00Z'));
  await answer(await madeLetter());
  house.clock.set(Temporal.Instant.from('2026-11-18T23:05:00Z'));
  for (const { id } of [marta, piotr])
    await house.as(ioana, 'PUT', `/rotas/${rotaId}/people/${id}`, { part: 'buddy', timeZone: 'Europe/Rome' });
  await house.as(ioana, 'PUT', `/rotas/${rotaId}/people/${chiara.id}`, { part: 'participant', level: 'learning' });
  expect(await mine()).toMatchObject({ on: '2026-11-19', answered: 0, softStop: 2, hardStop: 4, state: 'fresh' });

  // Answers of her own, and a look at what Chiara wrote: both are work.
  await answer(await madeLetter({ text: 'It is a disgrace, I am furious.' }));
  const held = await house.as(chiara, 'POST', `/tickets/${await madeLetter()}/messages`, {
    type: 'reply',
    text: 'Yes.',
  });
  expect([held.status, held.body.detail]).toEqual([201, undefined]);
  const [waiting] = (await house.as(marta, 'GET', '/reviews?state=waiting')).body.items;
  const look = await house.as(marta, 'POST', `/reviews/${waiting.id}/approval`, {});
  expect([look.status, look.body.detail]).toEqual([200, undefined]);
  expect(await mine()).toMatchObject({ answered: 1, looks: 1, hard: 1, state: 'soft' });

  // At the soft stop she may take more; the last of them is a thread that is split later.
  const thread = await madeLetter();
  expect((await house.as(marta, 'PUT', `/tickets/${thread}/assignee`, { teammateId: marta.id })).status).toBe(200);
  await answer(thread);
  const { address } = (await house.ticket(thread)).contact;
  const second = newId();
  await house.db
    .insertInto('messages')
    .values({
      id: second,
      ticket_id: thread,
      type: 'incoming',
      channel: 'email',
      author_kind: 'contact',
      author_id: null,
      author_name: 'Someone',
      author_address: address,
      text: 'And my bill?',
      visible_text: 'And my bill?',
      html: null,
      language: null,
      message_id_header: null,
      in_reply_to_id: null,
      reply_token: null,
      inbound_id: null,
      created_at: house.clock.now().toString(),
    })
    .execute();
  await answer(await madeLetter());
  expect(await mine()).toMatchObject({ answered: 3, looks: 1, state: 'hard', mayLift: [{ name: 'Ioana' }] });

  // Every door by which a ticket comes to somebody.
  const enough = [409, 'urn:sportello:problem:enough-for-today'];
  const free = await madeLetter();
  const macro = await house.as(lead, 'POST', '/saved-replies', {
    name: 'To Marta',
    desks: [house.deskId],
    effects: { assignee: marta.id },
  });
  expect([macro.status, macro.body.detail]).toEqual([201, undefined]);
  const brief = { teammateId: marta.id, wants: 'A charger', tried: 'Nothing', next: 'Say which' };
  const doors: Record<string, () => Promise<{ status: number; body: { type?: string } }>> = {
    'taking it': () => house.as(marta, 'PUT', `/tickets/${free}/assignee`, { teammateId: marta.id }),
    'giving it': () => house.as(lead, 'PUT', `/tickets/${free}/assignee`, { teammateId: marta.id }),
    'changing it': () => house.as(lead, 'PATCH', `/tickets/${free}`, { assignee: marta.id }),
    'handing it over': () => house.as(lead, 'POST', `/tickets/${free}/handover`, brief),
    'a macro': () => house.as(lead, 'POST', `/tickets/${free}/macro`, { savedReplyId: macro.body.id }),
    'a reply with a macro': () =>
      house.as(lead, 'POST', `/tickets/${free}/messages`, { type: 'reply', text: 'Yes.', macro: macro.body.id }),
    'a program’s new one': () => letter({ assignee: marta.id }),
  };
  for (const [door, open] of Object.entries(doors)) {
    const { status, body } = await open();
    expect([door, status, body.type]).toEqual([door, ...enough]);
  }
  await house.as(lead, 'POST', '/bulk-changes', { tickets: { ids: [free] }, change: { assignee: marta.id } });
  await house.runJobs();
  expect((await house.ticket(free)).assignee).toBe(null);
  const split = await house.as(lead, 'POST', `/tickets/${thread}/split`, { messageIds: [second] });
  expect([split.status, split.body.detail]).toEqual([201, undefined]);
  expect((await house.ticket(split.body.id)).assignee).toBe(null);
  expect((await house.ticket(thread)).assignee).toMatchObject({ name: 'Marta' });
  // What is hard goes to who has room.
  await letter({ text: 'It is a disgrace, I am furious.', subject: 'Angry' });
  const kept = (await house.as(marta, 'GET', `/rotas/${rotaId}/kept`)).body.items;
  expect(kept).toMatchObject([{ subject: 'Angry', takeIt: { name: 'Piotr' } }]);
  // Nor to who stepped away for a bit.
  await house.as(piotr, 'PUT', '/reviews/away', { minutes: 30 });
  expect((await house.as(marta, 'GET', `/rotas/${rotaId}/kept`)).body.items).toMatchObject([{ takeIt: null }]);
  await house.as(piotr, 'DELETE', '/reviews/away');

  const days = await house.as(lead, 'GET', `/rotas/${rotaId}/buddy-days`);
  expect(days.body.items).toMatchObject([
    { teammate: { name: 'Marta' }, state: 'hard', can: { lift: false } },
    { teammate: { name: 'Piotr' }, state: 'fresh' },
  ]);
  const lift = `/rotas/${rotaId}/buddy-days/${marta.id}/lift`;
  // A manager's own stop is another manager's to lift.
  await house.as(ioana, 'PUT', `/rotas/${rotaId}/people/${ioana.id}`, { part: 'buddy' });
  await house.as(ioana, 'PATCH', `/rotas/${rotaId}`, { rules: { buddyDay: { soft: 1, hard: 1 } } });
  const sent = await house.as(ioana, 'POST', `/tickets/${free}/messages`, { type: 'reply', text: 'Yes.' });
  expect(sent.status).toBe(201);
  const radu = await house.teammate('manager', { ...at, name: 'Radu' });
  const own = `/rotas/${rotaId}/buddy-days/${ioana.id}/lift`;
  expect((await house.as(ioana, 'POST', own, { reason: 'Once more' })).status).toBe(403);
  expect((await house.as(radu, 'POST', own, { reason: 'Once more' })).body).toMatchObject({ state: 'fresh' });
  expect((await house.as(lead, 'POST', lift, { reason: 'Two easy ones' })).status).toBe(403);
  expect((await house.as(ioana, 'POST', lift, { reason: 'Two easy ones' })).body).toMatchObject({
    state: 'fresh',
    lifted: { by: 'Ioana', reason: 'Two easy ones' },
  });
  expect((await house.as(ioana, 'POST', lift, { reason: 'Again' })).body.type).toContain('no-stop');
  expect((await house.as(marta, 'PUT', `/tickets/${free}/assignee`, { teammateId: marta.id })).status).toBe(200);
  // It holds for that day: the next one is full again on its own.
  house.clock.set(Temporal.Instant.from('2026-11-19T23:30:00Z'));
  expect(await mine()).toMatchObject({ on: '2026-11-20', answered: 0, lifted: null });
});

test('hard ones go in turn, and the same topic not always to the same person', () => {
  const buddy = (name: string, hardLately: number, topics: [string, number][] = []) => ({
    id: name,
    name,
    hardLately,
    byTopic: new Map(topics),
  });
  const two = () => [buddy('Marta', 2, [['billing', 2]]), buddy('Piotr', 3)];
  expect(nextOf(two(), 'firmware')?.name).toBe('Marta');
  expect(nextOf(two(), 'billing')?.name).toBe('Piotr');
  const alike = [buddy('Marta', 0), buddy('Piotr', 0)];
  const turns = [1, 2, 3, 4].map(() => nextOf(alike, 'billing')?.name);
  expect(turns).toEqual(['Marta', 'Piotr', 'Marta', 'Piotr']);
  expect(nextOf([], 'billing')).toBe(null);
});
