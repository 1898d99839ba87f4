import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import type { Accounts } from '../../testing/accounts.ts';
import { OWN_ORIGIN, openAccounts, PASSWORD } from '../../testing/accounts.ts';
import { createAuth } from './signing-in.ts';
import { tryKey } from './tries.queries.ts';

let house: Accounts;
let people = 0;
let someone: { id: string; email: string };

beforeAll(async () => {
  house = await openAccounts();
});

beforeEach(async () => {
  house.clock.resume();
  house.mails.length = 0;
  someone = await house.person(`Person${++people}`, ['agent', null]);
});

const sessionsOf = (teammateId: string) =>
  house.platform.db.selectFrom('sessions').selectAll().where('teammate_id', '=', teammateId).execute();

describe('signing in', () => {
  it('opens a session that knows who is calling', async () => {
    const { status, cookie } = await house.signIn(someone.email.toUpperCase());
    expect(status).toBe(200);
    const { body } = await house.call('GET', '/me', { cookie });
    expect(body).toMatchObject({ id: someone.id, email: someone.email, role: 'agent', mailIsKept: true });
    expect(body.can['ticket.reply']).toBe(true);
    expect(body.can['company.change']).toBeUndefined();
  });

  it('says the same of a wrong password and of an unknown address', async () => {
    const wrong = await house.signIn(someone.email, 'not the password');
    const unknown = await house.signIn('nobody@officinalume.example');
    expect(wrong.status).toBe(401);
    expect(unknown.body).toEqual(wrong.body);
    expect(wrong.headers.get('content-type')).toBe('application/problem+json');
    expect(wrong.cookie).toBe('');
  });

  it('writes who signed in together with the session', async () => {
    await house.signIn(someone.email);
    const [session] = await sessionsOf(someone.id);
    const events = await house.platform.db
      .selectFrom('events')
      .select(['actor_id', 'payload'])
      .where('name', '=', 'teammate.signed-in')
      .where('actor_id', '=', someone.id)
      .execute();
    expect(events).toEqual([{ actor_id: someone.id, payload: { teammateId: someone.id, sessionId: session?.id } }]);
  });

  it('gives no cookie value that another one could be made of', async () => {
    const { cookie } = await house.signIn(someone.email);
    const last = cookie.at(-6);
    const changed = `${cookie.slice(0, -6)}${last === 'A' ? 'B' : 'A'}${cookie.slice(-5)}`;
    expect((await house.call('GET', '/me', { cookie: changed })).status).toBe(401);
    const [session] = await sessionsOf(someone.id);
    const unsigned = `sportello.session_token=${session?.token}`;
    expect((await house.call('GET', '/me', { cookie: unsigned })).status).toBe(401);
  });

  it('keeps the cookie from scripts and other sites, and from plain connections where the house has https', async () => {
    const { headers } = await house.signIn(someone.email);
    expect(headers.getSetCookie()[0]).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    const safe = await createAuth(
      { ...house.platform, config: { ...house.platform.config, publicUrl: 'https://help.officinalume.example' } },
      { sendAccountMail: async () => undefined, company: async () => ({ name: '', languages: [], timeZone: 'UTC' }) },
    );
    const answer = await safe.handler(
      new Request('https://help.officinalume.example/api/auth/sign-in/email', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: someone.email, password: PASSWORD }),
      }),
    );
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Secure-sportello\.session_token=.*; Secure;/);
  });

  it('lets in nobody whose account was switched off, and says so only to who knows the password', async () => {
    await house.platform.db
      .updateTable('teammates')
      .set({ deactivated_at: house.clock.now().toString() })
      .where('id', '=', someone.id)
      .execute();
    expect((await house.signIn(someone.email)).status).toBe(403);
    expect((await house.signIn(someone.email, 'not the password')).status).toBe(401);
    expect(await sessionsOf(someone.id)).toEqual([]);
  });

  it('stops after many tries at one account, from wherever they come', async () => {
    for (let tried = 0; tried < 50; tried++) {
      await house.auth.tries.take(tryKey('sign-in', someone.email), { max: 50, window: 3600 });
    }
    const { status, headers } = await house.signIn(someone.email);
    expect(status).toBe(429);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(3000);
    house.clock.runFrom(house.clock.now().add({ hours: 1, seconds: 1 }));
    expect((await house.signIn(someone.email)).status).toBe(200);
  });

  it('is refused when a browser says that it comes from another site', async () => {
    const body = { email: someone.email, password: PASSWORD };
    const path = '/api/auth/sign-in/email';
    const elsewhere = { origin: 'https://other.example' };
    expect((await house.call('POST', path, { body, headers: elsewhere })).status).toBe(403);
    expect((await house.call('POST', path, { body, headers: { origin: OWN_ORIGIN } })).status).toBe(200);
  });

  it('offers nothing else of the library, and takes no large bodies', async () => {
    for (const path of ['sign-up/email', 'change-email', 'delete-user', 'update-user', 'list-sessions', 'ok']) {
      expect((await house.call('POST', `/api/auth/${path}`, { body: {} })).status).toBe(404);
    }
    expect((await house.call('GET', '/api/auth/get-session')).status).toBe(404);
    const large = { email: someone.email, password: 'x'.repeat(20_000) };
    expect((await house.call('POST', '/api/auth/sign-in/email', { body: large })).status).toBe(413);
  });

  it('notes the address of the connection, not the one that a header claims', async () => {
    await house.call('POST', '/api/auth/sign-in/email', {
      body: { email: someone.email, password: PASSWORD },
      headers: { 'x-forwarded-for': '198.51.100.1', 'x-sportello-client-address': '198.51.100.2' },
    });
    expect((await sessionsOf(someone.id)).map((session) => session.ip_address)).toEqual(['203.0.113.5']);
  });
});

