import { describe, expect, test } from 'vitest';
import { openTestHouse } from '../../testing/index.ts';
import { createApp } from './app.ts';
import { limitRates } from './rate-limits.ts';
import { sweepKeys } from './repeated-calls.ts';

const organization = (name: string) => ({ body: { name }, headers: { 'idempotency-key': 'once' } });

describe('the same call with the same key', () => {
  test('is done once and answered the same', async () => {
    const house = await openTestHouse();
    const first = await house.call('POST', '/organizations', organization('Ciclos Sol'));
    const second = await house.call('POST', '/organizations', organization('Ciclos Sol'));
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    const listed = (await house.call('GET', '/organizations')).body.items;
    expect(listed.filter((one: { name: string }) => one.name === 'Ciclos Sol')).toHaveLength(1);
  });

  test('with other words is refused', async () => {
    const house = await openTestHouse();
    await house.call('POST', '/organizations', organization('Ciclos Sol'));
    const other = await house.call('POST', '/organizations', organization('Velo Bristol'));
    expect(other.status).toBe(422);
  });

  test('while the first runs waits; when the first died it is done', async () => {
    const house = await openTestHouse();
    await house.call('POST', '/organizations', organization('Ciclos Sol'));
    await house.db.updateTable('idempotency_keys').set({ response: 'null' }).execute();
    const early = await house.call('POST', '/organizations', organization('Ciclos Sol'));
    expect(early.status).toBe(409);
    expect(early.headers.get('retry-after')).toBe('1');
    house.clock.set(house.clock.now().add({ seconds: 61 }));
    expect((await house.call('POST', '/organizations', organization('Ciclos Sol'))).status).toBe(201);
  });

  test('keeps no secret, and nothing for longer than a day', async () => {
    const house = await openTestHouse();
    const wish = { body: { name: 'Script', scopes: ['read'] }, headers: { 'idempotency-key': 'secret' } };
    expect((await house.call('POST', '/tokens', wish)).status).toBe(201);
    await house.call('POST', '/organizations', organization('Ciclos Sol'));
    const keys = async () =>
      (await house.db.selectFrom('idempotency_keys').select('key').execute()).map((row) => row.key);
    expect(await keys()).toEqual(['once']);
    house.clock.set(house.clock.now().add({ hours: 25 }));
    await sweepKeys.run(house.platform, {});
    expect(await keys()).toEqual([]);
  });
});

describe('who calls too often', () => {
  function limited(at: { now: number }) {
    const log = { error: () => undefined, warn: () => undefined } as never;
    const app = createApp({
      log,
      actorOf: async (request) => ({
        kind: 'token',
        id: request.headers.get('authorization') ?? '',
        name: '',
        grants: [],
        locale: 'en',
        timeZone: 'UTC',
      }),
      publicUrl: 'http://help.example',
    });
    limitRates(app, {
      token: 3,
      house: Number.POSITIVE_INFINITY,
      houseTokenId: 'house',
      addressOf: () => undefined,
      now: () => at.now,
    });
    app.get('/api/v1/here', (c) => c.text('yes'));
    return (as: string) => app.request('/api/v1/here', { headers: { authorization: as } });
  }

  test('is told when to go on, and then may', async () => {
    const at = { now: 0 };
    const call = limited(at);
    const first = await call('a');
    expect(first.headers.get('ratelimit-policy')).toBe('"default";q=3;w=60');
    expect(first.headers.get('ratelimit')).toBe('"default";r=2;t=20');
    await call('a');
    await call('a');
    const refused = await call('a');
    expect(refused.status).toBe(429);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBe(20);
    at.now += wait * 1_000;
    expect((await call('a')).status).toBe(200);
    expect((await call('a')).status).toBe(429);
  });

  test('costs nobody else anything, and the token of the house has no limit', async () => {
    const call = limited({ now: 0 });
    for (let i = 0; i < 5; i++) await call('a');
    expect((await call('b')).status).toBe(200);
    for (let i = 0; i < 50; i++) expect((await call('house')).status).toBe(200);
  });
});
