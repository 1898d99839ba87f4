import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mailbox, MailHealth } from '../contract/mailboxes.ts';
import type { Dovecot } from '../server/testing/dovecot.ts';
import { prepareDovecot } from '../server/testing/dovecot.ts';
import type { TestProvider } from '../server/testing/oauth2.ts';
import { startTestProvider } from '../server/testing/oauth2.ts';
import { company, giulia, marta } from './kit/cast.ts';
import type { Installation } from './kit/installation.ts';
import { foundedByMarta, prepareInstallation, sessionOf } from './kit/installation.ts';
import type { Sink } from './kit/sink.ts';
import { openSink } from './kit/sink.ts';
import { until } from './kit/waiting.ts';

/** The provider of Marta's mail knows no passwords: its Dovecot asks it about each token. */
let provider: TestProvider;
let folder: string;
let dovecot: Dovecot;
let house: Installation;
let sink: Sink;
let cookie: string;
let mailboxId: string;

const FIFTEEN_DAYS = 15 * 24 * 3_600;
const HOUR = 60;

beforeAll(async () => {
  provider = await startTestProvider(company.support);
  folder = await mkdtemp(join(tmpdir(), 'sportello-oauth2-'));
  await chmod(folder, 0o755);
  const tokens = join(folder, 'tokens.conf');
  await writeFile(
    tokens,
    `introspection_mode = post
introspection_url = ${provider.introspectionUrl}
username_attribute = username
active_attribute = active
active_value = true
`,
  );
  dovecot = await prepareDovecot({
    users: {},
    settings: `auth_mechanisms = xoauth2 oauthbearer
auth_cache_size = 0
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${tokens}
}`,
  });
  await dovecot.start();
  sink = await openSink();
  // With the clock that can be moved.
  house = await prepareInstallation({
    ...foundedByMarta,
    NODE_ENV: 'development',
    SMTP_URL: sink.url,
    LOG_LEVEL: 'error',
  });
  await house.start();
  cookie = await sessionOf(house, marta);
});
afterAll(async () => {
  await house?.remove();
  await sink?.close();
  await dovecot?.remove();
  await provider?.close();
  if (folder) await rm(folder, { recursive: true });
});

