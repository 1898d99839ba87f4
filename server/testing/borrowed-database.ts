import pg from 'pg';
import { cloneDatabase } from './cloned-database.ts';

// Copying a database takes longer than most tests. So a test borrows one that an earlier test, of this file or of
// another, has given back, empty as the template is; only when none is free a copy is made.

/** The database in which it is written which ones are free. */
export const REGISTRY = 'sportello_free';

/** Run once, in the registry: a free database, and what its catalogue looked like when it was new. */
export const REGISTRY_TABLE = 'create table free_databases (url text primary key, catalogue text not null)';

export interface BorrowedDatabase {
  url: string;
  /** Empties it for the next test; one whose tables, triggers or functions a test has changed is dropped instead. */
  giveBack(): Promise<void>;
}

/** Rows that the template itself holds, by table, as JSON. */
export type Seeds = Record<string, unknown[]>;

/** What the migrations leave in these tables belongs to the schema; no test writes there. */
const OF_THE_SCHEMA = ['kysely_migration', 'kysely_migration_lock', 'migrations'];

/** @param templateUrl of the database that is as every test wants to find it; `seeds` is what `readSeeds` found there. */
export async function borrowDatabase(templateUrl: string, seeds: Seeds): Promise<BorrowedDatabase> {
  const [free] = await ask(
    atRegistry(templateUrl),
    `delete from free_databases where url = (select url from free_databases for update skip locked limit 1)
      returning url, catalogue`,
  );
  const url = free?.url ?? (await cloneDatabase(templateUrl)).url;
  const catalogue = free?.catalogue ?? (await ask(url, CATALOGUE))[0]?.catalogue;
  return {
    url,
    async giveBack() {
      if (await emptied(url, catalogue ?? '', seeds)) {
        await ask(atRegistry(templateUrl), 'insert into free_databases values ($1, $2)', [url, catalogue]);
      } else {
        await ask(atRegistry(templateUrl), `drop database "${new URL(url).pathname.slice(1)}" with (force)`);
      }
    },
  };
}

/** What the template's tables hold before any test. */
export async function readSeeds(url: string): Promise<Seeds> {
  const tables = await ask(url, WRITTEN_TABLES, [OF_THE_SCHEMA]);
  const seeds: Seeds = {};
  for (const { name } of tables) {
    const [row] = await ask(url, `select coalesce(json_agg(t), '[]')::text as rows from ${name} t`);
    seeds[name ?? ''] = JSON.parse(row?.rows ?? '[]');
  }
  return seeds;
}

/** The newest change in the catalogue's own tables, which emptying does not touch. */
const CATALOGUE = `select concat_ws(' ',
    (select count(*) from pg_class), (select max(xmin::text::bigint) from pg_attribute),
    (select max(xmin::text::bigint) from pg_trigger), (select max(xmin::text::bigint) from pg_constraint),
    (select max(xmin::text::bigint) from pg_proc)) as catalogue`;

/** A table that never had a row has no page either. */
const WRITTEN_TABLES = `select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind = 'r' and n.nspname in ('public', 'graphile_worker') and pg_relation_size(c.oid) > 0
     and c.relname <> all ($1)`;

const SEQUENCES = `select setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
    from pg_sequences where last_value is not null`;

/** @returns whether it is now as the template is. */
async function emptied(url: string, catalogue: string, seeds: Seeds): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // A house that was closed may have a connection on its way out, which would hold a lock. A vacuum holds none that matters.
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`,
    );
    if ((await client.query(CATALOGUE)).rows[0].catalogue !== catalogue) return false;
    const { rows } = await client.query<{ name: string }>(WRITTEN_TABLES, [OF_THE_SCHEMA]);
    const written = rows.map(({ name }) => name);
    // Without triggers, so in any order; truncating would take longer, for the files of 140 tables and their indexes.
    await client.query("set session_replication_role = 'replica'");
    await client.query([...written.map((name) => `delete from ${name}`), SEQUENCES].join(';'));
    for (const [name, kept] of Object.entries(seeds)) {
      await client.query(`insert into ${name} select * from json_populate_recordset(null::${name}, $1)`, [
        JSON.stringify(kept),
      ]);
    }
    return true;
  } finally {
    await client.end();
  }
}

interface Found {
  url: string;
  catalogue: string;
  name: string;
  rows: string;
}

async function ask(url: string, statement: string, values: unknown[] = []): Promise<Partial<Found>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement, values)).rows;
  } finally {
    await client.end();
  }
}

function atRegistry(url: string): string {
  const registry = new URL(url);
  registry.pathname = `/${REGISTRY}`;
  return registry.href;
}
