import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../platform/postgres/index.ts';
import { makeCorpus } from './corpus.ts';
import { printTable, quantile, spread } from './figures.ts';
import { startProduct } from './product.ts';
import { sendAll } from './smtp-load.ts';
import { watchTakenAway } from './taken-away.ts';

const MAILS = 1_500;
const WARM_UP = 300;
const RUNS = 3;
const CONNECTIONS = [1, 4, 16];

/**
 * Mails a second from the first greeting until the last one is a committed ticket with contact, message, attachments, events
 * and queued auto-reply; fsync on, one process, the embedded database. The load comes from this process, on the same cores.
 */
export async function benchMail(): Promise<void> {
  process.stdout.write(
    `Mail in: ${MAILS} letters a run, ${RUNS} runs, 2 to 20 kB, a tenth with 50 kB attached, a third answers\n\n`,
  );
  const folder = await mkdtemp(join(tmpdir(), 'sportello-bench-'));
  const postgres = await startPostgres({ dataDir: folder, say: () => undefined });
  const product = await startProduct(folder, { DATABASE_URL: postgres.url });
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    await sendAll(product.smtpPort, makeCorpus(WARM_UP, 'warm'), 4);
    await untilTakenIn(client);
    const rows: string[][] = [];
    const takenAway = watchTakenAway();
    for (const connections of CONNECTIONS) {
      const rates: number[] = [];
      const medians: number[] = [];
      const p95s: number[] = [];
      for (let run = 0; run < RUNS; run++) {
        const mails = makeCorpus(MAILS, `c${connections}r${run}`, 7 + run);
        const began = performance.now();
        const latencies = await sendAll(product.smtpPort, mails, connections);
        await untilTakenIn(client);
        rates.push(MAILS / ((performance.now() - began) / 1000));
        medians.push(quantile(latencies, 0.5));
        p95s.push(quantile(latencies, 0.95));
        await untilSent(client);
      }
      rows.push([String(connections), spread(rates), spread(medians, 1), spread(p95s, 1)]);
    }
    printTable(['connections', 'mails/s', 'accept ms', 'accept p95 ms'], rows);
    process.stdout.write(`Taken by others on this machine's host meanwhile: ${takenAway()}\n`);
    const { rows: counted } = await client.query<{
      tickets: string;
      messages: string;
      attachments: string;
      events: string;
      letters: string;
    }>(`select
      (select count(*) from tickets) as tickets, (select count(*) from messages where type = 'incoming') as messages,
      (select count(*) from attachments) as attachments, (select count(*) from events) as events, (select count(*) from outgoing) as letters`);
    const [count] = counted;
    process.stdout.write(
      `In the database: ${count?.tickets} tickets, ${count?.messages} messages in, ${count?.attachments} attachments, ${count?.events} events, ${count?.letters} auto-replies. ` +
        `Memory after it: ${(await product.memory()).toFixed(0)} MB.\n\n`,
    );
  } finally {
    await client.end();
    await product.stop();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function untilTakenIn(client: pg.Client): Promise<void> {
  await until(client, `select not exists (select 1 from inbound where state = 'received') as done`);
}

/** Between runs, so that one run's letters out do not slow the next one's in. */
async function untilSent(client: pg.Client): Promise<void> {
  await until(client, `select not exists (select 1 from outgoing where state in ('queued', 'sending')) as done`);
}

async function until(client: pg.Client, question: string): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ done: boolean }>(question);
    if (rows[0]?.done) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
