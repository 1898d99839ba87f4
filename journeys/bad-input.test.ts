import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { EmbeddedPostgres } from '../server/platform/postgres/index.ts';
import { startPostgres } from '../server/platform/postgres/index.ts';
import { comeIn, openBrowser, visit } from './kit/browser.ts';
import { company, marta, nora } from './kit/cast.ts';
import type { Installation } from './kit/installation.ts';
import { BUILT_COMMAND, foundedByMarta, freePort, prepareInstallation } from './kit/installation.ts';
import { sendMail } from './kit/mail-program.ts';
import { makeSmallDisk } from './kit/small-disk.ts';
import { until } from './kit/waiting.ts';

const QUESTION = {
  from: nora,
  to: company.support,
  subject: 'Which bracket fits?',
  text: 'Hello,\n\nwhich bracket fits a handlebar of 35 mm?\n\nThank you\nNora\n',
};

let house: Installation;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sportello-letters-'));
  house = await prepareInstallation();
});
afterAll(async () => {
  await house?.remove();
  await rm(folder, { recursive: true, force: true });
});

describe('a wrong setting stops the start with one sentence that names it', () => {
  test.each([
    ['PORT', { PORT: '99999' }],
    ['API_TOKEN', { API_TOKEN: 'short' }],
  ])('%s', async (name, settings: Record<string, string>) => {
    const { code, output } = await house.attempt(settings);
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`^[^\n]*\\b${name}\\b[^\n]*\\.\n$`));
    expect(existsSync(house.dataDir), 'something was begun before').toBe(false);
  });
});

describe('a port that is taken', () => {
  test.each(['PORT', 'SMTP_PORT'])('%s is named with the number, and nothing is left running', async (name) => {
    const [other, port] = await listenSomewhere();
    const { code, output } = await house.attempt({ [name]: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`Port ${port} is in use by another program: choose another with ${name}\\.\n$`));
    await expect(house.query('select 1')).rejects.toThrow();
  });
});

describe('while it runs', () => {
  beforeAll(() => house.start());

  test('a second start on the same data folder says so and stops, and the first goes on', async () => {
    const elsewhere = { DATA_DIR: house.dataDir, PORT: String(await freePort()), SMTP_PORT: String(await freePort()) };
    const second = await prepareInstallation({ ...foundedByMarta, ...elsewhere });
    const { code, output } = await second.attempt();
    await second.remove();
    expect(code).toBe(1);
    expect(output).toContain(`already running on the data folder ${house.dataDir}`);
    expect((await house.call('GET', '/health')).status).toBe(200);
  });

  test('a mail over the limit is refused for good, with the limit', async () => {
    const file = join(folder, 'film.mp4');
    // In base64 that is over 52 MB.
    await writeFile(file, Buffer.alloc(39 * 1024 * 1024, 7));
    const sent = await sendMail(house, { ...QUESTION, attach: [{ path: file, type: 'video/mp4' }] });
    expect(sent).toMatchObject({ code: 552, words: expect.stringContaining('50 MB') });
    expect(await house.query('select id from inbound')).toEqual([]);
  });

  test('a wrong body is told where it is wrong', async () => {
    const wrong = { subject: '', text: 'Hello', contact: { address: 'nobody' } };
    const answer = await house.call('POST', '/api/v1/tickets', { body: wrong });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const paths = answer.body.errors.map((error: { path: string }) => error.path);
    expect(paths.sort()).toEqual(['contact.address', 'subject']);

    const noJson = await house.call('POST', '/api/v1/tickets', {
      body: '{"subject": ',
      headers: { 'content-type': 'application/json' },
    });
    expect(noJson.status).toBe(400);
    expect(noJson.headers.get('content-type')).toContain('application/problem+json');
    expect(noJson.body.detail).toMatch(/JSON/);
  });

  test('its database killed hard, it goes on by itself and loses nothing', async () => {
    expect((await sendMail(house, { ...QUESTION, subject: 'Before' })).code).toBe(250);
    const { pid } = house.process();
    await house.killDatabase();
    await until('mail is taken again', async () => {
      const { code } = await sendMail(house, { ...QUESTION, subject: 'After' });
      expect([250, 451]).toContain(code);
      return code === 250;
    });
    await untilTicket(house, 'Before');
    await untilTicket(house, 'After');
    expect(house.process().pid).toBe(pid);
  });
});

