import { describe, expect, test } from 'vitest';
import type { Breakage, ClockMove } from '../../../contract/dev.ts';
import { cast, devClock, devMails, movedClock } from '../../../contract/dev.ts';
import { LANGUAGES } from '../../../contract/shapes.ts';
import type { Config } from '../../platform/config/index.ts';
import type { TestHouse } from '../../testing/index.ts';
import { openTestHouse, TEST_NOW } from '../../testing/index.ts';

const HERE = 'http://127.0.0.1:3000';
const onThisMachine = { config: { publicUrl: HERE } };

async function ask(
  house: TestHouse,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const response = await house.app.request(`${HERE}/api/v1${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    // biome-ignore lint/suspicious/noExplicitAny: a test that looks at the wrong name fails by it
    body: (text === '' ? undefined : JSON.parse(text)) as any,
  };
}

const move = (house: TestHouse, to: ClockMove) => ask(house, 'PUT', '/dev/clock', to);
const set = (house: TestHouse, what: Breakage, broken: boolean) =>
  ask(house, 'PUT', `/dev/breakages/${what}`, { broken });

async function writeTicket(house: TestHouse): Promise<{ id: string; number: number }> {
  const { status, body } = await house.call('POST', '/tickets', {
    body: {
      contact: { address: 'giulia@posta.example', name: 'Giulia' },
      subject: 'Luna 2',
      text: 'Non carica.',
    },
  });
  expect(status).toBe(201);
  return body;
}

/** By a person on a screen, who may take it back for some seconds. */
async function reply(house: TestHouse, ticketId: string): Promise<void> {
  const { id } = await house.teammate('owner');
  const signedIn = await ask(house, 'POST', '/dev/sign-in', { teammateId: id });
  const words = { type: 'reply', text: 'Arriva domani.' };
  const sent = await ask(house, 'POST', `/tickets/${ticketId}/messages`, words, { cookie: cookieOf(signedIn.headers) });
  expect(sent.status).toBe(201);
}

function cookieOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

async function stateOfReply(house: TestHouse): Promise<string | undefined> {
  const row = await house.db.selectFrom('outgoing').select('state').where('kind', '=', 'reply').executeTakeFirst();
  return row?.state;
}

async function statusOf(house: TestHouse, id: string): Promise<string> {
  return (await house.call('GET', `/tickets/${id}`)).body.status;
}

describe('where it is', () => {
  const elsewhere: [string, Partial<Config>][] = [
    ['in a real installation', { development: false, publicUrl: HERE }],
    ['reachable from other machines', { host: '0.0.0.0', publicUrl: HERE }],
    ['under a public address', { publicUrl: 'https://help.officinalume.example' }],
    ['with the sample company under a public address', { demo: true, publicUrl: 'https://help.officinalume.example' }],
  ];
  const routes = [
    ['GET', '/dev/cast'],
    ['POST', '/dev/sign-in'],
    ['GET', '/dev/clock'],
    ['PUT', '/dev/clock'],
    ['GET', '/dev/mails'],
    ['GET', '/dev/events'],
    ['GET', '/dev/jobs'],
    ['POST', '/dev/jobs/tickets.close-quiet/run'],
    ['GET', '/dev/breakages'],
    ['PUT', '/dev/breakages/live-line'],
  ] as const;

  test.each(elsewhere)('is not there %s', async (_where, config) => {
    const house = await openTestHouse({ config });
    const owner = await house.teammate('owner');
    for (const [method, path] of routes) {
      const body = method === 'GET' ? undefined : { teammateId: owner.id, kind: 'stand', broken: true };
      expect((await ask(house, method, path, body)).status, `${method} ${path}`).toBe(404);
    }
    const me = await house.call('GET', '/me');
    expect(me.body.development).toBe(false);
  });

  test('is there with the sample company alone', async () => {
    const house = await openTestHouse({ config: { development: false, demo: true, publicUrl: HERE } });
    expect((await ask(house, 'GET', '/dev/clock')).status).toBe(200);
    expect((await house.call('GET', '/me')).body.development).toBe(true);
  });

  test('is not there for a page elsewhere whose name was made to point here', async () => {
    const house = await openTestHouse(onThisMachine);
    const response = await house.app.request('http://rebound.example:3000/api/v1/dev/cast');
    expect(response.status).toBe(404);
  });

  test('changes nothing for another site', async () => {
    const house = await openTestHouse(onThisMachine);
    const owner = await house.teammate('owner');
    const signIn = await ask(
      house,
      'POST',
      '/dev/sign-in',
      { teammateId: owner.id },
      { 'sec-fetch-site': 'cross-site' },
    );
    expect(signIn.status).toBe(403);
    expect(signIn.headers.get('set-cookie')).toBeNull();
  });
});

describe('the cast', () => {
  test('signs in as anybody, with a session like any other', async () => {
    const house = await openTestHouse(onThisMachine);
    const marta = await house.teammate('owner', { name: 'Marta Rinaldi' });
    const nuria = await house.teammate('agent', { name: 'Nuria Vidal', deskId: house.deskId });
    const { body } = await ask(house, 'GET', '/dev/cast');
    expect(cast.parse(body).teammates).toMatchObject([
      { id: marta.id, role: 'owner', desks: [] },
      { id: nuria.id, role: 'agent', desks: ['Customer desk'] },
    ]);
    expect(body.signedInAs).toBeNull();

    const signedIn = await ask(house, 'POST', '/dev/sign-in', { teammateId: nuria.id });
    expect(signedIn.status).toBe(204);
    const cookie = cookieOf(signedIn.headers);
    const me = await ask(house, 'GET', '/me', undefined, { cookie });
    expect(me.body.name).toBe('Nuria Vidal');
    expect((await ask(house, 'GET', '/dev/cast', undefined, { cookie })).body.signedInAs).toBe(nuria.id);
  });

  test('signs nobody in who was switched off', async () => {
    const house = await openTestHouse(onThisMachine);
    const gone = await house.teammate('agent');
    await house.db
      .updateTable('teammates')
      .set({ deactivated_at: TEST_NOW.toString() })
      .where('id', '=', gone.id)
      .execute();
    expect((await ask(house, 'POST', '/dev/sign-in', { teammateId: gone.id })).status).toBe(404);
    expect((await ask(house, 'GET', '/dev/cast')).body.teammates).toEqual([]);
  });

  test('leads to the page of whoever wrote', async () => {
    const house = await openTestHouse(onThisMachine);
    const ticket = await writeTicket(house);
    const { customers } = (await ask(house, 'GET', '/dev/cast')).body;
    expect(customers).toMatchObject([{ name: 'Giulia', tickets: 1, subject: 'Luna 2' }]);
    const page = await house.app.request(`${HERE}${customers[0].page}`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(String(ticket.number));
  });
});

describe('the clock', () => {
  test('closes what is quiet on its way, at its own time', async () => {
    const house = await openTestHouse(onThisMachine);
    const ticket = await writeTicket(house);
    await house.call('PATCH', `/tickets/${ticket.id}`, { body: { status: 'solved' } });
    const { body: before } = await ask(house, 'GET', '/dev/clock');
    expect(devClock.parse(before).coming).toMatchObject([{ kind: 'closing', ticketNumber: ticket.number }]);

    // Where it stands on the line, there it happens.
    const closing = devClock.parse(before).coming[0]?.at ?? '';
    await move(house, { kind: 'advance', minutes: 6 * 24 * 60 });
    expect(await statusOf(house, ticket.id)).toBe('solved');
    await move(house, { kind: 'set', at: Temporal.Instant.from(closing).subtract({ seconds: 1 }).toString() });
    expect(await statusOf(house, ticket.id)).toBe('solved');
    await move(house, { kind: 'set', at: closing });
    expect(await statusOf(house, ticket.id)).toBe('closed');
    const { body: after } = await move(house, { kind: 'set', at: TEST_NOW.add({ hours: 8 * 24 }).toString() });
    expect(movedClock.parse(after).now).toBe(TEST_NOW.add({ hours: 8 * 24 }).toString());
    const row = await house.db
      .selectFrom('tickets')
      .select(['solved_at', 'closed_at'])
      .where('id', '=', ticket.id)
      .executeTakeFirstOrThrow();
    const quiet = row.solved_at?.until(row.closed_at ?? TEST_NOW).total('minutes') ?? 0;
    expect(quiet / 60 / 24).toBeGreaterThanOrEqual(7);
    expect(quiet).toBeLessThanOrEqual(7 * 24 * 60 + 10);
    expect(house.clock.standing).toBe(true);
  });

  test('lets mail leave when its time is passed, and not before', async () => {
    const house = await openTestHouse(onThisMachine);
    const ticket = await writeTicket(house);
    await house.runJobs();
    await reply(house, ticket.id);
    expect(await stateOfReply(house)).toBe('queued');
    await move(house, { kind: 'stand' });
    expect(await stateOfReply(house)).toBe('queued');
    await move(house, { kind: 'advance', minutes: 1 });
    expect(await stateOfReply(house)).toBe('kept');
  });

  test('runs all between in order', async () => {
    const house = await openTestHouse(onThisMachine);
    const first = await writeTicket(house);
    await house.call('PATCH', `/tickets/${first.id}`, { body: { status: 'solved' } });
    await move(house, { kind: 'advance', minutes: 24 * 60 });
    const second = await writeTicket(house);
    await house.call('PATCH', `/tickets/${second.id}`, { body: { status: 'solved' } });
    await move(house, { kind: 'advance', minutes: 13 * 24 * 60 });
    const closed = await house.db
      .selectFrom('events')
      .select(['ticket_id', 'at'])
      .where('name', 'like', 'ticket.%')
      .where('at', '>', TEST_NOW.add({ hours: 2 * 24 }).toString())
      .orderBy('id')
      .execute();
    expect(closed.map((event) => event.ticket_id)).toEqual([first.id, second.id]);
    expect(Temporal.Instant.compare(closed[0]?.at as Temporal.Instant, closed[1]?.at as Temporal.Instant)).toBe(-1);
  });

  test('goes forward only, and not for ever', async () => {
    const house = await openTestHouse(onThisMachine);
    const back = await move(house, { kind: 'set', at: TEST_NOW.subtract({ hours: 1 }).toString() });
    expect(back.status).toBe(422);
    const far = await move(house, { kind: 'set', at: TEST_NOW.add({ hours: 24 * 365 }).toString() });
    expect(far.status).toBe(422);
    expect(house.clock.now()).toEqual(TEST_NOW);
  });

  test('stands, runs on, and comes back to the machine', async () => {
    const house = await openTestHouse(onThisMachine);
    const { body: running } = await move(house, { kind: 'run' });
    expect(running).toMatchObject({ moved: true, standing: false });
    const { body: standing } = await move(house, { kind: 'stand' });
    expect(standing).toMatchObject({ moved: true, standing: true });
    const { body: back } = await move(house, { kind: 'resume' });
    expect(back).toMatchObject({ moved: false, standing: false });
    expect(Math.abs(Temporal.Now.instant().until(house.clock.now()).total('seconds'))).toBeLessThan(5);
  });

  test('is followed by the jobs of a running house', async () => {
    const house = await openTestHouse(onThisMachine);
    await house.startWork();
    // Days behind the machine's: a worker that looks at that one would run all of this at once.
    house.clock.set(TEST_NOW);
    await move(house, { kind: 'stand' });
    const ticket = await writeTicket(house);
    await reply(house, ticket.id);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await stateOfReply(house)).toBe('queued');
    await move(house, { kind: 'advance', minutes: 1 });
    expect(await stateOfReply(house)).toBe('kept');
  });
});

test('shows every mail in every language, whatever the desk speaks', async () => {
  const house = await openTestHouse(onThisMachine);
  const { letters } = devMails.parse((await ask(house, 'GET', '/dev/mails')).body);
  expect(letters).toHaveLength(5 * LANGUAGES.length);
  for (const letter of letters) {
    expect(letter.subject, `${letter.kind} ${letter.language}`).not.toMatch(/\{|undefined/);
    expect(letter.html).toContain(`<html lang="${letter.language}">`);
    expect(letter.html).not.toMatch(/\{\{|undefined/);
    expect(letter.characters).toBeGreaterThan(50);
  }
  expect(new Set(letters.map((letter) => letter.html)).size).toBe(letters.length);
  expect((await ask(house, 'GET', `/dev/mails?desk=${crypto.randomUUID()}`)).status).toBe(404);
});

test('tells all events, of owners too, by ticket and by name', async () => {
  const house = await openTestHouse(onThisMachine);
  const ticket = await writeTicket(house);
  await expect
    .poll(async () => (await ask(house, 'GET', `/dev/events?filter=%23${ticket.number}`)).body.items[0]?.name)
    .toBeTruthy();
  const owner = await house.teammate('owner');
  await ask(house, 'POST', '/dev/sign-in', { teammateId: owner.id });
  const signIns = async () => (await ask(house, 'GET', '/dev/events?filter=signed-in')).body.items;
  await expect.poll(async () => (await signIns()).length).toBe(1);
  expect(await signIns()).toMatchObject([{ name: 'teammate.signed-in', audience: 'owners', actor: 'The owner' }]);
  const { items } = (await ask(house, 'GET', '/dev/events')).body;
  const last = items[0].seq;
  expect((await ask(house, 'GET', `/dev/events?after=${last}`)).body.items).toEqual([]);
  const named = (await ask(house, 'GET', '/dev/events?filter=desk.cr')).body.items;
  expect(named.map((event: { name: string }) => event.name)).toContain('desk.created');
});

test('runs a job now, and says where none waits', async () => {
  const house = await openTestHouse(onThisMachine);
  const { items } = (await ask(house, 'GET', '/dev/jobs')).body;
  expect(items.map((job: { name: string }) => job.name)).toContain('tickets.close-quiet');
  expect((await ask(house, 'POST', '/dev/jobs/tickets.close-quiet/run')).status).toBe(204);
  expect((await ask(house, 'POST', '/dev/jobs/outbox.send/run')).status).toBe(409);
  expect((await ask(house, 'POST', '/dev/jobs/nobodys.job/run')).status).toBe(404);
  const after = (await ask(house, 'GET', '/dev/jobs')).body.items;
  const quiet = after.find((job: { name: string }) => job.name === 'tickets.close-quiet');
  expect(quiet.lastMilliseconds).toBeGreaterThan(0);
});

describe('what is broken on purpose', () => {
  test('a mail server that refuses leaves the message to a person, who sends it again', async () => {
    const house = await openTestHouse(onThisMachine);
    const ticket = await writeTicket(house);
    await house.runJobs();
    await set(house, 'mail-server', true);
    await reply(house, ticket.id);
    await move(house, { kind: 'advance', minutes: 1 });
    const failed = await house.db
      .selectFrom('outgoing')
      .selectAll()
      .where('kind', '=', 'reply')
      .executeTakeFirstOrThrow();
    expect(failed).toMatchObject({ state: 'failed', last_error: expect.stringContaining('550') });
    const check = await house.call('POST', `/desks/${house.deskId}/test-message`, {
      body: { to: 'marta@officinalume.example' },
    });
    expect(JSON.stringify(check.body)).toContain('550');
    await set(house, 'mail-server', false);
    await house.call('POST', `/outbox/${failed.id}/retry`);
    await house.runJobs();
    const again = await house.db.selectFrom('outgoing').select('state').where('id', '=', failed.id).executeTakeFirst();
    expect(again?.state).toBe('kept');
  });

  test('a live line that is cut ends at once and does not come back until it is mended', async () => {
    const house = await openTestHouse(onThisMachine);
    const live = () =>
      house.app.request(`${HERE}/api/v1/live`, { headers: { authorization: 'Bearer a-token-for-tests-only' } });
    const reader = (await live()).body?.getReader();
    expect((await reader?.read())?.done).toBe(false);
    await set(house, 'live-line', true);
    await expect(reader?.read()).rejects.toThrow('cut');
    expect((await live()).status).toBe(503);
    const { body } = await set(house, 'live-line', false);
    expect(body['live-line']).toBe(false);
    const mended = await live();
    expect(mended.status).toBe(200);
    await mended.body?.cancel();
  });

  test('slow answers are slow, and the page that mends them is not', async () => {
    const house = await openTestHouse(onThisMachine);
    await set(house, 'slow-answers', true);
    const began = performance.now();
    await ask(house, 'GET', '/dev/clock');
    expect(performance.now() - began).toBeLessThan(1_500);
    await ask(house, 'GET', '/setup');
    expect(performance.now() - began).toBeGreaterThan(1_900);
  });
});
