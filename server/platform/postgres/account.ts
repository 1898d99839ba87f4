import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import {
  access,
  chmod,
  chown,
  cp,
  lchown,
  lstat,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import path from 'node:path';
import { PostgresStartError, systemCode } from './start-error.ts';

/**
 * PostgreSQL refuses to run as root. So root has two ways: a user namespace in which root goes by another name (nothing
 * on the disk changes hands), or, where the machine forbids that, another user for the database.
 */
export interface DatabaseAccount {
  /** Absolute folders that the account can reach: the binaries and the database's own folder. */
  binaries: string;
  home: string;
  /** Turns a program and its arguments into what to spawn. */
  command(program: string, args: string[]): { file: string; args: string[]; uid?: number; gid?: number };
  /** Who owns the files of the database on the disk; undefined when that is simply us. */
  owner: { uid: number; gid: number } | undefined;
}

/** Programs started for the database see this environment only: no PG… variable of the caller may bend it. */
export const DATABASE_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' };

const ELSEWHERE = '/var/lib/sportello';
const PREFERRED_NAMES = ['postgres', 'nobody', 'daemon'];

/**
 * Finds who can run the database kept in `home` (made here when missing) with `binaries`.
 * `mayUnshare: false` leaves out the way by a user namespace. Throws PostgresStartError when nobody can.
 */
export async function chooseAccount(options: {
  home: string;
  binaries: string;
  say(text: string): void;
  mayUnshare?: boolean;
  elsewhere?: string;
}): Promise<DatabaseAccount> {
  const { binaries } = options;
  const home = await makeHome(options.home);
  if (process.getuid?.() !== 0) {
    await requireWritable(home);
    const own: DatabaseAccount = { binaries, home, owner: undefined, command: (file, args) => ({ file, args }) };
    const trouble = await tryOut(own);
    if (trouble) throw new PostgresStartError(`The embedded PostgreSQL in ${binaries} does not run here: ${trouble}`);
    return own;
  }

  // The data folder of an ordinary user stays theirs, also when root starts Sportello on it once.
  const users = await machineUsers();
  const keeper = (await stat(path.dirname(options.home))).uid;
  const keeperUser = users.find((user) => keeper !== 0 && user.uid === keeper);
  if (keeperUser) {
    const theirs = asUser(keeperUser, binaries, home);
    await giveTo(home, keeperUser);
    if (!(await tryOut(theirs))) return theirs;
  }

  const strangers = PREFERRED_NAMES.flatMap((name) => users.find((user) => user.name === name && user.uid > 0) ?? []);
  if (options.mayUnshare !== false) {
    const mapped = throughUserNamespace(binaries, home, strangers[0]);
    await giveTo(home, { uid: 0, gid: 0 });
    if (!(await tryOut(mapped))) return mapped;
  }
  const user = strangers[0];
  if (!user) {
    throw new PostgresStartError(
      'PostgreSQL cannot run as root and this machine has no other user to run it as: start Sportello as an ordinary user, or set DATABASE_URL.',
    );
  }
  return asStranger(user, { ...options, home, linkedFrom: options.home, elsewhere: options.elsewhere ?? ELSEWHERE });
}

interface UserName {
  name: string;
  uid: number;
  gid: number;
}

function asUser(user: UserName, binaries: string, home: string): DatabaseAccount {
  const { uid, gid } = user;
  return { binaries, home, owner: { uid, gid }, command: (file, args) => ({ file, args, uid, gid }) };
}

function throughUserNamespace(binaries: string, home: string, name: UserName | undefined): DatabaseAccount {
  // initdb wants a name for the number it runs as, so take one that the machine knows.
  const { uid, gid } = name ?? { uid: 1, gid: 1 };
  const options = ['--user', `--map-user=${uid}`, `--map-group=${gid}`, '--'];
  return {
    binaries,
    home,
    owner: { uid: 0, gid: 0 },
    command: (file, args) => ({ file: 'unshare', args: [...options, file, ...args] }),
  };
}

async function asStranger(
  user: UserName,
  options: { home: string; linkedFrom: string; binaries: string; say(text: string): void; elsewhere: string },
): Promise<DatabaseAccount> {
  await giveTo(options.home, user);
  const here = asUser(user, options.binaries, options.home);
  if (!(await tryOut(here))) return here;

  // Folders closed to others lie in the way: copy the binaries, and if need be the data, to where this user can go.
  const binaries = await copyBinaries(options.binaries, options.elsewhere);
  const beside = asUser(user, binaries, options.home);
  if (!(await tryOut(beside))) {
    options.say(`PostgreSQL may not run as root, so it runs as the user "${user.name}" from a copy in ${binaries}.`);
    return beside;
  }
  const home = await moveHome(options.linkedFrom, options.elsewhere);
  await giveTo(home, user);
  const away = asUser(user, binaries, home);
  const trouble = await tryOut(away);
  if (trouble) {
    throw new PostgresStartError(
      `PostgreSQL may not run as root, and as the user "${user.name}" it does not start either (${trouble}): start Sportello as an ordinary user, or set DATABASE_URL.`,
    );
  }
  options.say(
    `PostgreSQL may not run as root, so it runs as the user "${user.name}" and keeps its files in ${home}; ${options.linkedFrom} links there.`,
  );
  return away;
}

/** Runs the server's binary once as that account from inside its folder; answers what went wrong, or undefined. */
function tryOut(account: DatabaseAccount): Promise<string | undefined> {
  const script = 'cd "$1" && [ -w . ] && exec "$2" --version';
  const server = path.join(account.binaries, 'bin', 'postgres');
  const { file, args, ...who } = account.command('/bin/sh', ['-c', script, 'sh', account.home, server]);
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      ...who,
      cwd: '/',
      env: DATABASE_ENVIRONMENT,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let told = '';
    child.stderr.on('data', (chunk: Buffer) => {
      told = (told + chunk.toString()).slice(0, 500);
    });
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => resolve(code === 0 ? undefined : told.trim() || 'it cannot reach its files'));
  });
}

