import { expect, test } from 'vitest';
import { mailHealth } from '../../../contract/mailboxes.ts';
import { openTestHouse } from '../../testing/index.ts';
import { changeMailbox, createMailbox, removeMailbox } from './changing.ts';
import { mailHealthFor } from './overview.ts';
import { presetOfDomain, presetOfExchanger } from './presets.ts';

const ADDRESS = 'support@officinalume.example';
const IMAP = { host: 'imap.provider.example', port: 993, security: 'tls', user: ADDRESS, folder: 'INBOX' } as const;

test('an address is set up, seen with how it is, changed and forgotten; passwords never come out', async () => {
  const house = await openTestHouse();
  const before = await house.call('GET', '/mail-health');
  expect(mailHealth.parse(before.body).mailboxes).toMatchObject([
    { id: null, address: ADDRESS, settings: { receiveBy: 'handed_over', sendBy: 'house' }, hasPassword: false },
  ]);

  const input = {
    deskId: house.deskId,
    address: ADDRESS.toUpperCase(),
    receiveBy: 'imap',
    imap: IMAP,
    password: 'p-1',
  };
  const made = await house.call('POST', '/mailboxes', { body: input });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({
    address: ADDRESS,
    hasPassword: true,
    settings: { imap: IMAP, startWith: 'unseen' },
  });
  expect((await house.call('POST', '/mailboxes', { body: input })).status, 'a second time').toBe(409);

  const path = `/mailboxes/${made.body.id}`;
  const changed = await house.call('PATCH', path, { body: { paused: true, afterReading: 'move', moveTo: 'Done' } });
  expect(changed.body).toMatchObject({ paused: true, settings: { afterReading: 'move', moveTo: 'Done', imap: IMAP } });
  const answers = JSON.stringify([made.body, changed.body, (await house.call('GET', '/mail-health')).body]);
  const stored = await house.db.selectFrom('mailboxes').selectAll().executeTakeFirstOrThrow();
  const events = await house.db.selectFrom('events').select(['name', 'payload']).execute();
  for (const text of [answers, JSON.stringify(stored), JSON.stringify(events)]) expect(text).not.toContain('p-1');
  expect(events.find((event) => event.name === 'mailbox.changed')?.payload).toMatchObject({
    settings: ['afterReading', 'moveTo', 'paused'],
  });

  expect((await house.call('DELETE', path)).status).toBe(204);
  expect((await house.call('GET', '/mail-health')).body.mailboxes).toMatchObject([{ id: null, address: ADDRESS }]);
});

test('a new address becomes the desk’s; another desk’s is not taken', async () => {
  const house = await openTestHouse();
  const body = { deskId: house.deskId, address: 'help@officinalume.example' };
  expect((await house.call('POST', '/mailboxes', { body })).status).toBe(201);
  const desk = await house.db
    .selectFrom('desk_addresses')
    .select('address')
    .where('address', '=', body.address)
    .execute();
  expect(desk.length).toBe(1);
  const other = await house.call('POST', '/desks', {
    body: {
      name: 'IT',
      audience: 'internal',
      languages: ['en'],
      timeZone: 'Europe/Rome',
      fromName: 'IT',
      address: 'it@officinalume.example',
      hours: [],
      replyTargetMinutes: 240,
    },
  });
  expect(other.status).toBe(201);
  const taken = await house.call('POST', '/mailboxes', { body: { ...body, address: 'it@officinalume.example' } });
  expect(taken.status).toBe(409);
});

test('a stored password is not sent to another server', async () => {
  const house = await openTestHouse();
  const { body } = await house.call('POST', '/mailboxes', {
    body: { deskId: house.deskId, address: ADDRESS, receiveBy: 'imap', imap: IMAP, password: 'p-1' },
  });
  const path = `/mailboxes/${body.id}`;
  for (const imap of [
    { ...IMAP, host: 'imap.elsewhere.example' },
    { ...IMAP, security: 'none' },
  ]) {
    const refused = await house.call('PATCH', path, { body: { imap } });
    expect([refused.status, refused.body.errors?.[0].path]).toEqual([422, 'password']);
    expect((await house.call('PATCH', path, { body: { imap, password: 'p-2' } })).status).toBe(200);
    await house.call('PATCH', path, { body: { imap: IMAP, password: 'p-1' } });
  }
  expect((await house.call('PATCH', path, { body: { imap: { ...IMAP, folder: 'Support' } } })).status).toBe(200);
});

