import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startPostgres } from '../platform/postgres/index.ts';
import type { Caller } from './callers.ts';
import { ME, openCallers, PASSWORD } from './callers.ts';
import type { DeskCalls } from './desk-calls.ts';
import { changesOf, deskCalls, makeViews } from './desk-calls.ts';
import type { LoadAnswer, LoadOrder } from './desk-load.ts';
import { printTable, quantile, spread } from './figures.ts';
import type { Filled } from './filling.ts';
import { fill } from './filling.ts';
import { printPlans } from './plan-table.ts';
import type { Product } from './product.ts';
import { startProduct } from './product.ts';
import { readsOf } from './reads.ts';
import { watchTakenAway } from './taken-away.ts';

const RUNS = Number(process.env.BENCH_RUNS ?? 3);
/** Of one user who asks without pause, for each thing that is measured. */
const SECONDS_EACH = Number(process.env.BENCH_SECONDS ?? 4);
const SECONDS_TOGETHER = Number(process.env.BENCH_SECONDS ?? 4) * 10;
const SCREENS = 500;
const BULK = 5_000;
const ADMIN = { ADMIN_EMAIL: ME, ADMIN_PASSWORD: PASSWORD };
/** The bootstrap token, as `startProduct` sets it. */
export const OWNER = { authorization: 'Bearer a-token-of-the-bench-only' };

/**
 * A desk of 100,000 tickets and 1,000,000 messages as its people use it: what one waits for alone, among sixteen who pause
 * and among eight who do not; a change reaching 500 open screens; 5,000 tickets changed at once; memory; and every plan. The load
 * comes from a process of its own. The desk is filled once and kept in BENCH_FOLDER (data/bench-desk when unset); BENCH_RUNS and
 * BENCH_SECONDS make it shorter.
 */
export async function benchDesk(): Promise<void> {
  const folder = deskFolder();
  const filled = await filledFolder(folder);
  process.stdout.write(`Filled in ${filled.seconds.toFixed(0)} s: ${inWords(filled.counts)}\n\n`);
  const postgres = await startPostgres({ dataDir: folder, say: () => undefined });
  const client = new pg.Client({ connectionString: postgres.url });
  try {
    await client.connect();
    const product = await startProduct(folder, filledSettings(postgres.url));
    const origin = `http://127.0.0.1:${product.port}`;
    const memory = watchMemory(product);
    let callers: Caller[];
    try {
      callers = await openCallers(client, origin);
      const [me] = callers as [Caller, ...Caller[]];
      await makeViews(origin, me.headers);
      const calls = await deskCalls(client);
      await measureCalls(origin, me, calls, memory);
      await measureScreens(origin, me, client, memory);
      await measureBulk(origin, me, calls, memory);
      memory.print();
    } finally {
      memory.stop();
      await product.stop();
    }
    await printPlans(postgres.url, folder, origin, client, await readsOf(client, filled), callers);
  } finally {
    await client.end();
    await postgres.stop();
  }
}

/** Where the large desk is kept. */
export function deskFolder(): string {
  return process.env.BENCH_FOLDER ?? join(process.cwd(), 'data', 'bench-desk');
}

/** How the product is started on it. */
export function filledSettings(databaseUrl: string): Record<string, string> {
  return { DATABASE_URL: databaseUrl, ...ADMIN };
}

/** Filled once, and kept. */
export async function filledFolder(folder: string): Promise<Filled> {
  const note = join(folder, 'filled.json');
  if (existsSync(note)) return JSON.parse(await readFile(note, 'utf8')) as Filled;
  process.stdout.write('Filling a database with a million messages; that takes some minutes.\n');
  await mkdir(folder, { recursive: true });
  // Only filling may forget to write to the disk.
  const postgres = await startPostgres({ dataDir: folder, say: () => undefined, durable: false });
  try {
    const product = await startProduct(folder, filledSettings(postgres.url));
    await product.stop();
    const filled = await fill(postgres.url, ME);
    await writeFile(note, JSON.stringify(filled));
    return filled;
  } finally {
    await postgres.stop();
  }
}

/** Asks the load generator, a process of its own. */
async function load(order: LoadOrder): Promise<LoadAnswer> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bench.js'), 'load'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(order));
  const [said, code] = await Promise.all([
    text(child.stdout),
    new Promise<number | null>((resolve) => child.once('exit', resolve)),
  ]);
  if (code !== 0) throw new Error(`the load generator ended with ${code}`);
  return JSON.parse(said) as LoadAnswer;
}

