import pg from 'pg';
import { startPostgres } from '../platform/postgres/index.ts';
import type { Caller } from './callers.ts';
import { ME, openCallers } from './callers.ts';
import { deskFolder, filledFolder, filledSettings, OWNER } from './desk.ts';
import { printTable, quantile } from './figures.ts';
import { startProduct } from './product.ts';

const ROTA = 'bench';
const COMPANY = 'near customers, a year';
const BUDDIES = 18;
const RUNS = 40;
/** Read once before, as somebody would who came in the morning. */
const WARM = 3;

/** What one waits for on a day with customers, and what who plans waits for, in milliseconds at the 95th percentile. */
const AIMS = { day: 200, company: 1_000 } as const;

/**
 * A day with customers on the desk of a million messages (kept as for `desk`), in a rota of 200 people with a year behind it:
 * what its screens ask, by one person alone.
 */
export async function benchShift(): Promise<void> {
  const folder = deskFolder();
  const { largeDesk } = await filledFolder(folder);
  const postgres = await startPostgres({ dataDir: folder, say: () => undefined });
  const client = new pg.Client({ connectionString: postgres.url });
  const product = await startProduct(folder, filledSettings(postgres.url));
  try {
    await client.connect();
    const origin = `http://127.0.0.1:${product.port}`;
    const [me] = (await openCallers(client, origin)) as [Caller];
    const call = async (
      method: string,
      path: string,
      { by = me.headers, body }: { by?: Record<string, string>; body?: object } = {},
    ) => {
      const answer = await fetch(`${origin}/api/v1${path}`, {
        method,
        headers: { ...by, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
      return JSON.parse(text);
    };
    const { rotaId, shiftId } = await fillRota(
      client,
      largeDesk,
      async () => (await call('POST', '/rotas', { by: OWNER, body: { deskId: largeDesk, name: ROTA } })).id,
    );
    await call('POST', `/shifts/${shiftId}/beginning`);
    const today = new Date().toISOString().slice(0, 10);
    const month = `from=${today.slice(0, 8)}01&to=${today.slice(0, 8)}28`;
    const year = `from=${Number(today.slice(0, 4)) - 1}${today.slice(4)}&to=${today}`;
    const reads: [string, string, number][] = [
      ['my day', '/shifts/today', AIMS.day],
      ['briefing', `/shifts/${shiftId}/briefing`, AIMS.day],
      ['queue for me', `/shifts/${shiftId}/queue`, AIMS.day],
      ['what is kept', `/shifts/${shiftId}/kept`, AIMS.day],
      ['load', `/shifts/${shiftId}/load`, AIMS.day],
      ['after the shift', `/shifts/${shiftId}/after`, AIMS.day],
      ['the buddy’s day', '/reviews/figures', AIMS.day],
      ['looks that wait', '/reviews?state=waiting', AIMS.day],
      ['a month of the calendar', `/shifts?rota=${rotaId}&${month}&limit=100`, AIMS.day],
      ['fairness', `/rotas/${rotaId}/fairness?${year}`, AIMS.day],
      [COMPANY, `/rotas/${rotaId}/company?${year}`, AIMS.company],
    ];
    const rows: string[][] = [];
    for (const [name, path, most] of reads) {
      const times: number[] = [];
      for (let run = 0; run < WARM + RUNS; run++) {
        const from = performance.now();
        await call('GET', path, name === COMPANY ? { by: OWNER } : {});
        times.push(performance.now() - from);
      }
      const some = times.slice(WARM);
      const p95 = quantile(some, 0.95);
      rows.push([name, quantile(some, 0.5).toFixed(1), p95.toFixed(1), `${most}`, p95 <= most ? 'held' : 'MISSED']);
    }
    printTable(['a day with customers, milliseconds', 'p50', 'p95', 'at most', ''], rows);
  } finally {
    await product.stop();
    await client.end();
    await postgres.stop();
  }
}

interface Filled {
  rotaId: string;
  shiftId: string;
}

/** A rota of everybody on that desk: a day a month each in the year behind, and today's, which is the asker's. */
async function fillRota(client: pg.Client, deskId: string, makeRota: () => Promise<string>): Promise<Filled> {
  const { rows: known } = await client.query<{ id: string }>('select id from rotas where name = $1', [ROTA]);
  const rotaId = known[0]?.id ?? (await makeRota());
  await client.query(
    `insert into rota_people (rota_id, teammate_id, part, share, weekdays, from_time, to_time, time_zone, languages, skills,
        max_per_day, level, joined_on)
      select $1, id, case when n <= $3 then 'buddy' else 'participant' end, '{"percent": 5}', '{1,2,3,4,5}', '09:00', '17:00',
        'Europe/Rome', '{en,it,es,ro}', '{}', 2, 'alone', current_date - 365
      from (select t.id, row_number() over (order by (t.email = $4), t.email) as n from teammates t
        where t.deactivated_at is null and (t.email = $4 or exists (select from grants g where g.teammate_id = t.id and g.desk_id = $2))) p
      on conflict do nothing`,
    [rotaId, deskId, BUDDIES, ME],
  );
  // The asker's day is every day, so that it is one whenever this is run.
  await client.query(
    `with people as (select teammate_id, row_number() over (order by teammate_id) as n from rota_people
        where rota_id = $1 and part = 'participant'),
      buddies as (select teammate_id, row_number() over (order by teammate_id) - 1 as n from rota_people
        where rota_id = $1 and part = 'buddy'),
      wanted as (
        select p.teammate_id, p.n, current_date - (m * 30 + p.n::int % 30) as day, m from people p, generate_series(1, 12) m
        union all select t.id, 0, current_date, 0 from teammates t where t.email = $2)
    insert into shifts (id, rota_id, teammate_id, buddy_id, on_date, starts_at, ends_at, time_zone, state, published_at, changed_at)
    select uuidv7(), $1, w.teammate_id, b.teammate_id, w.day, w.day + time '00:00', w.day + time '23:59', 'UTC',
      case when w.m = 0 then 'published' else 'complete' end, now(), now()
    from wanted w join buddies b on b.n = (w.n + w.m) % $3
    where not exists (select from shifts s where s.rota_id = $1 and s.teammate_id = w.teammate_id and s.on_date = w.day)
      and (w.m = 0 or not exists (select from shifts s where s.rota_id = $1 and s.state = 'complete'))`,
    [rotaId, ME, BUDDIES],
  );
  await client.query('vacuum analyze shifts, rota_people');
  const { rows } = await client.query<{ id: string }>(
    `select s.id from shifts s join teammates t on t.id = s.teammate_id
      where s.rota_id = $1 and t.email = $2 and s.on_date = current_date and s.state = 'published'`,
    [rotaId, ME],
  );
  const shiftId = rows[0]?.id;
  if (shiftId === undefined) throw new Error('there is no shift today to measure: it was handed over already');
  return { rotaId, shiftId };
}
