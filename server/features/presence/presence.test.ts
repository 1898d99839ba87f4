import { describe, expect, it } from 'vitest';
import { mail, openTicketHouse } from '../../testing/tickets.ts';

/** What this actor's open screen is told, from the moment its line is there. */
async function lineOf(house: Awaited<ReturnType<typeof openTicketHouse>>, actor: Parameters<typeof house.as>[0]) {
  const heard: { name: string; data: Record<string, unknown> }[] = [];
  const recognise = house.auth.actorOf;
  const key = crypto.randomUUID();
  house.auth.actorOf = async (request) =>
    request.headers.get('x-line') === key ? actor : recognise.call(house.auth, request);
  const leaving = new AbortController();
  const response = await house.app.request('http://help.officinalume.example/api/v1/live', {
    headers: { 'x-line': key },
    signal: leaving.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const reading = (async () => {
    let rest = '';
    for (;;) {
      const next = await reader?.read().catch(() => undefined);
      if (!next || next.done) return;
      const blocks = `${rest}${next.value}`.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const name = /^event: (.*)$/m.exec(block)?.[1];
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (name !== undefined && data !== undefined) heard.push({ name, data: JSON.parse(data) });
      }
    }
  })();
  return {
    presence: () => heard.filter(({ name }) => name === 'presence').map(({ data }) => data),
    async hangUp() {
      leaving.abort();
      await reader?.cancel().catch(() => undefined);
      await reading;
    },
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 60));

describe('presence', () => {
  it('is heard by who may see the ticket, by nobody else, and stands in no log', async () => {
    const house = await openTicketHouse();
    const ioana = await house.teammate('agent', { deskId: house.deskId, name: 'Ioana' });
    const giulia = await house.teammate('teammate', { deskId: house.deskId, name: 'Giulia' });
    const stranger = await house.teammate('manager', { deskId: house.itDeskId, name: 'Tomás' });
    const { ticket } = await house.take(mail());
    const eventsBefore = (await house.events()).length;
    const near = await lineOf(house, giulia);
    const far = await lineOf(house, stranger);
    const path = `/tickets/${ticket.id}/presence`;
    const screen = crypto.randomUUID();

    expect((await house.as(ioana, 'PUT', path, { screen, state: 'reading' })).status).toBe(204);
    expect((await house.as(ioana, 'PUT', path, { screen, state: 'reply' })).status).toBe(204);
    expect((await house.as(giulia, 'GET', path)).body.items).toEqual([{ id: ioana.id, name: 'Ioana', state: 'reply' }]);
    await settle();
    expect(near.presence().at(-1)).toEqual({
      ticketId: ticket.id,
      people: [{ id: ioana.id, name: 'Ioana', state: 'reply' }],
    });

    // Who opens a screen later knows it at once.
    const late = await lineOf(house, giulia);
    await settle();
    expect(late.presence()).toHaveLength(1);

    // Another desk: not there, by any of the doors.
    expect((await house.as(stranger, 'GET', path)).status).toBe(404);
    expect((await house.as(stranger, 'PUT', path, { screen, state: 'gone' })).status).toBe(404);
    expect((await house.as(stranger, 'PUT', path, { screen, state: 'reading' })).status).toBe(404);
    const farLate = await lineOf(house, stranger);
    await settle();
    expect([...far.presence(), ...farLate.presence()]).toEqual([]);

    await house.as(ioana, 'PUT', path, { screen, state: 'gone' });
    await settle();
    expect(near.presence().at(-1)).toEqual({ ticketId: ticket.id, people: [] });
    expect((await house.events()).length).toBe(eventsBefore);
    for (const line of [near, far, late, farLate]) await line.hangUp();
  });

  it('refuses tokens, which are nobody, and what is no state', async () => {
    const house = await openTicketHouse();
    const { ticket } = await house.take(mail());
    const screen = crypto.randomUUID();
    const path = `/tickets/${ticket.id}/presence`;
    expect((await house.call('PUT', path, { body: { screen, state: 'reading' } })).status).toBe(403);
    const ioana = await house.teammate('agent');
    expect((await house.as(ioana, 'PUT', path, { screen, state: 'asleep' })).status).toBe(422);
    expect((await house.as(ioana, 'PUT', path, { screen: 'x', state: 'reading' })).status).toBe(422);
  });
});
