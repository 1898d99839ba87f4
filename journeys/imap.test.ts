import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dovecot } from '../server/testing/dovecot.ts';
import { prepareDovecot } from '../server/testing/dovecot.ts';
import { leastTime } from '../server/testing/least-time.ts';
import { company } from './kit/cast.ts';
import type { Installation } from './kit/installation.ts';
import { foundedByMarta, prepareInstallation } from './kit/installation.ts';
import { until, untilGrownTo } from './kit/waiting.ts';

/** Marta's mail lies at a provider; Sportello follows the account. */
const PASSWORD = 'lanterna verde';
const LONG = process.env.LONG_TESTS === '1';
/** Letters that wait when the process is killed again and again. */
const BACKLOG = LONG ? 20_000 : 400;
const KILLS = LONG ? 8 : 3;

let dovecot: Dovecot;
let house: Installation;
let mailboxId: string;
let certificate: { folder: string; certificate: string; key: string };
/** Letters written so far; each has been delivered. */
let count = 0;

beforeAll(async () => {
  certificate = await selfMadeCertificate();
  dovecot = await prepareDovecot({ users: { support: PASSWORD }, tls: certificate });
  await dovecot.start();
  house = await prepareInstallation({
    ...foundedByMarta,
    LOG_LEVEL: 'error',
    NODE_EXTRA_CA_CERTS: certificate.certificate,
  });
  await house.start();
});
afterAll(async () => {
  await house?.remove();
  await dovecot?.remove();
  if (certificate) await rm(certificate.folder, { recursive: true, force: true });
});

test('the account is entered, tried, and what nobody has read there becomes requests', async () => {
  await dovecot.deliver('support', [letter('an old one')], { seen: true });
  await dovecot.deliver('support', [letter('one'), letter('two')]);
  const [desk] = (await house.call('GET', '/api/v1/desks')).body.items;
  const made = await house.call('POST', '/api/v1/mailboxes', {
    body: {
      deskId: desk.id,
      address: company.support,
      receiveBy: 'imap',
      imap: { host: '127.0.0.1', port: dovecot.port, security: 'starttls', user: 'support', folder: 'INBOX' },
      password: PASSWORD,
      afterReading: 'seen',
      startWith: 'unseen',
    },
  });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ hasPassword: true, address: company.support });
  expect(JSON.stringify(made.body)).not.toContain(PASSWORD);
  mailboxId = made.body.id;
  await until('both are requests', async () => (await subjects()).join() === 'one,two');

  const begun = await house.call('POST', `/api/v1/mailboxes/${mailboxId}/test`);
  const tried = await until('the test has ended', async () => {
    const { body } = await house.call('GET', `/api/v1/mailboxes/${mailboxId}/test/${begun.body.id}`);
    return body.finished && body;
  });
  const steps: { name: string; outcome: string }[] = tried.steps;
  expect(steps.slice(0, 5).map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
    'name_found ok',
    'server_answers ok',
    'connection_private ok',
    'signed_in ok',
    'newest_read ok',
  ]);
});

test('a letter is a request within two seconds', async () => {
  const names = ['three', 'three a', 'three b', 'three c', 'three d', 'three e'];
  const took = await leastTime(2_000, async () => {
    const name = names.shift() ?? '';
    await dovecot.deliver('support', [letter(name)]);
    await until('it is there', async () => (await subjects()).includes(name));
  });
  expect(took).toBeLessThan(2_000);
  await until('all are marked as read', async () => (await dovecot.count('support', 'INBOX', 'unseen')) === 0);
});

test('the mail server is restarted, and what came meanwhile is caught up with', async () => {
  await dovecot.stop();
  await dovecot.deliver('support', [letter('four')]);
  await until('health tells of it', async () => (await health()).in.failingSince !== null);
  await dovecot.start();
  await until('it is there', async () => (await subjects()).includes('four'));
  await until('health is well', async () => (await health()).in.failingSince === null);
  expect(await doubled()).toEqual([]);
});

test('the mail server gives all letters new numbers, and none comes twice', async () => {
  await dovecot.changeUidValidity('support');
  await dovecot.deliver('support', [letter('five')]);
  await dovecot.stop();
  await dovecot.start();
  await until('the new one is there', async () => (await subjects()).includes('five'));
  await until('the place is found again', async () => {
    const [row] = await house.query<{ n: number }>('select last_uid::int as n from mailbox_progress');
    return row?.n === count;
  });
  expect(await doubled()).toEqual([]);
  expect(await subjects()).not.toContain('an old one');
});

