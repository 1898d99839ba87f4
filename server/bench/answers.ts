import pg from 'pg';
import type { House } from '../composition.ts';
import { openHouse } from '../composition.ts';
import { searchPublished } from '../features/articles/index.ts';
import { readingJob } from '../features/questions/reading.ts';
import { learningJob } from '../features/suggestions/learning.ts';
import { suggestionsForTicket } from '../features/suggestions/suggesting.ts';
import { system } from '../platform/access/index.ts';
import { systemClock } from '../platform/clock/index.ts';
import { readConfig } from '../platform/config/index.ts';
import { createLog } from '../platform/log/index.ts';
import { startPostgres } from '../platform/postgres/index.ts';
import { ARTICLES, fillArticles } from './answers-filling.ts';
import { benchPages } from './answers-pages.ts';
import { benchQuality } from './answers-quality.ts';
import { deskFolder, filledFolder, filledSettings } from './desk.ts';
import { printTable, quantile } from './figures.ts';
import { startProduct } from './product.ts';

const SEARCHES = 400;
const LETTERS = 300;
const ONE_BY_ONE = 200;
const AIMS = { search: 20, suggestions: 100, grouping: 60_000, oneTicket: 20 } as const;

/**
 * Answers: pages of the help centre, quality on labelled questions, and on the desk of a million messages (kept as for `desk`)
 * the search of 10,000 articles, suggestions for a ticket, and the grouping of 100,000 tickets, together and one by one.
 */
export async function benchAnswers(): Promise<void> {
  await benchPages();
  await benchQuality();
  await benchAnswersDesk();
}

/** The part of it that needs the desk of a million messages. */
export async function benchAnswersDesk(): Promise<void> {
  const folder = deskFolder();
  const filled = await filledFolder(folder);
  const postgres = await startPostgres({ dataDir: folder, say: () => undefined });
  const client = new pg.Client({ connectionString: postgres.url });
  let house: House | undefined;
  try {
    // Brings the schema of a desk that was filled earlier up to today's.
    await (await startProduct(folder, filledSettings(postgres.url))).stop();
    await client.connect();
    await fillArticles(client, filled.largeDesk, ARTICLES);
    const config = readConfig({ DATA_DIR: folder });
    house = await openHouse({ config, log: createLog('silent'), clock: systemClock, databaseUrl: postgres.url });
    const rows = [
      ...(await measureGrouping(house, client)),
      await measureSearch(house, client, filled.largeDesk),
      ...(await measureSuggestions(house, client)),
    ];
    printTable(['on the desk of a million messages', 'measured', 'at most', ''], rows);
  } finally {
    await house?.close();
    await client.end();
    await postgres.stop();
  }
}

async function measureGrouping(house: House, client: pg.Client): Promise<string[][]> {
  await client.query('truncate asked_waiting, asked_words, asked_tickets, asked_groups, asked_desks cascade');
  await client.query('insert into asked_waiting select id from tickets');
  const { rows: waiting } = await client.query<{ count: number }>('select count(*)::int as count from asked_waiting');
  const began = performance.now();
  await readingJob.run(house.platform, {});
  const ms = performance.now() - began;
  const memory = process.memoryUsage().rss / 2 ** 20;
  // As the database does by itself within some minutes.
  await client.query('vacuum analyze asked_waiting, asked_tickets, asked_standing, asked_words, asked_groups');
  const { rows: groups } = await client.query<{ count: number; most: number }>(
    'select count(*)::int as count, max(size) as most from asked_groups',
  );
  process.stdout.write(
    `${waiting[0]?.count} tickets grouped: ${groups[0]?.count} groups, the largest of ${groups[0]?.most}; ${memory.toFixed(0)} MB in this process\n\n`,
  );
  const { rows: some } = await client.query<{ ticket_id: string }>(
    'select ticket_id from asked_tickets order by md5(ticket_id::text) limit $1',
    [ONE_BY_ONE],
  );
  const times: number[] = [];
  for (const { ticket_id } of some) {
    await client.query('delete from asked_tickets where ticket_id = $1', [ticket_id]);
    await client.query('insert into asked_waiting values ($1)', [ticket_id]);
    const from = performance.now();
    await readingJob.run(house.platform, {});
    times.push(performance.now() - from);
  }
  return [
    [
      `grouping ${waiting[0]?.count} new tickets`,
      `${(ms / 1_000).toFixed(1)} s`,
      `${AIMS.grouping / 1_000} s`,
      verdict(ms, AIMS.grouping),
    ],
    row('one new ticket, job and commit', times, AIMS.oneTicket),
  ];
}

async function measureSearch(house: House, client: pg.Client, deskId: string): Promise<string[]> {
  const { rows } = await client.query<{ title: string; language: string }>(
    `select title, language from article_texts where published is not null order by md5(slug) limit $1`,
    [SEARCHES],
  );
  const times: number[] = [];
  for (const [index, { title }] of rows.entries()) {
    // One, two or three words, the last not typed to its end.
    const words = title
      .split(' ')
      .slice(0, 1 + (index % 3))
      .join(' ');
    const from = performance.now();
    await searchPublished(house.platform.db, {
      words: words.slice(0, Math.max(3, words.length - (index % 2))),
      deskIds: [deskId],
      visibility: ['public'],
      limit: 10,
    });
    times.push(performance.now() - from);
  }
  return row(`search of ${ARTICLES} articles`, times.slice(20), AIMS.search);
}

async function measureSuggestions(house: House, client: pg.Client): Promise<string[][]> {
  const learning = performance.now();
  await learningJob.run(house.platform, {});
  const learnt = performance.now() - learning;
  const { rows } = await client.query<{ id: string }>(
    `select id from tickets where status in ('new', 'open') and discarded_at is null and spam_at is null
      order by md5(id::text) limit $1`,
    [LETTERS],
  );
  const times: number[] = [];
  for (const { id } of rows) {
    const from = performance.now();
    await suggestionsForTicket(house.platform, system('bench'), id);
    times.push(performance.now() - from);
  }
  return [
    ['learning categories and tags anew', `${(learnt / 1_000).toFixed(1)} s`, '', ''],
    row(`suggestions for a ticket, ${ARTICLES} articles`, times.slice(20), AIMS.suggestions),
  ];
}

function row(name: string, times: readonly number[], most: number): string[] {
  const p95 = quantile(times, 0.95);
  return [
    name,
    `p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
    `${most} ms`,
    verdict(p95, most),
  ];
}

function verdict(measured: number, most: number): string {
  return measured <= most ? 'held' : 'MISSED';
}
