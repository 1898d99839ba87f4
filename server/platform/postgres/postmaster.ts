import { createHash } from 'node:crypto';
import { readdir, readFile, readlink, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { systemCode } from './start-error.ts';

/** Milliseconds that the children of a killed server take at most to notice and leave. */
const CHILDREN_LEAVE_WITHIN = 5_000;

/** A running PostgreSQL server process. `startedAt` tells it from a later process with the same number. */
export interface Postmaster {
  pid: number;
  startedAt: string;
}

/** What the server itself says in its `postmaster.pid`: "starting", "ready", "stopping", or empty when unknown. */
export async function postmasterStatus(cluster: string): Promise<{ pid: number; status: string } | undefined> {
  const text = await readIfThere(path.join(cluster, 'postmaster.pid'));
  if (!text) return undefined;
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  // A server running on its own without clients writes a negative number.
  return Number.isSafeInteger(pid) && pid !== 0 ? { pid: Math.abs(pid), status: (lines[7] ?? '').trim() } : undefined;
}

/**
 * The server that runs on this data, started by whomever, or undefined: then nothing is left of an earlier one either.
 * @param socketLock the file by which the server keeps others from its socket
 */
export async function findPostmaster(cluster: string, socketLock: string): Promise<Postmaster | undefined> {
  const noted = await postmasterStatus(cluster);
  if (!noted) return undefined;
  const startedAt = await processStart(noted.pid);
  if (startedAt !== undefined && (await worksIn(noted.pid, cluster))) return { pid: noted.pid, startedAt };
  // PostgreSQL judges its old files by the number alone and refuses to start when that belongs to a stranger by now, or
  // to a dead process that nobody collects. Its children outlive it for a moment; when none works in the folder any
  // more, the files are surely void. Elsewhere than on Linux we cannot look, so PostgreSQL judges.
  if (process.platform !== 'linux') return undefined;
  const until = performance.now() + CHILDREN_LEAVE_WITHIN;
  while (await anybodyWorksIn(cluster)) {
    if (performance.now() > until) return undefined;
    await pause(20);
  }
  await rm(socketLock, { force: true });
  await rm(path.join(cluster, 'postmaster.pid'), { force: true });
  return undefined;
}

/** A freshly spawned process as a Postmaster; undefined when it is gone already. */
export async function asPostmaster(pid: number): Promise<Postmaster | undefined> {
  const startedAt = await processStart(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

export async function isRunning({ pid, startedAt }: Postmaster): Promise<boolean> {
  return (await processStart(pid)) === startedAt;
}

/** Waits until the process is gone; false when it still runs after `milliseconds`. */
export async function waitUntilGone(postmaster: Postmaster, milliseconds: number): Promise<boolean> {
  const until = performance.now() + milliseconds;
  while (await isRunning(postmaster)) {
    if (performance.now() > until) return false;
    await pause(15);
  }
  return true;
}

/** Sends a signal unless the process is gone. */
export async function signal(postmaster: Postmaster, name: 'SIGTERM' | 'SIGINT' | 'SIGQUIT'): Promise<void> {
  if (!(await isRunning(postmaster))) return;
  try {
    process.kill(postmaster.pid, name);
  } catch (error) {
    if (systemCode(error) !== 'ESRCH') throw error;
  }
}

/** When a process began, as the kernel counts it; undefined when there is none of that number (or a dead one not yet collected). */
async function processStart(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const text = await readIfThere(`/proc/${pid}/stat`);
    // The name in brackets may hold spaces and brackets itself; the state and the 22nd field are counted after it.
    const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
    return fields === undefined || fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  }
  try {
    process.kill(pid, 0);
    return 'running';
  } catch (error) {
    return systemCode(error) === 'EPERM' ? 'running' : undefined;
  }
}

async function worksIn(pid: number, cluster: string): Promise<boolean> {
  // PostgreSQL changes into its data folder when it starts and stays there.
  if (process.platform !== 'linux') return true;
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === cluster;
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ESRCH') return false;
    if (code !== 'EACCES' && code !== 'EPERM') throw error;
  }
  // Another user's process keeps its folder to itself, in containers from root too. Its command line is public: the
  // server's own names the data folder, its children's begin with the name that the server was given.
  const command = (await readIfThere(`/proc/${pid}/cmdline`)) ?? '';
  return command.split('\0').includes(cluster) || command.startsWith(`postgres: ${clusterName(cluster)}`);
}

async function anybodyWorksIn(cluster: string): Promise<boolean> {
  for (const entry of await readdir('/proc')) {
    if (/^\d+$/.test(entry) && (await worksIn(Number(entry), cluster))) return true;
  }
  return false;
}

/** The name that a server on this data bears in the list of processes; what follows it tells its settings apart. */
export function clusterName(cluster: string): string {
  return `sportello-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`;
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}
