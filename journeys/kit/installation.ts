import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { inject } from 'vitest';
import { runningDatabaseUrl, startPostgres } from '../../server/platform/postgres/index.ts';
import { company, marta } from './cast.ts';
import { until } from './waiting.ts';

const PROJECT = join(import.meta.dirname, '../..');
const BUILT = join(PROJECT, 'build/server');
/** Node, as bin/ starts it with what was built. */
export const NODE = [process.execPath, '--import', join(BUILT, 'own-stacks.js')] as const;
/** What bin/sportello runs when all is set up. */
export const BUILT_COMMAND = [...NODE, join(BUILT, 'main.js')] as const;
const READY = /^Sportello is ready at (\S+)$/m;
/** For a machine that others slow down too: only what hangs takes so long. */
const START_WITHIN_MS = 120_000;

/** The settings that a journey must not inherit from whoever runs it; empty means unset. */
const SETTINGS = [
  'PUBLIC_URL',
  'DATABASE_URL',
  'STORAGE_URL',
  'LMTP_PORT',
  'TRUST_PROXY',
  'SMTP_URL',
  'ADMIN_EMAIL',
  'ADMIN_PASSWORD',
  'API_TOKEN',
  'LOG_LEVEL',
  'NODE_ENV',
];

export const API_TOKEN = 'a-token-for-journeys-only';

type Settings = Record<string, string>;

interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: whatever JSON came; a journey that looks at the wrong name fails by it
  body: any;
}

interface CallOptions {
  body?: unknown;
  token?: string | null;
  headers?: Record<string, string>;
}

export interface Installation {
  dataDir: string;
  url: string;
  port: number;
  smtpPort: number;
  /** The process that runs now. */
  process(): ChildProcess;
  /** Starts the real product and waits for its ready line. @throws with all it wrote when it ends before. */
  start(settings?: Settings): Promise<void>;
  /** A start that shall come to nothing: how it ended, and what it wrote. */
  attempt(settings?: Settings): Promise<{ code: number | null; output: string }>;
  /** As Ctrl-C does. @returns the exit code. */
  stop(): Promise<number | null>;
  /** kill -9: nothing is finished, nothing said goodbye; the embedded database goes on alone. */
  kill(): Promise<void>;
  /** kill -9 for the embedded database's own process. */
  killDatabase(): Promise<void>;
  /** Everything it wrote since its last start. */
  output(): string;
  /** Waits until it has written something like this since its last start. */
  wrote(pattern: RegExp): Promise<RegExpExecArray>;
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Ends everything that was started and takes the data folder away. */
  remove(): Promise<void>;
}

/** Marta's company, made at first start without the set-up page. */
export const foundedByMarta: Settings = {
  SUPPORT_ADDRESS: company.support,
  ADMIN_EMAIL: marta.email,
  ADMIN_PASSWORD: marta.password,
  API_TOKEN,
};

/** What was done once for all journeys of a run; see `founded-company.ts`. */
export interface Founded {
  /** The data of Marta's company after a first start and a stop; empty where each has to begin by itself. */
  dataDir: string;
  /** Where Node keeps what it has compiled, so that not every start compiles the same again. */
  codeCache: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    founded: Founded;
  }
}

/**
 * A place where the built product can run as processes of its own: a data folder, free ports, a real embedded database that
 * syncs to disk. `command` is what starts it, by default the bundle that bin/sportello runs. Marta's company begins with a
 * copy of its data, everything else and every `attempt` with nothing.
 */