async function makeHome(home: string): Promise<string> {
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
    return await realpath(home);
  } catch (error) {
    throw new PostgresStartError(
      `The data folder ${path.dirname(home)} cannot be made or written (${systemCode(error)}): make it writable, or set DATA_DIR to another one.`,
      { cause: error },
    );
  }
}

async function requireWritable(home: string): Promise<void> {
  try {
    await access(home, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new PostgresStartError(
      `The database in ${home} belongs to another user: start Sportello as that user, or set DATA_DIR to a folder of your own.`,
      { cause: error },
    );
  }
}

async function machineUsers(): Promise<UserName[]> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  return lines.flatMap(([name, , uid, gid]) => (name && uid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []));
}

/** Gives a folder tree to a user. The folder itself changes hands last, so it tells whether the rest has. */
async function giveTo(folder: string, { uid, gid }: { uid: number; gid: number }): Promise<void> {
  if ((await stat(folder)).uid === uid) return;
  for (const entry of await readdir(folder, { recursive: true })) await lchown(path.join(folder, entry), uid, gid);
  await chown(folder, uid, gid);
}

/** A copy of the binaries that everybody may read, made once for each version of them. */
async function copyBinaries(binaries: string, elsewhere: string): Promise<string> {
  const about = await stat(path.join(binaries, 'bin', 'postgres'));
  const mark = createHash('sha256').update(`${about.size} ${about.mtimeMs}`).digest('hex').slice(0, 12);
  const copy = path.join(elsewhere, `postgres-${mark}`);
  try {
    await stat(copy);
    return copy;
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
  const half = `${copy}.${process.pid}`;
  await openFolder(elsewhere);
  await cp(binaries, half, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  for (const entry of ['', ...(await readdir(half, { recursive: true }))]) {
    const file = path.join(half, entry);
    const { mode } = await lstat(file);
    if ((mode & constants.S_IFMT) === constants.S_IFLNK) continue;
    const runs = (mode & constants.S_IFMT) === constants.S_IFDIR || (mode & constants.S_IXUSR) !== 0;
    await chmod(file, runs ? 0o755 : 0o644);
  }
  await rename(half, copy);
  return copy;
}

/** Moves the database's folder under `elsewhere` and leaves a link behind; answers the new place. */
async function moveHome(home: string, elsewhere: string): Promise<string> {
  if ((await lstat(home)).isSymbolicLink()) return realpath(home);
  await openFolder(elsewhere);
  const mark = createHash('sha256').update(home).digest('hex').slice(0, 12);
  const away = path.join(elsewhere, `data-${mark}`);
  const fresh = (await readdir(home)).length === 0;
  try {
    if (fresh) await mkdir(away, { mode: 0o700 });
    else
      await cp(home, away, {
        recursive: true,
        preserveTimestamps: true,
        verbatimSymlinks: true,
        errorOnExist: true,
        force: false,
      });
  } catch (error) {
    throw new PostgresStartError(
      `The folder ${away} is there already, left from an earlier data folder: move it away, or set DATA_DIR to the folder it belongs to.`,
      { cause: error },
    );
  }
  await rm(home, { recursive: true });
  await symlink(away, home);
  return away;
}

async function openFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  await chmod(folder, 0o711);
}
