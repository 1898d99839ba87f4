import { spawn } from 'node:child_process';
import { chown, open, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DATABASE_ENVIRONMENT } from './account.ts';
import { asSuperuser, type Cluster, reasonIn, serverArguments, socketLock } from './cluster.ts';
import {
  asPostmaster,
  findPostmaster,
  isRunning,
  type Postmaster,
  postmasterStatus,
  signal,
  waitUntilGone,
} from './postmaster.ts';
import { PostgresStartError, systemCode } from './start-error.ts';

/** All in milliseconds. Recovery after a power cut reads up to max_wal_size, which a slow disk does in minutes. */
const LONGEST_START = 15 * 60_000;
const QUIET_START = 3_000;
const FAST_STOP = 5_000;
const IMMEDIATE_STOP = 3_000;
const SHORTEST_RETRY = 200;
const LONGEST_RETRY = 15_000;
const HEALTHY_AFTER = 60_000;
const LOOK_EVERY = 250;
/** Bytes after which the server's log is put aside at the next start (one old log is kept). */
const LARGEST_LOG = 10 * 1024 * 1024;

export interface SupervisedServer {
  stop(): Promise<void>;
  readonly exited: Promise<number | null>;
}

interface RunningServer extends Postmaster {
  /** How it ended; null when that is not known (a signal, or a server that was taken over). */
  ended: Promise<number | null>;
}

/** Brings the server of a cluster up, or takes over the one that runs, and starts it again whenever it dies. */
export async function superviseServer(cluster: Cluster, say: (text: string) => void): Promise<SupervisedServer> {
  let server = (await takeOver(cluster, say)) ?? (await launch(cluster, say));
  const stopping = new AbortController();
  const { promise: exited, resolve } = Promise.withResolvers<number | null>();

  // A start that fails halfway, or a fatal error, ends the process without a stop: then the database shall end as well.
  let alive = true;
  const endWithProcess = () => {
    if (!alive) return;
    try {
      process.kill(server.pid, 'SIGINT');
    } catch (error) {
      if (systemCode(error) !== 'ESRCH') throw error;
    }
  };
  process.once('exit', endWithProcess);
  exited.then(() => process.off('exit', endWithProcess));

  const watch = async () => {
    let retry = SHORTEST_RETRY;
    for (;;) {
      const since = performance.now();
      const code = await server.ended;
      alive = false;
      if (stopping.signal.aborted) return resolve(code ?? 0);
      if (!(await hasData(cluster))) {
        say(`The database's folder ${cluster.folder} is gone.`);
        return resolve(code);
      }
      if (performance.now() - since > HEALTHY_AFTER) retry = SHORTEST_RETRY;
      say('The database ended unexpectedly; starting it again');
      for (let up = false; !up; retry = Math.min(retry * 2, LONGEST_RETRY)) {
        await pause(retry, undefined, { signal: stopping.signal }).catch(() => undefined);
        if (stopping.signal.aborted) return resolve(code);
        try {
          server = (await takeOver(cluster, say)) ?? (await launch(cluster, say));
          up = true;
          alive = true;
          say('The database is back');
        } catch (error) {
          say(error instanceof Error ? error.message : String(error));
        }
      }
      if (stopping.signal.aborted) await end(server);
    }
  };
  const watching = watch();
  // Whoever waits for the end must also hear of a failure of the watch itself.
  watching.catch(() => resolve(null));

  const stop = async () => {
    stopping.abort();
    await end(server);
    // A server that was taken over is watched by a timer that keeps no process alive; whoever stops it waits for the end.
    const held = setInterval(() => undefined, LOOK_EVERY);
    await watching.finally(() => clearInterval(held));
  };
  return { stop, exited };
}

async function end(server: Postmaster): Promise<void> {
  // "Fast": open transactions are rolled back, everything is written, no waiting for clients to leave.
  await signal(server, 'SIGINT');
  if (await waitUntilGone(server, FAST_STOP)) return;
  // "Immediate": loses nothing either, as the next start replays the log.
  await signal(server, 'SIGQUIT');
  if (!(await waitUntilGone(server, IMMEDIATE_STOP))) {
    throw new Error(`the database server ${server.pid} does not end`);
  }
}

