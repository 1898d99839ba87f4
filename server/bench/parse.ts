import { parseMail } from '../channels/email/reading/reading.ts';
import { makeCorpus } from './corpus.ts';
import { printTable, quantile, spread } from './figures.ts';
import { nastySamples } from './nasty-samples.ts';
import { type MailParser, mailParsers, rightByKind } from './parsers.ts';

const RUNS = 5;
const ORDINARY_MAILS = 300;

/** How parsers read nasty mail, and how fast they are: on letters as they come, and on the nasty ones. */
export async function benchParse(): Promise<void> {
  const parsers = await mailParsers();
  const counts = await Promise.all(parsers.map(rightByKind));
  const kinds = [...(counts[0]?.keys() ?? [])].sort();
  process.stdout.write('Parsing: samples read right\n\n');
  printTable(
    ['', ...parsers.map(({ name }) => name)],
    kinds.map((kind) => [
      kind,
      ...counts.map((count) => {
        const { right, of } = count.get(kind) ?? { right: 0, of: 0 };
        return `${right} of ${of}`;
      }),
    ]),
  );
  const corpora: [name: string, mails: Buffer[]][] = [
    [`${ORDINARY_MAILS} letters`, makeCorpus(ORDINARY_MAILS, 'parse').map(({ raw }) => raw)],
    ['the samples, five times', Array.from({ length: 5 }, () => [...nastySamples().values()]).flat()],
  ];
  for (const [name, mails] of corpora) {
    const bytes = mails.reduce((sum, raw) => sum + raw.length, 0);
    process.stdout.write(`Speed: ${name}, ${(bytes / 1e6).toFixed(1)} MB, ${RUNS} runs, one thread\n\n`);
    const rows: string[][] = [];
    for (const parser of parsers) rows.push(await speedOf(parser, mails, bytes));
    printTable(['parser', 'MB/s', 'mails/s', 'median ms', 'p99 ms'], rows);
  }
}

async function speedOf({ name, parse }: MailParser, mails: readonly Buffer[], bytes: number): Promise<string[]> {
  const [rates, counts, medians, p99s]: number[][] = [[], [], [], []] as number[][];
  // The first run is for the compiler.
  for (let run = -1; run < RUNS; run++) {
    const times: number[] = [];
    const began = performance.now();
    for (const raw of mails) {
      const started = performance.now();
      await parse(raw).catch(() => undefined);
      times.push(performance.now() - started);
    }
    const seconds = (performance.now() - began) / 1_000;
    if (run < 0) continue;
    rates?.push(bytes / 1e6 / seconds);
    counts?.push(mails.length / seconds);
    medians?.push(quantile(times, 0.5));
    p99s?.push(quantile(times, 0.99));
  }
  return [name, spread(rates ?? [], 1), spread(counts ?? []), spread(medians ?? [], 2), spread(p99s ?? [], 2)];
}

const MANY = 100_000;
const TENTH = MANY / 10;

/** Memory while a hundred thousand mails are read one after another, nasty ones among them: it does not grow with them. */
export async function benchParseMemory(): Promise<void> {
  process.stdout.write(`Memory while ${MANY.toLocaleString('en')} mails are read\n\n`);
  const mails = [...makeCorpus(500, 'memory').map(({ raw }) => raw), ...nastySamples().values()];
  const rows: string[][] = [];
  let bytes = 0;
  for (let i = 1; i <= MANY; i++) {
    const raw = mails[i % mails.length] as Buffer;
    bytes += raw.length;
    await parseMail(raw).catch(() => undefined);
    if (i % TENTH !== 0) continue;
    const { rss, heapUsed, external } = process.memoryUsage();
    rows.push([String(i), (bytes / 1e6).toFixed(0), ...[rss, heapUsed, external].map((one) => (one / 1e6).toFixed(0))]);
  }
  printTable(['mails', 'MB read', 'RSS MB', 'heap MB', 'outside the heap MB'], rows);
}
