import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { comeIn, openBrowser, visit } from './kit/browser.ts';
import { marta, nora } from './kit/cast.ts';
import type { Installation } from './kit/installation.ts';
import { foundedByMarta, prepareInstallation, sessionOf } from './kit/installation.ts';
import type { Sink } from './kit/sink.ts';
import { openSink } from './kit/sink.ts';
import { until } from './kit/waiting.ts';

/** With the clock that can be moved: tries are minutes apart. */
const MOVABLE = { ...foundedByMarta, NODE_ENV: 'development' };

let house: Installation;
let browser: Browser;

beforeAll(async () => {
  house = await prepareInstallation(MOVABLE);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await house?.remove();
});

test('A mail server that is busy gets it later, and only once', async () => {
  const sink = await started([451, 451, 'take']);
  const reply = await replied('It is on its way to you.');
  const first = await outgoing(reply, 'delayed');
  expect(first).toMatchObject({ attempts: 1, lastError: expect.stringContaining('Not now') });
  expect(Temporal.Instant.compare(first.nextTryAt, first.sendAt)).toBe(1);
  await advance(2);
  expect(await outgoing(reply, 'delayed')).toMatchObject({ attempts: 2 });
  await advance(6);
  expect(await outgoing(reply, 'sent')).toMatchObject({ attempts: 3, lastError: null });
  await advance(60);
  const letters = await sink.letters();
  expect(letters.filter((letter) => letter.mail.text?.includes('It is on its way to you.'))).toHaveLength(1);
  expect(sink.offered()).toBe(3);
});

test('A refusal for good stands at the message with its reason, and Retry sends it', async () => {
  const sink = await started([550, 'take']);
  const reply = await replied('Which colour would you like?');
  expect(await outgoing(reply, 'failed')).toMatchObject({ lastError: expect.stringContaining('Not here') });
  await advance(60);
  expect(sink.offered(), 'it was tried again by itself').toBe(1);

  const { page, complaints, close } = await visit(browser);
  onTestFinished(close);
  await comeIn(page, house, marta, `/tickets/${reply.number}`);
  await page.getByText('Reply, not sent').waitFor();
  await page.getByText(/The other server said: .*Not here/).waitFor();
  await page.getByRole('button', { name: 'Retry' }).click();
  await page.getByText('Reply, sent').waitFor();
  expect(await sink.letters()).toHaveLength(1);
  expect(complaints).toEqual([]);
});

test('Killed after the last byte, before the answer: no second copy leaves by itself', async () => {
  const sink = await started(['silent-after-dot', 'take']);
  const reply = await replied('You may have this one already.');
  await sink.silent;
  await house.kill();
  await house.start({ SMTP_URL: sink.url });
  // Long enough for the one that died to be known as dead.
  await advance(3);
  const facts = await outgoing(reply, 'failed');
  expect(facts.lastError).toMatch(/may have arrived/);
  await advance(120);
  expect(sink.offered()).toBe(1);

  expect((await house.call('POST', `/api/v1/outbox/${facts.id}/retry`)).status).toBeLessThan(300);
  await outgoing(reply, 'sent');
  expect(await sink.letters()).toHaveLength(1);
});

test('Killed within the seconds of undo: it leaves after the next start, once', async () => {
  const sink = await started(['take']);
  const ticket = await written();
  const cookie = await sessionOf(house, marta);
  const answer = await house.call('POST', `/api/v1/tickets/${ticket.id}/messages`, {
    token: null,
    headers: { cookie, origin: house.url },
    body: { type: 'reply', text: 'Written just in time.' },
  });
  expect(answer.body.outgoing.state).toBe('queued');
  await house.kill();
  await house.start({ SMTP_URL: sink.url });
  await outgoing({ ticketId: ticket.id, messageId: answer.body.id }, 'sent');
  await advance(120);
  expect(await sink.letters()).toHaveLength(1);
});

/** The house on a mail server of its own that does as its turns say. */
async function started(turns: Parameters<typeof openSink>[0]): Promise<Sink> {
  const sink = await openSink(turns);
  onTestFinished(async () => {
    await house.stop();
    await sink.close();
  });
  await house.start({ SMTP_URL: sink.url });
  return sink;
}

async function written(): Promise<{ id: string; number: number }> {
  const made = await house.call('POST', '/api/v1/tickets', {
    body: { subject: 'My parcel', text: 'Where is it?', contact: nora },
  });
  expect(made.status).toBe(201);
  return made.body;
}

interface Reply {
  number: number;
  ticketId: string;
  messageId: string;
}

async function replied(text: string): Promise<Reply> {
  const { id: ticketId, number } = await written();
  const answer = await house.call('POST', `/api/v1/tickets/${ticketId}/messages`, { body: { type: 'reply', text } });
  expect(answer.status).toBe(201);
  return { number, ticketId, messageId: answer.body.id };
}

/** How far the message is, as it stands on it; waits until it is there. */
async function outgoing({ ticketId, messageId }: Omit<Reply, 'number'>, state: string) {
  return until(`it is ${state}`, async () => {
    const { items } = (await house.call('GET', `/api/v1/tickets/${ticketId}/messages`)).body;
    const facts = items.find(({ id }: { id: string }) => id === messageId)?.outgoing;
    if (facts.state === state) return facts;
    throw new Error(`it is ${facts.state}`);
  });
}

/** Moves the clock on; whatever falls due in between has been done then. */
async function advance(minutes: number): Promise<void> {
  const moved = await house.call('PUT', '/api/v1/dev/clock', { body: { kind: 'advance', minutes } });
  expect(moved.status).toBe(200);
}
