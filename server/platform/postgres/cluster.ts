import { spawn } from 'node:child_process';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { chown, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { DATABASE_ENVIRONMENT, type DatabaseAccount } from './account.ts';
import { clusterName } from './postmaster.ts';
import { socketFolder } from './sole-owner.ts';
import { PostgresStartError, systemCode } from './start-error.ts';

/** The port is only part of the socket's file name: the server listens on no network address. */
const PORT = 5432;
const SOCKET_FILE = `.s.PGSQL.${PORT}.lock`;
/** The program's role: owns its databases and may make more (for tests), but cannot touch the machine as a superuser can. */
const ROLE = 'sportello';
const SUPERUSER = 'postgres';

export interface Cluster {
  /** Absolute folder with the data, below the account's home. */
  folder: string;
  account: DatabaseAccount;
  sockets: string;
  durable: boolean;
  secret: string;
}

/** Makes the data folder when there is none. It appears under its name only when it is complete. */
export async function makeCluster(cluster: Omit<Cluster, 'secret'>, say: (text: string) => void): Promise<Cluster> {
  const { account, folder, durable } = cluster;
  const secretFile = path.join(account.home, 'password');
  if (await isThere(path.join(folder, 'PG_VERSION'))) {
    await requireSameVersion(account, folder);
    const secret = (await readText(secretFile))?.trim();
    if (!secret)
      throw new PostgresStartError(`The password of the database is missing: restore ${secretFile} from a backup.`);
    return { ...cluster, secret };
  }

  say('Making the database (first start)');
  for (const left of await readdir(account.home)) {
    if (left.startsWith('cluster.')) {
      await rm(path.join(account.home, left), { recursive: true, force: true, maxRetries: 10 });
    }
  }
  // A start that was killed here may have left an initdb running: it must not write into ours.
  const half = path.join(account.home, `cluster.${randomBytes(6).toString('hex')}`);
  const secret = randomBytes(24).toString('base64url');
  await writeFor(account, secretFile, `${secret}\n`);
  const passwordFile = `${half}.password`;
  await writeFor(account, passwordFile, `${passwordOf(SUPERUSER, secret)}\n`);
  await run(account, 'initdb', [
    `--pgdata=${half}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    // The same order and case rules on every machine, whatever its C library.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]);
  await rm(passwordFile);
  await rename(half, folder);
  if (durable) await syncFolder(account.home);
  return { ...cluster, secret };
}

/** What the server is started with. The last part of its name is made from all of this, so it tells settings apart. */
export function serverArguments(cluster: Cluster): { args: string[]; name: string } {
  const settings: Record<string, string> = {
    listen_addresses: '',
    port: String(PORT),
    // A list of folders, in which commas and spaces part and quotes hold together.
    unix_socket_directories: `"${cluster.sockets.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0777',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A small server that also runs the program: some 250 MB at most for the database.
    shared_buffers: '128MB',
    max_connections: cluster.durable ? '60' : '200',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    effective_cache_size: '512MB',
    max_wal_size: '1GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    jit: 'off',
    io_method: 'sync',
    huge_pages: 'off',
    // Notices within seconds that the program died in the middle of a long query.
    client_connection_check_interval: '5s',
    // What customers write stays out of the log: no statements, no values, no details of keys.
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    log_error_verbosity: 'terse',
    log_line_prefix: '%m [%p] ',
    ...(cluster.durable
      ? {}
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', scram_iterations: '1' }),
  };
  const settled = createHash('sha256')
    .update(JSON.stringify([settings, cluster.account.binaries]))
    .digest('hex');
  const name = `${clusterName(cluster.folder)}-${settled.slice(0, 8)}`;
  const args = ['-D', cluster.folder];
  for (const [key, value] of Object.entries({ ...settings, cluster_name: name })) args.push('-c', `${key}=${value}`);
  return { args, name };
}

/** The folder of the server's socket, which the server's account can write. */
export async function databaseSockets(home: string, owner: DatabaseAccount['owner']): Promise<string> {
  const folder = await socketFolder(home, SOCKET_FILE.length);
  if (owner && folder !== home) await chown(folder, owner.uid, owner.gid);
  return folder;
}

/** The file by which a server keeps others from its socket. */
export function socketLock({ sockets }: Pick<Cluster, 'sockets'>): string {
  return path.join(sockets, SOCKET_FILE);
}

/** Where the database of a running server is reached, from what lies in its `home`. */
export async function urlOfRunning(home: string, databaseName: string): Promise<string> {
  const secret = (await readText(path.join(home, 'password')))?.trim();
  if (!secret) throw new PostgresStartError(`There is no database in ${home} yet: start bin/sportello first.`);
  const sockets = await socketFolder(await realpath(home), SOCKET_FILE.length);
  return databaseUrl({ sockets, secret }, databaseName);
}

/** Where the program reaches its database. */
export function databaseUrl(cluster: Pick<Cluster, 'sockets' | 'secret'>, databaseName: string): string {
  const socket = encodeURIComponent(cluster.sockets);
  return `postgresql://${ROLE}:${passwordOf(ROLE, cluster.secret)}@localhost:${PORT}/${encodeURIComponent(databaseName)}?host=${socket}`;
}

/** Tries to reach the server as its superuser; answers what `task` gives. */
export async function asSuperuser<T>(cluster: Cluster, task: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    host: cluster.sockets,
    port: PORT,
    user: SUPERUSER,
    password: passwordOf(SUPERUSER, cluster.secret),
    database: 'postgres',
    connectionTimeoutMillis: 5000,
  });
  // A connection that breaks later also reports it as an event, which would end the process if nobody listened.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await task(client);
  } finally {
    await client.end();
  }
}

