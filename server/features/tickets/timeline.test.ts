import { expect, it } from 'vitest';
import { openTestHouse } from '../../testing/index.ts';
import { changeTicket } from './changing-several.ts';

it('the timeline names who did it, customers and teammates alike', async () => {
  const house = await openTestHouse();
  const mail = [
    'From: Nora Whitfield <nora@riders.example>',
    'To: support@officinalume.example',
    'Subject: Which bracket fits?',
    'Message-ID: <one@riders.example>',
    'Date: Thu, 19 Nov 2026 11:20:00 +0100',
    '',
    'A handlebar of 35 mm.',
  ].join('\r\n');
  const taken = await house.call('POST', '/inbound/email', {
    body: mail,
    headers: { 'content-type': 'message/rfc822' },
  });
  expect(taken.status).toBe(201);
  const marta = await house.teammate('agent', { deskId: house.deskId, name: 'Marta Rinaldi' });
  await changeTicket(house.platform, marta, taken.body.ticket.id, { priority: 'high' });
  const { body } = await house.call('GET', `/tickets/${taken.body.ticket.id}/events`);
  const told = body.items.map((event: { name: string; actor: { name: string } }) => [event.name, event.actor.name]);
  expect(told).toContainEqual(['ticket.created', 'Nora Whitfield']);
  expect(told).toContainEqual(['ticket.priority-changed', 'Marta Rinaldi']);
});
