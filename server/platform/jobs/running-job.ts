import { errorFacts } from '../log/index.ts';
import type { Platform } from '../platform.ts';
import type { JobDefinition } from './definition.ts';

const lastRuns = new Map<string, number>();

/**
 * Runs one job with its payload checked, and remembers how long it took.
 * @throws what the job throws, after the log was told.
 */
export async function runJob(platform: Platform, definition: JobDefinition, payload: unknown): Promise<void> {
  const began = performance.now();
  try {
    await definition.run(platform, definition.payload.parse(payload));
  } catch (error) {
    platform.log.warn({ job: definition.name, ...errorFacts(error) }, 'job failed, will be tried again');
    throw error;
  } finally {
    lastRuns.set(definition.name, performance.now() - began);
  }
}

/** How many milliseconds the last run of this job in this process took; undefined before the first. */
export function lastRunOf(name: string): number | undefined {
  return lastRuns.get(name);
}
