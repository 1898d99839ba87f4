import type { DevJob } from '../../../contract/dev.ts';
import type { Platform } from '../../platform/act.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import { allJobDefinitions } from '../../platform/jobs/definition.ts';
import { waitingJobs } from '../../platform/jobs/index.ts';
import { lastRunOf, runJob } from '../../platform/jobs/running-job.ts';
import { runWaitingJob } from '../../platform/jobs/stepping.ts';

const MOST_JOBS = 1_000;

/** Every kind of job: what comes by itself first, then what is queued by what happens. */
export async function jobsByKind(platform: Platform): Promise<DevJob[]> {
  const waiting = await waitingJobs(platform.db, MOST_JOBS);
  return allJobDefinitions()
    .map((definition) => {
      const own = waiting.filter((job) => job.name === definition.name);
      const hardest = own.reduce((worst, job) => (job.attempts > (worst?.attempts ?? 0) ? job : worst), own[0]);
      return {
        name: definition.name,
        recurs: definition.recurs ?? null,
        waiting: own.length,
        nextAt: own[0]?.runAt.toString() ?? null,
        tries: hardest?.attempts ?? 0,
        lastError: hardest?.lastError ?? null,
        lastMilliseconds: lastRunOf(definition.name) ?? null,
      };
    })
    .sort((a, b) => Number(b.recurs !== null) - Number(a.recurs !== null) || (a.name < b.name ? -1 : 1));
}

/**
 * Runs a job of this kind now: one that waits, due or not, else one that comes by itself.
 * @throws Problem 404 for a name that is no job, 409 where none waits.
 */
export async function runJobNow(platform: Platform, name: string): Promise<void> {
  const definition = allJobDefinitions().find((each) => each.name === name);
  if (!definition) throw notFound('job');
  if (await runWaitingJob(platform, name)) return;
  if (definition.recurs === undefined) throw problem(409, 'nothing-waits', 'No job of this kind waits just now.');
  await runJob(platform, definition, {});
}
