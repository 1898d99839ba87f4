import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { SMTPServer } from 'smtp-server';
import { freePort } from './installation.ts';
import { until } from './waiting.ts';

const run = promisify(execFile);

/** What is said to one recipient; nothing takes the letter. */
export type Verdict = { code: number; words: string } | null;

/** Somebody else's mail server, to which we hand our letters. */
export interface NextHop {
  /** Debian's Postfix, or for ordinary users, who may not run it, a server of our own that answers the same. */
  kind: 'postfix' | 'own';
  /** For SMTP_URL. */
  url: string;
  /** Asked at each RCPT. */
  decide: (recipient: string, sender: string) => Verdict;
  /** Everything it asked `decide` about. */
  asked: { recipient: string; sender: string }[];
  /** The next that many times the line breaks right after the final dot: it has the letter, and its answer never comes. */
  cutAfterDot: number;
  /** Letters that it delivered, as they lie in the mailbox. */
  letters(): Promise<string[]>;
  close(): Promise<void>;
}

export async function openNextHop(): Promise<NextHop> {
  return process.getuid?.() === 0 ? withProxy(await startPostfix()) : withProxy(await startOwn());
}

type Inner = Omit<NextHop, 'url' | 'cutAfterDot'> & { port: number };

/** A line to the server that can break where one wishes. */
async function withProxy(inner: Inner): Promise<NextHop> {
  const sockets = new Set<Socket>();
  const proxy = createServer((ours) => {
    const theirs = connect(inner.port, '127.0.0.1');
    for (const socket of [ours, theirs]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    let tail = '';
    let isCut = false;
    ours.on('data', (chunk: Buffer) => {
      tail = (tail + chunk.toString('latin1')).slice(-5);
      if (tail === '\r\n.\r\n' && hop.cutAfterDot > 0) {
        hop.cutAfterDot--;
        isCut = true;
      }
      theirs.write(chunk);
    });
    theirs.on('data', (chunk: Buffer) => {
      // The server has answered, so it has the letter; we never hear it.
      if (isCut) ours.destroy();
      else ours.write(chunk);
    });
    ours.on('end', () => theirs.end());
    theirs.on('end', () => ours.end());
    ours.on('close', () => theirs.end());
  });
  const port = await listening(proxy);
  const closeInner = inner.close;
  const hop: NextHop = Object.assign(inner, {
    url: `smtp://127.0.0.1:${port}?tls=no`,
    cutAfterDot: 0,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => proxy.close(resolve));
      await closeInner();
    },
  });
  return hop;
}

/** Postfix under a configuration of its own, on loopback; it asks us about each recipient (its policy protocol). */
async function startPostfix(): Promise<Inner> {
  const folder = await mkdtemp(join(tmpdir(), 'sportello-postfix-'));
  await chmod(folder, 0o755);
  const [port, owner] = [await freePort(), await idsOf('postfix')];
  for (const place of ['etc', 'queue', 'data', 'mail']) await mkdir(join(folder, place));
  for (const place of ['data', 'mail']) await chown(join(folder, place), owner.uid, owner.gid);

  const sockets = new Set<Socket>();
  const inner: Inner = {
    kind: 'postfix',
    port,
    asked: [],
    decide: () => null,
    letters: () => lettersIn(join(folder, 'mail')),
    close: async () => {
      await run('postfix', ['-c', join(folder, 'etc'), 'stop'], { env: withSbin }).catch(() => undefined);
      await ended;
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => policy.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
  const policy = createServer((socket) => {
    sockets.add(socket);
    let request = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      request += chunk.toString();
      for (let end = request.indexOf('\n\n'); end >= 0; end = request.indexOf('\n\n')) {
        const facts = new Map(
          request
            .slice(0, end)
            .split('\n')
            .map((line) => line.split(/=(.*)/s, 2) as [string, string]),
        );
        request = request.slice(end + 2);
        const question = { recipient: facts.get('recipient') ?? '', sender: facts.get('sender') ?? '' };
        inner.asked.push(question);
        const verdict = inner.decide(question.recipient, question.sender);
        socket.write(`action=${verdict ? `${verdict.code} ${verdict.words}` : 'dunno'}\n\n`);
      }
    });
  });
  const policyPort = await listening(policy);

  await writeFile(
    join(folder, 'etc/main.cf'),
    `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.posta.example
mydestination =
mynetworks = 127.0.0.0/8
local_recipient_maps =
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_recipient_restrictions = check_policy_service inet:127.0.0.1:${policyPort}, permit
virtual_mailbox_domains = static:all
virtual_mailbox_base = ${folder}/mail
virtual_mailbox_maps = static:all/
virtual_uid_maps = static:${owner.uid}
virtual_gid_maps = static:${owner.gid}
virtual_minimum_uid = 1
virtual_transport = virtual
default_transport = virtual
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
import_environment = MAIL_CONFIG=${folder}/etc
`,
  );
  const services = [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    'pickup unix n - n 60 1 pickup',
    'cleanup unix n - n - 0 cleanup',
    'qmgr unix n - n 300 1 qmgr',
    'rewrite unix - - n - - trivial-rewrite',
    'bounce unix - - n - 0 bounce',
    'defer unix - - n - 0 bounce',
    'trace unix - - n - 0 bounce',
    'proxymap unix - - n - - proxymap',
    'anvil unix - - n - 1 anvil',
    'virtual unix - n n - - virtual',
    'error unix - - n - - error',
    'retry unix - - n - - error',
    'postlog unix-dgram n - n - 1 postlogd',
  ];
  await writeFile(join(folder, 'etc/master.cf'), `${services.join('\n')}\n`);

  let words = '';
  const child: ChildProcess = spawn('postfix', ['-c', join(folder, 'etc'), 'start-fg'], { env: withSbin });
  const keep = (chunk: Buffer): void => {
    words += chunk.toString();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  process.once('exit', () => void child.kill('SIGTERM'));
  await until('Postfix answers', async () => {
    if (child.exitCode !== null) throw new Error(`postfix ended: ${words}`);
    return greets(port);
  });
  return inner;
}

const withSbin = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };

async function idsOf(user: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (what) => Number((await run('id', [what, user])).stdout)),
  );
  return { uid: uid ?? 0, gid: gid ?? 0 };
}

/** All in the Maildirs below this folder. */
async function lettersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\/new$/.test(entry.parentPath));
  return Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'utf8')));
}

/** The same answers without Postfix, which only root may run. */
async function startOwn(): Promise<Inner> {
  const letters: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onRcptTo({ address }, { envelope }, done) {
      const sender = envelope.mailFrom ? envelope.mailFrom.address : '';
      inner.asked.push({ recipient: address, sender });
      const verdict = inner.decide(address, sender);
      done(verdict ? Object.assign(new Error(verdict.words), { responseCode: verdict.code }) : null);
    },
    onData(stream, _session, done) {
      buffer(stream).then((bytes) => {
        letters.push(bytes.toString());
        done();
      }, done);
    },
  });
  server.on('error', () => undefined);
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const inner: Inner = {
    kind: 'own',
    port,
    asked: [],
    decide: () => null,
    letters: async () => letters,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return inner;
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

async function greets(port: number): Promise<true> {
  const socket = connect(port, '127.0.0.1');
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('data', () => resolve());
      socket.once('error', reject);
      socket.setTimeout(2_000, () => reject(new Error('no greeting')));
    });
    return true;
  } finally {
    socket.destroy();
  }
}