test('nor by a way round: over no server, another way to sign in, or a login that was off', async () => {
  const house = await openTestHouse();
  const elsewhere = { ...IMAP, host: 'imap.elsewhere.example' };
  const smtp = { host: 'smtp.elsewhere.example', port: 465, security: 'tls' };
  const { body } = await house.call('POST', '/mailboxes', {
    body: { deskId: house.deskId, address: ADDRESS, receiveBy: 'imap', imap: IMAP, password: 'p-1' },
  });
  const change = (settings: object) => house.call('PATCH', `/mailboxes/${body.id}`, { body: settings });
  const ways: [object, object][] = [
    [
      { receiveBy: 'handed_over', imap: null },
      { receiveBy: 'imap', imap: elsewhere },
    ],
    [{ auth: 'oauth2', imap: elsewhere }, { auth: 'password' }],
    [{ sendBy: 'account', smtp: { ...smtp, user: '' } }, { smtp: { ...smtp, user: null } }],
    [{}, { sendBy: 'account', smtp: { ...smtp, user: null } }],
    [{}, { sendBy: 'smtp', smtp: { ...smtp, user: 'me' } }],
  ];
  for (const [first, then] of ways) {
    expect((await change(first)).status).toBe(200);
    const refused = await change(then);
    expect([refused.status, refused.body.errors?.[0].path]).toEqual([422, 'password']);
    const back = { receiveBy: 'imap', imap: IMAP, auth: 'password', sendBy: 'house', smtp: null, password: 'p-1' };
    expect((await change(back)).status).toBe(200);
  }
  // A password of sending's own is no other than that.
  const own = { sendBy: 'smtp', smtp: { ...smtp, user: 'me' }, smtpPassword: 'p-2' };
  expect((await change(own)).status).toBe(200);
  const moved = await change({ smtp: { ...smtp, host: 'smtp.third.example', user: 'me' } });
  expect([moved.status, moved.body.errors?.[0].path]).toEqual([422, 'smtpPassword']);
});

test('settings that cannot work together are refused with the field', async () => {
  const house = await openTestHouse();
  for (const [settings, field] of [
    [{ receiveBy: 'imap' }, 'imap'],
    [{ receiveBy: 'imap', imap: IMAP, afterReading: 'move' }, 'moveTo'],
    [{ receiveBy: 'imap', imap: IMAP, afterReading: 'move', moveTo: 'INBOX' }, 'moveTo'],
    [{ sendBy: 'smtp' }, 'smtp'],
  ] as const) {
    const answer = await house.call('POST', '/mailboxes', {
      body: { deskId: house.deskId, address: ADDRESS, ...settings },
    });
    expect([answer.status, answer.body.errors?.[0].path]).toEqual([422, field]);
  }
});

test('mailboxes of another desk are not there; who is told belongs to the desk', async () => {
  const house = await openTestHouse();
  const { platform, deskId } = house;
  const manager = await house.teammate('manager', { deskId });
  const agent = await house.teammate('agent', { deskId });
  const elsewhere = await house.teammate('owner', { name: 'Somebody' });
  const id = await createMailbox(platform, manager, { deskId, address: ADDRESS });
  await expect(changeMailbox(platform, agent, id, { paused: true })).rejects.toMatchObject({ status: 403 });
  const nobody = { ...agent, grants: [] };
  await expect(changeMailbox(platform, nobody, id, { paused: true })).rejects.toMatchObject({ status: 404 });
  await expect(removeMailbox(platform, nobody, id)).rejects.toMatchObject({ status: 404 });
  expect((await mailHealthFor(platform, agent)).mailboxes).toEqual([]);

  const path = `/desks/${deskId}/mail-watchers`;
  expect((await house.call('PUT', path, { body: { teammateIds: [agent.id, elsewhere.id] } })).status).toBe(204);
  const { watchers } = await mailHealthFor(platform, manager);
  expect(watchers).toMatchObject([{ deskId, teammates: [{ name: 'Somebody' }, { name: 'The agent' }] }]);
  expect((await house.call('PUT', path, { body: { teammateIds: [crypto.randomUUID()] } })).status).toBe(422);
});

test('providers are known by the domain, or by who takes its mail', () => {
  expect(presetOfDomain('GMAIL.com')).toMatchObject({ provider: 'google', auth: 'oauth2', imap: { port: 993 } });
  expect(presetOfExchanger('officinalume-example.mail.protection.outlook.com.')).toMatchObject({
    provider: 'microsoft',
    smtp: { host: 'smtp.office365.com', port: 587, security: 'starttls' },
  });
  expect(presetOfExchanger('mx.pec.aruba.it')?.name).toBe('Aruba PEC');
  expect(presetOfExchanger('mx.aruba.it')?.imap.host).toBe('imaps.aruba.it');
  expect(presetOfDomain('libero.it')?.hint).toBe('mailboxes.hint.app_password');
  expect(presetOfDomain('proton.me')?.imap).toEqual({ host: '127.0.0.1', port: 1143, security: 'starttls' });
  expect(presetOfExchanger('evilgoogle.com')).toBeNull();
  expect(presetOfDomain('officinalume.example')).toBeNull();
});
