import { describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import type { TicketHouse } from '../../testing/tickets.ts';
import { mail, openTicketHouse } from '../../testing/tickets.ts';

async function opened() {
  const house = await openTicketHouse();
  const { ticket } = await house.take(mail());
  return { house, id: ticket.id as string };
}

/** What one call answered, and the events that it left. */
async function doing(house: TicketHouse, actor: Actor, method: string, path: string, body?: unknown) {
  const before = (await house.events()).length;
  const answer = await house.as(actor, method, path, body);
  return { ...answer, events: await house.events(before) };
}

describe('each verb', () => {
  it('does what it says, tells it in one event with who did it, and nothing when nothing changes', async () => {
    const { house, id } = await opened();
    const lead = await house.teammate('lead');
    const owen = await house.teammate('agent', { name: 'Owen' });
    const startsAt = '2026-12-01T08:00:00Z';
    await house.as(lead, 'POST', `/desks/${house.deskId}/categories`, { name: 'Charging' });
    const verbs: [path: string, body: unknown, changed: object, name: string, payload: object][] = [
      [
        'assignee',
        { teammateId: owen.id },
        { assignee: { id: owen.id, name: 'Owen' } },
        'ticket.assigned',
        { from: null, to: owen.id },
      ],
      [
        'priority',
        { priority: 'urgent' },
        { priority: 'urgent' },
        'ticket.priority-changed',
        { from: 'normal', to: 'urgent' },
      ],
      ['category', { name: 'Charging' }, { category: { name: 'Charging' } }, 'ticket.category-changed', { from: null }],
      [
        'tags',
        { tags: ['rain', 'luna-2', 'rain'] },
        { tags: ['rain', 'luna-2'] },
        'ticket.tags-changed',
        { added: ['rain', 'luna-2'], removed: [] },
      ],
      ['tags', { tags: ['luna-2'] }, { tags: ['luna-2'] }, 'ticket.tags-changed', { added: [], removed: ['rain'] }],
      ['subject', { subject: 'Wet charger' }, { subject: 'Wet charger' }, 'ticket.renamed', {}],
      ['start', { startsAt }, { startsAt }, 'ticket.scheduled', { startsAt }],
      [
        'status',
        { status: 'on_hold' },
        { status: 'on_hold', dueAt: null },
        'ticket.status-changed',
        { from: 'new', to: 'on_hold' },
      ],
    ];
    for (const [path, body, changed, name, payload] of verbs) {
      const done = await doing(house, lead, 'PUT', `/tickets/${id}/${path}`, body);
      expect(done.body).toMatchObject(changed);
      expect(done.events).toMatchObject([
        { name, payload, ticketId: id, deskId: house.deskId, actor: `teammate ${lead.id}` },
      ]);
      const again = await doing(house, lead, 'PUT', `/tickets/${id}/${path}`, body);
      expect(again).toMatchObject({ status: 200, events: [], body: { version: done.body.version } });
    }
    // Found by its name, in whatever case; another writing is no other category.
    await house.as(lead, 'PUT', `/tickets/${id}/category`, { name: null });
    await house.as(lead, 'PUT', `/tickets/${id}/category`, { name: 'CHARGING' });
    expect((await house.call('GET', '/categories')).body.items).toMatchObject([{ name: 'Charging' }]);

    for (const [path, status, name] of [
      ['solution', 'solved', 'ticket.solved'],
      ['closure', 'closed', 'ticket.closed'],
      ['reopening', 'open', 'ticket.reopened'],
    ]) {
      const done = await doing(house, lead, 'POST', `/tickets/${id}/${path}`);
      expect(done).toMatchObject({ body: { status }, events: [{ name }] });
      const { solvedAt, closedAt, dueAt } = done.body;
      expect([solvedAt, closedAt, dueAt].map((each) => each !== null)).toEqual([
        status !== 'open',
        status === 'closed',
        status === 'open',
      ]);
    }
    const link = (await house.ticket(1)).statusUrl;
    const renewed = await doing(house, lead, 'POST', `/tickets/${id}/status-link`);
    expect(renewed.events).toMatchObject([{ name: 'ticket.status-link-renewed', payload: {} }]);
    expect(renewed.body.statusUrl).not.toBe(link);

    const timeline = (await house.call('GET', `/tickets/${id}/events?limit=200`)).body.items;
    const names = timeline.map((each: { name: string }) => each.name);
    expect(names.slice(0, 2)).toEqual(['ticket.created', 'ticket.assigned']);
    expect(timeline[1].actor).toEqual({ kind: 'teammate', id: lead.id, name: 'The lead' });
    // Reading is for the reader alone: unread before, read after, and no word to anybody.
    expect((await house.as(owen, 'GET', `/tickets/${id}`)).body.unread).toBe(true);
    expect(await doing(house, owen, 'POST', `/tickets/${id}/reading`)).toMatchObject({ status: 204, events: [] });
    expect((await house.as(owen, 'GET', `/tickets/${id}`)).body.unread).toBe(false);
    expect((await house.as(lead, 'GET', `/tickets/${id}`)).body.unread).toBe(true);
  });

  it('in one PATCH is all or nothing, each in its own event, and refused over what has changed since', async () => {
    const { house, id } = await opened();
    const lead = await house.teammate('lead');
    const seen = (await house.ticket(1)).version;
    const change = { priority: 'high', tags: ['rain'], status: 'open', assignee: 'me', ifVersion: seen };
    const done = await doing(house, lead, 'PATCH', `/tickets/${id}`, change);
    expect(done.body).toMatchObject({ priority: 'high', tags: ['rain'], status: 'open', assignee: { id: lead.id } });
    expect(done.events.map((event) => event.name).sort()).toEqual([
      'ticket.assigned',
      'ticket.priority-changed',
      'ticket.status-changed',
      'ticket.tags-changed',
    ]);
    const stale = await doing(house, lead, 'PATCH', `/tickets/${id}`, { priority: 'low', ifVersion: seen });
    expect(stale).toMatchObject({ status: 409, body: { type: 'urn:sportello:problem:changed-meanwhile' }, events: [] });
    expect(stale.body.version).toBe(done.body.version);
    const put = { priority: 'low', ifVersion: seen };
    expect(await doing(house, lead, 'PUT', `/tickets/${id}/priority`, put)).toMatchObject({ status: 409, events: [] });
    const half = { priority: 'low', assignee: 'nobody@officinalume.example' };
    const refused = await doing(house, lead, 'PATCH', `/tickets/${id}`, half);
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'assignee' }] }, events: [] });
    expect((await house.ticket(1)).priority).toBe('high');
    const merged = await house.take(mail({ From: 'x@altrove.example' }));
    await house.db.updateTable('tickets').set({ merged_into_id: id }).where('id', '=', merged.ticket.id).execute();
    const late = await doing(house, lead, 'POST', `/tickets/${merged.ticket.id}/solution`);
    expect(late).toMatchObject({ status: 409, body: { type: 'urn:sportello:problem:merged' }, events: [] });
  });
});

