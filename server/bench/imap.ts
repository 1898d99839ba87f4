import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startPostgres } from '../platform/postgres/index.ts';
import type { Dovecot } from '../testing/dovecot.ts';
import { prepareDovecot } from '../testing/dovecot.ts';
import { makeCorpus } from './corpus.ts';
import { printTable } from './figures.ts';
import type { Product } from './product.ts';
import { startProduct } from './product.ts';

const USUAL_LETTERS = 20_000;
/** Letters that are made and laid into the account at once. */
const PORTION = 1_000;
/** Of as many letters again, divided by this, the process is killed in the midst. */
const KILLED_SHARE = 5;
const KILLS = 3;
const PASSWORD = 'bench';

/**
 * A backlog that lies in an account (Debian's dovecot-imapd on loopback, on the same cores) from the moment the account is set
 * up until the last letter is a committed ticket or message; then as many again, by fifths, with `kill -9` in the midst.
 */
export async function benchImap(letters = USUAL_LETTERS): Promise<void> {
  process.stdout.write(`Backlog of an account: ${letters} letters like those of "mail", fsync on, one process\n\n`);
  const folder = await mkdtemp(join(tmpdir(), 'sportello-bench-'));
  const postgres = await startPostgres({ dataDir: folder, say: () => undefined });
  const dovecot = await prepareDovecot({ users: { support: PASSWORD } });
  const client = new pg.Client({ connectionString: postgres.url });
  let product: Product | undefined;
  try {
    await dovecot.start();
    await client.connect();
    await lay(dovecot, letters, 'whole');
    const start = () => startProduct(folder, { DATABASE_URL: postgres.url });
    product = await start();
    const idle = await product.memory();
    const before = await processorSeconds(product);
    const began = performance.now();
    await setUp(product, dovecot.port);
    const memory = await watched(client, product, letters);
    const seconds = (performance.now() - began) / 1_000;
    const busy = (await processorSeconds(product)) - before;
    printTable(
      [
        'letters',
        'seconds',
        'letters/s',
        'of a processor',
        'memory before',
        'at 1/4',
        'at 1/2',
        'at 3/4',
        'at the end, MB',
      ],
      [
        [
          String(letters),
          seconds.toFixed(1),
          (letters / seconds).toFixed(0),
          `${((100 * busy) / seconds).toFixed(0)}%`,
          ...[idle, ...memory].map((mb) => mb.toFixed(0)),
        ],
      ],
    );

    const more = Math.ceil(letters / KILLED_SHARE);
    await lay(dovecot, more, 'killed');
    for (let kill = 1; kill <= KILLS; kill++) {
      await untilTaken(client, letters + Math.floor((more * kill) / (KILLS + 1)));
      await pause(7 * kill);
      const ended = once(product.child, 'exit');
      product.child.kill('SIGKILL');
      await ended;
      product = await start();
    }
    await untilTicketed(client, letters + more);
    const { rows } = await client.query<Record<'letters' | 'doubled' | 'kept', string>>(`select
      (select count(distinct message_id_header) from messages where type = 'incoming') as letters,
      (select count(*) - count(distinct message_id_header) from messages where type = 'incoming') as doubled,
      (select count(*) from inbound where state = 'kept') as kept`);
    const [row] = rows;
    process.stdout.write(
      `${KILLS} kills during ${more} more: ${Number(row?.letters)} of ${letters + more} letters are there, ` +
        `${letters + more - Number(row?.letters)} lost, ${row?.doubled} doubled, ${row?.kept} not understood.\n\n`,
    );
  } finally {
    await client.end();
    await product?.stop();
    await dovecot.remove();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function lay(dovecot: Dovecot, letters: number, run: string): Promise<void> {
  for (let from = 0; from < letters; from += PORTION) {
    const portion = makeCorpus(Math.min(PORTION, letters - from), `${run}${from}`, from + 7);
    await dovecot.deliver(
      'support',
      portion.map((mail) => mail.raw),
    );
  }
}

async function setUp(product: Product, port: number): Promise<void> {
  const call = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await fetch(`http://127.0.0.1:${product.port}/api/v1${path}`, {
      method,
      headers: { authorization: 'Bearer a-token-of-the-bench-only', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
  const desks = await call<{ items: { id: string }[] }>('GET', '/desks');
  await call('POST', '/mailboxes', {
    deskId: desks.items[0]?.id,
    address: 'support@bench.example',
    receiveBy: 'imap',
    imap: { host: '127.0.0.1', port, security: 'none', user: 'support', folder: 'INBOX' },
    password: PASSWORD,
    startWith: 'all',
  });
}

/** @returns the memory of the process at each quarter of the way, MB */
async function watched(client: pg.Client, product: Product, letters: number): Promise<number[]> {
  const memory: number[] = [];
  for (let quarter = 1; quarter <= 4; quarter++) {
    await untilTicketed(client, Math.floor((letters * quarter) / 4));
    memory.push(await product.memory());
  }
  return memory;
}

/** Time on a processor that the process has had, of all its threads; a tick is a hundredth of a second on Linux. */
async function processorSeconds(product: Product): Promise<number> {
  const fields = (await readFile(`/proc/${product.child.pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function untilTaken(client: pg.Client, letters: number): Promise<void> {
  await until(client, `select count(*) >= ${letters} as done from inbound`);
}

async function untilTicketed(client: pg.Client, letters: number): Promise<void> {
  await until(
    client,
    `select count(*) >= ${letters} as done from inbound where state <> 'received' and outcome is not null`,
  );
}

async function until(client: pg.Client, question: string): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ done: boolean }>(question);
    if (rows[0]?.done) return;
    await pause(100);
  }
}
