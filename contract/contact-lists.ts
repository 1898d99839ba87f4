import { z } from 'zod';
import { id, instant } from './shapes.ts';

const IMPORT_STATES = ['uploaded', 'running', 'done', 'stopped', 'failed'] as const;
/** What a column can be; a field of the company's own is `field:<id>`. */
export const IMPORT_TARGETS = [
  'name',
  'first_name',
  'last_name',
  'email',
  'other_email',
  'phone',
  'organization',
  'language',
  'time_zone',
  'plan',
  'value',
  'currency',
  'vip',
  'note',
] as const;
export type ImportTarget = (typeof IMPORT_TARGETS)[number] | `field:${string}`;
/** By column, counted from 0; null: left out. */
const importMapping = z.array(z.string().max(60).nullable()).max(200);
export const BAD_LINE_REASONS = [
  'no_address',
  'bad_address',
  'bad_phone',
  'bad_language',
  'bad_time_zone',
  'bad_value',
  'bad_currency',
  'bad_date',
  'bad_number',
  'bad_choice',
  'bad_yes_no',
  'too_long',
  'twice',
  'two_people',
  'own_address',
  'broken_quotes',
] as const;
export type BadLineReason = (typeof BAD_LINE_REASONS)[number];
export const badLine = z.object({
  /** As a text editor counts them, from 1, the head included. */
  line: z.number().int(),
  reason: z.enum(BAD_LINE_REASONS),
  /** The name of the column that is meant, and what stands there. */
  column: z.string().nullable(),
  value: z.string(),
});
export type BadLine = z.infer<typeof badLine>;

export const contactImport = z.object({
  id,
  name: z.string(),
  state: z.enum(IMPORT_STATES),
  encoding: z.string(),
  delimiter: z.string(),
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()), guess: z.string().nullable() })),
  mapping: importMapping,
  rows: z.number().int(),
  done: z.number().int(),
  /** Of those done. */
  added: z.number().int(),
  changed: z.number().int(),
  bad: z.number().int(),
  /** The first hundred; all are in the file of bad lines. */
  badLines: z.array(badLine),
  createdAt: instant,
  finishedAt: instant.nullable(),
  by: z.string().nullable(),
  /** It broke off, and goes on where it was when it is run again. */
  can: z.object({ goOn: z.boolean() }),
});
export type ContactImport = z.infer<typeof contactImport>;
export const importTrial = z.object({
  rows: z.number().int(),
  good: z.number().int(),
  bad: z.number().int(),
  badLines: z.array(badLine),
  /** The first few as they would become. */
  samples: z.array(
    z.object({ line: z.number().int(), name: z.string(), addresses: z.array(z.string()), organization: z.string() }),
  ),
});
export type ImportTrial = z.infer<typeof importTrial>;
export const importRun = z.object({ mapping: importMapping });
/** Bytes of one list. */
export const MOST_IMPORT_BYTES = 30 * 1024 * 1024;
export const MOST_IMPORT_ROWS = 200_000;
