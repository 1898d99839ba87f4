import { describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { mail, openTicketHouse } from '../../testing/tickets.ts';

async function openTwo() {
  const house = await openTicketHouse();
  const at = { deskId: house.deskId };
  const [marta, ioana, lead, helper] = await Promise.all([
    house.teammate('agent', { ...at, name: 'Marta' }),
    house.teammate('agent', { ...at, name: 'Ioana' }),
    house.teammate('lead', { ...at, name: 'Nuria' }),
    house.teammate('teammate', { ...at, name: 'Owen' }),
  ]);
  const stranger = await house.teammate('manager', { deskId: house.itDeskId, name: 'Tomás' });
  const ticketId: string = (await house.take(mail())).ticket.id;
  const together = async (actor: Actor = marta) => (await house.as(actor, 'GET', `/tickets/${ticketId}/together`)).body;
  const on = (actor: Actor, method: string, rest: string, body?: unknown) =>
    house.as(actor, method, `/tickets/${ticketId}${rest}`, body);
  return { house, marta, ioana, lead, helper, stranger, ticketId, together, on };
}

describe('handing over', () => {
  const brief = { wants: 'A lamp that charges', tried: 'Another cable', next: 'Send a new one' };

  it('gives the ticket away with a brief that stands until the next reply, and again when that is taken back', async () => {
    const { house, marta, ioana, ticketId, together, on } = await openTwo();
    await on(marta, 'PUT', '/assignee', { teammateId: marta.id });
    const handed = await on(marta, 'POST', '/handover', { teammateId: ioana.id, ...brief });
    expect(handed.status).toBe(200);
    expect(handed.body.handovers).toMatchObject([
      { from: { name: 'Marta' }, to: { name: 'Ioana' }, team: null, ...brief, endedAt: null },
    ]);
    expect((await house.ticket(ticketId)).assignee.name).toBe('Ioana');
    // Who gave it away goes on hearing of it.
    expect(handed.body.following).toBe(true);

    const reply = await on(ioana, 'POST', '/messages', { type: 'reply', text: 'It is on its way.' });
    expect((await together()).handovers[0].endedAt).not.toBeNull();
    const taken = await house.as(ioana, 'POST', `/outbox/${reply.body.outgoing.id}/cancellation`);
    expect(taken.status).toBe(200);
    expect((await together()).handovers[0].endedAt).toBeNull();
    const events = (await house.events()).filter(({ name }) => name === 'ticket.handed-over');
    expect(JSON.stringify(events)).not.toContain('lamp');
    expect(events).toHaveLength(1);
  });

  it('is for what one holds or nobody has; what another holds takes a lead', async () => {
    const { marta, ioana, lead, helper, on } = await openTwo();
    expect((await on(helper, 'POST', '/handover', { teammateId: marta.id, ...brief })).status).toBe(403);
    expect((await on(marta, 'POST', '/handover', { teammateId: ioana.id, ...brief })).status).toBe(200);
    expect((await on(marta, 'POST', '/handover', { teammateId: lead.id, ...brief })).status).toBe(403);
    expect((await on(lead, 'POST', '/handover', { teammateId: marta.id, ...brief })).status).toBe(200);
  });

  it('goes to nobody who could not open it, to nobody twice, and not without a word', async () => {
    const { marta, ioana, stranger, on } = await openTwo();
    const to = (body: object) => on(marta, 'POST', '/handover', body);
    expect((await to({ teammateId: stranger.id, ...brief })).status).toBe(422);
    expect((await to({ teammateId: marta.id, ...brief })).status).toBe(422);
    expect((await to({ teamId: crypto.randomUUID(), ...brief })).status).toBe(422);
    expect((await to({ teammateId: ioana.id, teamId: crypto.randomUUID(), ...brief })).status).toBe(422);
    expect((await to({ teammateId: ioana.id, ...brief, wants: '  ' })).status).toBe(422);
    expect((await to({ teammateId: ioana.id, ...brief, next: 'x'.repeat(601) })).status).toBe(422);
    expect((await on(stranger, 'POST', '/handover', { teammateId: marta.id, ...brief })).status).toBe(404);
  });
});

describe('following', () => {
  it('begins by asking or by replying, and ends by asking', async () => {
    const { house, marta, ioana, stranger, on, together } = await openTwo();
    expect((await on(marta, 'PUT', '/following')).body.following).toBe(true);
    expect((await on(marta, 'PUT', '/following')).body.followers).toHaveLength(1);
    await on(ioana, 'POST', '/messages', { type: 'reply', text: 'Hello' });
    expect((await together(ioana)).followers.map(({ name }: { name: string }) => name).toSorted()).toEqual([
      'Ioana',
      'Marta',
    ]);
    expect((await on(marta, 'DELETE', '/following')).body.following).toBe(false);
    expect((await on(stranger, 'PUT', '/following')).status).toBe(404);
    const told = (await house.events()).filter(({ name }) => name.endsWith('followed'));
    expect(told.map(({ name, payload }) => [name, payload.byItself])).toEqual([
      ['ticket.followed', false],
      ['ticket.followed', true],
      ['ticket.unfollowed', undefined],
    ]);
  });
});

describe('links', () => {
  it('read from both sides, and are taken away from either', async () => {
    const { house, marta, ticketId, on, together } = await openTwo();
    const { ticket: other } = await house.take(mail({ Subject: 'Another' }));
    await on(marta, 'POST', '/links', { kind: 'blocks', other: String(other.number) });
    await on(marta, 'POST', '/links', { kind: 'related', other: other.id });
    const seen = async (id: string) =>
      (await house.as(marta, 'GET', `/tickets/${id}/together`)).body.links.map(({ kind }: { kind: string }) => kind);
    expect(await seen(ticketId)).toEqual(['blocks', 'related']);
    expect(await seen(other.id)).toEqual(['blocked_by', 'related']);
    // The same from the other side is the same link.
    await house.as(marta, 'POST', `/tickets/${other.id}/links`, { kind: 'related', other: ticketId });
    await house.as(marta, 'POST', `/tickets/${other.id}/links`, { kind: 'blocked_by', other: ticketId });
    expect(await seen(ticketId)).toEqual(['blocks', 'related']);
    const away = await house.as(marta, 'DELETE', `/tickets/${other.id}/links/${ticketId}?kind=blocked_by`);
    expect(away.status).toBe(200);
    expect((await together()).links.map(({ kind }: { kind: string }) => kind)).toEqual(['related']);
    expect((await on(marta, 'DELETE', `/links/${other.id}?kind=blocks`)).status).toBe(404);
  });

  it('run in no circle, lead to nothing unseen, and not to oneself', async () => {
    const { house, marta, stranger, ticketId, on, together } = await openTwo();
    const { ticket: other } = await house.take(mail({ Subject: 'Another' }));
    const { ticket: hidden } = await house.take(mail({ To: 'it@officinalume.example' }), 'it@officinalume.example');
    await on(marta, 'POST', '/links', { kind: 'caused_by', other: other.id });
    expect((await on(marta, 'POST', '/links', { kind: 'causes', other: other.id })).body.type).toContain('link-circle');
    expect((await on(marta, 'POST', '/links', { kind: 'related', other: ticketId })).body.type).toContain(
      'link-itself',
    );
    expect((await on(marta, 'POST', '/links', { kind: 'related', other: hidden.id })).status).toBe(404);
    expect((await on(marta, 'POST', '/links', { kind: 'related', other: String(hidden.number) })).status).toBe(404);
    expect((await on(stranger, 'GET', '/together')).status).toBe(404);
    // Linked by somebody who sees both, it shows itself to nobody who sees one.
    await house.call('POST', `/tickets/${ticketId}/links`, { body: { kind: 'related', other: hidden.id } });
    expect((await together()).links.map(({ number }: { number: number }) => number)).toEqual([other.number]);
    expect((await on(marta, 'DELETE', `/links/${hidden.id}?kind=related`)).status).toBe(404);
    // Nor does the timeline, which tells it only to who sees both.
    const linked = ({ body }: { body: { items: { name: string }[] } }) =>
      body.items.filter(({ name }) => name === 'ticket.linked').length;
    expect(linked(await on(marta, 'GET', '/events'))).toBe(1);
    expect(linked(await house.call('GET', `/tickets/${ticketId}/events`))).toBe(2);
  });
});

describe('mentions', () => {
  const chip = (kind: string, id: string, words = 'x') => `<span data-mention="${kind}:${id}">@${words}</span>`;

  it('name people and teams by their ids, with their own names, and are seen when the ticket is opened', async () => {
    const { house, marta, ioana, lead, helper, stranger, ticketId, on, together } = await openTwo();
    const { body: team } = await house.call('POST', '/teams', {
      body: { name: 'Repairs', desks: [{ deskId: house.deskId }], memberIds: [helper.id, marta.id] },
    });
    const html = `<p>${chip('teammate', ioana.id, 'Boss')} and ${chip('team', team.id)}, look</p>`;
    const note = await on(marta, 'POST', '/messages', { type: 'note', html });
    expect(note.status).toBe(201);
    expect(note.body.text).toBe('@Ioana and @Repairs, look');
    expect(note.body.html).toContain(`<span data-mention="teammate:${ioana.id}">@Ioana</span>`);

    const event = (await house.events()).find(({ name }) => name === 'teammate.mentioned');
    // Whoever writes it is not told, also when they are in the team.
    expect(event?.payload.teammateIds).toEqual(expect.arrayContaining([ioana.id, helper.id]));
    expect(event?.payload.teammateIds).toHaveLength(2);
    const named = async (actor: Actor) => (await house.as(actor, 'GET', '/mentions')).body.items;
    expect(await named(ioana)).toMatchObject([{ ticket: { id: ticketId }, by: 'Marta', team: null, seenAt: null }]);
    expect(await named(helper)).toMatchObject([{ team: { name: 'Repairs' } }]);
    expect([...(await named(lead)), ...(await named(marta)), ...(await named(stranger))]).toEqual([]);
    expect(await together(ioana)).toMatchObject({ mentioned: true, following: true });
    await on(ioana, 'POST', '/reading');
    expect(await together(ioana)).toMatchObject({ mentioned: false });
    expect((await named(ioana))[0].seenAt).not.toBeNull();
  });

  it('are refused for who could not read them, with nothing kept', async () => {
    const { house, marta, stranger, ticketId, on } = await openTwo();
    const before = (await house.messages(ticketId)).length;
    for (const html of [
      chip('teammate', stranger.id),
      chip('team', crypto.randomUUID()),
      chip('teammate', crypto.randomUUID()),
    ]) {
      const refused = await on(marta, 'POST', '/messages', { type: 'note', html: `<p>${html} look</p>` });
      expect(refused.status).toBe(422);
      expect(refused.body.type).toContain('named-cannot-see');
    }
    expect(await house.messages(ticketId)).toHaveLength(before);
    expect((await house.as(stranger, 'GET', '/mentions')).body.items).toEqual([]);
  });

  it('are nothing in what a customer writes, nor in what goes to one', async () => {
    const { house, marta, ioana, ticketId, on } = await openTwo();
    const html = `<p>Hello ${chip('teammate', ioana.id, 'Ioana')}</p>`;
    await house.take(mail({ 'Content-Type': 'text/html; charset=utf-8', Subject: 'Named' }, html));
    const reply = await on(marta, 'POST', '/messages', { type: 'reply', html });
    expect(reply.body.html).not.toContain('data-mention');
    expect(reply.body.text).toBe('Hello @Ioana');
    await on(marta, 'POST', '/messages', {
      type: 'note',
      html: `<p><span data-mention="teammate:${ioana.id}' or 1=1">@a</span><span data-mention="owner:${ioana.id}" onclick="x()">@b</span></p>`,
    });
    expect((await house.as(ioana, 'GET', '/mentions')).body.items).toEqual([]);
    const all = JSON.stringify(await house.messages(ticketId));
    expect(all).not.toContain('data-mention');
    expect((await house.events()).some(({ name }) => name === 'teammate.mentioned')).toBe(false);
  });

  it('nested in one another, leave well-formed words', async () => {
    const { marta, ioana, lead, on } = await openTwo();
    const html = `<p><span data-mention="teammate:${ioana.id}">@<span data-mention="teammate:${lead.id}"><strong>x</strong></span></span> end</p>`;
    const note = await on(marta, 'POST', '/messages', { type: 'note', html });
    expect(note.status).toBe(201);
    expect(note.body.html.match(/<span/g)).toHaveLength(note.body.html.match(/<\/span>/g).length);
    expect(note.body.text).toContain('@Ioana');
  });
});
