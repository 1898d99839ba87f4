import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, rm, rmdir, stat } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PostgresStartError, systemCode } from './start-error.ts';

/** Longest path of a Unix socket: 107 bytes on Linux, 103 on macOS. */
const LONGEST_SOCKET_PATH = 103;
/** Removing a dead socket takes no longer than this. */
const CLEARING_MS = 500;

/**
 * A folder for the sockets of `home`: `home` itself when the paths stay short enough, else one below the machine's
 * temporary folder that nobody else may enter. `longestName` is the length of the longest socket name to come.
 */
export async function socketFolder(home: string, longestName: number): Promise<string> {
  if (Buffer.byteLength(home) + 1 + longestName <= LONGEST_SOCKET_PATH) return home;
  const mark = createHash('sha256').update(home).digest('hex').slice(0, 16);
  const folder = path.join(os.tmpdir(), `sportello-${mark}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const about = await lstat(folder);
  // Anybody may make folders there: one of a stranger would let them stand between us and the database.
  const trusted = [process.getuid?.(), (await stat(home)).uid].includes(about.uid);
  if (!about.isDirectory() || !trusted || (about.mode & 0o022) !== 0) {
    throw new PostgresStartError(
      `${folder} is not a safe place for the database's socket: remove it, or set DATA_DIR to a shorter path.`,
    );
  }
  return folder;
}

/** Takes away the folder that `socketFolder` may have made, once no socket is left in it. */
export async function leaveSocketFolder(home: string, folder: string): Promise<void> {
  if (folder === home) return;
  try {
    await rmdir(folder);
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(systemCode(error) ?? '')) throw error;
  }
}

export interface SoleOwner {
  release(): Promise<void>;
}

/**
 * Makes this process the only owner of what `socketPath` stands for, or answers undefined when another one lives.
 * The owner listens on a socket: the kernel closes it with the process, however that ends, so neither a number used
 * again nor a file left behind can lie about it, and it tells across containers that share a volume.
 */
export async function becomeSoleOwner(socketPath: string): Promise<SoleOwner | undefined> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const owner = await listen(socketPath);
    if (owner) return owner;
    if (await answers(socketPath)) return undefined;
    await clearAway(socketPath);
  }
  return undefined;
}

async function listen(socketPath: string): Promise<SoleOwner | undefined> {
  const server = net.createServer((visitor) => visitor.destroy());
  const listening = new Promise<boolean>((resolve, reject) => {
    server.once('error', (error) => (systemCode(error) === 'EADDRINUSE' ? resolve(false) : reject(error)));
    server.listen(socketPath, () => resolve(true));
  });
  try {
    if (!(await listening)) return undefined;
    await chmod(socketPath, 0o600);
  } catch (error) {
    throw new PostgresStartError(
      `The data folder ${path.dirname(socketPath)} cannot be written (${systemCode(error)}): make it writable, or set DATA_DIR to another one.`,
      { cause: error },
    );
  }
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const visitor = net.connect(socketPath, () => {
      visitor.destroy();
      resolve(true);
    });
    visitor.once('error', (error) => {
      const code = systemCode(error);
      if (code === 'ECONNREFUSED' || code === 'ENOENT') resolve(false);
      // The owner is somebody else's process, or too busy to take one more: it lives.
      else if (code === 'EACCES' || code === 'EPERM' || code === 'EAGAIN') resolve(true);
      else reject(error);
    });
  });
}

/**
 * Removes a dead socket. A path that is there cannot come to life (binding it fails), so whoever removes it alone, after
 * asking once more, removes nobody: a folder beside it says that somebody is at it.
 */
async function clearAway(socketPath: string): Promise<void> {
  const turn = `${socketPath}.clearing`;
  try {
    await mkdir(turn);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    await wait(20);
    const begun = await stat(turn).then(
      (folder) => folder.mtimeMs,
      () => undefined,
    );
    // Whoever began died over it.
    if (begun !== undefined && Date.now() - begun > CLEARING_MS) await rm(turn, { recursive: true, force: true });
    return;
  }
  try {
    if (!(await answers(socketPath))) await rm(socketPath, { force: true });
  } finally {
    await rm(turn, { recursive: true, force: true });
  }
}