describe('a session', () => {
  it('ends after thirty days without use', async () => {
    const { cookie } = await house.signIn(someone.email);
    house.clock.runFrom(house.clock.now().add({ hours: 24 * 30 - 1 }));
    expect((await house.call('GET', '/teammates', { cookie })).status).toBe(200);
    house.clock.runFrom(house.clock.now().add({ hours: 2 }));
    expect((await house.call('GET', '/teammates', { cookie })).status).toBe(401);
  });

  it('lives on while it is used, and its cookie with it', async () => {
    const { cookie } = await house.signIn(someone.email);
    expect((await house.call('GET', '/me', { cookie })).cookie).toBe('');
    for (let week = 0; week < 8; week++) {
      house.clock.runFrom(house.clock.now().add({ hours: 24 * 7 }));
      const { status, headers } = await house.call('GET', '/me', { cookie });
      expect(status).toBe(200);
      expect(headers.getSetCookie()[0]).toContain('Max-Age=2592000');
    }
  });

  it('of somebody who did not want to be remembered ends after a day, used or not', async () => {
    const body = { email: someone.email, password: PASSWORD, rememberMe: false };
    const { cookie, headers } = await house.call('POST', '/api/auth/sign-in/email', { body });
    expect(headers.getSetCookie()[0]).not.toContain('Max-Age');
    house.clock.runFrom(house.clock.now().add({ hours: 23 }));
    expect((await house.call('GET', '/me', { cookie })).status).toBe(200);
    house.clock.runFrom(house.clock.now().add({ hours: 2 }));
    expect((await house.call('GET', '/me', { cookie })).status).toBe(401);
  });

  it('ends by signing out', async () => {
    const { cookie } = await house.signIn(someone.email);
    expect((await house.call('POST', '/api/auth/sign-out', { body: {}, cookie })).status).toBe(200);
    expect((await house.call('GET', '/me', { cookie })).status).toBe(401);
    expect(await sessionsOf(someone.id)).toEqual([]);
  });
});

describe('a forgotten password', () => {
  const ask = (email: string) =>
    house.call('POST', '/api/auth/request-password-reset', { body: { email, redirectTo: '/reset' } });
  const linkWord = () => house.mails.at(-1)?.url.split('/').at(-1);

  it('is reset by the link of a mail, once, and ends every session', async () => {
    const { cookie } = await house.signIn(someone.email);
    expect((await ask(someone.email)).status).toBe(200);
    expect(house.mails).toHaveLength(1);
    expect(house.mails[0]).toMatchObject({ kind: 'reset', to: someone.email, language: 'it' });
    expect(house.mails[0]?.url).toMatch(new RegExp(`^${OWN_ORIGIN}/reset/[A-Za-z0-9]{24}$`));

    const body = { token: linkWord(), newPassword: 'lanterna verde 8' };
    expect((await house.call('POST', '/api/auth/reset-password', { body })).status).toBe(200);
    expect((await house.call('GET', '/me', { cookie })).status).toBe(401);
    expect((await house.signIn(someone.email)).status).toBe(401);
    expect((await house.signIn(someone.email, 'lanterna verde 8')).status).toBe(200);
    const again = await house.call('POST', '/api/auth/reset-password', { body });
    expect(again.status).toBe(422);
    const events = await house.platform.db
      .selectFrom('events')
      .select('payload')
      .where('name', '=', 'teammate.password-reset')
      .where('actor_id', '=', someone.id)
      .execute();
    expect(events).toHaveLength(1);
  });

  it('gets the same answer for an address that nobody has, and no mail', async () => {
    const known = await ask(someone.email);
    const unknown = await ask('nobody@officinalume.example');
    expect(unknown).toMatchObject({ status: known.status, body: known.body });
    expect(house.mails).toHaveLength(1);
  });

  it('sends no mail to an account that was switched off, nor many to one address', async () => {
    for (let time = 0; time < 7; time++) expect((await ask(someone.email)).status).toBe(200);
    expect(house.mails).toHaveLength(5);
    const gone = await house.person(`Gone${people}`);
    await house.platform.db
      .updateTable('teammates')
      .set({ deactivated_at: house.clock.now().toString() })
      .where('id', '=', gone.id)
      .execute();
    await ask(gone.email);
    expect(house.mails).toHaveLength(5);
  });

  it('keeps the link’s secret nowhere in the database', async () => {
    await ask(someone.email);
    const { rows } = await sql`select * from verifications`.execute(house.platform.db);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(linkWord());
  });

  it('must be long enough', async () => {
    await ask(someone.email);
    const { status, body } = await house.call('POST', '/api/auth/reset-password', {
      body: { token: linkWord(), newPassword: 'short' },
    });
    expect(status).toBe(422);
    expect(body.errors[0].path).toBe('newPassword');
  });
});
