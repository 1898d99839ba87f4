import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printTable, quantile } from './figures.ts';
import { startProduct } from './product.ts';

const ARTICLES = 200;
const SECTIONS = 8;
const SECONDS = 5;
const RUNS = 3;
const READERS = 16;
/** As many as one reads at leisure: what each waits for then is the server's time and the way there. */
const CALM_PAUSE_MS = 2;
const TOKEN = 'a-token-of-the-bench-only';
const AIM = { p95: 5, perSecond: 2_000 } as const;

interface Read {
  path: string;
  /** What the reader has already; empty: nothing. */
  tag: string;
}

/**
 * The help centre from its memory, with one process: how long one waits for a page while few read, and how many pages a second
 * it gives while many do. Readers speak plain HTTP/1.1 on connections that stay open, so that they cost little themselves; each
 * time holds the way there and back.
 */
export async function benchPages(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sportello-bench-pages-'));
  const product = await startProduct(folder);
  try {
    const paths = await publish(`http://127.0.0.1:${product.port}`);
    const fresh = paths.map((path): Read => ({ path, tag: '' }));
    const { times: first } = await readAll(product.port, fresh, { readers: 1, pauseMs: 0, once: true });
    const known = await Promise.all(
      paths.map(async (path): Promise<Read> => {
        const headers = { 'accept-encoding': 'br' };
        const answer = await fetch(`http://127.0.0.1:${product.port}${path}`, { headers });
        await answer.arrayBuffer();
        return { path, tag: answer.headers.get('etag') ?? '' };
      }),
    );
    const rows: string[][] = [['each page for the first time', '1', ...figures(first), '', '']];
    for (const [name, reads] of [
      ['pages from memory', fresh],
      ['pages that the reader has', known],
    ] as const) {
      for (const { readers, pauseMs } of [
        { readers: 4, pauseMs: CALM_PAUSE_MS },
        { readers: READERS, pauseMs: 0 },
      ]) {
        const runs: { times: number[]; perSecond: number; processorMs: number }[] = [];
        await readAll(product.port, reads, { readers, pauseMs, seconds: 1 });
        for (let run = 0; run < RUNS; run++) {
          const before = await processorMs(product.child.pid);
          const read = await readAll(product.port, reads, { readers, pauseMs, seconds: SECONDS });
          runs.push({ ...read, processorMs: ((await processorMs(product.child.pid)) - before) / read.times.length });
        }
        const [best] = runs.sort((one, other) => other.perSecond - one.perSecond);
        if (!best) continue;
        const perSecond = pauseMs > 0 ? '' : best.perSecond.toFixed(0);
        rows.push([name, String(readers), ...figures(best.times), perSecond, best.processorMs.toFixed(2)]);
      }
    }
    process.stdout.write(
      `Help centre: ${ARTICLES} articles, one process. Aim: p95 at most ${AIM.p95} ms, and ${AIM.perSecond} pages a second.\n`,
    );
    printTable(['what', 'readers', 'p50 ms', 'p95 ms', 'p99 ms', 'pages/s', 'processor ms a page'], rows);
    process.stdout.write(`Memory of the process: ${(await product.memory()).toFixed(0)} MB\n\n`);
  } finally {
    await product.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the process has used of the processor so far: what others take of the machine does not count in it. */
async function processorMs(pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // After the name, which may hold anything: user and system time are the 12th and 13th, in hundredths of a second.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function figures(times: readonly number[]): string[] {
  return [0.5, 0.95, 0.99].map((share) => quantile(times, share).toFixed(2));
}

/** Fills a help centre through the API. @returns the addresses of its pages. */
async function publish(origin: string): Promise<string[]> {
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as { id: string; slug: string; items: { id: string }[] };
  };
  const desk = (await ask('GET', '/desks')).items[0]?.id ?? '';
  const { slug: centre } = await ask('GET', `/help-centres/${desk}`);
  const sections: string[] = [];
  for (let count = 0; count < SECTIONS; count++) {
    const names = { en: { name: `Lights and brackets ${count}` } };
    sections.push((await ask('POST', '/sections', { desk, visibility: 'public', names })).id);
  }
  const paragraph = 'It is nearly always the rubber plug: where it does not sit right, water gets into the socket. ';
  const body = Array.from(
    { length: 5 },
    (_, part) => `<h2>Step ${part + 1}</h2><p>${paragraph.repeat(6)}</p><ol><li>Open it.</li><li>Dry it.</li></ol>`,
  ).join('');
  const paths = [`/help/${centre}/en`];
  for (let count = 0; count < ARTICLES; count++) {
    const sectionId = sections[count % SECTIONS];
    const words = { title: `How long does light ${count} last?`, body, language: 'en', desk, sectionId };
    const { slug } = await ask('POST', '/articles', { ...words, visibility: 'public', state: 'published' });
    paths.push(`/help/${centre}/en/articles/${slug}`);
  }
  return paths;
}

interface Reading {
  readers: number;
  pauseMs: number;
  seconds?: number;
  /** Each page once, and no more. */
  once?: boolean;
}

async function readAll(
  port: number,
  reads: readonly Read[],
  { readers, pauseMs, seconds = 0, once = false }: Reading,
): Promise<{ times: number[]; perSecond: number }> {
  const times: number[] = [];
  const began = performance.now();
  const until = began + seconds * 1_000;
  let turn = 0;
  const next = (): Read | undefined => {
    if (once ? turn >= reads.length : performance.now() >= until) return undefined;
    return reads[turn++ % reads.length];
  };
  await Promise.all(Array.from({ length: readers }, () => oneReader(port, next, pauseMs, times)));
  return { times, perSecond: (times.length / (performance.now() - began)) * 1_000 };
}

/** Asks for one page after another on one connection. */
function oneReader(port: number, next: () => Read | undefined, pauseMs: number, times: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let held: Buffer = Buffer.alloc(0);
    let asked = 0;
    const ask = (): void => {
      const read = next();
      if (!read) {
        socket.end();
        resolve();
        return;
      }
      asked = performance.now();
      const known = read.tag === '' ? '' : `if-none-match: ${read.tag}\r\n`;
      socket.write(`GET ${read.path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\naccept-encoding: br\r\n${known}\r\n`);
    };
    socket.on('connect', ask);
    socket.on('error', reject);
    socket.on('data', (chunk: Buffer) => {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      const length = answerLength(held);
      if (length === undefined || held.length < length) return;
      if (!/^HTTP\/1\.1 (?:200|304) /.test(held.toString('latin1', 0, 16))) {
        reject(new Error(`a page answered ${held.toString('latin1', 0, 40)}`));
        socket.destroy();
        return;
      }
      held = held.subarray(length);
      times.push(performance.now() - asked);
      if (pauseMs > 0) setTimeout(ask, pauseMs);
      else ask();
    });
  });
}

/** Bytes of the first answer in it, as far as that can be told yet (RFC 9112, 6.3). */
function answerLength(held: Buffer): number | undefined {
  const end = held.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = held.toString('latin1', 0, end).toLowerCase();
  if (head.startsWith('http/1.1 304')) return end + 4;
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
  if (length !== undefined) return end + 4 + Number(length);
  const last = held.indexOf('\r\n0\r\n\r\n', end);
  return last < 0 ? undefined : last + 7;
}
