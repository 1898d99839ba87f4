import { expect, it } from 'vitest';
import { mail, openTicketHouse } from '../../testing/tickets.ts';

it('closes what was solved and quiet for seven days; a letter after that begins a linked ticket', async () => {
  const house = await openTicketHouse();
  const first = await house.take(mail({ 'Message-ID': '<first@postanova.example>' }));
  const lively = await house.take(mail({ From: 'a@posta.example', 'Message-ID': '<lively@posta.example>' }));
  const binned = await house.take(mail({ From: 'b@posta.example' }));
  for (const { ticket } of [first, lively, binned]) await house.call('POST', `/tickets/${ticket.id}/solution`);
  const discarded = { discarded_at: house.clock.now().toString() };
  await house.db.updateTable('tickets').set(discarded).where('id', '=', binned.ticket.id).execute();
  const pass = (duration: Temporal.DurationLike) => house.clock.set(house.clock.now().add(duration));

  pass({ hours: 24 * 7 - 1 });
  await house.doJob('tickets.close-quiet');
  expect((await house.ticket(1)).status).toBe('solved');
  await house.take(mail({ From: 'a@posta.example', 'In-Reply-To': '<lively@posta.example>' }, 'Not quite.\r\n'));
  pass({ hours: 1 });
  const before = (await house.events()).length;
  await house.doJob('tickets.close-quiet');
  expect(await house.ticket(1)).toMatchObject({ status: 'closed', closedAt: house.clock.now().toString() });
  expect((await house.ticket(2)).status).toBe('open');
  expect(await house.events(before)).toMatchObject([
    { name: 'ticket.closed', payload: { from: 'solved' }, ticketId: first.ticket.id, actor: 'system' },
  ]);
  await house.doJob('tickets.close-quiet');
  expect(await house.events(before)).toHaveLength(1);

  const later = await house.take(mail({ 'In-Reply-To': '<first@postanova.example>' }, 'It is back.\r\n'));
  expect(later).toMatchObject({ outcome: 'created', ticket: { number: 4 } });
  expect(await house.ticket(4)).toMatchObject({ status: 'new', links: [{ number: 1, kind: 'follow_up' }] });
  expect(await house.ticket(1)).toMatchObject({ status: 'closed', links: [{ number: 4, kind: 'follow_up' }] });
  expect(
    (await house.events()).filter((event) => event.name === 'ticket.linked').map((event) => event.payload.otherNumber),
  ).toEqual([1, 4]);
});
