import { expect, it } from 'vitest';
import type { MailboxChange } from '../../../contract/mailboxes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { system } from '../../platform/access/index.ts';
import { act } from '../../platform/act.ts';
import type { TestHouse } from '../../testing/index.ts';
import { openTestHouse } from '../../testing/index.ts';
import type { TestProvider } from '../../testing/oauth2.ts';
import { openTestProvider } from '../../testing/oauth2.ts';
import { changeMailbox, createMailbox } from './changing.ts';
import { credentialsOf, credentialsRefused } from './credentials.ts';
import { healthOf } from './health.queries.ts';
import { insertMailbox } from './mailboxes.queries.ts';
import { askForPermission } from './permission-asking.ts';
import { givePermission } from './permission-giving.ts';
import { forgetUnusedPermissions, refreshPermissions } from './permissions.jobs.ts';

const ADDRESS = 'support@officinalume.example';

interface World {
  house: TestHouse;
  provider: TestProvider;
  mailboxId: string;
  marta: Actor & { kind: 'teammate' };
  give(): ReturnType<typeof givePermission>;
}

async function world(): Promise<World> {
  const house = await openTestHouse();
  const provider = await openTestProvider('marta@officinalume.example');
  const registered = await house.call('PUT', '/mail-providers/other', { body: provider.registration });
  expect(registered.status).toBe(200);
  const marta = { ...(await house.teammate('manager')), sessionId: crypto.randomUUID() };
  const mailboxId = crypto.randomUUID();
  const at = house.clock.now().toString();
  await act(house.platform, system('test'), (one) =>
    insertMailbox(one.trx, {
      id: mailboxId,
      address: ADDRESS,
      provider: 'other',
      receive_by: 'imap',
      imap_host: '127.0.0.1',
      imap_port: 1,
      imap_user: ADDRESS,
      auth: 'oauth2',
      send_by: 'account',
      created_at: at,
      updated_at: at,
    }),
  );
  const give: World['give'] = async () => {
    const { url } = await askForPermission(house.platform, marta, { provider: 'other', mailboxId });
    return givePermission(house.platform, marta, await provider.signIn(url));
  };
  return { house, provider, mailboxId, marta, give };
}

const refresh = ({ platform }: TestHouse) => refreshPermissions.run(platform, {});

it('is given with PKCE, kept sealed, and signs in with the mailbox as its name', async () => {
  const { house, provider, mailboxId, give } = await world();
  expect(await give()).toEqual({ outcome: 'given', permissionId: expect.any(String), mailboxId });
  const credentials = await credentialsOf(house.platform, mailboxId);
  expect(credentials).toEqual({ kind: 'oauth2', user: ADDRESS, accessToken: [...provider.valid][0] });
  expect(provider.asked[0]).toMatchObject({ grant_type: 'authorization_code', client_id: 'sportello-tests' });
  expect(provider.asked[0]?.code_verifier).toMatch(/^[\w-]{43}$/);
  const row = await house.db.selectFrom('mail_permissions').selectAll().executeTakeFirstOrThrow();
  expect(row.account).toBe('marta@officinalume.example');
  const written = JSON.stringify([
    await house.db.selectFrom('mail_permissions').selectAll().execute(),
    await house.db.selectFrom('mail_providers').selectAll().execute(),
    await house.db.selectFrom('events').selectAll().execute(),
    (await house.call('GET', '/mail-providers')).body,
  ]);
  for (const secret of [...provider.valid, provider.registration.clientSecret]) expect(written).not.toContain(secret);
});

it('takes an answer once, in time, and only from the browser that asked', async () => {
  const { house, provider, mailboxId, marta } = await world();
  const ask = async (): Promise<{ state: string; code: string }> => {
    const { url } = await askForPermission(house.platform, marta, { provider: 'other', mailboxId });
    return provider.signIn(url);
  };
  const outcomeOf = async (actor: Actor, answer: object): Promise<string> =>
    (await givePermission(house.platform, actor, answer)).outcome;
  const stolen = await ask();
  expect(await outcomeOf({ ...marta, sessionId: crypto.randomUUID() }, stolen)).toBe('other_browser');
  // An answer that came to the wrong place is spent.
  expect(await outcomeOf(marta, stolen)).toBe('too_late');
  const good = await ask();
  expect(await outcomeOf(marta, { ...good, state: 'made up' })).toBe('too_late');
  expect(await outcomeOf(marta, good)).toBe('given');
  expect(await outcomeOf(marta, good)).toBe('too_late');
  const late = await ask();
  house.clock.set(house.clock.now().add({ minutes: 16 }));
  expect(await outcomeOf(marta, late)).toBe('too_late');
  const { state } = await ask();
  expect(await outcomeOf(marta, { state, error: 'access_denied' })).toBe('refused');
  expect(await outcomeOf(marta, {})).toBe('too_late');
  expect(await house.db.selectFrom('mail_permission_requests').selectAll().execute()).toEqual([]);
});

