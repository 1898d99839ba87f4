import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Runner, TaskList, WorkerEvents } from 'graphile-worker';
import { parseCronItems, run, runMigrations, Logger as WorkerLogger } from 'graphile-worker';
import type pg from 'pg';
import type { Platform } from '../act.ts';
import type { Db } from '../db/index.ts';
import { sql } from '../db/index.ts';
import type { Logger } from '../log/index.ts';
import { errorFacts } from '../log/index.ts';
import { allJobDefinitions } from './definition.ts';
import { runJob } from './running-job.ts';

export { defineJob, PRIORITY } from './definition.ts';

/** Jobs that one process does at once: a mail server that answers slowly must not hold up the intake. */
const CONCURRENCY = 5;
const POLL_INTERVAL_MS = 1_000;
const START_AGAIN_AFTER_MS = 500;

/** Makes or updates Graphile Worker's own tables. */
export async function migrateJobs(pool: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: quietLogger });
}

export interface JobRunner {
  stop(): Promise<void>;
}

/** Runs the jobs of all loaded features until stopped, through any absence of the database; what is running is let finish. */
export async function startJobs(platform: Platform, pool: pg.Pool): Promise<JobRunner> {
  const stopping = new AbortController();
  let runner = await startRunner(platform, pool);
  const watching = (async () => {
    for (;;) {
      await runner.promise;
      if (stopping.signal.aborted) return;
      platform.log.warn({ part: 'jobs' }, 'jobs have stopped, since the database was away; starting them again');
      const next = await startAgain(platform, pool, stopping.signal);
      if (!next) return;
      runner = next;
    }
  })();
  return {
    async stop() {
      stopping.abort();
      // One that has just ended by itself says no.
      await runner.stop().catch(() => undefined);
      await watching;
    },
  };
}

/** What one runner holds when the database goes, it never gives back: the next one frees it. */
const deserted = new WeakMap<pg.Pool, string[]>();

async function startRunner(platform: Platform, pool: pg.Pool): Promise<Runner> {
  const left = deserted.get(pool) ?? [];
  if (left.length > 0) await pool.query('select graphile_worker.force_unlock_workers($1::text[])', [left]);
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => deserted.set(pool, [workerPool.id]));
  const tasks: TaskList = {};
  for (const definition of allJobDefinitions()) {
    tasks[definition.name] = (payload) => runJob(platform, definition, payload);
  }
  return run({
    pgPool: pool,
    taskList: tasks,
    // As items and not as a crontab's text, which knows no names with a dot in them.
    parsedCronItems: parseCronItems(
      allJobDefinitions().flatMap(({ name, recurs }) =>
        recurs ? [{ task: name, match: recurs, options: { jobKey: `recurs:${name}`, maxAttempts: 3 } }] : [],
      ),
    ),
    concurrency: CONCURRENCY,
    pollInterval: POLL_INTERVAL_MS,
    noHandleSignals: true,
    useNodeTime: true,
    logger: workerLogger(platform.log),
    events,
    // Without batches it writes a job's end in a promise that nobody holds: with the database away that ends the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
}

/** @returns undefined when it was told to stop before the database was back. */
async function startAgain(platform: Platform, pool: pg.Pool, stopping: AbortSignal): Promise<Runner | undefined> {
  while (!stopping.aborted) {
    try {
      return await startRunner(platform, pool);
    } catch (error) {
      platform.log.debug({ part: 'jobs', ...errorFacts(error) }, 'jobs could not be started yet');
      await pause(START_AGAIN_AFTER_MS, undefined, { signal: stopping }).catch(() => undefined);
    }
  }
  return undefined;
}

export interface WaitingJob {
  id: string;
  name: string;
  runAt: Temporal.Instant;
  attempts: number;
  maxAttempts: number;
  lastError: string | null;
}

/** What is queued, by time; for the developers' page, health and figures. */
export async function waitingJobs(db: Db, limit: number): Promise<WaitingJob[]> {
  const { rows } = await sql<{
    id: number;
    task_identifier: string;
    run_at: Temporal.Instant;
    attempts: number;
    max_attempts: number;
    last_error: string | null;
  }>`
    select id, task_identifier, run_at, attempts, max_attempts, last_error from graphile_worker.jobs order by run_at, id limit ${limit}`.execute(
    db,
  );
  return rows.map((row) => ({
    id: String(row.id),
    name: row.task_identifier,
    runAt: row.run_at,
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
    lastError: row.last_error,
  }));
}

/** How many jobs wait, and how many have used up their tries. Throws when the queue does not answer. */
export async function jobFigures(db: Db): Promise<Record<'jobs_waiting' | 'jobs_exhausted', number>> {
  const { rows } = await sql<Record<'jobs_waiting' | 'jobs_exhausted', number>>`
    select count(*) filter (where attempts < max_attempts) as jobs_waiting, count(*) filter (where attempts >= max_attempts) as jobs_exhausted
    from graphile_worker._private_jobs`.execute(db);
  return rows[0] ?? { jobs_waiting: 0, jobs_exhausted: 0 };
}

const quietLogger = new WorkerLogger(() => () => undefined);

function workerLogger(log: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message) => {
    // Each job's start and end would drown the log; failures are told above with the job's name.
    if (level === 'error') log.warn({ part: 'jobs' }, String(message).slice(0, 300));
  });
}