describe('an external database that is away', () => {
  let postgres: EmbeddedPostgres;
  let branch: Installation;
  let browser: Browser;
  const open = () => startPostgres({ dataDir: folder, say: () => undefined });

  beforeAll(async () => {
    postgres = await open();
    branch = await prepareInstallation({ ...foundedByMarta, DATABASE_URL: postgres.url });
    await branch.start();
    expect((await sendMail(branch, { ...QUESTION, subject: 'Before' })).code).toBe(250);
    await untilTicket(branch, 'Before');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await branch?.remove();
    await postgres?.stop();
  });

  test('senders are told to come again, pages say so, and all is well when it is back', async () => {
    const { pid } = branch.process();
    const { page } = await visit(browser);
    await comeIn(page, branch, marta);
    await page.getByRole('link', { name: /Nora Whitfield.*Before/s }).waitFor();
    const [ticket] = (await branch.call('GET', '/api/v1/tickets')).body.items;
    await postgres.stop();

    const sent = await sendMail(branch, { ...QUESTION, subject: 'During' });
    expect(sent).toMatchObject({ code: 451, words: expect.stringContaining('4.3.0') });
    expect((await branch.call('GET', '/health')).status).toBe(503);
    const answer = await branch.call('GET', '/api/v1/tickets');
    expect(answer.status).toBe(503);
    expect(answer.body.detail).toMatch(/database/i);
    const customers = await branch.call('GET', new URL(ticket.statusUrl).pathname, { token: null });
    expect(customers.status).toBe(503);
    expect(customers.headers.get('content-type')).toContain('text/html');
    expect(customers.body).toContain('Nothing is lost.');
    await page.reload();
    await page.getByText('The server does not answer').first().waitFor();

    postgres = await open();
    await until('it is healthy again', async () => (await branch.call('GET', '/health')).status === 200);
    expect((await sendMail(branch, { ...QUESTION, subject: 'After' })).code).toBe(250);
    await untilTicket(branch, 'After');
    // The screen comes back by itself, nobody presses anything.
    await page.getByRole('link', { name: /Nora Whitfield.*After/s }).waitFor();
    expect((await branch.call('GET', new URL(ticket.statusUrl).pathname, { token: null })).status).toBe(200);
    expect(branch.process().pid).toBe(pid);
    const subjects = (await branch.call('GET', '/api/v1/tickets')).body.items.map(
      (one: { subject: string }) => one.subject,
    );
    expect(subjects.sort()).toEqual(['After', 'Before']);
  });
});

test('on a full disk senders are told to come again, and nothing is stored by half', async () => {
  const disk = makeSmallDisk();
  const databaseFolder = await mkdtemp(join(tmpdir(), 'sportello-roomy-'));
  const postgres = await startPostgres({ dataDir: databaseFolder, say: () => undefined });
  const settings = { ...foundedByMarta, DATABASE_URL: postgres.url, STORAGE_URL: disk.url };
  const cramped = await prepareInstallation(settings, [...disk.wrapper, ...BUILT_COMMAND]);
  onTestFinished(async () => {
    await cramped.remove();
    await postgres.stop();
    await rm(databaseFolder, { recursive: true, force: true });
    disk.remove();
  });
  await cramped.start();
  const film = join(folder, 'ride.mp4');
  await writeFile(film, Buffer.alloc(2 * 1024 * 1024, 7));
  const large = { ...QUESTION, subject: 'A film of it', attach: [{ path: film, type: 'video/mp4' }] };

  const refused = await sendMail(cramped, large);
  expect(refused).toMatchObject({ code: 452, words: expect.stringContaining('4.3.1') });
  expect(await cramped.query('select id from inbound')).toEqual([]);
  expect(await filesIn(disk.folder)).toEqual([]);

  expect((await sendMail(cramped, QUESTION)).code, 'what fits is taken').toBe(250);
  await untilTicket(cramped, QUESTION.subject);

  let roomy = cramped;
  if (disk.grow() === 'after a restart') {
    await cramped.stop();
    roomy = await prepareInstallation(settings);
    onTestFinished(() => roomy.remove());
    await roomy.start();
  }
  expect((await sendMail(roomy, large)).code).toBe(250);
  await untilTicket(roomy, 'A film of it');
});

async function untilTicket(where: Installation, subject: string): Promise<void> {
  await until(`a ticket "${subject}"`, async () => {
    const { items } = (await where.call('GET', '/api/v1/tickets')).body;
    return items.some((ticket: { subject: string }) => ticket.subject === subject);
  });
}

async function filesIn(place: string): Promise<string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

function listenSomewhere(): Promise<[Server, number]> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve([server, typeof address === 'object' && address ? address.port : 0]);
    });
  });
}
