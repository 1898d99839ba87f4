import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Accounts } from '../../testing/accounts.ts';
import { openAccounts } from '../../testing/accounts.ts';

const BOOTSTRAP = 'the token of the settings, long enough'.replaceAll(' ', '-');

let house: Accounts;
let owner: { id: string; email: string };
let cookie: string;
let names = 0;

beforeAll(async () => {
  house = await openAccounts({ apiToken: BOOTSTRAP });
});

beforeEach(async () => {
  house.clock.resume();
  owner = await house.person(`Owner${++names}`, ['owner', null]);
  ({ cookie } = await house.signIn(owner.email));
});

async function token(scopes: string[], expiresInDays: number | null = 30): Promise<{ id: string; token: string }> {
  const { status, body } = await house.call('POST', '/tokens', {
    cookie,
    body: { name: 'Script', scopes, expiresInDays },
  });
  expect(status).toBe(201);
  return body;
}

const row = (id: string) =>
  house.platform.db.selectFrom('api_tokens').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('an API token', () => {
  it('is told once and kept only as a hash', async () => {
    const made = await token(['read']);
    expect(made.token).toMatch(/^sportello_[a-z2-7]{32}$/);
    expect(JSON.stringify(await row(made.id))).not.toContain(made.token);
    const { body } = await house.call('GET', '/tokens', { cookie });
    const listed = body.items.find((one: { id: string }) => one.id === made.id);
    expect(listed).toMatchObject({ name: 'Script', scopes: ['read'], ownerName: expect.stringMatching(/^Owner/) });
    expect(JSON.stringify(body)).not.toContain(made.token);
  });

  it('reads with the scope "read" and changes nothing, not even where signing in is enough', async () => {
    const { token: reading } = await token(['read']);
    expect((await house.call('GET', '/teammates', { token: reading })).status).toBe(200);
    expect((await house.call('PATCH', '/company', { token: reading, body: { name: 'X' } })).status).toBe(403);
    expect((await house.call('PATCH', '/me', { token: reading, body: { name: 'X' } })).status).toBe(403);
  });

  it('has no keys to the house with the scope "write", and all of its owner’s with "admin"', async () => {
    const { token: writing } = await token(['write']);
    const { token: admin } = await token(['admin']);
    expect((await house.call('GET', '/tokens', { token: writing })).status).toBe(403);
    expect((await house.call('PATCH', '/company', { token: writing, body: { name: 'X' } })).status).toBe(403);
    expect((await house.call('GET', '/tokens', { token: admin })).status).toBe(200);
    expect((await house.call('GET', '/me', { token: writing })).body.can).toMatchObject({ 'ticket.reply': true });
    expect((await house.call('GET', '/me', { token: writing })).body.can['token.manage']).toBeUndefined();
  });

  it('never may more than its owner may now', async () => {
    const { token: admin } = await token(['admin']);
    await house.platform.db.updateTable('grants').set({ role: 'agent' }).where('teammate_id', '=', owner.id).execute();
    expect((await house.call('GET', '/tokens', { token: admin })).status).toBe(403);
  });

  it('ends with its owner’s account', async () => {
    const { token: admin } = await token(['admin']);
    const other = await house.person(`Other${names}`, ['owner', null]);
    const { cookie: others } = await house.signIn(other.email);
    await house.call('POST', `/teammates/${owner.id}/deactivation`, { cookie: others });
    expect((await house.call('GET', '/teammates', { token: admin })).status).toBe(401);
  });

  it('is refused when it expired, was revoked, is unknown or is no bearer token', async () => {
    const { token: short } = await token(['read'], 1);
    const { id, token: revoked } = await token(['read']);
    expect((await house.call('DELETE', `/tokens/${id}`, { cookie })).status).toBe(204);
    expect((await house.call('DELETE', `/tokens/${id}`, { cookie })).status).toBe(404);
    house.clock.runFrom(house.clock.now().add({ hours: 25 }));
    for (const refused of [short, revoked, 'sportello_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa']) {
      const { status, body } = await house.call('GET', '/teammates', { token: refused });
      expect(status).toBe(401);
      expect(body.type).toBe('urn:sportello:problem:token-refused');
    }
    const basic = await house.call('GET', '/teammates', { cookie, headers: { authorization: 'Basic eDp5' } });
    expect(basic.status).toBe(401);
  });

  it('notes its last use, at most once a minute', async () => {
    const made = await token(['read']);
    const at = Temporal.Instant.from('2027-01-04T09:00:00Z');
    house.clock.set(at);
    await house.platform.db.updateTable('api_tokens').set({ expires_at: null }).where('id', '=', made.id).execute();
    const use = () => house.call('GET', '/teammates', { token: made.token });
    await use();
    house.clock.set(at.add({ seconds: 50 }));
    await use();
    expect((await row(made.id)).last_used_at?.toString()).toBe(at.toString());
    house.clock.set(at.add({ seconds: 61 }));
    await use();
    expect((await row(made.id)).last_used_at?.toString()).toBe(at.add({ seconds: 61 }).toString());
  });

  it('made by a token belongs to the same person', async () => {
    const { token: admin } = await token(['admin']);
    const { body } = await house.call('POST', '/tokens', { token: admin, body: { name: 'Child', scopes: ['read'] } });
    expect((await row(body.id)).teammate_id).toBe(owner.id);
    expect((await row(body.id)).expires_at).not.toBeNull();
  });
});

describe('the token of the settings', () => {
  it('acts as an owner named "API"', async () => {
    const { body } = await house.call('GET', '/me', { token: BOOTSTRAP });
    expect(body).toMatchObject({ name: 'API', role: 'owner', can: { 'token.manage': true, 'ticket.reply': true } });
    const made = await house.call('POST', '/tokens', { token: BOOTSTRAP, body: { name: 'Mine', scopes: ['read'] } });
    expect(made.status).toBe(201);
    expect((await house.call('GET', '/teammates', { token: made.body.token })).status).toBe(200);
  });

  it('is not found by anything like it', async () => {
    for (const wrong of [`${BOOTSTRAP}x`, BOOTSTRAP.slice(1), BOOTSTRAP.toUpperCase()]) {
      expect((await house.call('GET', '/me', { token: wrong })).status).toBe(401);
    }
  });

  it('has no sessions and no password', async () => {
    expect((await house.call('GET', '/me/sessions', { token: BOOTSTRAP })).status).toBe(403);
    const body = { currentPassword: 'x', newPassword: 'lanterna verde 8' };
    expect((await house.call('PUT', '/me/password', { token: BOOTSTRAP, body })).status).toBe(403);
  });
});
