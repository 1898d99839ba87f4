import { parseCronItem } from 'graphile-worker';
import type { JobDefinition } from './definition.ts';

type Recurring = Pick<JobDefinition, 'name' | 'recurs'>;

export interface Occurrence<Job extends Recurring = Recurring> {
  at: Temporal.Instant;
  job: Job;
}

const MINUTE_MS = 60_000;

/**
 * When recurring jobs fall due after `from` and until `to`, in order. A job that comes more often than once in `sparing`
 * minutes is a sweep and no clock: it is named once in that time, and at its last occurrence, so that nothing is left undone
 * at the end.
 */
export function occurrencesBetween<Job extends Recurring>(
  jobs: readonly Job[],
  from: Temporal.Instant,
  to: Temporal.Instant,
  sparing: number,
): Occurrence<Job>[] {
  const found: Occurrence<Job>[] = [];
  const patterns = jobs.flatMap((job) =>
    job.recurs
      ? [{ job, matches: parseCronItem({ task: job.name, match: job.recurs }).match, last: 0, skipped: 0 }]
      : [],
  );
  const first = Math.floor(from.epochMilliseconds / MINUTE_MS) + 1;
  for (let minute = first; minute * MINUTE_MS <= to.epochMilliseconds; minute++) {
    const date = new Date(minute * MINUTE_MS);
    const digest = {
      min: date.getUTCMinutes(),
      hour: date.getUTCHours(),
      date: date.getUTCDate(),
      month: date.getUTCMonth() + 1,
      dow: date.getUTCDay(),
    };
    for (const pattern of patterns) {
      if (!pattern.matches(digest)) continue;
      if (minute - pattern.last < sparing) {
        pattern.skipped = minute;
        continue;
      }
      pattern.last = minute;
      found.push(occurrence(minute, pattern.job));
    }
  }
  for (const { job, last, skipped } of patterns) if (skipped > last) found.push(occurrence(skipped, job));
  return found.sort((a, b) => Temporal.Instant.compare(a.at, b.at));
}

function occurrence<Job extends Recurring>(minute: number, job: Job): Occurrence<Job> {
  return { at: Temporal.Instant.fromEpochMilliseconds(minute * MINUTE_MS), job };
}