describe('who may', () => {
  it('take and give: an agent for themselves, a lead for others, and to nobody who cannot see it', async () => {
    const { house, id } = await opened();
    const { deskId } = house;
    const [lead, agent, teammate] = [
      await house.teammate('lead', { deskId }),
      await house.teammate('agent', { deskId }),
      await house.teammate('teammate', { deskId }),
    ];
    const elsewhere = await house.teammate('agent', { deskId: house.itDeskId });
    const give = async (actor: Actor, teammateId: string | null) =>
      (await doing(house, actor, 'PUT', `/tickets/${id}/assignee`, { teammateId })).status;
    expect(await give(agent, teammate.id)).toBe(403);
    expect(await give(elsewhere, elsewhere.id)).toBe(404);
    expect(await give(teammate, teammate.id)).toBe(200);
    expect(await give(agent, agent.id)).toBe(403);
    expect(await give(agent, null)).toBe(403);
    expect(await give(teammate, null)).toBe(200);
    expect(await give(agent, agent.id)).toBe(200);
    expect(await give(lead, teammate.id)).toBe(200);
    expect(await give(lead, elsewhere.id)).toBe(422);
    const can = async (actor: Actor) => (await house.as(actor, 'GET', `/tickets/${id}`)).body.can;
    expect(await can(agent)).toEqual({ reply: true, note: true, change: true, take: false, assign: false });
    expect(await can(teammate)).toEqual({ reply: true, note: true, change: true, take: true, assign: false });
  });

  it('change: a teammate what they hold, by no other way either', async () => {
    const { house, id } = await opened();
    const { deskId } = house;
    const teammate = await house.teammate('teammate', { deskId });
    const refused: [method: string, path: string, body?: unknown][] = [
      ['PUT', 'priority', { priority: 'low' }],
      ['PUT', 'category', { name: null }],
      ['PUT', 'tags', { tags: ['x'] }],
      ['PUT', 'subject', { subject: 'x' }],
      ['PUT', 'desk', { deskId: house.itDeskId }],
      ['PUT', 'status', { status: 'open' }],
      ['PUT', 'start', { startsAt: '2026-12-01T08:00:00Z' }],
      ['POST', 'solution'],
      ['POST', 'closure'],
      ['POST', 'reopening'],
      ['POST', 'status-link'],
      ['POST', 'messages', { type: 'note', text: 'Done.', status: 'closed' }],
      ['POST', 'messages', { type: 'reply', text: 'Done.', status: 'solved' }],
    ];
    for (const [method, path, body] of refused) {
      const done = await doing(house, teammate, method, `/tickets/${id}/${path}`, body);
      const wanted = path === 'category' || path === 'desk' ? [403, 422] : [403];
      expect(wanted, path).toContain(done.status);
      expect(done.events).toEqual([]);
    }
    expect(
      (await doing(house, teammate, 'POST', `/tickets/${id}/messages`, { type: 'note', text: 'Hm.' })).status,
    ).toBe(201);
    await house.as(teammate, 'PUT', `/tickets/${id}/assignee`, { teammateId: teammate.id });
    const held = await doing(house, teammate, 'PUT', `/tickets/${id}/priority`, { priority: 'low' });
    expect(held.body.priority).toBe('low');
    const category = await doing(house, teammate, 'PUT', `/tickets/${id}/category`, { name: 'Made up' });
    expect(category).toMatchObject({ status: 422, body: { errors: [{ path: 'category' }] } });
    const done = { type: 'reply', text: 'Done.', status: 'solved' };
    expect((await doing(house, teammate, 'POST', `/tickets/${id}/messages`, done)).status).toBe(201);
    expect((await house.ticket(1)).status).toBe('solved');
  });

  it('see: those of the desk where it is, and it lets go of whoever cannot see it there', async () => {
    const { house, id } = await opened();
    const here = await house.teammate('agent', { deskId: house.deskId, name: 'Here' });
    const there = await house.teammate('agent', { deskId: house.itDeskId, name: 'There' });
    const both = await house.teammate('owner');
    const seenBy = async (actor: Actor) => {
      const list = (await house.as(actor, 'GET', '/tickets')).body.items.length;
      return [(await house.as(actor, 'GET', `/tickets/${id}`)).status, list];
    };
    expect([await seenBy(here), await seenBy(there)]).toEqual([
      [200, 1],
      [404, 0],
    ]);
    // To a desk that one cannot see: there is no such desk.
    const blind = await doing(house, here, 'PUT', `/tickets/${id}/desk`, { deskId: house.itDeskId });
    expect(blind.status).toBe(422);
    await house.as(here, 'PUT', `/tickets/${id}/assignee`, { teammateId: here.id });
    const moved = await doing(house, both, 'PUT', `/tickets/${id}/desk`, { deskId: house.itDeskId });
    expect(moved.body).toMatchObject({ desk: { id: house.itDeskId }, assignee: null, number: 1 });
    expect(moved.events.map((event) => [event.name, event.deskId, event.ticketId])).toEqual([
      ['ticket.moved', house.deskId, id],
      ['ticket.arrived', house.itDeskId, id],
      ['ticket.assigned', house.itDeskId, id],
    ]);
    expect([await seenBy(here), await seenBy(there)]).toEqual([
      [404, 0],
      [200, 1],
    ]);
    const timeline = (await house.as(there, 'GET', `/tickets/${id}/events`)).body.items;
    expect(timeline.filter((each: { name: string }) => /moved|arrived/.test(each.name))).toHaveLength(1);
  });
});