test('a wrong password is told in words, and the right one brings what waited', async () => {
  await house.call('PATCH', `/api/v1/mailboxes/${mailboxId}`, { body: { password: 'not it' } });
  const trouble = await until('health tells of it', async () => (await health()).in.trouble);
  expect(trouble).toBe('wrong_password');
  expect((await health()).in.answer).toMatch(/authentication failed/i);
  await dovecot.deliver('support', [letter('six')]);
  await house.call('PATCH', `/api/v1/mailboxes/${mailboxId}`, { body: { password: PASSWORD } });
  await until('it is there', async () => (await subjects()).includes('six'));
});

test('a certificate for another name is not trusted', async () => {
  const elsewhere = { host: 'localhost', port: dovecot.port, security: 'starttls', user: 'support', folder: 'INBOX' };
  const refused = await house.call('PATCH', `/api/v1/mailboxes/${mailboxId}`, { body: { imap: elsewhere } });
  expect(refused.status, 'a password is not sent to another server').toBe(422);
  await house.call('PATCH', `/api/v1/mailboxes/${mailboxId}`, { body: { imap: elsewhere, password: PASSWORD } });
  await until('health tells of it', async () => (await health()).in.trouble === 'not_private');
  const right = { ...elsewhere, host: '127.0.0.1' };
  await house.call('PATCH', `/api/v1/mailboxes/${mailboxId}`, { body: { imap: right, password: PASSWORD } });
  await until('health is well', async () => (await health()).in.trouble === null);
  expect(await doubled()).toEqual([]);
});

test(`${KILLS} kills while ${BACKLOG} letters come in lose nothing and double nothing`, {
  timeout: 2_700_000,
}, async () => {
  const before = await taken();
  await house.stop();
  for (let from = 0; from < BACKLOG; from += 500)
    await dovecot.deliver(
      'support',
      Array.from({ length: Math.min(500, BACKLOG - from) }, (_, index) => letter(`waiting ${from + index}`)),
    );
  await house.start();
  for (let kill = 1; kill <= KILLS; kill++) {
    // Enough is left after the last one, however late it comes.
    const point = before + Math.floor((BACKLOG * kill) / (KILLS + 2));
    await untilGrownTo(`${point} are taken over`, point, taken);
    await pause(10 * kill);
    await house.kill();
    expect(kill < KILLS || (await stillUnseen()) > 0, 'all came before the last kill').toBe(true);
    await house.start();
  }
  await untilGrownTo('all are requests', before + BACKLOG, async () => (await subjects()).length);
  await until('all are marked', async () => (await stillUnseen()) === 0);
  expect(await doubled()).toEqual([]);
  expect(await taken()).toBe(before + BACKLOG);
});

function letter(name: string): string {
  count += 1;
  return [
    `From: Rider ${count} <rider${count}@riders.example>`,
    `To: ${company.support}`,
    `Subject: ${name}`,
    `Message-ID: <imap.${count}@riders.example>`,
    'Date: Sat, 21 Nov 2026 10:00:00 +0100',
    '',
    `The light blinks twice, says letter ${count}.`,
    '',
  ].join('\r\n');
}

async function subjects(): Promise<string[]> {
  const rows = await house.query<{ subject: string }>('select subject from tickets order by number');
  return rows.map((row) => row.subject);
}

/** Originals of people, without the letter that the mailbox sent to itself. */
async function taken(): Promise<number> {
  const [row] = await house.query<{ n: number }>(
    `select count(*)::int as n from inbound where external_id is not null and coalesce(reason, '') <> 'own mail'`,
  );
  return row?.n ?? 0;
}

async function stillUnseen(): Promise<number> {
  return dovecot.count('support', 'INBOX', 'unseen');
}

async function doubled(): Promise<unknown[]> {
  return house.query('select subject, count(*)::int as n from tickets group by 1 having count(*) > 1');
}

async function health() {
  const { body } = await house.call('GET', '/api/v1/mail-health');
  return body.mailboxes.find((mailbox: { address: string }) => mailbox.address === company.support);
}

/** For 127.0.0.1 and for no name; trusted by who is told of it. */
async function selfMadeCertificate(): Promise<typeof certificate> {
  const folder = await mkdtemp(join(tmpdir(), 'sportello-certificate-'));
  const [file, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', file],
    ...['-subj', '/CN=mail.riders.example', '-addext', 'subjectAltName=IP:127.0.0.1'],
  ]);
  return { folder, certificate: file, key };
}
