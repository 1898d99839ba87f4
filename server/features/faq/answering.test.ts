import { beforeEach, describe, expect, test } from 'vitest';
import { act } from '../../platform/act.ts';
import type { TestHouse } from '../../testing/index.ts';
import { openTestHouse } from '../../testing/index.ts';
import { openMailSink } from '../../testing/mail-sink.ts';
import { makeSavedReplyOfMessage } from './making-of-messages.ts';

let house: TestHouse;
let sectionId: string;

const QUESTION = 'The Luna 2 does not charge after the rain: what now?';
const REPLY =
  '<p>Hello Giulia,</p><p>dry the plug for 12 hours. Your order OL-20418 leaves to 14 Mill Lane, Bristol.</p><p>Kind regards,<br>Marta</p>';

beforeEach(async () => {
  const sink = await openMailSink();
  house = await openTestHouse({ config: { smtpUrl: sink.url } });
  const made = await house.call('POST', '/sections', {
    body: { desk: house.deskId, visibility: 'public', names: { en: { name: 'Charging' } } },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  sectionId = made.body.id;
});

async function newTicket(): Promise<string> {
  const made = await house.call('POST', '/tickets', {
    body: {
      subject: 'Luna 2',
      text: 'My light does not charge. Order OL-20418.',
      contact: { address: `g${Math.random()}@mail.example`, name: 'Giulia Ferraro' },
    },
  });
  return made.body.id;
}

async function answered(ticketId: string, faq: object = {}, more: object = {}) {
  return house.call('POST', `/tickets/${ticketId}/messages`, {
    body: { type: 'reply', html: REPLY, faq: { question: QUESTION, sectionId, ...faq }, ...more },
  });
}

async function articles() {
  const { body } = await house.call('GET', '/articles');
  return body.items as { id: string; title: string; state: string }[];
}

describe('a reply that becomes an answer', () => {
  test('is seen before: what is taken out, what stands there instead, what is left', async () => {
    const ticketId = await newTicket();
    const { status, body } = await house.call('POST', `/tickets/${ticketId}/faq-preview`, {
      body: { html: REPLY, question: QUESTION },
    });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.answer).toContain('<ins>to your address</ins>');
    expect(body.answer).not.toMatch(/Giulia|Marta|OL-20418|Mill Lane/);
    expect(body.takenOut.map((one: { kind: string }) => one.kind).sort()).toEqual([
      'address',
      'greeting',
      'order',
      'signature',
    ]);
    const order = body.takenOut.find((one: { kind: string }) => one.kind === 'order');
    const kept = await house.call('POST', `/tickets/${ticketId}/faq-preview`, {
      body: { html: REPLY, question: QUESTION, keep: [order.key] },
    });
    expect(kept.body.answer).toContain('OL-20418');
  });

  test('is a draft until the reply has left, and published then, by who wrote it', async () => {
    const sent = await answered(await newTicket());
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    expect(await articles()).toMatchObject([{ title: QUESTION, state: 'draft' }]);
    await house.runJobs();
    const [article] = await articles();
    expect(article).toMatchObject({ title: QUESTION, state: 'published' });
    const { body } = await house.call('GET', `/articles/${article?.id}`);
    expect(JSON.stringify(body)).not.toMatch(/Giulia|OL-20418|Mill Lane/);
    expect(JSON.stringify(body)).toContain('12 hours');

    // It answered the ticket that it was made in, and each whose reply links to it, once that has left.
    const figures = async () => (await house.call('GET', `/articles/${article?.id}/figures`)).body;
    expect(await figures()).toMatchObject({ tickets: 1, lastTickets: [{ subject: 'Luna 2' }] });
    const path = `/help/customer-desk/en/articles/${body.texts[0].slug}`;
    const reply = async (address: string) => {
      const html = `<p>It is here: <a href="${address}">dry it</a></p>`;
      const message = { type: 'reply', html };
      expect((await house.call('POST', `/tickets/${await newTicket()}/messages`, { body: message })).status).toBe(201);
    };
    await reply(`${new URL(house.platform.config.publicUrl).origin}${path}?s=1#dry`);
    await reply(`https://elsewhere.example${path}`);
    expect((await figures()).tickets).toBe(1);
    await house.runJobs();
    expect((await figures()).tickets).toBe(2);
  });

  test('stays a draft where that was wished', async () => {
    await answered(await newTicket(), { state: 'draft' });
    await house.runJobs();
    expect(await articles()).toMatchObject([{ title: QUESTION, state: 'draft' }]);
  });

  test('goes to an article that is there as a change in review, once the reply has left and not when it is taken back', async () => {
    const { body: there } = await house.call('POST', '/articles', {
      body: {
        title: 'Luna 2 and the rain',
        body: 'It is the plug.',
        language: 'en',
        visibility: 'public',
        state: 'published',
        desk: house.deskId,
      },
    });
    const now = async () => (await house.call('GET', `/articles/${there.id}`)).body.texts[0];
    const back = await answered(
      await newTicket(),
      { addTo: there.id },
      { sendAt: house.clock.now().add({ hours: 2 }).toString() },
    );
    expect(back.status, JSON.stringify(back.body)).toBe(201);
    await house.call('POST', `/outbox/${back.body.outgoing.id}/cancellation`);
    await house.runJobs();
    expect(await now()).toMatchObject({ changed: false, html: '<p>It is the plug.</p>' });

    await answered(await newTicket(), { addTo: there.id });
    expect(await now()).toMatchObject({ changed: false });
    await house.runJobs();
    const text = await now();
    expect(text).toMatchObject({ changed: true, published: 1, review: { askedOf: null } });
    expect(text.html).toMatch(
      /^<p>It is the plug\.<\/p><h2[^>]*>The Luna 2 does not charge after the rain: what now\?<\/h2><p>/,
    );
    expect(text.html).not.toMatch(/Giulia|OL-20418|Mill Lane/);
    expect(await articles()).toHaveLength(1);
    const { body: out } = await house.call('GET', `/articles/search?q=order&desk=${house.deskId}`);
    expect(out.items).toEqual([]);

    const { body: ours } = await house.call('POST', '/articles', {
      body: { title: 'Ours', body: 'Words.', language: 'en', visibility: 'internal', desk: house.deskId },
    });
    expect((await answered(await newTicket(), { addTo: ours.id })).status).toBe(422);
    expect((await answered(await newTicket(), { addTo: crypto.randomUUID() })).status).toBe(404);
  });

  test('goes with the reply that is taken back', async () => {
    const sent = await answered(await newTicket(), {}, { sendAt: house.clock.now().add({ hours: 2 }).toString() });
    expect(await articles()).toHaveLength(1);
    const back = await house.call('POST', `/outbox/${sent.body.outgoing.id}/cancellation`);
    expect(back.status).toBeLessThan(300);
    expect(await articles()).toEqual([]);
    await house.runJobs();
    expect(await articles()).toEqual([]);
  });

  test('is refused with the reply where there is no such section, and nothing is kept of either', async () => {
    const ticketId = await newTicket();
    const refused = await answered(ticketId, { sectionId: crypto.randomUUID() });
    expect(refused.status).toBe(422);
    expect(await articles()).toEqual([]);
    const { body } = await house.call('GET', `/tickets/${ticketId}/messages`);
    expect(body.items).toHaveLength(1);
  });

  test('is refused where nothing is left for everybody, and of a note', async () => {
    const ticketId = await newTicket();
    const empty = await house.call('POST', `/tickets/${ticketId}/messages`, {
      body: {
        type: 'reply',
        html: '<p>Hello Giulia,</p><p>Kind regards,<br>Marta</p>',
        faq: { question: QUESTION, sectionId },
      },
    });
    expect(empty.status).toBe(422);
    const note = await house.call('POST', `/tickets/${ticketId}/messages`, {
      body: { type: 'note', html: '<p>Look</p>', faq: { question: QUESTION, sectionId } },
    });
    expect(note.status).toBe(422);
  });
});

describe('of a message', () => {
  test('comes the draft of an article, and a saved reply of one’s own', async () => {
    const ticketId = await newTicket();
    const { body: reply } = await house.call('POST', `/tickets/${ticketId}/messages`, {
      body: { type: 'reply', html: REPLY },
    });
    const article = await house.call('POST', `/messages/${reply.id}/article`, { body: { sectionId } });
    expect(article.status, JSON.stringify(article.body)).toBe(201);
    const { body } = await house.call('GET', `/articles/${article.body.id}`);
    expect(JSON.stringify(body)).toContain('12 hours');
    expect(JSON.stringify(body)).not.toMatch(/Giulia|OL-20418/);
    const owen = await house.teammate('agent', { deskId: house.deskId, name: 'Owen' });
    const savedId = await act(house.platform, owen, (one) => makeSavedReplyOfMessage(one, reply.id));
    const texts = await house.db
      .selectFrom('saved_reply_texts')
      .selectAll()
      .where('saved_reply_id', '=', savedId)
      .execute();
    expect(JSON.stringify(texts)).toContain('12 hours');
    expect(JSON.stringify(texts)).not.toMatch(/Giulia|OL-20418/);
    await expect(
      act(house.platform, owen, (one) => makeSavedReplyOfMessage(one, crypto.randomUUID())),
    ).rejects.toMatchObject({ status: 404 });
  });

  test('that waits in vain stays a draft', async () => {
    const failing = await openMailSink([550, 550, 550]);
    house = await openTestHouse({ config: { smtpUrl: failing.url } });
    const made = await house.call('POST', '/sections', {
      body: { desk: house.deskId, visibility: 'public', names: { en: { name: 'Charging' } } },
    });
    sectionId = made.body.id;
    const sent = await answered(await newTicket());
    expect(sent.status).toBe(201);
    await house.runJobs();
    expect(await articles()).toMatchObject([{ title: QUESTION, state: 'draft' }]);
  });
});
