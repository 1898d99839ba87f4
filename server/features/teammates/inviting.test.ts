import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Accounts } from '../../testing/accounts.ts';
import { openAccounts, PASSWORD } from '../../testing/accounts.ts';

let house: Accounts;
let customers: string;
let inside: string;
let ownerCookie: string;
let managerCookie: string;
let names = 0;

beforeAll(async () => {
  house = await openAccounts();
  customers = await house.desk('Customers');
  inside = await house.desk('Inside');
  await house.person('Marta', ['owner', null]);
  await house.person('Chiara', ['manager', customers]);
  ownerCookie = (await house.signIn('marta@officinalume.example')).cookie;
  managerCookie = (await house.signIn('chiara@officinalume.example')).cookie;
});

beforeEach(() => {
  house.clock.resume();
  house.mails.length = 0;
});

function invite(cookie: string, wish: { email?: string; role: string; deskId: string | null }) {
  const email = wish.email ?? `new${++names}@officinalume.example`;
  return house.call('POST', '/invitations', { cookie, body: { name: 'Nuria', locale: 'es', ...wish, email } });
}
const word = () => house.mails.at(-1)?.url.split('/').at(-1) ?? '';
const accept = (secret: string) =>
  house.call('POST', `/invitations/${secret}/acceptance`, {
    body: { name: 'Nuria Vidal', password: PASSWORD, locale: 'es', timeZone: 'Europe/Madrid' },
  });

describe('an invitation', () => {
  it('goes by mail, says who invites, and makes a signed-in account once', async () => {
    const { status, body } = await invite(ownerCookie, { role: 'agent', deskId: customers });
    expect(status).toBe(201);
    expect(body).toMatchObject({ role: 'agent', deskId: customers });
    expect(house.mails).toMatchObject([{ kind: 'invitation', to: body.email, language: 'es' }]);

    const secret = word();
    const opened = await house.call('GET', `/invitations/${secret}`);
    expect(opened.body).toMatchObject({ email: body.email, name: 'Nuria', locale: 'es' });

    const joined = await accept(secret);
    expect(joined.status).toBe(201);
    expect(joined.body).toMatchObject({ name: 'Nuria Vidal', email: body.email, timeZone: 'Europe/Madrid' });
    const me = await house.call('GET', '/me', { cookie: joined.cookie });
    expect(me.body.grants).toEqual([{ role: 'agent', deskId: customers }]);
    expect(me.body.desks.map((desk: { id: string }) => desk.id)).toEqual([customers]);
    expect((await house.signIn(body.email)).status).toBe(200);
    expect((await accept(secret)).status).toBe(404);
    expect((await house.call('GET', `/invitations/${secret}`)).status).toBe(404);
    expect(await house.eventNames()).toEqual(
      expect.arrayContaining(['teammate.invited', 'invitation.accepted', 'teammate.joined']),
    );
  });

  it('makes one account however often its link is used at once', async () => {
    const { body } = await invite(ownerCookie, { role: 'agent', deskId: customers });
    const secret = word();
    const answers = await Promise.all([accept(secret), accept(secret), accept(secret)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 404, 404]);
    const rows = await house.platform.db.selectFrom('teammates').select('id').where('email', '=', body.email).execute();
    expect(rows).toHaveLength(1);
  });

  it('is too old after a week', async () => {
    await invite(ownerCookie, { role: 'agent', deskId: customers });
    house.clock.runFrom(house.clock.now().add({ hours: 24 * 7 + 1 }));
    expect((await accept(word())).status).toBe(410);
  });

  it('ends when it is withdrawn, or sent again', async () => {
    const first = await invite(ownerCookie, { email: 'twice@officinalume.example', role: 'agent', deskId: customers });
    const earlier = word();
    await invite(ownerCookie, { email: 'Twice@officinalume.example', role: 'lead', deskId: customers });
    const later = word();
    expect((await accept(earlier)).status).toBe(404);
    expect((await house.call('DELETE', `/invitations/${first.body.id}`, { cookie: ownerCookie })).status).toBe(404);
    const { body } = await house.call('GET', '/invitations', { cookie: ownerCookie });
    const open = body.items.filter((one: { email: string }) => one.email === 'twice@officinalume.example');
    expect(open).toHaveLength(1);
    expect((await house.call('DELETE', `/invitations/${open[0].id}`, { cookie: ownerCookie })).status).toBe(204);
    expect((await accept(later)).status).toBe(404);
  });

  it('keeps its secret nowhere in the database', async () => {
    await invite(ownerCookie, { role: 'agent', deskId: customers });
    const rows = await house.platform.db.selectFrom('invitations').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(word());
  });

  it('is not sent to who is here already', async () => {
    const { status, body } = await invite(ownerCookie, {
      email: 'chiara@officinalume.example',
      role: 'agent',
      deskId: inside,
    });
    expect(status).toBe(409);
    expect(body.errors[0].path).toBe('email');
    expect(house.mails).toEqual([]);
  });

  it('needs a password that is long enough', async () => {
    await invite(ownerCookie, { role: 'agent', deskId: customers });
    const { status, body } = await house.call('POST', `/invitations/${word()}/acceptance`, {
      body: { name: 'Nuria', password: 'short', locale: 'es' },
    });
    expect(status).toBe(422);
    expect(body.errors[0].path).toBe('password');
  });
});

describe('who may invite', () => {
  it('is a manager, for their own desk and up to their own role', async () => {
    expect((await invite(managerCookie, { role: 'manager', deskId: customers })).status).toBe(201);
    expect((await invite(managerCookie, { role: 'agent', deskId: inside })).status).toBe(403);
    expect((await invite(managerCookie, { role: 'owner', deskId: null })).status).toBe(403);
    expect((await invite(managerCookie, { role: 'agent', deskId: null })).status).toBe(403);
  });

  it('is no agent and no stranger', async () => {
    await house.person('Ioana', ['agent', customers]);
    const { cookie } = await house.signIn('ioana@officinalume.example');
    expect((await invite(cookie, { role: 'teammate', deskId: customers })).status).toBe(403);
    expect((await house.call('GET', '/invitations', { cookie })).status).toBe(403);
    expect((await house.call('GET', '/invitations')).status).toBe(401);
  });

  it('sees only what they could have sent', async () => {
    const { body: other } = await invite(ownerCookie, { role: 'agent', deskId: inside });
    const { body } = await house.call('GET', '/invitations', { cookie: managerCookie });
    expect(body.items.length).toBeGreaterThan(0);
    expect(new Set(body.items.map((one: { deskId: string }) => one.deskId))).toEqual(new Set([customers]));
    expect((await house.call('DELETE', `/invitations/${other.id}`, { cookie: managerCookie })).status).toBe(404);
  });

  it('names a desk that is there, and no owner of one desk', async () => {
    const nowhere = '01900000-0000-7000-8000-000000000009';
    expect((await invite(ownerCookie, { role: 'agent', deskId: nowhere })).status).toBe(422);
    expect((await invite(ownerCookie, { role: 'owner', deskId: customers })).status).toBe(422);
  });
});