/** A server that a killed process left behind is as good as a new one, when it was started with the same settings. */
async function takeOver(cluster: Cluster, say: (text: string) => void): Promise<RunningServer | undefined> {
  const found = await findPostmaster(cluster.folder, socketLock(cluster));
  if (!found) return undefined;
  if ((await postmasterStatus(cluster.folder))?.status !== 'stopping') {
    await waitUntilReady(cluster, found, say);
    const { name } = serverArguments(cluster);
    const sameSettings = await asSuperuser(cluster, async (client) => {
      const answer = await client.query<{ cluster_name: string }>('show cluster_name');
      return answer.rows[0]?.cluster_name === name;
    }).catch((error: unknown) => {
      throw new PostgresStartError(
        `A PostgreSQL already runs on ${cluster.folder} (process ${found.pid}) and does not let us in: stop it first.`,
        {
          cause: error,
        },
      );
    });
    if (sameSettings) {
      say('Taking over the database that is still running');
      return { ...found, ended: gone(found) };
    }
  }
  say('Ending the database that an earlier start left running');
  await end(found);
  return undefined;
}

/** We are not its parent, so the kernel does not tell us when it ends. */
async function gone(postmaster: Postmaster): Promise<null> {
  while (await isRunning(postmaster)) await pause(LOOK_EVERY, undefined, { ref: false });
  return null;
}

async function launch(cluster: Cluster, say: (text: string) => void): Promise<RunningServer> {
  const { account } = cluster;
  const { args } = serverArguments(cluster);
  const { file, args: all, ...who } = account.command(path.join(account.binaries, 'bin', 'postgres'), args);
  const log = await openLog(cluster);
  try {
    const logStart = (await log.stat()).size;
    const child = spawn(file, all, {
      ...who,
      cwd: '/',
      env: DATABASE_ENVIRONMENT,
      // A session of its own: Ctrl-C in the terminal reaches us, not the database, while we still need it.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    const ended = new Promise<number | null>((resolve) => {
      child.once('exit', (code) => resolve(code));
      child.once('error', () => resolve(null));
    });
    child.unref();
    const postmaster = child.pid === undefined ? undefined : await asPostmaster(child.pid);
    const ready = postmaster ? await waitUntilReady(cluster, postmaster, say) : false;
    if (!postmaster || !ready) {
      await ended;
      const reason = reasonIn(await readFrom(cluster, logStart)) ?? 'it ended at once';
      throw new PostgresStartError(`The database did not start: ${reason}. Its log is ${logFile(cluster)}.`);
    }
    return { ...postmaster, ended };
  } finally {
    await log.close();
  }
}

/** True as soon as the server takes connections, false when it ends before. */
async function waitUntilReady(cluster: Cluster, postmaster: Postmaster, say: (text: string) => void): Promise<boolean> {
  const begun = performance.now();
  let told = 0;
  for (;;) {
    const noted = await postmasterStatus(cluster.folder);
    if (noted?.pid === postmaster.pid && noted.status === 'ready') return true;
    if (!(await isRunning(postmaster))) return false;
    const waited = performance.now() - begun;
    if (waited > LONGEST_START)
      throw new PostgresStartError(`The database takes too long to start: see ${logFile(cluster)}.`);
    if (waited > QUIET_START + told * 5_000) {
      told += 1;
      say(`Waiting for the database, which tidies up after it was cut off (${Math.round(waited / 1000)} s)`);
    }
    await pause(10);
  }
}

function logFile(cluster: Cluster): string {
  return path.join(cluster.account.home, 'server.log');
}

async function openLog(cluster: Cluster) {
  const file = logFile(cluster);
  try {
    if ((await stat(file)).size > LARGEST_LOG) await rename(file, `${file}.old`);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
  const handle = await open(file, 'a+', 0o600);
  const { owner } = cluster.account;
  if (owner) await chown(file, owner.uid, owner.gid);
  return handle;
}

async function readFrom(cluster: Cluster, start: number): Promise<string> {
  const handle = await open(logFile(cluster), 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, start);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function hasData(cluster: Cluster): Promise<boolean> {
  try {
    await stat(path.join(cluster.folder, 'PG_VERSION'));
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}
