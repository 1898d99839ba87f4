import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const START_WITHIN_MS = 10_000;
/** Letters that are written at once. */
const FEW = 32;
/** Debian's user and group "mail": Dovecot gives nobody's letters to root. */
const MAIL_ID = 8;

export interface Dovecot {
  port: number;
  /** The folder of everything it has, for what a test wants beside it. */
  folder: string;
  start(): Promise<void>;
  /** Takes all connections with it, as a restart of the server does. */
  stop(): Promise<void>;
  /** Lays letters into a user's folder as the delivery of a mail server does. @returns the names of the files. */
  deliver(user: string, letters: readonly (string | Uint8Array)[], options?: { seen?: boolean }): Promise<void>;
  /** `doveadm`, as the one who looks after the server. */
  admin(...args: string[]): Promise<string>;
  /** What a search finds in a folder: how many letters. */
  count(user: string, folder: string, ...search: string[]): Promise<number>;
  /** As after a move to another machine: all UIDs before it mean nothing. */
  changeUidValidity(user: string, folder?: string): Promise<void>;
  log(): Promise<string>;
  /** Stops it and takes everything away. */
  remove(): Promise<void>;
}

export interface DovecotOptions {
  /** Name → password. */
  users: Record<string, string>;
  /** Certificate and key files; without them it speaks no TLS. */
  tls?: { certificate: string; key: string };
  /** Lines for its configuration: other ways to sign in, fewer capabilities. */
  settings?: string;
}

/** Debian's Dovecot under a configuration of its own, on loopback; for root and for ordinary users. */
export async function prepareDovecot({ users, tls, settings = '' }: DovecotOptions): Promise<Dovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'sportello-dovecot-'));
  await chmod(folder, 0o755);
  const port = await freePort();
  const { uid, gid, username } = userInfo();
  const isRoot = uid === 0;
  const owner = isRoot ? { uid: MAIL_ID, gid: MAIL_ID } : { uid, gid };
  const group = isRoot ? '' : (await run('id', ['-gn'])).stdout.trim();
  const mail = join(folder, 'mail');
  for (const place of ['mail', 'run', 'home']) {
    await mkdir(join(folder, place));
    await chown(join(folder, place), owner.uid, owner.gid);
  }
  if (isRoot) await chown(join(folder, 'run'), 0, 0);
  await writeFile(
    join(folder, 'users'),
    Object.entries(users)
      .map(([name, password]) => `${name}:{PLAIN}${password}\n`)
      .join(''),
  );
  const configuration = join(folder, 'dovecot.conf');
  await writeFile(
    configuration,
    `base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = ${tls ? 'yes' : 'no'}
${tls ? `ssl_cert = <${tls.certificate}\nssl_key = <${tls.key}` : ''}
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
${isRoot ? '' : `default_internal_user = ${username}\ndefault_internal_group = ${group}\ndefault_login_user = ${username}`}
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:${mail}/%u
mail_fsync = never
namespace inbox {
  inbox = yes
  separator = /
}
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${folder}/users
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${folder}/home/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
${settings}
`,
  );

  let child: ChildProcess | undefined;
  let letters = 0;
  const end = (): void => {
    const isRunning = child && child.exitCode === null && child.signalCode === null;
    if (isRunning && child?.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  };
  const prepared = new Set<string>();

  async function maildir(user: string): Promise<string> {
    const place = join(mail, user);
    if (prepared.has(user)) return place;
    for (const part of ['', 'tmp', 'new', 'cur']) {
      await mkdir(join(place, part), { recursive: true });
      await chown(join(place, part), owner.uid, owner.gid);
    }
    prepared.add(user);
    return place;
  }

  const dovecot: Dovecot = {
    port,
    folder,
    async start() {
      const born = spawn('dovecot', ['-F', '-c', configuration], {
        env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` },
        stdio: ['ignore', 'ignore', 'pipe'],
        // A group of its own, to be ended whole: processes that serve a connection outlive their master for many seconds.
        detached: true,
      });
      let words = '';
      born.stderr.on('data', (chunk: Buffer) => {
        words += chunk.toString();
      });
      const gone = new Promise<never>((_, reject) => {
        born.once('error', reject);
        born.once('exit', (code) => reject(new Error(`dovecot ended with ${code}: ${words}`)));
      });
      gone.catch(() => undefined);
      child = born;
      process.once('exit', end);
      const until = performance.now() + START_WITHIN_MS;
      while (!(await Promise.race([greets(port), gone]))) {
        if (performance.now() > until) throw new Error(`dovecot does not answer: ${words}`);
        await pause(30);
      }
    },
    async stop() {
      process.off('exit', end);
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child?.once('exit', resolve));
      end();
      await ended;
    },
    async deliver(user, raws, { seen = false } = {}) {
      const place = await maildir(user);
      const lay = async (raw: string | Uint8Array): Promise<void> => {
        const name = `${1_700_000_000 + letters}.M${letters++}P${process.pid}.test`;
        const file = join(place, 'tmp', name);
        await writeFile(file, raw);
        await chown(file, owner.uid, owner.gid);
        await rename(file, seen ? join(place, 'cur', `${name}:2,S`) : join(place, 'new', name));
      };
      // Few are laid down one after the other, so that their order is that of the list.
      if (raws.length <= FEW) for (const raw of raws) await lay(raw);
      else for (let from = 0; from < raws.length; from += FEW) await Promise.all(raws.slice(from, from + FEW).map(lay));
    },
    async admin(...args) {
      return (await run('doveadm', ['-c', configuration, ...args])).stdout;
    },
    async count(user, inFolder, ...search) {
      const found = await dovecot.admin(
        'search',
        '-u',
        user,
        'mailbox',
        inFolder,
        ...(search.length ? search : ['all']),
      );
      return found.split('\n').filter(Boolean).length;
    },
    async changeUidValidity(user, inFolder = 'INBOX') {
      const now = await dovecot.admin('-f', 'flow', 'mailbox', 'status', '-u', user, 'uidvalidity', inFolder);
      const before = Number(/uidvalidity=(\d+)/.exec(now)?.[1]);
      await dovecot.admin('mailbox', 'update', '--uid-validity', String(before + 1_000), '-u', user, inFolder);
    },
    log: () => readFile(join(folder, 'log'), 'utf8'),
    async remove() {
      await dovecot.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return dovecot;
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
