import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Accounts } from '../../testing/accounts.ts';
import { openAccounts, PASSWORD } from '../../testing/accounts.ts';

let house: Accounts;
let someone: { id: string; email: string };
let cookie: string;
let names = 0;

beforeAll(async () => {
  house = await openAccounts();
});

beforeEach(async () => {
  someone = await house.person(`Person${++names}`, ['agent', null]);
  ({ cookie } = await house.signIn(someone.email));
});

const sessions = async () => (await house.call('GET', '/me/sessions', { cookie })).body.items;

describe('one’s own account', () => {
  it('changes in what is given, and says it at once', async () => {
    const { status, body } = await house.call('PATCH', '/me', {
      cookie,
      body: { name: 'Ioana Munteanu', locale: 'ro', timeZone: 'Europe/Bucharest', theme: 'dark' },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'Ioana Munteanu',
      locale: 'ro',
      timeZone: 'Europe/Bucharest',
      theme: 'dark',
      singleKeys: true,
    });
    const { body: kept } = await house.call('PATCH', '/me', { cookie, body: { singleKeys: false } });
    expect(kept).toMatchObject({ name: 'Ioana Munteanu', theme: 'dark', singleKeys: false });
  });

  it('names the field that cannot be used', async () => {
    const { status, body } = await house.call('PATCH', '/me', { cookie, body: { timeZone: 'Mars/Olympus' } });
    expect(status).toBe(422);
    expect(body.errors[0].path).toBe('timeZone');
  });
});

describe('one’s own sessions', () => {
  it('are listed, with the one in use marked, and end one by one', async () => {
    const { cookie: other } = await house.signIn(someone.email);
    const list = await sessions();
    expect(list).toHaveLength(2);
    expect(list.filter((one: { current: boolean }) => one.current)).toHaveLength(1);
    const otherId = list.find((one: { current: boolean }) => !one.current).id;
    expect((await house.call('DELETE', `/me/sessions/${otherId}`, { cookie })).status).toBe(204);
    expect((await house.call('GET', '/me', { cookie: other })).status).toBe(401);
    expect((await house.call('GET', '/me', { cookie })).status).toBe(200);
    expect(await sessions()).toHaveLength(1);
  });

  it('are nobody else’s to end', async () => {
    const other = await house.person(`Other${names}`);
    const { cookie: others } = await house.signIn(other.email);
    const [mine] = await sessions();
    expect((await house.call('DELETE', `/me/sessions/${mine.id}`, { cookie: others })).status).toBe(404);
    expect((await house.call('GET', '/me', { cookie })).status).toBe(200);
  });
});

describe('one’s own password', () => {
  const change = (currentPassword: string, newPassword: string) =>
    house.call('PUT', '/me/password', { cookie, body: { currentPassword, newPassword } });

  it('changes for who knows the current one, and ends the other sessions', async () => {
    const { cookie: other } = await house.signIn(someone.email);
    expect((await change(PASSWORD, 'lanterna verde 8')).status).toBe(204);
    expect((await house.call('GET', '/me', { cookie })).status).toBe(200);
    expect((await house.call('GET', '/me', { cookie: other })).status).toBe(401);
    expect((await house.signIn(someone.email)).status).toBe(401);
    expect((await house.signIn(someone.email, 'lanterna verde 8')).status).toBe(200);
  });

  it('stays for who does not, and is not to be guessed', async () => {
    const { status, body } = await change('not the password', 'lanterna verde 8');
    expect(status).toBe(422);
    expect(body.errors[0].path).toBe('currentPassword');
    for (let tried = 0; tried < 9; tried++) await change('not the password', 'lanterna verde 8');
    expect((await change(PASSWORD, 'lanterna verde 8')).status).toBe(429);
    expect((await house.signIn(someone.email)).status).toBe(200);
  });
});
