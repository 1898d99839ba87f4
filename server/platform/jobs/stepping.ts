import { sql } from '../db/index.ts';
import type { Platform } from '../platform.ts';
import { allJobDefinitions } from './definition.ts';
import { runJob } from './running-job.ts';

interface ClaimedJob {
  id: string;
  task_identifier: string;
  payload: unknown;
  attempts: number;
}

const WHO = 'stepping';
/** As Graphile Worker: e to the power of the tries, in seconds, and no longer after the tenth. */
const SLOWEST_TRY = 10;

/** When the next waiting job is due; null when none waits. */
export async function nextJobAt(db: Platform['db']): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`select min(run_at) as at
    from graphile_worker._private_jobs where is_available`.execute(db);
  return rows[0]?.at ?? null;
}

/** Runs the first job that is due by then; what fails comes again, by the house's clock. @returns whether there was one. */
export async function runNextJob(platform: Platform, until: Temporal.Instant): Promise<boolean> {
  const job = await claim(platform, sql`run_at <= ${until.toString()}::timestamptz`);
  if (job) await runClaimed(platform, job);
  return job !== undefined;
}

/** Runs the first waiting job of that name, due or not. @returns whether there was one. */
export async function runWaitingJob(platform: Platform, name: string): Promise<boolean> {
  const job = await claim(
    platform,
    sql`task_id in (select id from graphile_worker._private_tasks where identifier = ${name})`,
  );
  if (job) await runClaimed(platform, job);
  return job !== undefined;
}

async function claim(platform: Platform, which: ReturnType<typeof sql>): Promise<ClaimedJob | undefined> {
  // Locked as by a worker: a job that queues itself again under its own key must make a new one.
  const { rows } = await sql<ClaimedJob>`update graphile_worker._private_jobs j
    set locked_at = now(), locked_by = ${WHO}, attempts = attempts + 1
    from graphile_worker._private_tasks t
    where t.id = j.task_id and j.id = (
      select id from graphile_worker._private_jobs where is_available and ${which}
      order by run_at, priority, id limit 1 for update skip locked)
    returning j.id, t.identifier as task_identifier, j.payload, j.attempts`.execute(platform.db);
  return rows[0];
}

async function runClaimed(platform: Platform, job: ClaimedJob): Promise<void> {
  const definition = allJobDefinitions().find(({ name }) => name === job.task_identifier);
  try {
    if (!definition) throw new Error(`nobody does the job ${job.task_identifier}`);
    await runJob(platform, definition, job.payload);
  } catch (error) {
    const seconds = Math.round(Math.exp(Math.min(job.attempts, SLOWEST_TRY)));
    const again = platform.clock.now().add({ seconds });
    await sql`update graphile_worker._private_jobs set locked_at = null, locked_by = null, run_at = ${again.toString()},
      last_error = ${error instanceof Error ? error.message : String(error)} where id = ${job.id}`.execute(platform.db);
    return;
  }
  await sql`delete from graphile_worker._private_jobs where id = ${job.id}`.execute(platform.db);
}