it('is asked for only by people who may change the desk, and only where the house is registered', async () => {
  const { house, mailboxId, marta } = await world();
  const agent = { ...(await house.teammate('agent')), sessionId: crypto.randomUUID() };
  const ask = (actor: Actor, provider: 'google' | 'other') =>
    askForPermission(house.platform, actor, { provider, mailboxId });
  await expect(ask(agent, 'other')).rejects.toMatchObject({ status: 403 });
  await expect(ask(await house.teammate('owner'), 'other')).rejects.toMatchObject({ type: 'not-a-person' });
  await expect(ask(marta, 'google')).rejects.toMatchObject({ type: 'not-registered' });
});

it('of somebody else signs in only at the servers where it is used', async () => {
  const { house, mailboxId, marta, give } = await world();
  const { permissionId = '' } = await give();
  const other = await house.teammate('manager', { name: 'Somebody' });
  const imap = { host: 'imap.elsewhere.example', port: 993, security: 'tls', user: ADDRESS, folder: 'INBOX' } as const;
  const add = (host: string) =>
    createMailbox(house.platform, other, {
      deskId: house.deskId,
      address: 'help@officinalume.example',
      receiveBy: 'imap',
      auth: 'oauth2',
      permissionId,
      imap: { ...imap, host },
    });
  const refused = { status: 422, errors: [{ path: 'permissionId' }] };
  await expect(add(imap.host)).rejects.toMatchObject(refused);
  const change = (settings: MailboxChange) => changeMailbox(house.platform, other, mailboxId, settings);
  await changeMailbox(house.platform, marta, mailboxId, { sendBy: 'house' });
  await expect(change({ imap })).rejects.toMatchObject(refused);
  await expect(change({ imap, permissionId })).rejects.toMatchObject(refused);
  await change({ imap, auth: 'password', password: 'p-1' });
  await expect(change({ auth: 'oauth2' })).rejects.toMatchObject(refused);
  // Who gave it takes it where they like.
  await changeMailbox(house.platform, marta, mailboxId, { imap: { ...imap, host: '127.0.0.1' }, auth: 'oauth2' });
  await add('127.0.0.1');
});

