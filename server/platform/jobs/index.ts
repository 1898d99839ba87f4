import type { Runner, TaskList } from 'graphile-worker';
import { parseCronItems, run, runMigrations, Logger as WorkerLogger } from 'graphile-worker';
import type pg from 'pg';
import type { Platform } from '../act.ts';
import type { Db } from '../db/index.ts';
import { sql } from '../db/index.ts';
import type { Logger } from '../log/index.ts';
import { errorFacts } from '../log/index.ts';
import { allJobDefinitions } from './definition.ts';
import { runJob } from './running-job.ts';

export type { JobDefinition } from './definition.ts';
export { defineJob, PRIORITY } from './definition.ts';

/** Jobs that one process does at once: a mail server that answers slowly must not hold up the intake. */
const CONCURRENCY = 4;
const POLL_INTERVAL_MS = 1_000;

/** Makes or updates Graphile Worker's own tables. */
export async function migrateJobs(pool: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: quietLogger });
}

export interface JobRunner {
  stop(): Promise<void>;
}

/** Runs the jobs of all loaded features until stopped; what is running is let finish. */
export async function startJobs(platform: Platform, pool: pg.Pool): Promise<JobRunner> {
  const tasks: TaskList = {};
  for (const definition of allJobDefinitions()) {
    tasks[definition.name] = (payload) => runJob(platform, definition, payload);
  }
  const runner: Runner = await run({
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
  });
  runner.promise.catch((error: unknown) => platform.log.error(errorFacts(error), 'job runner stopped'));
  return { stop: () => runner.stop() };
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
