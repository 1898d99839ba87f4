import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook as Verifier } from 'standardwebhooks';
import { describe, expect, onTestFinished, test } from 'vitest';
import { consumeEvents } from '../../platform/events/index.ts';
import { openTestDns } from '../../testing/dns.ts';
import type { TestHouse } from '../../testing/index.ts';
import { openTestHouse } from '../../testing/index.ts';
import { nextTry } from './retrying.ts';
import { newWebhookSecret, signedHeaders } from './signing.ts';
import { wants, webhookSpreader } from './spreading.ts';

interface Heard {
  headers: IncomingMessage['headers'];
  body: string;
}

/** Another program on this machine: answers with `status`, and keeps what it heard. */
async function receiver(status: { code: number; location?: string } = { code: 204 }) {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    heard.push({ headers: request.headers, body });
    response.writeHead(status.code, status.location ? { location: status.location } : {}).end('done');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { heard, status, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in` };
}

async function openHouse(): Promise<TestHouse> {
  const house = await openTestHouse({ config: { privateWebhooks: ['127.0.0.1'] } });
  // The first reading only says where it begins.
  await consumeEvents(house.platform, webhookSpreader);
  return house;
}

async function makeHook(house: TestHouse, body: object) {
  const made = await house.call('POST', '/webhooks', { body: { name: 'CRM', ...body } });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body;
}

async function newTicket(house: TestHouse): Promise<string> {
  const body = { subject: 'Luna 2', text: 'Secret words', contact: { address: 'giulia@mail.example' } };
  return (await house.call('POST', '/tickets', { body })).body.id;
}

/** All that happened is numbered, heard and told. */
async function spread(house: TestHouse): Promise<void> {
  await expect
    .poll(async () => {
      const { count } = await house.db
        .selectFrom('events')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('seq', 'is', null)
        .executeTakeFirstOrThrow();
      return Number(count);
    })
    .toBe(0);
  await consumeEvents(house.platform, webhookSpreader);
  await house.runJobs();
}

describe('an event is told', () => {
  test('once, signed so that the reference library accepts it, with ids and without anybody’s words', async () => {
    const house = await openHouse();
    const there = await receiver();
    const hook = await makeHook(house, { url: there.url, events: ['ticket.created'] });
    const ticketId = await newTicket(house);
    await spread(house);
    await spread(house);
    expect(there.heard).toHaveLength(1);
    const [{ headers, body }] = there.heard as [Heard];
    const now = Date.now;
    // The library compares with the clock on the wall; the house has its own.
    Date.now = () => house.clock.now().epochMilliseconds;
    try {
      new Verifier(hook.secret).verify(body, headers as Record<string, string>);
    } finally {
      Date.now = now;
    }
    expect(JSON.parse(body)).toMatchObject({ type: 'ticket.created', data: { ticketId, deskId: house.deskId } });
    expect(body).not.toContain('Secret');
    expect(body).not.toContain('giulia');
    const log = (await house.call('GET', `/webhooks/${hook.id}/deliveries`)).body.items;
    expect(log).toMatchObject([{ id: headers['webhook-id'], state: 'delivered', status: 204, attempts: 1 }]);
  });

  test('again later with the same id when the receiver fails, and by hand from the log', async () => {
    const house = await openHouse();
    const there = await receiver({ code: 500 });
    const hook = await makeHook(house, { url: there.url, events: ['ticket.*'] });
    await newTicket(house);
    await spread(house);
    there.status.code = 200;
    house.clock.set(house.clock.now().add({ seconds: 10 }));
    await house.runJobs();
    const ids = there.heard.map((each) => each.headers['webhook-id']);
    expect(ids.length).toBeGreaterThanOrEqual(2);
    expect(new Set(ids).size).toBe(1);
    expect(new Set(there.heard.map((each) => each.body)).size).toBe(1);
    await house.call('POST', `/webhooks/${hook.id}/deliveries/${ids[0]}/resend`);
    await house.runJobs();
    expect(there.heard.at(-1)?.headers['webhook-id']).toBe(ids[0]);
    expect(there.heard.length).toBe(ids.length + 1);
  });

  test('with both secrets while the old one still signs, and with the new one alone after a day', async () => {
    const house = await openHouse();
    const there = await receiver();
    const hook = await makeHook(house, { url: there.url });
    const renewed = (await house.call('POST', `/webhooks/${hook.id}/secret`)).body;
    expect(renewed.secret).not.toBe(hook.secret);
    await house.call('POST', `/webhooks/${hook.id}/test`);
    await house.runJobs();
    expect(String(there.heard[0]?.headers['webhook-signature']).split(' ')).toHaveLength(2);
    house.clock.set(house.clock.now().add({ hours: 25 }));
    await house.call('POST', `/webhooks/${hook.id}/test`);
    await house.runJobs();
    expect(String(there.heard[1]?.headers['webhook-signature']).split(' ')).toHaveLength(1);
  });
});

describe('a webhook is switched off', () => {
  test('at once by 410, and sends nothing more', async () => {
    const house = await openHouse();
    const there = await receiver({ code: 410 });
    const hook = await makeHook(house, { url: there.url, events: ['ticket.created'] });
    await newTicket(house);
    await spread(house);
    const now = (await house.call('GET', `/webhooks/${hook.id}`)).body;
    expect(now.disabled).toMatchObject({ because: 'gone' });
    await newTicket(house);
    await spread(house);
    expect(there.heard).toHaveLength(1);
  });

  test('after five days of nothing but failures', async () => {
    const house = await openHouse();
    const there = await receiver({ code: 503 });
    const hook = await makeHook(house, { url: there.url });
    for (const days of [0, 3, 3]) {
      house.clock.set(house.clock.now().add({ hours: 24 * days }));
      await house.call('POST', `/webhooks/${hook.id}/test`);
      await house.runJobs();
    }
    const now = (await house.call('GET', `/webhooks/${hook.id}`)).body;
    expect(now.disabled).toMatchObject({ because: 'failing' });
  });
});

describe('hostile addresses', () => {
  test.each(['http://127.0.0.1:9/', 'http://[::1]/', 'http://169.254.169.254/latest/', 'http://0177.0.0.1/'])(
    '%s is refused, made or changed',
    async (url) => {
      const house = await openTestHouse();
      const refused = { status: 422, body: { errors: [{ path: 'url' }] } };
      expect(await house.call('POST', '/webhooks', { body: { name: 'CRM', url } })).toMatchObject(refused);
      const hook = await makeHook(house, { url: 'https://crm.example/in' });
      expect(await house.call('PATCH', `/webhooks/${hook.id}`, { body: { url } })).toMatchObject(refused);
    },
  );

  test('nothing is sent to a name that leads to one', async () => {
    const dns = await openTestDns({ 'crm.example': { A: ['10.0.0.7'] } });
    const house = await openTestHouse({ config: { dnsServers: [dns.server] } });
    const hook = await makeHook(house, { url: 'http://crm.example/in' });
    await house.call('POST', `/webhooks/${hook.id}/test`);
    await house.runJobs();
    const [told] = (await house.call('GET', `/webhooks/${hook.id}/deliveries`)).body.items;
    expect(told).toMatchObject({
      state: 'waiting',
      status: null,
      answer: 'a private address, and not in PRIVATE_WEBHOOKS',
    });
  });

  test('a redirect is an answer and not a way', async () => {
    const house = await openHouse();
    const inner = await receiver();
    const there = await receiver({ code: 302, location: inner.url });
    const hook = await makeHook(house, { url: there.url });
    await house.call('POST', `/webhooks/${hook.id}/test`);
    await house.runJobs();
    expect(inner.heard).toHaveLength(0);
    const [told] = (await house.call('GET', `/webhooks/${hook.id}/deliveries`)).body.items;
    expect(told).toMatchObject({ state: 'waiting', status: 302 });
  });
});

describe('what is told', () => {
  const made = { events: [], desk_ids: [], created_at: Temporal.Instant.from('2026-11-01T00:00:00Z') };
  const at = Temporal.Instant.from('2026-11-19T10:00:00Z');
  const event = (name: string, desk_id: string | null = 'a', otherDeskId?: string) => {
    return { name, desk_id, at, payload: otherDeskId === undefined ? {} : { otherDeskId } };
  };

  test.each([
    ['all events without a wish', made, event('ticket.created'), true],
    ['those that are named', { ...made, events: ['ticket.closed'] }, event('ticket.created'), false],
    ['those that begin alike', { ...made, events: ['ticket.*'] }, event('ticket.created'), true],
    ['not another noun that begins alike', { ...made, events: ['tick.*'] }, event('ticket.created'), false],
    ['its desks', { ...made, desk_ids: ['b'] }, event('ticket.created', 'a'), false],
    ['nothing of a sensitive desk', made, event('ticket.created', 'hr'), false],
    ['a sensitive desk that it names', { ...made, desk_ids: ['hr'] }, event('ticket.created', 'hr'), true],
    ['two tickets of its desks', { ...made, desk_ids: ['a', 'b'] }, event('ticket.linked', 'a', 'b'), true],
    [
      'not that its ticket has to do with another desk',
      { ...made, desk_ids: ['a'] },
      event('ticket.linked', 'a', 'b'),
      false,
    ],
    ['nor with one that is not named', { ...made, desk_ids: ['a'] }, event('ticket.merged', 'a'), false],
    ['nor with a sensitive one', made, event('ticket.linked', 'a', 'hr'), false],
    [
      'nothing from before it was made',
      { ...made, created_at: Temporal.Instant.from('2026-11-20T00:00:00Z') },
      event('ticket.created'),
      false,
    ],
  ])('%s', (_what, webhook, what, told) => {
    expect(wants(webhook, what, new Set(['hr']))).toBe(told);
  });

  test('is tried for about three days, with growing pauses', () => {
    let now = at;
    const pauses: number[] = [];
    for (let attempts = 1; ; attempts++) {
      const next = nextTry(attempts, now, 0.5);
      if (!next) break;
      pauses.push(next.since(now).total('seconds'));
      now = next;
    }
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(now.since(at).total('hours')).toBeGreaterThan(72);
  });

  test('is signed so that a changed body, time or id is noticed', () => {
    const secret = newWebhookSecret();
    const signed = (id: string, body: string, when = at) =>
      signedHeaders(id, when, body, [secret])['webhook-signature'];
    const all = [signed('a', 'x'), signed('b', 'x'), signed('a', 'y'), signed('a', 'x', at.add({ seconds: 1 }))];
    expect(new Set(all).size).toBe(4);
  });
});