it('is refreshed ahead of its end, by one of many who want it at once, and rotation is kept', async () => {
  const { house, provider, mailboxId, give } = await world();
  await give();
  const first = await credentialsOf(house.platform, mailboxId);
  house.clock.set(house.clock.now().add({ minutes: 45 }));
  await refresh(house);
  expect(provider.asked).toHaveLength(1);
  house.clock.set(house.clock.now().add({ minutes: 6 }));
  await refresh(house);
  expect(provider.asked).toHaveLength(2);
  const second = await credentialsOf(house.platform, mailboxId);
  expect(second).not.toEqual(first);
  // Long after its end, with nobody refreshing: three ask at once, and the provider is asked once.
  house.clock.set(house.clock.now().add({ hours: 5 }));
  const three = await Promise.all([1, 2, 3].map(() => credentialsOf(house.platform, mailboxId)));
  expect(provider.asked).toHaveLength(3);
  expect(new Set(three.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(three[0]).not.toEqual(second);
});

it('that was revoked is trouble of its mailbox in the words of the provider, tried again after pauses, and given anew ends it', async () => {
  const { house, provider, mailboxId, give } = await world();
  const { permissionId } = await give();
  provider.revoke();
  house.clock.set(house.clock.now().add({ hours: 2 }));
  await expect(credentialsOf(house.platform, mailboxId)).rejects.toMatchObject({
    trouble: 'permission_ended',
    answer: '400 invalid_grant: Token has been expired or revoked.',
  });
  const asked = provider.asked.length;
  await expect(credentialsOf(house.platform, mailboxId)).rejects.toMatchObject({ trouble: 'permission_ended' });
  await refresh(house);
  expect(provider.asked.length).toBe(asked);
  for (let minute = 0; minute < 20; minute++) {
    house.clock.set(house.clock.now().add({ minutes: 1 }));
    await refresh(house);
  }
  // After 1, 2, 4 and 8 minutes.
  expect(provider.asked.length).toBe(asked + 4);
  const health = await healthOf(house.db, ADDRESS);
  expect(health).toMatchObject({ in_trouble: 'permission_ended', out_trouble: 'permission_ended' });
  expect(health?.in_answer).toContain('invalid_grant');
  provider.mood = 'well';
  expect(await give()).toEqual({ outcome: 'given', permissionId, mailboxId });
  expect(await credentialsOf(house.platform, mailboxId)).toMatchObject({ kind: 'oauth2' });
  expect(await healthOf(house.db, ADDRESS)).toMatchObject({ in_trouble: null, out_trouble: null });
});

it('of a provider that does not answer lives on with its token, and is no ended permission after it', async () => {
  const { house, provider, mailboxId, give } = await world();
  await give();
  const before = await credentialsOf(house.platform, mailboxId);
  provider.mood = 'down';
  house.clock.set(house.clock.now().add({ minutes: 55 }));
  await refresh(house);
  expect(await credentialsOf(house.platform, mailboxId)).toEqual(before);
  expect((await healthOf(house.db, ADDRESS))?.in_trouble ?? null).toBeNull();
  house.clock.set(house.clock.now().add({ minutes: 6 }));
  await expect(credentialsOf(house.platform, mailboxId)).rejects.toMatchObject({ trouble: 'no_answer' });
  provider.mood = 'not-json';
  house.clock.set(house.clock.now().add({ hours: 2 }));
  await expect(credentialsOf(house.platform, mailboxId)).rejects.toMatchObject({ trouble: 'no_answer' });
  provider.mood = 'wrong-client';
  house.clock.set(house.clock.now().add({ hours: 2 }));
  await expect(credentialsOf(house.platform, mailboxId)).rejects.toMatchObject({ trouble: 'refused' });
  provider.mood = 'well';
  house.clock.set(house.clock.now().add({ hours: 2 }));
  await refresh(house);
  expect(await healthOf(house.db, ADDRESS)).toMatchObject({ in_trouble: null, in_failing_since: null });
});

it('whose access token a mail server refused early gets another', async () => {
  const { house, provider, mailboxId, give } = await world();
  await give();
  const first = await credentialsOf(house.platform, mailboxId);
  await credentialsRefused(house.platform, mailboxId, first);
  const second = await credentialsOf(house.platform, mailboxId);
  expect(second).not.toEqual(first);
  // Somebody who still holds the first one does not throw the second away.
  await credentialsRefused(house.platform, mailboxId, first);
  expect(await credentialsOf(house.platform, mailboxId)).toEqual(second);
  expect(provider.asked).toHaveLength(2);
});

it('keeps the end that a provider names, and knows an end that moves with each refresh', async () => {
  const { house, provider, give } = await world();
  provider.answer = { refresh_token_expires_in: 7 * 24 * 3_600 };
  await give();
  const row = () => house.db.selectFrom('mail_permissions').selectAll().executeTakeFirstOrThrow();
  const end = house.clock.now().add({ hours: 7 * 24 });
  expect(await row()).toMatchObject({ refresh_rolls: false });
  expect((await row()).refresh_ends_at?.toString()).toBe(end.toString());
  provider.answer = {};
  house.clock.set(house.clock.now().add({ hours: 1 }));
  await refresh(house);
  expect((await row()).refresh_ends_at?.toString()).toBe(end.toString());
  provider.answer = { refresh_token_expires_in: String(7 * 24 * 3_600) };
  house.clock.set(house.clock.now().add({ hours: 1 }));
  await refresh(house);
  expect(await row()).toMatchObject({ refresh_rolls: true });
});

it('that no mailbox came to use is forgotten after a day', async () => {
  const { house, provider, marta, give } = await world();
  const { permissionId } = await give();
  const { url } = await askForPermission(house.platform, marta, { provider: 'other' });
  const spare = await givePermission(house.platform, marta, await provider.signIn(url));
  expect(spare).toEqual({ outcome: 'given', permissionId: expect.any(String) });
  const forget = async (): Promise<unknown[]> => {
    await forgetUnusedPermissions.run(house.platform, {});
    return (await house.db.selectFrom('mail_permissions').select('id').execute()).map(({ id }) => id);
  };
  house.clock.set(house.clock.now().add({ hours: 23 }));
  expect(await forget()).toHaveLength(2);
  house.clock.set(house.clock.now().add({ hours: 2 }));
  expect(await forget()).toEqual([permissionId]);
});

it('registers only at addresses that are private, and another registration does not inherit the secret', async () => {
  const { house, provider } = await world();
  const put = (body: object, which = 'other') => house.call('PUT', `/mail-providers/${which}`, { body });
  expect((await put({ ...provider.registration, tokenUrl: 'http://provider.example/token' })).body.errors[0].path).toBe(
    'tokenUrl',
  );
  const google = (answer: { body: { items: { provider: string }[] } }, which: string) =>
    answer.body.items.find((one) => one.provider === which);
  const changed = await put({ clientId: 'another' });
  expect(google(changed, 'other')).toMatchObject({ clientId: 'another', hasSecret: false });
  const microsoft = await put({ clientId: 'x', clientSecret: 'y', tenant: 'lume.example' }, 'microsoft');
  expect(google(microsoft, 'microsoft')).toMatchObject({
    hasSecret: true,
    authorizeUrl: 'https://login.microsoftonline.com/lume.example/oauth2/v2.0/authorize',
    redirectUrl: 'http://help.officinalume.example/mail-permission',
  });
});
