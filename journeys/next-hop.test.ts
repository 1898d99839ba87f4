import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestDns } from '../server/testing/dns.ts';
import { startTestDns } from '../server/testing/dns.ts';
import { company, nora } from './kit/cast.ts';
import type { Installation } from './kit/installation.ts';
import { foundedByMarta, prepareInstallation } from './kit/installation.ts';
import type { NextHop } from './kit/next-hop.ts';
import { openNextHop } from './kit/next-hop.ts';
import { until } from './kit/waiting.ts';

const DOMAIN = company.support.slice(company.support.indexOf('@') + 1);

let house: Installation;
let hop: NextHop;
let dns: TestDns;

beforeAll(async () => {
  [hop, dns] = await Promise.all([openNextHop(), startTestDns()]);
  // With the clock that can be moved: tries are minutes apart.
  const settings = { ...foundedByMarta, NODE_ENV: 'development', SMTP_URL: hop.url, DNS_SERVERS: dns.server };
  house = await prepareInstallation(settings);
  await house.start();
});
afterAll(async () => {
  await house?.remove();
  await hop?.close();
  await dns?.close();
});
beforeEach(() => {
  hop.decide = () => null;
  hop.asked.length = 0;
});

test('A signature made here is believed by those who read it behind the next server', async () => {
  const domain = async () => {
    const { items } = (await house.call('GET', '/api/v1/mail-domains')).body;
    return items.find((each: { domain: string }) => each.domain === DOMAIN);
  };
  const record = (await domain()).records.find(({ kind }: { kind: string }) => kind === 'dkim');
  const name = `${record.name}.${DOMAIN}`;
  dns.records.set(name, { TXT: [record.value] });
  expect((await house.call('POST', `/api/v1/mail-domains/${DOMAIN}/look-up`)).status).toBe(200);

  await replied('Signed and sealed.');
  const letter = await arrived('Signed and sealed.');
  const resolver = async (asked: string) => [[asked === name ? record.value : '']];
  const { results } = await dkimVerify(Buffer.from(letter), { resolver: resolver as never });
  expect(results.map(({ status }) => [status.result, status.aligned])).toEqual([['pass', DOMAIN]]);
});

test('A recipient refused for good: it has failed at once, with the server’s own words', async () => {
  hop.decide = () => ({ code: 550, words: '5.1.1 No such mailbox here' });
  const reply = await replied('To nobody.');
  expect(await outgoing(reply, 'failed')).toMatchObject({
    attempts: 1,
    lastError: expect.stringMatching(/550 5\.1\.1/),
  });
  await advance(120);
  expect(hop.asked).toHaveLength(1);
});

test('Greylisted: it comes again after some minutes and not before, from the same sender, and arrives once', async () => {
  const since = new Map<string, number>();
  hop.decide = (recipient, sender) => {
    const key = `${sender} ${recipient}`;
    const first = since.get(key);
    since.set(key, first ?? hop.asked.length);
    return first === undefined ? { code: 450, words: '4.2.0 Greylisted, come back in five minutes' } : null;
  };
  const reply = await replied('Patience.');
  expect(await outgoing(reply, 'delayed')).toMatchObject({ attempts: 1 });
  await advance(5);
  expect(hop.asked).toHaveLength(1);
  await advance(3);
  expect(await outgoing(reply, 'sent')).toMatchObject({ attempts: 2, lastError: null });
  expect(since.size).toBe(1);
  expect([...since.keys()][0]).toMatch(/\+b-[a-z2-7]{32}@/);
  await arrived('Patience.');
});

test('It puts off everything for an hour: nothing is lost, nothing comes twice', async () => {
  hop.decide = () => ({ code: 451, words: '4.3.0 The queue is full, try later' });
  const replies = [];
  for (const words of ['Put off one.', 'Put off two.', 'Put off three.']) replies.push(await replied(words));
  for (const reply of replies) await outgoing(reply, 'delayed');
  await advance(60);
  hop.decide = () => null;
  await advance(180);
  for (const reply of replies) await outgoing(reply, 'sent');
  for (const words of ['Put off one.', 'Put off two.', 'Put off three.']) await arrived(words);
});

test('It dies between the data and its answer: the letter may have arrived, so no second copy leaves', async () => {
  hop.cutAfterDot = 1;
  const reply = await replied('You have this already.');
  expect(await outgoing(reply, 'failed')).toMatchObject({ lastError: expect.stringMatching(/may have arrived/) });
  await advance(300);
  expect(hop.asked).toHaveLength(1);
  await arrived('You have this already.');
});

/** The one letter with these words, as it lies in the mailbox. */
async function arrived(words: string): Promise<string> {
  return until(`"${words}" arrived`, async () => {
    const found = (await hop.letters()).filter((letter) => letter.includes(words));
    expect(found).toHaveLength(1);
    return found[0] ?? '';
  });
}

interface Reply {
  ticketId: string;
  messageId: string;
}

async function replied(text: string): Promise<Reply> {
  const body = { subject: 'My parcel', text: 'Where is it?', contact: nora };
  const { id: ticketId } = (await house.call('POST', '/api/v1/tickets', { body })).body;
  const answer = await house.call('POST', `/api/v1/tickets/${ticketId}/messages`, { body: { type: 'reply', text } });
  expect(answer.status, house.output().slice(-1500)).toBe(201);
  return { ticketId, messageId: answer.body.id };
}

async function outgoing({ ticketId, messageId }: Reply, state: string) {
  return until(`it is ${state}`, async () => {
    const { items } = (await house.call('GET', `/api/v1/tickets/${ticketId}/messages`)).body;
    const facts = items.find(({ id }: { id: string }) => id === messageId)?.outgoing;
    if (facts.state === state) return facts;
    throw new Error(`it is ${facts.state}: ${facts.lastError}`);
  });
}

/** Moves the clock on; whatever falls due in between has been done then. */
async function advance(minutes: number): Promise<void> {
  const moved = await house.call('PUT', '/api/v1/dev/clock', { body: { kind: 'advance', minutes } });
  expect(moved.status).toBe(200);
}
