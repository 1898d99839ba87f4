import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../platform/postgres/index.ts';
import type { Caller } from './callers.ts';
import { ME, openCallers, PASSWORD, requestOf } from './callers.ts';
import { printTable, quantile, spread } from './figures.ts';
import type { Filled } from './filling.ts';
import { fill } from './filling.ts';
import { printPlans } from './plan-table.ts';
import { startProduct } from './product.ts';
import type { Read } from './reads.ts';
import { readsOf } from './reads.ts';

const RUNS = Number(process.env.BENCH_RUNS ?? 3);
/** Calls of one read by one caller in a run, after those that only warm up. */
const CALLS = Number(process.env.BENCH_CALLS ?? 40);
const WARM_UP = 3;
const ADMIN = { ADMIN_EMAIL: ME, ADMIN_PASSWORD: PASSWORD };

/**
 * What a screen waits for, at a million messages: each call over HTTP, one at a time, by an agent's session and by a token;
 * and how the database found the rows. BENCH_FOLDER names a folder that is filled once and kept for
 * the next time, BENCH_RUNS and BENCH_CALLS make it shorter.
 */
export async function benchLists(): Promise<void> {
  const kept = process.env.BENCH_FOLDER;
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'sportello-bench-')));
  try {
    const filled = await filledFolder(folder);
    process.stdout.write(`Filled in ${filled.seconds.toFixed(0)} s: ${inWords(filled.counts)}\n\n`);
    await measureFolder(folder, filled);
  } finally {
    if (kept === undefined) await rm(folder, { recursive: true, force: true });
  }
}

async function filledFolder(folder: string): Promise<Filled> {
  const note = join(folder, 'filled.json');
  if (existsSync(note)) return JSON.parse(await readFile(note, 'utf8')) as Filled;
  process.stdout.write('Filling a database with a million messages; that takes some minutes.\n');
  await mkdir(folder, { recursive: true });
  const filled = await fillFolder(folder);
  await writeFile(note, JSON.stringify(filled));
  return filled;
}

/** Only filling may forget to write to the disk. */
async function fillFolder(folder: string): Promise<Filled> {
  const postgres = await startPostgres({ dataDir: folder, say: () => undefined, durable: false });
  try {
    const product = await startProduct(folder, { DATABASE_URL: postgres.url, ...ADMIN });
    await product.stop();
    return await fill(postgres.url, ME);
  } finally {
    await postgres.stop();
  }
}

async function measureFolder(folder: string, filled: Filled): Promise<void> {
  const postgres = await startPostgres({ dataDir: folder, say: () => undefined });
  const client = new pg.Client({ connectionString: postgres.url });
  try {
    await client.connect();
    const reads = await readsOf(client, filled);
    const product = await startProduct(folder, { DATABASE_URL: postgres.url, ...ADMIN });
    const origin = `http://127.0.0.1:${product.port}`;
    let callers: Caller[];
    try {
      callers = await openCallers(client, origin);
      await printTimes(origin, reads, callers);
      process.stdout.write(`Memory of the app process after it: ${(await product.memory()).toFixed(0)} MB.\n\n`);
    } finally {
      await product.stop();
    }
    await printPlans(postgres.url, folder, origin, client, reads, callers);
  } finally {
    await client.end();
    await postgres.stop();
  }
}

async function printTimes(origin: string, reads: readonly Read[], callers: readonly Caller[]): Promise<void> {
  process.stdout.write(
    `Reads: ${RUNS} runs of ${CALLS} calls each, one after another; milliseconds, median of the runs (least to most). ` +
      `Load of the machine before: ${loadavg()[0]?.toFixed(1)}\n\n`,
  );
  const rows: string[][] = [];
  let turn = 0;
  for (const read of reads) {
    const row = [read.name];
    for (const caller of callers) {
      const medians: number[] = [];
      const p95s: number[] = [];
      for (let run = 0; run < RUNS; run++) {
        const times: number[] = [];
        for (let call = 0; call < CALLS + WARM_UP; call++) {
          const began = performance.now();
          await callOnce(origin, read, caller, turn++);
          if (call >= WARM_UP) times.push(performance.now() - began);
        }
        medians.push(quantile(times, 0.5));
        p95s.push(quantile(times, 0.95));
      }
      row.push(spread(medians, 1), spread(p95s, 1));
    }
    rows.push(row);
  }
  printTable(['', ...callers.flatMap(({ name }) => [`${name}, median`, 'p95'])], rows);
}

async function callOnce(origin: string, read: Read, caller: Caller, turn: number): Promise<void> {
  const { path, ...init } = requestOf(read, caller, turn);
  const answer = await fetch(`${origin}${path}`, init);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 500)}`);
}

function inWords(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${count.toLocaleString('en')} ${name}`)
    .join(', ');
}
