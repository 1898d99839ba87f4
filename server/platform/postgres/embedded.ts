import { mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { chooseAccount } from './account.ts';
import { findPostgresBinaries } from './binaries.ts';
import {
  asSuperuser,
  databaseSockets,
  databaseUrl,
  makeCluster,
  makeRoleAndDatabase,
  urlOfRunning,
} from './cluster.ts';
import { becomeSoleOwner, leaveSocketFolder, socketFolder } from './sole-owner.ts';
import { PostgresStartError, systemCode } from './start-error.ts';
import { superviseServer } from './supervising.ts';

const OWNER_SOCKET = 'owner.sock';
const HOME = 'postgres';
const DATABASE = 'sportello';

export interface EmbeddedPostgres {
  url: string;
  /** Ends the database cleanly (open transactions are rolled back) and frees the data folder. */
  stop(): Promise<void>;
  /** Resolves when the database is gone for good: stopped, or its data folder has vanished. A crash in between is mended by itself. */
  readonly exited: Promise<number | null>;
}

export interface PostgresOptions {
  /** The program's data folder; the database lives in `postgres` below it. */
  dataDir: string;
  /** Hears in plain words what is being done. */
  say(text: string): void;
  /** false: nothing is forced to disk, for tests. */
  durable?: boolean;
  databaseName?: string;
}

/**
 * Starts (initdb when needed) the database of `dataDir`, or takes over one that a killed process left running, and
 * keeps it running: a crashed server is started again. Throws PostgresStartError with one plain sentence.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const started = await startAsOwner(options);
  if (started) return started;
  throw new PostgresStartError(
    `Sportello is already running on the data folder ${path.resolve(options.dataDir)}: stop it first, or set DATA_DIR (and PORT) to start another one.`,
  );
}

/**
 * For prompts and tools: reaches the database of `dataDir` while Sportello runs on it, or starts it when nobody does.
 * `stop()` then ends only what was started here.
 */
export async function joinPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const started = await startAsOwner(options);
  if (started) return started;
  const url = await runningDatabaseUrl(options.dataDir, options.databaseName);
  const { promise: exited, resolve } = Promise.withResolvers<number | null>();
  return { url, exited, stop: async () => resolve(0) };
}

/** Where the database of `dataDir` is reached, for as long as Sportello runs on it. Throws PostgresStartError when there is none. */
export function runningDatabaseUrl(dataDir: string, databaseName = DATABASE): Promise<string> {
  return urlOfRunning(path.resolve(dataDir, HOME), databaseName);
}

/** Undefined when another process owns the data folder. */
async function startAsOwner(options: PostgresOptions): Promise<EmbeddedPostgres | undefined> {
  const { say, durable = true, databaseName = DATABASE } = options;
  const dataDir = await makeDataFolder(options.dataDir);
  const ownerFolder = await socketFolder(dataDir, OWNER_SOCKET.length);
  const owner = await becomeSoleOwner(path.join(ownerFolder, OWNER_SOCKET));
  if (!owner) return undefined;
  const letGo = async () => {
    await owner.release();
    await leaveSocketFolder(dataDir, ownerFolder);
  };
  try {
    const binaries = await findPostgresBinaries();
    const account = await chooseAccount({ home: path.join(dataDir, HOME), binaries, say });
    const folder = path.join(account.home, 'cluster');
    const sockets = await databaseSockets(account.home, account.owner);
    const cluster = await makeCluster({ folder, account, sockets, durable }, say);
    const server = await superviseServer(cluster, say);
    try {
      await asSuperuser(cluster, (client) => makeRoleAndDatabase(client, cluster, databaseName));
    } catch (error) {
      await server.stop();
      throw error;
    }
    const exited = server.exited.then(async (code) => {
      await leaveSocketFolder(account.home, sockets);
      await letGo();
      return code;
    });
    const stop = async () => {
      await server.stop();
      await exited;
    };
    return { url: databaseUrl(cluster, databaseName), exited, stop };
  } catch (error) {
    await letGo();
    throw error;
  }
}

async function makeDataFolder(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true });
    return await realpath(dataDir);
  } catch (error) {
    throw new PostgresStartError(
      `The data folder ${dataDir} cannot be made (${systemCode(error)}): make it writable, or set DATA_DIR to another one.`,
      { cause: error },
    );
  }
}
