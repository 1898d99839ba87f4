import { createDecipheriv, createECDH, createHmac, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { USUAL_NOTIFICATIONS } from '../../../contract/notifications.ts';
import { system } from '../../platform/access/index.ts';
import { act } from '../../platform/act.ts';
import { consumeEvents } from '../../platform/events/index.ts';
import { newId } from '../../platform/ids/index.ts';
import type { Caller } from '../../testing/callers.ts';
import { openCalledHouse } from '../../testing/callers.ts';
import { hearEvents } from '../../testing/hearing-events.ts';
import type { TestHouse } from '../../testing/index.ts';
import { questionAskedAgain } from '../questions/index.ts';
import { tellOfDue } from './due-soon.ts';
import { notificationHearer } from './hearing.ts';

async function open() {
  const called = await openCalledHouse();
  await consumeEvents(called.house.platform, notificationHearer);
  return called;
}

async function hear(house: TestHouse): Promise<void> {
  await hearEvents(house, notificationHearer);
}

async function newTicket(house: TestHouse, subject = 'Luna 2'): Promise<string> {
  const body = { subject, text: 'It does not charge.', contact: { address: 'giulia@mail.example', name: 'Giulia' } };
  return (await house.call('POST', '/tickets', { body })).body.id;
}

const told = async (who: Caller) => (await who.call('GET', '/me/notifications')).body.items;
const kinds = async (who: Caller) => (await told(who)).map((one: { kind: string }) => one.kind);
const give = (by: Caller, ticketId: string, to: Caller) =>
  by.call('PUT', `/tickets/${ticketId}/assignee`, { teammateId: to.teammateId });

describe('somebody is told', () => {
  test('of what others gave them, once, and of nothing they did themselves', async () => {
    const { house, callers } = await open();
    const ticketId = await newTicket(house);
    expect((await give(callers.lead, ticketId, callers.agent)).status).toBe(200);
    await hear(house);
    await hear(house);
    expect(await told(callers.agent)).toMatchObject([
      { kind: 'assigned', by: 'The lead', ticket: { id: ticketId, subject: 'Luna 2' }, count: 1, readAt: null },
    ]);
    expect(await kinds(callers.lead)).toEqual([]);
    expect((await callers.agent.call('GET', '/me/notifications/count')).body).toEqual({ unread: 1 });
    await callers.agent.call('POST', '/me/notifications/reading', { all: true });
    expect((await callers.agent.call('GET', '/me/notifications/count')).body).toEqual({ unread: 0 });
  });

  test('of one thing that happens again and again in one line with a count', async () => {
    const { house, callers } = await open();
    const ticketId = await newTicket(house);
    await callers.agent.call('PUT', `/tickets/${ticketId}/following`);
    for (const text of ['One', 'Two', 'Three'])
      await callers.lead.call('POST', `/tickets/${ticketId}/messages`, { type: 'note', text });
    await hear(house);
    expect(await told(callers.agent)).toMatchObject([{ kind: 'followed', count: 3 }]);
  });

  test('of an article that a colleague asks them to look over', async () => {
    const { house, callers } = await open();
    const body = { title: 'Luna 2', body: 'Words.', desk: house.deskId, visibility: 'public' };
    const article = (await callers.lead.call('POST', '/articles', body)).body.id;
    await callers.lead.call('POST', `/articles/${article}/reviews`, { of: callers.agent.teammateId });
    await hear(house);
    expect(await told(callers.agent)).toMatchObject([
      { kind: 'article_review', by: 'The lead', ticket: null, articleTitle: 'Luna 2' },
    ]);
    expect(await kinds(callers.lead)).toEqual([]);
  });

  test('of what a colleague says of the article they asked about, and the colleague of what led there', async () => {
    const { house, callers } = await open();
    const body = { title: 'Luna 2', body: 'Words.', desk: house.deskId, visibility: 'public' };
    const article = (await callers.lead.call('POST', '/articles', body)).body.id;
    const ask = () => callers.lead.call('POST', `/articles/${article}/reviews`, { of: callers.agent.teammateId });
    const { texts } = (await ask()).body;
    const outcome = `/articles/${article}/reviews/${texts[0].review.id}/outcome`;
    expect((await callers.agent.call('POST', outcome, { outcome: 'fine' })).status).toBe(200);
    await hear(house);
    expect(await told(callers.lead)).toMatchObject([{ kind: 'article_reviewed', by: 'The agent', articleId: article }]);
    expect(await told(callers.agent)).toMatchObject([{ kind: 'article_review', articleId: article }]);
  });

  test('of no question that they took back themselves', async () => {
    const { house, callers } = await open();
    const body = { title: 'Luna 2', body: 'Words.', desk: house.deskId, visibility: 'public' };
    const article = (await callers.lead.call('POST', '/articles', body)).body.id;
    const asked = await callers.lead.call('POST', `/articles/${article}/reviews`, { of: callers.agent.teammateId });
    const outcome = `/articles/${article}/reviews/${asked.body.texts[0].review.id}/outcome`;
    // Another who may write it takes it back.
    expect((await house.call('POST', outcome, { body: { outcome: 'withdrawn' } })).status).toBe(200);
    await hear(house);
    expect(await kinds(callers.lead)).toEqual([]);
  });

  test('of questions that are asked again and again: who may write the desk’s articles, in one line, without a mail', async () => {
    const { house, callers, otherDeskId } = await open();
    await act(house.platform, system('questions'), async (one) => {
      for (const deskId of [house.deskId, house.deskId, otherDeskId])
        one.record(questionAskedAgain, { questionId: newId(), times: 4 }, { deskId });
    });
    await hear(house);
    expect(await told(callers.lead)).toMatchObject([{ kind: 'asked_again', count: 2, ticket: null, articleId: null }]);
    expect(await kinds(callers.teammate)).toEqual([]);
    const due = await house.db.selectFrom('notifications').select('mail_due_at').execute();
    expect(due.every(({ mail_due_at }) => mail_due_at === null)).toBe(true);
  });

  test('of a reply that is due soon, once for each time it is due', async () => {
    const { house, callers } = await open();
    const ticketId = await newTicket(house);
    await callers.agent.call('PUT', `/tickets/${ticketId}/assignee`, { teammateId: callers.agent.teammateId });
    const due = Temporal.Instant.from((await house.call('GET', `/tickets/${ticketId}`)).body.dueAt);
    house.clock.set(due.subtract({ minutes: 40 }));
    await tellOfDue.run(house.platform, {});
    expect(await kinds(callers.agent)).toEqual([]);
    house.clock.set(due.subtract({ minutes: 20 }));
    await tellOfDue.run(house.platform, {});
    await callers.agent.call('POST', '/me/notifications/reading', { all: true });
    await tellOfDue.run(house.platform, {});
    expect(await told(callers.agent)).toHaveLength(1);
  });
});

describe('what one may not see', () => {
  test('is told to nobody, and a line is gone with the right to see its ticket', async () => {
    const { house, callers, otherDeskId } = await open();
    const ticketId = await newTicket(house);
    await give(callers.lead, ticketId, callers.agent);
    await hear(house);
    expect(await told(callers.agent)).toHaveLength(1);
    await house.call('PUT', `/tickets/${ticketId}/desk`, { body: { deskId: otherDeskId } });
    expect(await told(callers.agent)).toEqual([]);
    expect((await callers.agent.call('GET', '/me/notifications/count')).body).toEqual({ unread: 0 });
    await house.call('POST', `/tickets/${ticketId}/messages`, { body: { type: 'note', text: 'Hidden' } });
    await hear(house);
    expect(await told(callers.agent)).toEqual([]);
  });
});

describe('by mail', () => {
  const letters = (house: TestHouse) =>
    house.db.selectFrom('outgoing').select(['letter', 'subject']).where('kind', '=', 'notification').execute();

  test('it leaves when it was not read within two minutes, with a way to stop', async () => {
    const { house, callers } = await open();
    const ticketId = await newTicket(house);
    await give(callers.lead, ticketId, callers.agent);
    await hear(house);
    await house.runJobs();
    expect(await letters(house)).toEqual([]);
    house.clock.set(house.clock.now().add({ minutes: 3 }));
    await house.runJobs();
    const [letter] = await letters(house);
    expect(letter?.subject).toContain('The lead');
    expect(letter?.letter).toMatchObject({ automatic: 'auto-generated' });
    const path = new URL(letter?.letter.unsubscribeUrl ?? '').pathname;
    const mailOf = async () => (await callers.agent.call('GET', '/me/notification-settings')).body.kinds.assigned;
    // Scanners look at every link: looking stops nothing.
    expect((await house.app.request(path)).status).toBe(200);
    expect(await mailOf()).toMatchObject({ mail: true });
    const stopped = await house.app.request(path, { method: 'POST', body: 'List-Unsubscribe=One-Click' });
    expect(stopped.status).toBe(200);
    expect(await mailOf()).toMatchObject({ mail: false, app: true });
    expect((await house.app.request(`${path}x`, { method: 'POST' })).status).toBe(404);
  });

  test('nothing leaves of what was read in the app', async () => {
    const { house, callers } = await open();
    await give(callers.lead, await newTicket(house), callers.agent);
    await hear(house);
    await callers.agent.call('POST', '/me/notifications/reading', { all: true });
    house.clock.set(house.clock.now().add({ minutes: 3 }));
    await house.runJobs();
    expect(await letters(house)).toEqual([]);
  });

  test('all of an hour is one letter', async () => {
    const { house, callers } = await open();
    await callers.agent.call('PUT', '/me/notification-settings', { ...USUAL_NOTIFICATIONS, mail: 'hourly' });
    for (const subject of ['A', 'B', 'C']) await give(callers.lead, await newTicket(house, subject), callers.agent);
    await hear(house);
    house.clock.set(house.clock.now().add({ hours: 1 }));
    await house.runJobs();
    const sent = await letters(house);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.letter.text).toMatch(/A[\s\S]*B[\s\S]*C/);
  });
});

