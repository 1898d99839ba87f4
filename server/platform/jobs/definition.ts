import type { z } from 'zod';
import type { Platform } from '../platform.ts';

/** Work that is queued in a transaction and done after it, beside its feature. */
export interface JobDefinition<Payload = unknown> {
  /** `<feature>.<verb>`. */
  readonly name: string;
  /** Checked when the job runs, not only when it is queued: a queue outlives the code that filled it. */
  readonly payload: z.ZodType<Payload>;
  /** Lower runs first. */
  readonly priority: number;
  /** Tries before giving up; a feature makes giving up visible itself where a person must act. */
  readonly maxAttempts: number;
  /** Also runs by itself, on this crontab pattern (UTC), with an empty payload. */
  readonly recurs?: string;
  readonly run: (platform: Platform, payload: Payload) => Promise<void>;
}

export const PRIORITY = { intake: 0, soon: 5, usual: 10, background: 20 } as const;
const USUAL_ATTEMPTS = 25;

const definitions = new Map<string, JobDefinition>();

/** Declares a job beside its feature. A second definition of a name is a mistake in the code. */
export function defineJob<Payload>(
  definition: Omit<JobDefinition<Payload>, 'priority' | 'maxAttempts'> &
    Partial<Pick<JobDefinition, 'priority' | 'maxAttempts'>>,
): JobDefinition<Payload> {
  if (definitions.has(definition.name)) throw new Error(`job ${definition.name} is defined twice`);
  const whole: JobDefinition<Payload> = { priority: PRIORITY.usual, maxAttempts: USUAL_ATTEMPTS, ...definition };
  definitions.set(whole.name, whole as unknown as JobDefinition);
  return whole;
}

export function allJobDefinitions(): JobDefinition[] {
  return [...definitions.values()];
}
