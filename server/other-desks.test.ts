import { expect, test } from 'vitest';
import { VIEWS } from '../contract/tickets.ts';
import type { CalledHouse, Caller } from './testing/callers.ts';
import { openCalledHouse, sampleMail } from './testing/callers.ts';

/** How long a live stream must have been silent to have told all that it will tell. */
const SILENCE_MS = 400;
const SUBJECT = 'Una lampada che non si carica';

async function houseWithOneTicket() {
  const called = await openCalledHouse();
  const { house, callers, otherDeskId } = called;
  const taken = await house.call('POST', '/inbound/email', { body: sampleMail(SUBJECT) });
  const { id, number }: { id: string; number: number } = taken.body.ticket;
  const { agent } = callers;
  await agent.call('PUT', `/tickets/${id}/assignee`, { teammateId: agent.teammateId });
  await agent.call('PUT', `/tickets/${id}/tags`, { tags: ['pioggia'] });
  await agent.call('PUT', `/tickets/${id}/draft`, { kind: 'note', html: '<p>Sentire il magazzino</p>', version: 0 });
  const replied = await agent.call('POST', `/tickets/${id}/messages`, { type: 'reply', text: 'Buongiorno Giulia' });
  const { body: ticket } = await agent.call('GET', `/tickets/${id}`);
  const { body: messages } = await agent.call('GET', `/tickets/${id}/messages`);

  // The same customer's question to the other desk, linked to the first: a way to look across.
  const { body: own } = await house.call('POST', '/tickets', {
    body: { subject: 'A new badge', text: 'Hello', contact: { address: ticket.contact.address }, desk: 'IT desk' },
  });
  await house.db
    .insertInto('ticket_links')
    .values({ ticket_id: own.id, other_id: id, kind: 'second_desk', created_at: house.clock.now().toString() })
    .execute();
  return {
    called,
    id,
    number,
    own: own.id as string,
    deskId: house.deskId,
    otherDeskId,
    contactId: ticket.contact.id as string,
    messageId: messages.items[0].id as string,
    fileId: messages.items[0].attachments[0].id as string,
    outgoingId: replied.body.outgoing.id as string,
  };
}

async function eventsHeardBy(caller: Caller, { house }: CalledHouse): Promise<string> {
  await expect
    .poll(() => house.db.selectFrom('events').select('id').where('seq', 'is', null).execute(), { timeout: 5_000 })
    .toEqual([]);
  const response = await house.app.request('/api/v1/live?after=0', { headers: caller.headers });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('no stream came');
  let heard = '';
  for (;;) {
    const next = await Promise.race([
      reader.read(),
      new Promise<null>((resolve) => setTimeout(() => resolve(null), SILENCE_MS)),
    ]);
    if (next === null || next.done) break;
    heard += next.value;
  }
  await reader.cancel();
  return heard;
}

test('a ticket of another desk is nowhere to be found', { timeout: 60_000 }, async () => {
  const made = await houseWithOneTicket();
  const { agent, elsewhere } = made.called.callers;

  // What exists must be seen by the desk's own agent, or the absence below would prove nothing.
  const hidden = [
    `/tickets/${made.id}`,
    `/tickets/${made.number}`,
    `/tickets/${made.id}/messages`,
    `/tickets/${made.id}/events`,
    `/tickets/${made.id}/drafts`,
    `/messages/${made.messageId}/original`,
    `/attachments/${made.fileId}`,
    `/outbox/${made.outgoingId}`,
  ];
  for (const path of hidden) {
    expect([path, (await agent.call('GET', path)).status]).toEqual([path, 200]);
    expect([path, (await elsewhere.call('GET', path)).status]).toEqual([path, 404]);
  }

  const lists = [
    '/tickets',
    ...VIEWS.map((view) => `/tickets?view=${view}`),
    `/tickets?desk=${made.deskId}`,
    '/tickets?desk=Customer%20desk',
    `/tickets?contact=${made.contactId}`,
    `/tickets?assignee=${agent.teammateId}`,
    '/tickets?language=it',
    '/tickets?status=waiting',
    `/tickets/${made.own}`,
    `/tickets/${made.own}/messages`,
    `/tickets/${made.own}/events`,
    '/contacts?q=Bruno',
    `/contacts/${made.contactId}`,
    '/outbox',
    `/outbox?desk=${made.deskId}`,
    '/desks',
    '/me',
  ];
  for (const path of lists) {
    const { body } = await elsewhere.call('GET', path);
    const told = JSON.stringify(body);
    for (const secret of [made.id, made.outgoingId, SUBJECT, 'b.ferraro', 'pioggia']) {
      expect([path, told.includes(secret)]).toEqual([path, false]);
    }
  }
  const seen = await agent.call('GET', `/tickets?contact=${made.contactId}`);
  expect(seen.body.items.map((one: { id: string }) => one.id)).toEqual([made.id]);
});

test('what is counted is what is seen', { timeout: 60_000 }, async () => {
  const made = await houseWithOneTicket();
  const { agent, elsewhere, owner } = made.called.callers;
  const all = async (caller: Caller, query = ''): Promise<number> =>
    (await caller.call('GET', `/tickets/counts${query}`)).body.views?.all ?? 0;
  expect([await all(owner), await all(agent), await all(elsewhere)]).toEqual([2, 1, 1]);
  expect(await all(elsewhere, `?desk=${made.deskId}`)).toBe(0);
  const { body } = await elsewhere.call('GET', '/tickets/counts');
  expect(body.languages.map((one: { language: string }) => one.language)).not.toContain('it');
});

test('nobody hears of another desk’s tickets, whatever happened before', { timeout: 60_000 }, async () => {
  const made = await houseWithOneTicket();
  const { agent, elsewhere } = made.called.callers;
  expect(await eventsHeardBy(agent, made.called)).toContain(made.id);
  const heard = await eventsHeardBy(elsewhere, made.called);
  expect(heard).toContain(made.own);
  for (const secret of [made.id, made.deskId, made.outgoingId]) expect(heard).not.toContain(secret);
});

test('a ticket that moves is seen by its new desk and no longer by the old one', { timeout: 60_000 }, async () => {
  const made = await houseWithOneTicket();
  const { agent, elsewhere, owner } = made.called.callers;
  const moved = await owner.call('PUT', `/tickets/${made.id}/desk`, { deskId: made.otherDeskId });
  expect(moved.status).toBe(200);
  const statuses = async (path: string) => [
    (await agent.call('GET', path)).status,
    (await elsewhere.call('GET', path)).status,
  ];
  expect(await statuses(`/tickets/${made.id}`)).toEqual([404, 200]);
  expect(await statuses(`/tickets/${made.id}/messages`)).toEqual([404, 200]);
  expect(await statuses(`/attachments/${made.fileId}`)).toEqual([404, 200]);
  expect(await statuses(`/messages/${made.messageId}/original`)).toEqual([404, 200]);
});