describe('by push', () => {
  test('a device can read it and nobody else, it holds no words of a customer, and a device that is gone is forgotten', async () => {
    const { house, callers } = await open();
    house.platform.config.privateWebhooks.push('127.0.0.1');
    const service = await pushService();
    const browser = newBrowser();
    await callers.agent.call('POST', '/me/push-subscriptions', {
      endpoint: `https://push.example/1`,
      keys: browser.keys,
    });
    // A push service is reached by https; this one is on this machine and speaks http.
    await house.db.updateTable('push_subscriptions').set({ endpoint: service.url }).execute();
    const ticketId = await newTicket(house, 'A secret subject');
    await give(callers.lead, ticketId, callers.agent);
    await hear(house);
    await house.runJobs();
    expect(service.heard).toHaveLength(1);
    const [{ headers, body }] = service.heard as [Heard];
    expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'normal' });
    expect(String(headers.authorization)).toMatch(/^vapid t=/);
    expect(Number(headers.ttl)).toBeGreaterThan(0);
    expect(body.length).toBeLessThan(4_096);
    const words = JSON.parse(browser.decrypt(body));
    expect(words.title).toMatch(/^#\d+$/);
    expect(JSON.stringify(words)).not.toContain('secret');
    service.status.code = 410;
    await give(callers.lead, await newTicket(house), callers.agent);
    await hear(house);
    await house.runJobs();
    expect((await callers.agent.call('GET', '/me/push-subscriptions')).body.items).toEqual([]);
  });
});

