import fc from 'fast-check';
import { expect, it } from 'vitest';
import { STATUSES } from '../../../contract/tickets.ts';
import type { TicketHouse } from '../../testing/tickets.ts';
import { mail, openTicketHouse } from '../../testing/tickets.ts';
import { stateUndone, stateWithMerged } from './merging.ts';
import type { TicketState } from './tickets.tables.ts';

const GIULIA = 'g.ferraro@postanova.example';
const BRUNO = 'bruno@altrove.example';

const texts = async (house: TicketHouse, number: number) =>
  (await house.messages(number)).filter(({ type }) => type !== 'auto').map(({ text }) => text.split('\n')[0]);
const numbersIn = async (house: TicketHouse, view = 'all') =>
  (await house.call('GET', `/tickets?view=${view}`)).body.items.map((row: { number: number }) => row.number);

/** Two requests of two people on one desk: #1 answered and waiting, #2 new. */
async function twoRequests() {
  const house = await openTicketHouse();
  const one = (await house.take(mail({ 'Message-ID': '<one@x.example>' }, 'The lamp is dark.\r\n'))).ticket;
  await house.call('POST', `/tickets/${one.id}/messages`, { body: { type: 'reply', text: 'We look at it.' } });
  house.clock.set(house.clock.now().add({ minutes: 30 }));
  const other = mail({ From: BRUNO, Subject: 'Lamp', 'Message-ID': '<two@x.example>' }, 'Still dark.\r\n');
  const two = (await house.take(other)).ticket;
  return { house, one, two };
}

it('a merge points to the survivor: one thread, one row, everybody in it, and what waited waits there', async () => {
  const { house, one, two } = await twoRequests();
  const agent = await house.teammate('agent');
  const due = (await house.ticket(2)).dueAt;
  const before = (await house.events()).length;
  const merged = await house.as(agent, 'POST', `/tickets/${two.id}/merge`, { into: '1' });
  expect(merged.status).toBe(200);
  expect(merged.body).toMatchObject({ number: 1, status: 'open', dueAt: due, snippet: 'Still dark.' });
  expect(merged.body.merged).toMatchObject([{ number: 2 }]);
  expect((await house.events(before)).map((event) => [event.name, event.ticketId])).toEqual([
    ['ticket.merged', two.id],
    ['ticket.merged', one.id],
    ['ticket.status-changed', one.id],
  ]);
  expect(await texts(house, 1)).toEqual(['The lamp is dark.', 'We look at it.', 'Still dark.']);
  expect((await house.messages(1)).map((message) => message.mergedFrom)).toEqual([null, null, null, 2, 2]);
  expect(await numbersIn(house)).toEqual([1]);
  expect(await numbersIn(house, 'open')).toEqual([1]);
  expect((await house.call('GET', '/tickets/counts')).body.views).toMatchObject({ open: 1, all: 1 });
  expect(await house.ticket(2)).toMatchObject({ mergedInto: 1, merge: { number: 1 } });

  // An answer goes to the people of both, and answers of both come to the survivor.
  await house.call('POST', `/tickets/${one.id}/messages`, { body: { type: 'reply', text: 'To you both.' } });
  const [letter] = await house.outbox();
  expect([...letter.to].sort()).toEqual([BRUNO, GIULIA]);
  const answer = mail({ From: BRUNO, 'In-Reply-To': '<two@x.example>' }, 'Thank you.\r\n');
  expect(await house.take(answer)).toMatchObject({ outcome: 'appended', ticket: { number: 1 } });
  expect((await house.messages(1)).at(-1)).toMatchObject({ text: 'Thank you.', fromUnconfirmed: false });
  // Changing the merged one is refused: it is not where the work is.
  expect((await house.call('PUT', `/tickets/${two.id}/priority`, { body: { priority: 'low' } })).status).toBe(409);
});

it('undone at once, both are again what they were', async () => {
  const { house, one, two } = await twoRequests();
  const seen = async () => {
    const both = [await house.ticket(1), await house.ticket(2)];
    return both.map(({ version: _, updatedAt: __, ...rest }) => rest);
  };
  const before = await seen();
  const messages = [await house.messages(1), await house.messages(2)];
  await house.call('POST', `/tickets/${two.id}/merge`, { body: { into: one.id } });
  house.clock.set(house.clock.now().add({ hours: 24 * 29 }));
  const undone = await house.call('DELETE', `/tickets/${two.id}/merge`);
  expect(undone.status).toBe(200);
  expect(await seen()).toEqual(before);
  expect([await house.messages(1), await house.messages(2)]).toEqual(messages);
  expect((await house.call('DELETE', `/tickets/${two.id}/merge`)).status).toBe(404);
});

it('what was said and done since a merge stays with the survivor', async () => {
  const { house, one, two } = await twoRequests();
  await house.call('POST', `/tickets/${two.id}/merge`, { body: { into: one.id } });
  await house.call('POST', `/tickets/${one.id}/messages`, {
    body: { type: 'reply', text: 'Solved.', status: 'solved' },
  });
  await house.call('DELETE', `/tickets/${two.id}/merge`);
  expect(await house.ticket(1)).toMatchObject({ status: 'solved', merged: [] });
  expect(await house.ticket(2)).toMatchObject({ status: 'new', mergedInto: null });
  expect(await texts(house, 1)).toEqual(['The lamp is dark.', 'We look at it.', 'Solved.']);
});