test('the house is registered, Marta signs in at the provider, and the account is followed', async () => {
  const registered = await house.call('PUT', '/api/v1/mail-providers/other', { body: provider.registration });
  expect(registered.status).toBe(200);
  provider.answer = { refresh_token_expires_in: FIFTEEN_DAYS };
  const given = await givePermission({ provider: 'other', account: company.support });
  provider.answer = {};
  expect(given.get('permission')).toBe('given');
  const [desk] = (await house.call('GET', '/api/v1/desks')).body.items;
  const made = await house.call('POST', '/api/v1/mailboxes', {
    token: null,
    headers: { cookie, origin: house.url },
    body: {
      deskId: desk.id,
      address: company.support,
      receiveBy: 'imap',
      imap: { host: '127.0.0.1', port: dovecot.port, security: 'none', user: company.support, folder: 'INBOX' },
      auth: 'oauth2',
      permissionId: given.get('permissionId'),
    },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  mailboxId = made.body.id;
  await until('it is connected', async () => (await mailbox()).in.connectedAt);
  await dovecot.deliver(company.support, [letter('first')]);
  await until('the letter is a request', async () => (await subjects()).includes('first'));
});

test('tokens are refreshed ahead, and two weeks before the permission ends Marta is told', async () => {
  const asked = provider.asked.length;
  await advance(20 * HOUR);
  expect(provider.asked.length).toBeGreaterThan(asked + 15);
  expect(await told()).toEqual([]);
  await advance(6 * HOUR);
  const warning = await sink.letterTo(marta.email, ({ mail }) => mail.subject?.includes(company.support) ?? false);
  expect(warning.mail.subject).toMatch(/^The permission for assistenza@officinalume\.example ends on /);
  expect(warning.header('auto-submitted')).toBe('auto-generated');
  expect(warning.mail.text).toContain('/settings/mail');
  // A new connection signs in with the newest token.
  await dovecot.stop();
  await dovecot.deliver(company.support, [letter('second')]);
  await dovecot.start();
  await until('the letter is a request', async () => (await subjects()).includes('second'));
});

test('a permission that was taken back is named as the trouble, and after five minutes Marta is told', async () => {
  provider.revoke();
  await dovecot.stop();
  await dovecot.start();
  await until('it is named', async () => (await mailbox()).in.trouble === 'permission_ended');
  expect((await mailbox()).in.answer).toContain('invalid_grant');
  expect((await mailbox()).permission?.failingSince).not.toBeNull();
  await dovecot.deliver(company.support, [letter('third')]);
  await advance(8);
  const alert = await sink.letterTo(marta.email, ({ mail }) => /do not come in/.test(mail.subject ?? ''));
  expect(alert.mail.text).toContain('The permission to use the account has ended.');
  expect(await subjects()).not.toContain('third');
});

test('given anew, what waited is caught up with, and Marta is told that it is well', async () => {
  provider.mood = 'well';
  expect((await givePermission({ provider: 'other', mailboxId })).get('permission')).toBe('given');
  await until('the letter is a request', async () => (await subjects()).includes('third'));
  await until('it is well', async () => (await mailbox()).in.failingSince === null);
  await advance(5);
  await sink.letterTo(marta.email, ({ mail }) => /come in again/.test(mail.subject ?? ''));
  expect(await told()).toHaveLength(3);
  expect(await subjects()).toEqual(['first', 'second', 'third']);
});

test('no token is written in the clear', async () => {
  const rows = await house.query('select * from mail_permissions');
  const events = await house.query('select * from events');
  const written = `${JSON.stringify(rows)}${JSON.stringify(events)}${house.output()}`;
  for (const { code, refresh_token: refreshToken } of provider.asked) {
    for (const secret of [code, refreshToken]) if (secret) expect(written).not.toContain(secret);
  }
  for (const token of provider.valid) expect(written).not.toContain(token);
});

/** As Marta's browser does: to the provider, and back with its answer. @returns what the settings are told. */
async function givePermission(body: object): Promise<URLSearchParams> {
  const headers = { cookie, origin: house.url };
  const begun = await house.call('POST', '/api/v1/mail-permissions', { token: null, headers, body });
  expect(begun.status, JSON.stringify(begun.body)).toBe(201);
  const { state, code } = await provider.signIn(begun.body.url);
  const back = await fetch(`${house.url}/mail-permission?${new URLSearchParams({ state, code })}`, {
    headers: { cookie },
    redirect: 'manual',
  });
  expect(back.status).toBe(303);
  const place = new URL(back.headers.get('location') ?? '', house.url);
  expect(place.pathname).toBe('/settings/mail');
  return place.searchParams;
}

async function mailbox(): Promise<Mailbox> {
  const { mailboxes } = (await house.call('GET', '/api/v1/mail-health')).body as MailHealth;
  const found = mailboxes.find(({ id }) => id === mailboxId);
  if (!found) throw new Error('the mailbox is not among them');
  return found;
}

/** Subjects of all that Marta was written. */
async function told(): Promise<string[]> {
  const letters = (await sink.letters()).filter(({ to }) => to.includes(marta.email));
  return letters.map(({ mail }) => mail.subject ?? '');
}

async function subjects(): Promise<string[]> {
  const { items } = (await house.call('GET', '/api/v1/tickets')).body as { items: { subject: string }[] };
  return items.map(({ subject }) => subject).sort();
}

function letter(subject: string): string {
  const id = `${subject}@ciclisti.example`;
  return `From: ${giulia.name} <${giulia.address}>\r\nTo: ${company.support}\r\nMessage-ID: <${id}>\r\nAuto-Submitted: no\r\nSubject: ${subject}\r\nDate: Thu, 19 Nov 2026 11:00:00 +0100\r\n\r\nHello, this is the ${subject}.\r\n`;
}

/** Moves the clock on; whatever falls due in between has been done then. */
async function advance(minutes: number): Promise<void> {
  const moved = await house.call('PUT', '/api/v1/dev/clock', { body: { kind: 'advance', minutes } });
  expect(moved.status).toBe(200);
}