interface Heard {
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

async function pushService() {
  const heard: Heard[] = [];
  const status = { code: 201 };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    heard.push({ headers: request.headers, body: Buffer.concat(chunks) });
    response.writeHead(status.code).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { heard, status, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/1` };
}

/** The browser's side of RFC 8291, written from its section 3.4. */
function newBrowser() {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  const auth = randomBytes(16);
  const hmac = (key: Buffer, data: Buffer) => createHmac('sha256', key).update(data).digest();
  return {
    keys: { p256dh: pair.getPublicKey('base64url'), auth: auth.toString('base64url') },
    decrypt(body: Buffer): string {
      const salt = body.subarray(0, 16);
      const idLength = body[20] ?? 0;
      const sender = body.subarray(21, 21 + idLength);
      const cipher = body.subarray(21 + idLength);
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender]);
      const ikm = hmac(hmac(auth, pair.computeSecret(sender)), Buffer.concat([info, Buffer.from([1])]));
      const prk = hmac(salt, ikm);
      const derive = (label: string, length: number) =>
        hmac(prk, Buffer.concat([Buffer.from(`Content-Encoding: ${label}\0`), Buffer.from([1])])).subarray(0, length);
      const open = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
      open.setAuthTag(cipher.subarray(-16));
      const padded = Buffer.concat([open.update(cipher.subarray(0, -16)), open.final()]);
      return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8');
    },
  };
}