it('is refused for itself, twice, across desks, after 30 days, and to those who may not', async () => {
  const { house, one, two } = await twoRequests();
  const merge = (id: string, into: string) => house.call('POST', `/tickets/${id}/merge`, { body: { into } });
  expect((await merge(one.id, one.id)).body.type).toContain('merge-itself');
  const { ticket: elsewhere } = await house.take(mail({ To: 'it@officinalume.example', Subject: 'Printer' }));
  expect((await merge(two.id, elsewhere.id)).body.type).toContain('other-desk');
  expect((await merge(two.id, '999')).status).toBe(404);
  const learner = await house.teammate('teammate');
  expect((await house.as(learner, 'POST', `/tickets/${two.id}/merge`, { into: one.id })).status).toBe(403);
  const stranger = await house.teammate('agent', { deskId: house.itDeskId });
  expect((await house.as(stranger, 'POST', `/tickets/${two.id}/merge`, { into: one.id })).status).toBe(404);
  expect((await merge(two.id, one.id)).status).toBe(200);
  expect((await merge(two.id, one.id)).body.type).toContain('merged');
  expect((await merge(one.id, two.id)).body.type).toContain('merged');
  house.clock.set(house.clock.now().add({ hours: 24 * 31 }));
  expect((await house.call('DELETE', `/tickets/${two.id}/merge`)).body.type).toContain('too-late');
});

it('offers the recent tickets of the same person, and finds by number and by words', async () => {
  const { house, one, two } = await twoRequests();
  const third = (await house.take(mail({ Subject: 'Invoice for the lamp' }))).ticket;
  const candidates = async (id: string, q = '') =>
    (await house.call('GET', `/tickets/${id}/merge-candidates?q=${encodeURIComponent(q)}`)).body.items.map(
      (each: { number: number; samePerson: boolean }) => [each.number, each.samePerson],
    );
  expect(await candidates(one.id)).toEqual([[third.number, true]]);
  expect(await candidates(one.id, '#2')).toEqual([[2, false]]);
  expect(await candidates(two.id, 'invoice')).toEqual([[third.number, false]]);
  expect(await candidates(two.id, '100% _')).toEqual([]);
});

it('a ticket that moves takes what was merged into it along', async () => {
  const { house, one, two } = await twoRequests();
  await house.call('POST', `/tickets/${two.id}/merge`, { body: { into: one.id } });
  const there = await house.teammate('agent', { deskId: house.itDeskId });
  await house.call('PUT', `/tickets/${one.id}/desk`, { body: { deskId: house.itDeskId } });
  const { body } = await house.as(there, 'GET', `/tickets/${one.id}/messages`);
  const merged = body.items.find((message: { mergedFrom: number | null }) => message.mergedFrom === 2);
  expect((await house.as(there, 'GET', `/messages/${merged.id}/original`)).status).toBe(200);
});

it('status links of both lead to the survivor', async () => {
  const { house, one, two } = await twoRequests();
  const links = [(await house.ticket(1)).statusUrl, (await house.ticket(2)).statusUrl];
  await house.call('POST', `/tickets/${two.id}/merge`, { body: { into: one.id } });
  for (const link of links) {
    const page = await house.app.request(new URL(link).pathname, { headers: { host: new URL(link).host } });
    const shown = await page.text();
    expect(shown).toContain('The lamp is dark.');
    expect(shown).toContain('Still dark.');
  }
});

it('who is out of it again, by the undoing or by hand, has no link to it', async () => {
  const { house, one, two } = await twoRequests();
  const linkOf = async (number: number) => (await house.ticket(number)).statusUrl;
  const merge = () => house.call('POST', `/tickets/${two.id}/merge`, { body: { into: one.id } });
  const first = await linkOf(1);
  await merge();
  await house.call('DELETE', `/tickets/${two.id}/merge`);
  expect(await linkOf(1), 'nobody was written to').toBe(first);
  await merge();
  house.clock.set(house.clock.now().add({ minutes: 1 }));
  await house.call('POST', `/tickets/${one.id}/messages`, { body: { type: 'reply', text: 'To you both.' } });
  const own = await linkOf(2);
  await house.call('DELETE', `/tickets/${two.id}/merge`);
  expect(await linkOf(1)).not.toBe(first);
  expect(await linkOf(2)).toBe(own);
  await merge();
  const { contactId } = (await house.ticket(1)).participants.find(
    (each: { address: string }) => each.address === BRUNO,
  );
  expect((await house.call('DELETE', `/tickets/${one.id}/participants/${contactId}`)).status).toBeLessThan(300);
  const { host, pathname } = new URL(own);
  expect((await house.app.request(pathname, { headers: { host } })).status).toBe(404);
});

const anyInstant = fc.integer({ min: 0, max: 5 }).map((n) => `2026-11-19T1${n}:00:00Z`);
const anyState: fc.Arbitrary<TicketState> = fc.record({
  status: fc.constantFrom(...STATUSES),
  replyDueAt: fc.option(anyInstant),
  lastMessageAt: anyInstant,
  lastIncomingAt: fc.option(anyInstant),
  solvedAt: fc.option(anyInstant),
  closedAt: fc.option(anyInstant),
});

it('merged and undone leaves any state as before, and nobody who waits is forgotten in between', () => {
  fc.assert(
    fc.property(anyState, anyState, (survivor, merged) => {
      const after = stateWithMerged(survivor, merged);
      expect(stateUndone(after, survivor, after)).toEqual(survivor);
      if (['new', 'open'].includes(merged.status)) expect(['new', 'open']).toContain(after.status);
    }),
  );
});
