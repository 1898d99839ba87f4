import { z } from 'zod';
import { id } from '../shapes.ts';

export const ROTA_KEPT_LIMITS = {
  /** Of one desk. */
  rotas: 20,
  people: 2_000,
  name: 100,
  languages: 10,
  skills: 20,
  skill: 60,
  reason: 300,
  words: 1_000,
  /** Days of one absence. */
  absenceDays: 400,
  absences: 200,
  /** Of one plan. */
  exceptions: 200,
  /** Days that may be read or planned at once. */
  days: 400,
  wantedDays: 31,
  url: 2_000,
} as const;

export const day = z.iso.date();
export const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'A time looks like 09:00.');
/** "2026-03" */
export const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'A month looks like 2026-03.');
export const named = z.object({ id, name: z.string() });

/** From and to, both counted. */
export const dayRange = z
  .object({ from: day, to: day })
  .refine(({ from, to }) => from <= to, { error: 'It ends before it begins.', path: ['to'] })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < ROTA_KEPT_LIMITS.days * 86_400_000, {
    error: `At most ${ROTA_KEPT_LIMITS.days} days at once.`,
    path: ['to'],
  });
