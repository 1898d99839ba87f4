import type { Platform } from '../act.ts';
import { sql } from '../db/index.ts';
import { allJobDefinitions } from './definition.ts';

/** A chain of jobs that queue each other for now must end. */
const MOST_JOBS = 10_000;

interface DueJob {
  id: string;
  task_identifier: string;
  payload: unknown;
}

/**
 * Runs, one after another, every job that is due by the house's own clock, until none is; for tests, which move it. What
 * fails is thrown and stays in the queue.
 * @returns how many ran.
 */
export async function runDueJobs(platform: Platform): Promise<number> {
  const definitions = new Map(allJobDefinitions().map((definition) => [definition.name, definition]));
  for (let ran = 0; ran < MOST_JOBS; ran++) {
    const { rows } = await sql<DueJob>`select j.id, t.identifier as task_identifier, j.payload
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where j.run_at <= ${platform.clock.now().toString()}::timestamptz and j.locked_at is null
      order by j.run_at, j.priority, j.id limit 1`.execute(platform.db);
    const [job] = rows;
    if (!job) return ran;
    const definition = definitions.get(job.task_identifier);
    if (!definition) throw new Error(`nobody does the job ${job.task_identifier}`);
    // Locked as by a worker: a job that queues itself again under its own key must make a new one.
    await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'due'
      where id = ${job.id}`.execute(platform.db);
    try {
      await definition.run(platform, definition.payload.parse(job.payload));
    } catch (error) {
      await sql`update graphile_worker._private_jobs set locked_at = null, locked_by = null
        where id = ${job.id}`.execute(platform.db);
      throw error;
    }
    await sql`delete from graphile_worker._private_jobs where id = ${job.id}`.execute(platform.db);
  }
  throw new Error('jobs go on queueing each other');
}
