import { beforeEach, describe, expect, test } from 'vitest';
import type { CalledHouse, Caller } from '../../testing/callers.ts';
import { openCalledHouse } from '../../testing/callers.ts';
import type { TestHouse } from '../../testing/index.ts';

let house: TestHouse;
let otherDesk: string;
let callers: CalledHouse['callers'];
beforeEach(async () => {
  const called = await openCalledHouse();
  ({ house, callers } = called);
  otherDesk = called.otherDeskId;
});

async function newTicket(name = 'Giulia Ferraro'): Promise<string> {
  const made = await house.call('POST', '/tickets', {
    body: {
      subject: 'Luna 2',
      text: 'It does not charge.',
      contact: { address: `g${Math.random()}@mail.example`, name },
    },
  });
  return made.body.id;
}

async function saved(body: object) {
  const made = await house.call('POST', '/saved-replies', { body });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body;
}

describe('a saved reply', () => {
  test('is filled with the ticket, in the language of the customer, and says what is missing', async () => {
    const reply = await saved({
      name: 'Two photos',
      texts: {
        en: '<p>Hello {{ contact.first_name }}, about {{ ticket.subject }}.</p>',
        it: '<p>Buongiorno {{ contact.first_name }}</p>',
      },
    });
    const known = await house.call('POST', `/saved-replies/${reply.id}/filling`, {
      body: { ticketId: await newTicket(), language: 'en' },
    });
    expect(known.body).toMatchObject({ language: 'en', text: 'Hello Giulia, about Luna 2.', missing: [] });
    const unknown = await house.call('POST', `/saved-replies/${reply.id}/filling`, {
      body: { ticketId: await newTicket(''), language: 'it' },
    });
    expect(unknown.body).toMatchObject({ language: 'it', missing: ['contact.first_name'] });
  });

  test('with a mistake is refused with its place, and nothing is kept', async () => {
    const refused = await house.call('POST', '/saved-replies', {
      body: { name: 'Wrong', texts: { en: '<p>{{ customer.name }}</p>' } },
    });
    expect(refused.status).toBe(422);
    expect(refused.body.errors[0].path).toBe('texts.en');
    const found = await house.call('GET', '/saved-replies?q=wrong');
    expect(found.body.items).toEqual([]);
  });

  test('is found by its words without accents, by its shortcut first', async () => {
    await saved({ name: 'Garanzia scaduta', texts: { it: '<p>La garanzia è già scaduta.</p>' } });
    await saved({ name: 'Anything', shortcut: 'gia', texts: { en: '<p>Something else</p>' } });
    const found = await house.call('GET', '/saved-replies?q=gi%C3%A0');
    expect(found.body.items.map((item: { name: string }) => item.name)).toEqual(['Anything', 'Garanzia scaduta']);
  });

  test('is listed page by page, each once', async () => {
    for (const folder of ['B', 'A', 'B']) await saved({ name: `Page ${folder}`, folder, texts: { en: '<p>x</p>' } });
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await house.call('GET', `/saved-replies?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      ids.push(...page.body.items.map((item: { id: string }) => item.id));
      cursor = page.body.nextCursor;
    } while (cursor);
    const all = await house.call('GET', '/saved-replies?limit=200');
    expect(ids).toEqual(all.body.items.map((item: { id: string }) => item.id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('changed by two at once: the second is told', async () => {
    const reply = await saved({ name: 'Twice', texts: { en: '<p>x</p>' } });
    const change = (name: string) =>
      house.call('PATCH', `/saved-replies/${reply.id}`, { body: { name, ifVersion: reply.version } });
    expect((await change('First')).status).toBe(200);
    expect((await change('Second')).status).toBe(409);
  });
});

test('words may name the desk’s own fields', async () => {
  const made = await house.call('POST', `/desks/${house.deskId}/fields`, {
    body: { labels: { en: 'Serial number' }, key: 'serial_number', kind: 'text' },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const reply = await saved({ name: 'Serial', texts: { en: '<p>Your lamp is {{ field.serial_number }}.</p>' } });
  const ticketId = await newTicket();
  const fill = async () =>
    (await house.call('POST', `/saved-replies/${reply.id}/filling`, { body: { ticketId } })).body;
  expect(await fill()).toMatchObject({ missing: ['field.serial_number'] });
  await house.call('PUT', `/tickets/${ticketId}/fields`, { body: { fields: { serial_number: 'L2-2608' } } });
  expect(await fill()).toMatchObject({ text: 'Your lamp is L2-2608.', missing: [] });
});

describe('who sees and changes it', () => {
  test('a private one is nobody else’s; one of another desk is not there', async () => {
    const { agent } = callers;
    const own = await agent.call('POST', '/saved-replies', {
      name: 'Mine alone',
      audience: 'private',
      texts: { en: '<p>x</p>' },
    });
    expect(own.status).toBe(201);
    expect((await house.call('GET', `/saved-replies/${own.body.id}`)).status).toBe(404);
    const elsewhere = await saved({ name: 'People only', desks: [otherDesk], texts: { en: '<p>x</p>' } });
    expect((await agent.call('GET', `/saved-replies/${elsewhere.id}`)).status).toBe(404);
    const found = await agent.call('GET', '/saved-replies?q=people');
    expect(found.body.items).toEqual([]);
    const figures = await agent.call('GET', '/saved-replies/figures');
    expect(figures.body.items.map((item: { id: string }) => item.id)).not.toContain(elsewhere.id);
    const ticketId = await newTicket();
    const used = await agent.call('POST', `/tickets/${ticketId}/messages`, {
      type: 'note',
      text: 'x',
      macro: elsewhere.id,
    });
    expect(used.status).toBe(422);
  });

  test('an agent changes none that everybody uses, a lead those of the desk alone', async () => {
    const { agent, lead } = callers;
    const ofDesk = await saved({ name: 'Of the desk', desks: [house.deskId], texts: { en: '<p>x</p>' } });
    const ofAll = await saved({ name: 'Of all', texts: { en: '<p>x</p>' } });
    const change = (as: Caller, id: string) => as.call('PATCH', `/saved-replies/${id}`, { name: 'New' });
    expect((await change(agent, ofDesk.id)).status).toBe(403);
    expect((await change(lead, ofDesk.id)).status).toBe(200);
    expect((await change(lead, ofAll.id)).status).toBe(403);
  });
});

describe('a macro', () => {
  test('does all it says with the message, and its use is counted, changed or not', async () => {
    const macro = await saved({
      name: 'Replacement approved',
      texts: { en: '<p>A new one leaves today.</p>' },
      effects: {
        status: 'solved',
        priority: 'high',
        addTags: ['replacement'],
        assignee: 'me',
        note: '<p>For {{ contact.name }}</p>',
      },
    });
    const { agent } = callers;
    const ticketId = await newTicket();
    const sent = await agent.call('POST', `/tickets/${ticketId}/messages`, {
      type: 'reply',
      html: '<p>Hello. A new one leaves today.</p>',
      macro: macro.id,
    });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    const ticket = (await house.call('GET', `/tickets/${ticketId}`)).body;
    expect(ticket).toMatchObject({
      status: 'solved',
      priority: 'high',
      tags: ['replacement'],
      assignee: { id: agent.teammateId },
    });
    const messages = (await house.call('GET', `/tickets/${ticketId}/messages`)).body.items;
    expect(messages.map((message: { type: string; text: string }) => [message.type, message.text])).toContainEqual([
      'note',
      'For Giulia Ferraro',
    ]);
    await agent.call('POST', `/tickets/${await newTicket()}/messages`, {
      type: 'reply',
      text: 'Something quite different.',
      savedReplies: [macro.id],
    });
    const after = (await house.call('GET', `/saved-replies/${macro.id}`)).body;
    expect(after).toMatchObject({ uses: 2, changedUses: 1, stale: false });
  });

  test('that may not do one thing does nothing at all', async () => {
    const macro = await saved({
      name: 'Give away',
      effects: { priority: 'urgent', assignee: callers.lead.teammateId },
    });
    const { agent } = callers;
    const ticketId = await newTicket();
    const refused = await agent.call('POST', `/tickets/${ticketId}/macro`, { savedReplyId: macro.id });
    expect(refused.status).toBe(403);
    const ticket = (await house.call('GET', `/tickets/${ticketId}`)).body;
    expect(ticket).toMatchObject({ priority: 'normal', assignee: null });
    expect((await house.call('GET', `/saved-replies/${macro.id}`)).body.uses).toBe(0);
  });

  test('is stale when nobody has used it for three months, and put away it is offered to nobody', async () => {
    const reply = await saved({ name: 'Fair in London', texts: { en: '<p>See you there.</p>' } });
    await house.db
      .updateTable('saved_replies')
      .set({
        created_at: house.clock
          .now()
          .subtract({ hours: 24 * 91 })
          .toString(),
      })
      .where('id', '=', reply.id)
      .execute();
    const ids = async (state: string) =>
      (await house.call('GET', `/saved-replies?state=${state}&limit=200`)).body.items.map(
        (item: { id: string }) => item.id,
      );
    expect(await ids('stale')).toContain(reply.id);
    expect(await ids('used')).not.toContain(reply.id);
    await house.call('PATCH', `/saved-replies/${reply.id}`, { body: { putAway: true } });
    expect(await ids('stale')).not.toContain(reply.id);
    expect(await ids('put_away')).toContain(reply.id);
  });
});