export async function prepareInstallation(
  own: Settings = foundedByMarta,
  command: readonly string[] = BUILT_COMMAND,
  founded: Founded = inject('founded'),
): Promise<Installation> {
  const home = await mkdtemp(join(tmpdir(), 'sportello-journey-'));
  const dataDir = join(home, 'data');
  const [port, smtpPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let ended: Promise<number | null> = Promise.resolve(null);
  let output = '';
  let left = false;

  function launch(settings: Settings): void {
    const [file = '', ...args] = command;
    output = '';
    const born = spawn(file, args, {
      cwd: home,
      env: {
        ...process.env,
        ...Object.fromEntries(SETTINGS.map((name) => [name, ''])),
        NODE_COMPILE_CACHE: founded.codeCache,
        TZ: company.timeZone,
        DATA_DIR: dataDir,
        HOST: '127.0.0.1',
        PORT: String(port),
        SMTP_PORT: String(smtpPort),
        ...own,
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    born.stdout.on('data', keep);
    born.stderr.on('data', keep);
    ended = new Promise((resolve, reject) => {
      born.once('close', resolve);
      born.once('error', reject);
    });
    child = born;
  }

  function running(): ChildProcess {
    if (!child || child.exitCode !== null || child.signalCode !== null) throw new Error(`it does not run:\n${output}`);
    return child;
  }

  /** One connection for all questions, and another when the journey has killed the server that this talked to. */
  let line: Promise<pg.Client> | undefined;
  function database(): Promise<pg.Client> {
    if (line) return line;
    const forget = (): void => {
      line = undefined;
    };
    line = connect();
    line.then((client) => client.once('end', forget), forget);
    return line;
  }

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: own.DATABASE_URL ?? (await runningDatabaseUrl(dataDir)),
      options: '-c timezone=UTC',
    });
    // Told by the end of the line and by the question that has no answer.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    running().kill(signal);
    return ended;
  }

  return {
    dataDir,
    url,
    port,
    smtpPort,
    process: running,
    async start(settings = {}) {
      const isMartas = own.ADMIN_EMAIL === marta.email && !own.DATABASE_URL;
      if (isMartas && founded.dataDir && !existsSync(dataDir))
        await promisify(execFile)('cp', ['-a', founded.dataDir, dataDir]);
      launch(settings);
      left = true;
      await until(
        'the ready line',
        () => {
          if (child?.exitCode !== null || child.signalCode !== null)
            return { failed: `it ended with ${child?.exitCode ?? child?.signalCode}` };
          return READY.test(output) && { failed: '' };
        },
        START_WITHIN_MS,
      ).then(({ failed }) => {
        if (failed) throw new Error(`${failed}:\n${output}`);
      });
    },
    async attempt(settings = {}) {
      launch(settings);
      return { code: await ended, output };
    },
    async stop() {
      const code = await end('SIGTERM');
      left = false;
      return code;
    },
    async kill() {
      await end('SIGKILL');
    },
    async killDatabase() {
      const { rows } = await (await database()).query<{ pid: number }>('select pg_backend_pid() as pid');
      // The backend is a child of the server's own process.
      const status = await readFile(`/proc/${rows[0]?.pid}/status`, 'utf8');
      process.kill(Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]), 'SIGKILL');
    },
    output: () => output,
    wrote: (pattern) => until(`it writes ${pattern}`, () => pattern.exec(output)),
    async call(method, path, { body, token = API_TOKEN, headers = {} } = {}) {
      const raw = typeof body === 'string' || body instanceof Uint8Array;
      const init: RequestInit = {
        method,
        headers: {
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
      };
      if (body !== undefined) init.body = raw ? (body as never) : JSON.stringify(body);
      const response = await fetch(`${url}${path}`, init);
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json');
      return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
    },
    query: async (text, values = []) => (await (await database()).query(text, values)).rows,
    async remove() {
      await line?.then((client) => client.end());
      if (child && child.exitCode === null && child.signalCode === null) await end('SIGTERM');
      else if (left && !own.DATABASE_URL) {
        // Only a killed process leaves its database behind: taken over, it can be ended.
        const orphan = await startPostgres({ dataDir, say: () => undefined });
        await orphan.stop();
      }
      await rm(home, { recursive: true, force: true });
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Signs somebody in without a browser. @returns the cookie of their session. */
export async function sessionOf(house: Installation, who: { email: string; password: string }): Promise<string> {
  const answer = await house.call('POST', '/api/auth/sign-in/email', {
    token: null,
    headers: { origin: house.url },
    body: { email: who.email, password: who.password },
  });
  if (answer.status !== 200) throw new Error(`${who.email} was not let in: ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
