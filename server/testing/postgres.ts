import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../migrations/index.ts';
import { openDatabase } from '../platform/db/index.ts';
import { migrateJobs } from '../platform/jobs/index.ts';
import { createLog } from '../platform/log/index.ts';
import { startPostgres } from '../platform/postgres/index.ts';
import type { Seeds } from './borrowed-database.ts';
import { REGISTRY, REGISTRY_TABLE, readSeeds } from './borrowed-database.ts';

/** The database that every test's own is cloned from: migrated, empty. */
export const TEMPLATE = 'sportello_template';

/** SQLSTATE (PostgreSQL, appendix A). */
const INSUFFICIENT_PRIVILEGE = '42501';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the template; a test's own database is another one of the same server. */
    databaseUrl: string;
    /** What the template holds, for the databases that go from test to test. */
    seeds: Seeds;
  }
}

/** One real server for the whole run. Nothing is forced to disk: what must survive a power cut is proved by journeys. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'sportello-tests-'));
  const postgres = await startPostgres({
    dataDir: folder,
    say: () => undefined,
    durable: false,
    databaseName: TEMPLATE,
  });
  const { db, pool, close } = openDatabase(postgres.url, createLog('silent'), { poolSize: 1 });
  await migrate(db);
  await migrateJobs(pool);
  await close();
  const registry = new URL(postgres.url);
  registry.pathname = `/${REGISTRY}`;
  await askServer(postgres.url, `create database ${REGISTRY}`);
  await askAt(registry.href, REGISTRY_TABLE);
  project.provide('databaseUrl', postgres.url);
  project.provide('seeds', await readSeeds(postgres.url));
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** A fresh copy of the template. @returns its address, and the way to drop it. */
export async function cloneDatabase(templateUrl: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `t_${crypto.randomUUID().replaceAll('-', '')}`;
  const own = new URL(templateUrl);
  own.pathname = `/${name}`;
  const ask = (statement: string) => askServer(templateUrl, statement);
  await ask(`create database ${name} template ${TEMPLATE}`);
  return {
    url: own.href,
    async drop() {
      try {
        await ask(`drop database ${name} with (force)`);
      } catch (error) {
        if (!(error instanceof pg.DatabaseError) || error.code !== INSUFFICIENT_PRIVILEGE) throw error;
        // A vacuum is at work there, which only a superuser may end by force; without it, it is sent away.
        await ask(`drop database ${name}`);
      }
    },
  };
}

async function askServer(url: string, statement: string): Promise<void> {
  const admin = new URL(url);
  admin.pathname = '/postgres';
  await askAt(admin.href, statement);
}

async function askAt(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