/** Makes the program's role and database when they are missing. */
export async function makeRoleAndDatabase(client: pg.Client, cluster: Cluster, databaseName: string): Promise<void> {
  const role = pg.escapeIdentifier(ROLE);
  const found = await client.query('select 1 from pg_roles where rolname = $1', [ROLE]);
  if (found.rowCount === 0) {
    await client.query(
      `create role ${role} login createdb password ${pg.escapeLiteral(passwordOf(ROLE, cluster.secret))}`,
    );
    await client.query(`grant pg_monitor, pg_checkpoint to ${role}`);
    // Where nothing lasts, tables may be emptied at once, in any order.
    if (!cluster.durable) await client.query(`grant set on parameter session_replication_role to ${role}`);
  }
  const database = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
  if (database.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(databaseName)} owner ${role}`);
}

function passwordOf(role: string, secret: string): string {
  return createHmac('sha256', secret).update(role).digest('base64url');
}

async function requireSameVersion(account: DatabaseAccount, folder: string): Promise<void> {
  const made = (await readText(path.join(folder, 'PG_VERSION')))?.trim();
  const answer = await run(account, 'postgres', ['--version']);
  const ours = answer.match(/(\d+)/)?.[1];
  if (made !== ours) {
    throw new PostgresStartError(
      `The database in ${folder} was made by PostgreSQL ${made} and this version of Sportello brings PostgreSQL ${ours}: start it with the earlier version, or move the data over as docs/runbook.md says.`,
    );
  }
}

/** Runs one of the binaries to its end and answers what it printed. */
function run(account: DatabaseAccount, program: string, args: string[]): Promise<string> {
  const { file, args: all, ...who } = account.command(path.join(account.binaries, 'bin', program), args);
  return new Promise((resolve, reject) => {
    const child = spawn(file, all, {
      ...who,
      cwd: '/',
      env: DATABASE_ENVIRONMENT,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    child.on('error', (error) =>
      reject(new PostgresStartError(`${program} cannot be run: ${error.message}`, { cause: error })),
    );
    child.on('close', (code) => {
      if (code === 0) resolve(printed);
      else
        reject(
          new PostgresStartError(
            `The database could not be made: ${reasonIn(complaint) ?? `${program} ended with ${code}`}.`,
          ),
        );
    });
  });
}

/** The sentence in PostgreSQL's own words that says why it gave up. */
export function reasonIn(log: string): string | undefined {
  const lines = log.split('\n').filter((line) => /\b(FATAL|PANIC)\b|error:/.test(line));
  return lines
    .at(-1)
    ?.replace(/^.*?\b(?:FATAL|PANIC|error):\s*/, '')
    .replace(/\.$/, '');
}

/** Writes a file for our and the database's eyes only. */
async function writeFor(account: DatabaseAccount, file: string, text: string): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (account.owner) await chown(file, account.owner.uid, account.owner.gid);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
