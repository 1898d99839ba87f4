import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { type EmbeddedPostgres, joinPostgres, PostgresStartError, startPostgres } from './index.ts';

// Making a database takes half a second of processor time, of which a busy machine gives little.
vi.setConfig({ testTimeout: 60_000 });

const cleanUp: (() => unknown)[] = [];

afterEach(async () => {
  for (const task of cleanUp.splice(0).reverse()) await task();
});

function dataFolder(name = 'data'): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sportello-pg-'));
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, name);
}

async function start(dataDir: string, said: string[] = []): Promise<EmbeddedPostgres> {
  const postgres = await startPostgres({ dataDir, durable: false, say: (text) => said.push(text) });
  cleanUp.push(() => postgres.stop());
  return postgres;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

/** Another process that starts the database of `dataDir`, says "ready", and lives until it is ended. */
async function startElsewhere(dataDir: string): Promise<ChildProcess> {
  const here = pathToFileURL(path.join(import.meta.dirname, 'index.ts')).href;
  const program = `import { startPostgres } from '${here}';
    const options = { dataDir: process.argv[1], durable: false, say: () => {} };
    await startPostgres(options).then(() => console.log('ready'), (error) => { console.log(error.message); process.exit(1); });
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  cleanUp.push(() => child.kill('SIGKILL'));
  const [words] = await once(child.stdout, 'data');
  expect(String(words)).toBe('ready\n');
  return child;
}

function postmaster(dataDir: string): number {
  return Number(readFileSync(path.join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
}

/** A server removes its note as the last thing before it ends cleanly. */
function isServed(dataDir: string): boolean {
  return existsSync(path.join(dataDir, 'postgres/cluster/postmaster.pid'));
}

async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  for (const until = performance.now() + 20_000; ; await pause(50)) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > until) throw error;
    }
  }
}

test('A first start makes a database with the extensions, in UTF-8 and UTC, that knows letters beyond English', async () => {
  const { url } = await start(dataFolder());
  for (const extension of ['pg_trgm', 'unaccent', 'btree_gin']) await ask(url, `create extension ${extension}`);
  expect(await ask(url, 'show server_encoding')).toBe('UTF8');
  expect(await ask(url, 'show timezone')).toBe('UTC');
  expect(await ask(url, "select lower('ȘTEFĂNIȚĂ È QUI')")).toBe('ștefăniță è qui');
  expect(await ask(url, "select unaccent('Ștefăniță è qui')")).toBe('Stefanita e qui');
});

test('What was written is there after a stop and a start, and the stop leaves no server behind', async () => {
  const dataDir = dataFolder('a folder, with spaces');
  const first = await start(dataDir);
  await ask(first.url, 'create table kept as select 42 as answer');
  await first.stop();
  expect(await first.exited).toBe(0);
  expect(isServed(dataDir)).toBe(false);
  expect(await ask((await start(dataDir)).url, 'select answer from kept')).toBe(42);
});

test('A stop does not wait for a client that stays connected', async () => {
  const postgres = await start(dataFolder());
  const client = new pg.Client(postgres.url);
  client.on('error', () => undefined);
  await client.connect();
  await client.query('begin');
  const began = performance.now();
  await postgres.stop();
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('A second start on the same data folder says so and stops, while a prompt may join', async () => {
  const dataDir = dataFolder();
  const { url } = await start(dataDir);
  const second = startPostgres({ dataDir, durable: false, say: () => undefined });
  await expect(second).rejects.toThrow(PostgresStartError);
  await expect(second).rejects.toThrow(`Sportello is already running on the data folder ${dataDir}`);
  const joined = await joinPostgres({ dataDir, durable: false, say: () => undefined });
  expect(joined.url).toBe(url);
  await joined.stop();
  expect(await ask(url, 'select 1')).toBe(1);
});

test('After kill -9 of its starter the database is taken over as it runs', async () => {
  const dataDir = dataFolder();
  const killed = await startElsewhere(dataDir);
  await expect(start(dataDir)).rejects.toThrow('already running');
  const pid = postmaster(dataDir);
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  const said: string[] = [];
  const { url, stop } = await start(dataDir, said);
  expect(postmaster(dataDir)).toBe(pid);
  expect(said).toEqual(['Taking over the database that is still running']);
  expect(await ask(url, 'select 1')).toBe(1);
  await stop();
  expect(isServed(dataDir)).toBe(false);
});

test('A process that does nothing but stop a database that it took over lives until that has ended', async () => {
  const dataDir = dataFolder();
  const killed = await startElsewhere(dataDir);
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  const program = `import { startPostgres } from '${pathToFileURL(path.join(import.meta.dirname, 'index.ts')).href}';
    const postgres = await startPostgres({ dataDir: process.argv[1], durable: false, say: () => {} });
    await postgres.stop();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, dataDir], { stdio: 'inherit' });
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(isServed(dataDir)).toBe(false);
});