describe('lists', () => {
  it('refuse with the field what cannot be asked for', async () => {
    const { house } = await opened();
    const cursor = (key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url');
    const id = crypto.randomUUID();
    for (const query of [
      `cursor=${cursor(['yesterday', id])}`,
      `cursor=${cursor(['2026-11-19T10:20:00Z', 'x'])}`,
      `cursor=${cursor([1, 2])}`,
      'cursor=nonsense',
      'assignee=somebody',
      'assignee=me',
      'desk=nowhere',
      'status=gone',
      'limit=0',
    ]) {
      const answer = await house.call('GET', `/tickets?${query}`);
      expect([query, answer.status]).toEqual([query, 422]);
    }
    for (const path of ['/tickets/1/messages', '/contacts', '/inbound'])
      expect((await house.call('GET', `${path}?cursor=${cursor([1, 'x'])}`)).status).toBe(422);
    expect((await house.call('GET', '/tickets/99')).status).toBe(404);
    expect((await house.call('GET', "/tickets/1'--")).status).toBe(404);
  });

  it('give every ticket once, page by page, whatever they are sorted by', async () => {
    const { house } = await opened();
    const agent = await house.teammate('agent');
    for (const name of ['a', 'b', 'c', 'd']) {
      house.clock.set(house.clock.now().add({ minutes: 7 }));
      await house.take(mail({ From: `${name}@posta.example` }));
    }
    await house.call('POST', `/tickets/${(await house.ticket(2)).id}/solution`);
    for (const view of ['all', 'open', 'next', 'unassigned']) {
      const numbers: number[] = [];
      let cursor: string | null = null;
      do {
        const { body } = await house.as(
          agent,
          'GET',
          `/tickets?view=${view}&limit=2${cursor ? `&cursor=${cursor}` : ''}`,
        );
        numbers.push(...body.items.map((each: { number: number }) => each.number));
        cursor = body.nextCursor;
      } while (cursor);
      expect(numbers).toEqual(view === 'all' ? [5, 4, 3, 2, 1] : [1, 3, 4, 5]);
    }
    const counts = (await house.as(agent, 'GET', '/tickets/counts')).body;
    expect(counts.views).toMatchObject({ all: 5, open: 4, next: 4, unassigned: 4, solved: 1, mine: 0 });
  });
});
