import { expect, test } from 'vitest';
import { z } from 'zod';
import type { JobDefinition } from './definition.ts';
import { occurrencesBetween } from './recurring.ts';

const job = (name: string, recurs: string): JobDefinition => ({
  name,
  recurs,
  payload: z.unknown(),
  priority: 0,
  maxAttempts: 1,
  run: async () => undefined,
});
const at = (text: string) => Temporal.Instant.from(text);
const times = (jobs: JobDefinition[], from: string, to: string, sparing: number) =>
  occurrencesBetween(jobs, at(from), at(to), sparing).map((one) => `${one.at.toString().slice(8, 16)} ${one.job.name}`);

test('names each occurrence after the beginning and until the end, in order', () => {
  const jobs = [job('night', '17 3 * * *'), job('ten', '*/10 * * * *')];
  expect(times(jobs, '2026-11-19T03:00:00Z', '2026-11-19T03:30:00Z', 1)).toEqual([
    '19T03:10 ten',
    '19T03:17 night',
    '19T03:20 ten',
    '19T03:30 ten',
  ]);
});

test('weekdays, months and days are those of UTC', () => {
  expect(times([job('weekly', '0 9 * * 1')], '2026-11-19T00:00:00Z', '2026-12-01T00:00:00Z', 1)).toEqual([
    '23T09:00 weekly',
    '30T09:00 weekly',
  ]);
  expect(times([job('yearly', '0 0 1 12 *')], '2026-11-19T00:00:00Z', '2026-12-03T00:00:00Z', 1)).toEqual([
    '01T00:00 yearly',
  ]);
});

test('a sweep is named once in the sparing time, and at its last occurrence', () => {
  expect(times([job('ten', '*/10 * * * *')], '2026-11-19T08:55:00Z', '2026-11-19T11:25:00Z', 60)).toEqual([
    '19T09:00 ten',
    '19T10:00 ten',
    '19T11:00 ten',
    '19T11:20 ten',
  ]);
});

test('what comes less often is never left out', () => {
  expect(times([job('night', '17 3 * * *')], '2026-11-19T00:00:00Z', '2026-11-22T00:00:00Z', 60)).toHaveLength(3);
});