test('A process that gives up without a stop takes its database along', async () => {
  const dataDir = dataFolder();
  const program = `import { startPostgres } from '${pathToFileURL(path.join(import.meta.dirname, 'index.ts')).href}';
    await startPostgres({ dataDir: process.argv[1], durable: false, say: () => {} });
    process.exit(1);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, dataDir], { stdio: 'inherit' });
  await once(child, 'exit');
  await eventually(async () => expect(isServed(dataDir)).toBe(false));
});

test('A database left running with other settings is replaced by one with ours', async () => {
  const dataDir = dataFolder();
  const killed = await startElsewhere(dataDir);
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  const postgres = await startPostgres({ dataDir, durable: true, say: () => undefined });
  cleanUp.push(() => postgres.stop());
  expect(await ask(postgres.url, 'show fsync')).toBe('on');
});

test('A server that is killed comes back by itself under the same address, with all that was committed', async () => {
  const dataDir = dataFolder();
  const { url, stop } = await startPostgres({ dataDir, say: () => undefined });
  cleanUp.push(stop);
  await ask(url, 'create table kept as select 42 as answer');
  process.kill(postmaster(dataDir), 'SIGKILL');
  expect(await eventually(() => ask(url, 'select answer from kept'))).toBe(42);
});

test('Notes of a dead server whose number belongs to somebody else by now do not stop the start', async () => {
  const dataDir = dataFolder();
  const first = await start(dataDir);
  const sockets = new URL(first.url).searchParams.get('host') ?? '';
  await first.stop();
  const note = [process.pid, path.join(dataDir, 'postgres/cluster'), 0, 5432, '', '', '', 'ready', ''].join('\n');
  writeFileSync(path.join(dataDir, 'postgres/cluster/postmaster.pid'), note, { mode: 0o600 });
  writeFileSync(path.join(sockets, '.s.PGSQL.5432.lock'), note, { mode: 0o600 });
  expect(await ask((await start(dataDir)).url, 'select 1')).toBe(1);
});

test('A first start that was cut off in the middle is begun again', async () => {
  const dataDir = dataFolder();
  const killed = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { startPostgres } from '${pathToFileURL(path.join(import.meta.dirname, 'index.ts')).href}';
     setTimeout(() => process.kill(process.pid, 'SIGKILL'), 250);
     await startPostgres({ dataDir: process.argv[1], durable: false, say: () => {} });`,
    dataDir,
  ]);
  await once(killed, 'exit');
  expect(await ask((await eventually(() => start(dataDir))).url, 'select 1')).toBe(1);
});

test('A data folder whose path is too long for a socket works too', async () => {
  const dataDir = dataFolder(path.join('long'.repeat(20), 'longer'.repeat(10)));
  const { url, stop } = await start(dataDir);
  expect(await ask(url, 'select 1')).toBe(1);
  const sockets = new URL(url).searchParams.get('host') ?? '';
  expect(Buffer.byteLength(sockets)).toBeLessThan(100);
  await stop();
  expect(existsSync(sockets)).toBe(false);
});

test('The role of the program is no superuser, and nobody else may read the password', async () => {
  const dataDir = dataFolder();
  const { url } = await start(dataDir);
  expect(await ask(url, 'select rolsuper from pg_roles where rolname = current_user')).toBe(false);
  expect(statSync(path.join(dataDir, 'postgres/password')).mode & 0o077).toBe(0);
  const stranger = new URL(url);
  stranger.password = 'guess';
  await expect(ask(stranger.href, 'select 1')).rejects.toThrow('password authentication failed');
});

test('What a query holds does not get into the log of the database', async () => {
  const dataDir = dataFolder();
  const { url } = await start(dataDir);
  await expect(ask(url, "select 'anna@example.org'::int")).rejects.toThrow();
  await expect(
    ask(url, "do $$ begin raise warning 'careful'; perform 'bianca@example.org' from nowhere; end $$"),
  ).rejects.toThrow();
  const log = readFileSync(path.join(dataDir, 'postgres/server.log'), 'utf8');
  expect(log).toContain('careful');
  expect(log).not.toContain('bianca@example.org');
});

test('A database of another PostgreSQL version is refused with a sentence, and left as it is', async () => {
  const dataDir = dataFolder();
  await (await start(dataDir)).stop();
  const version = path.join(dataDir, 'postgres/cluster/PG_VERSION');
  const ours = readFileSync(version, 'utf8');
  writeFileSync(version, '12\n');
  await expect(start(dataDir)).rejects.toThrow('was made by PostgreSQL 12');
  writeFileSync(version, ours);
  await start(dataDir);
});

test('A data folder that cannot be made is named', async () => {
  const file = path.join(dataFolder('.'), 'file');
  writeFileSync(file, '');
  chmodSync(file, 0o400);
  await expect(start(path.join(file, 'data'))).rejects.toThrow(`The data folder ${file}/data cannot be made (ENOTDIR)`);
});
