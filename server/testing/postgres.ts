import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../migrations/index.ts';
import { openDatabase } from '../platform/db/index.ts';
import { migrateJobs } from '../platform/jobs/index.ts';
import { createLog } from '../platform/log/index.ts';
import { startPostgres } from '../platform/postgres/index.ts';
import type { Seeds } from './borrowed-database.ts';
import { REGISTRY, REGISTRY_TABLE, readSeeds } from './borrowed-database.ts';
import { askAt, askServer, TEMPLATE } from './cloned-database.ts';

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