async function measureCalls(origin: string, me: Caller, calls: DeskCalls, memory: MemoryWatch): Promise<void> {
  const ask = (some: Record<string, string[]>, users: number, pauseMs: number, seconds: number) =>
    load({ kind: 'calls', origin, headers: me.headers, calls: some, users, pauseMs, seconds });
  const all = Object.fromEntries(calls.map(({ name, paths }) => [name, paths]));
  const figures = new Map(
    calls.map(({ name }) => [name, { alone: [] as Run[], among16: [] as Run[], among8: [] as Run[] }]),
  );
  const takenAway = watchTakenAway();
  for (let run = 0; run < RUNS; run++) {
    memory.step('one user');
    for (const { name, paths } of calls) {
      await ask({ [name]: paths }, 1, 0, 0.5);
      const times = (await ask({ [name]: paths }, 1, 0, SECONDS_EACH))[name] ?? [];
      figures.get(name)?.alone.push(runOf(times));
    }
    memory.step('16 users who pause');
    const sixteen = await ask(all, 16, 1_000, SECONDS_TOGETHER);
    memory.step('8 users without pause');
    const eight = await ask(all, 8, 0, SECONDS_TOGETHER / 4);
    for (const { name } of calls) {
      figures.get(name)?.among16.push(runOf(sixteen[name] ?? []));
      figures.get(name)?.among8.push(runOf(eight[name] ?? []));
    }
  }
  process.stdout.write(
    `${RUNS} runs; milliseconds, median of the runs (least to most). Load of the machine before: ${loadavg()[0]?.toFixed(1)}; taken by others on its host meanwhile: ${takenAway()}\n\n`,
  );
  printTable(
    [
      '',
      'p95 at most',
      'alone, p50',
      'alone, p95',
      '16 pausing, p50',
      '16 pausing, p95',
      '',
      '8 without pause, p50',
      'p95',
    ],
    calls.map(({ name, most }) => {
      const { alone = [], among16 = [], among8 = [] } = figures.get(name) ?? {};
      const p95 = quantile(
        [...alone, ...among16].map((one) => one.p95),
        1,
      );
      const middle = Math.max(
        quantile(
          alone.map((one) => one.p95),
          0.5,
        ),
        quantile(
          among16.map((one) => one.p95),
          0.5,
        ),
      );
      const verdict = p95 <= most ? 'held' : middle <= most ? 'held by the median' : 'MISSED';
      const cells = (runs: Run[]) => [
        spread(
          runs.map((one) => one.p50),
          1,
        ),
        spread(
          runs.map((one) => one.p95),
          1,
        ),
      ];
      return [name, String(most), ...cells(alone), ...cells(among16), verdict, ...cells(among8)];
    }),
  );
}

interface Run {
  p50: number;
  p95: number;
}

function runOf(times: readonly number[]): Run {
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

async function measureScreens(origin: string, me: Caller, client: pg.Client, memory: MemoryWatch): Promise<void> {
  memory.step(`${SCREENS} screens`);
  const changes = await changesOf(client, OWNER);
  const { heard = [], missed = [] } = await load({
    kind: 'screens',
    origin,
    headers: me.headers,
    screens: SCREENS,
    changes,
    pauseMs: 300,
  });
  const { p50, p95 } = runOf(heard);
  process.stdout.write(
    `A change reaches another open screen, ${SCREENS} connected: p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms ` +
      `(at most 150; ${changes.length} changes, ${heard.length} heard, ${missed[0] ?? 0} not within 5 s): ` +
      `${p95 <= 150 && missed[0] === 0 ? 'held' : 'MISSED'}\n\n`,
  );
}

async function measureBulk(origin: string, me: Caller, calls: DeskCalls, memory: MemoryWatch): Promise<void> {
  memory.step(`${BULK} changed at once`);
  const post = async (path: string, body?: unknown) => {
    const answer = await fetch(`${origin}/api/v1${path}`, {
      method: 'POST',
      headers: { ...OWNER, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const told = (await answer.json()) as { id: string; count: number; detail?: string };
    if (answer.status !== 202 && answer.status !== 409)
      throw new Error(`${path} answered ${answer.status}: ${told.detail}`);
    return told;
  };
  const finished = async (id: string) => {
    for (;;) {
      const answer = await fetch(`${origin}/api/v1/bulk-changes/${id}`, { headers: OWNER });
      const work = (await answer.json()) as { state: string; done: number; stayed: number };
      if (work.state !== 'running') return work;
      await pause(50);
    }
  };
  // So many were begun in 37 days.
  const tickets = { filter: { created: { after: '-137d', before: '-100d' } } };
  const wish = { tickets, change: { addTags: ['bench'], priority: 'high' } };
  const { count } = await post('/bulk-changes', wish);
  const began = performance.now();
  const { id } = await post('/bulk-changes', { ...wish, confirm: count });
  const [first] = calls;
  const watching = load({
    kind: 'calls',
    origin,
    headers: me.headers,
    calls: { list: first?.paths ?? [] },
    users: 4,
    pauseMs: 250,
    seconds: 5,
  });
  const work = await finished(id);
  const seconds = (performance.now() - began) / 1_000;
  const { p50, p95 } = runOf((await watching).list ?? []);
  process.stdout.write(
    `${work.done} tickets changed at once, ${work.stayed} stayed: ${seconds.toFixed(1)} s (at most 10): ` +
      `${seconds <= 10 ? 'held' : 'MISSED'}. Lists meanwhile: p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms.\n\n`,
  );
  const undo = await post(`/bulk-changes/${id}/undo`);
  await finished(undo.id);
}

interface MemoryWatch {
  step(name: string): void;
  print(): void;
  stop(): void;
}

/** The app's process, looked at four times a second. */
function watchMemory(product: Product): MemoryWatch {
  const most = new Map<string, number>();
  let step = 'start';
  const timer = setInterval(() => {
    product.memory().then(
      (now) => most.set(step, Math.max(most.get(step) ?? 0, now)),
      () => clearInterval(timer),
    );
  }, 250);
  return {
    step: (name) => {
      step = name;
    },
    print: () => {
      const all = Math.max(...most.values());
      process.stdout.write(
        `Memory of the app, most at each step: ${[...most].map(([name, mb]) => `${name} ${mb.toFixed(0)} MB`).join(', ')} ` +
          `(at most 250): ${all <= 250 ? 'held' : 'MISSED'}\n\n`,
      );
    },
    stop: () => clearInterval(timer),
  };
}

function inWords(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${count.toLocaleString('en')} ${name}`)
    .join(', ');
}
