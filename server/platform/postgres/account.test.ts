import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { chooseAccount } from './account.ts';
import { findPostgresBinaries } from './binaries.ts';
import { asSuperuser, databaseSockets, makeCluster } from './cluster.ts';
import { superviseServer } from './supervising.ts';

// Making a database takes half a second of processor time, of which a busy machine gives little.
vi.setConfig({ testTimeout: 60_000 });

const cleanUp: (() => unknown)[] = [];
const weAreRoot = process.getuid?.() === 0;

afterEach(async () => {
  for (const task of cleanUp.splice(0).reverse()) await task();
});

/** A data folder below one that only its owner may enter, as home folders often are. */
function closedFolder(): { home: string; elsewhere: string } {
  const outer = mkdtempSync(path.join(os.tmpdir(), 'sportello-account-'));
  cleanUp.push(() => rmSync(outer, { recursive: true, force: true }));
  chmodSync(outer, 0o755);
  const closed = path.join(outer, 'closed');
  mkdirSync(path.join(closed, 'data'), { recursive: true });
  chmodSync(closed, 0o700);
  return { home: path.join(closed, 'data', 'postgres'), elsewhere: path.join(outer, 'elsewhere') };
}

/** Makes and runs a database with that account, and answers the user its server runs as. */
async function runDatabase(account: Awaited<ReturnType<typeof chooseAccount>>): Promise<number> {
  const sockets = await databaseSockets(account.home, account.owner);
  const folder = path.join(account.home, 'cluster');
  const cluster = await makeCluster({ folder, account, sockets, durable: false }, () => undefined);
  const server = await superviseServer(cluster, () => undefined);
  try {
    return await asSuperuser(cluster, async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      return statSync(`/proc/${rows[0]?.pid}`).uid;
    });
  } finally {
    await server.stop();
  }
}

test('The database runs in a folder closed to others, whoever we are', async () => {
  const { home, elsewhere } = closedFolder();
  const account = await chooseAccount({
    home,
    elsewhere,
    binaries: await findPostgresBinaries(),
    say: () => undefined,
  });
  await runDatabase(account);
});

test('Where root may not take another name, another user runs the database and is said to', async () => {
  const { home, elsewhere } = closedFolder();
  const said: string[] = [];
  const say = (text: string) => said.push(text);
  const choose = async () =>
    chooseAccount({ home, elsewhere, binaries: await findPostgresBinaries(), say, mayUnshare: false });
  const user = await runDatabase(await choose());
  expect(user).not.toBe(0);
  // An ordinary user runs it as themselves and where it is.
  if (!weAreRoot) expect(user).toBe(process.getuid?.());
  expect(lstatSync(home).isSymbolicLink()).toBe(weAreRoot);
  expect(said.some((text) => /runs as the user ".+" and keeps its files in .+\/elsewhere\/data-/.test(text))).toBe(
    weAreRoot,
  );
  // And again, now that everything is in place.
  expect(await runDatabase(await choose())).toBe(user);
});

test('The data of an ordinary user stays theirs, also when root starts Sportello on it', async () => {
  const { home, elsewhere } = closedFolder();
  const [user, group] = weAreRoot ? [1, 1] : [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  chmodSync(path.dirname(path.dirname(home)), 0o755);
  chownSync(path.dirname(home), user, group);
  const account = await chooseAccount({
    home,
    elsewhere,
    binaries: await findPostgresBinaries(),
    say: () => undefined,
  });
  // In a clone that this user cannot enter, somebody else has to run it.
  const reachable = !weAreRoot || account.owner?.uid === user;
  await runDatabase(account);
  if (reachable) expect(statSync(home).uid).toBe(user);
  else expect(account.owner).toBeDefined();
});
