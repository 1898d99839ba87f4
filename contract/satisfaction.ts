import { z } from 'zod';
import { id, instant } from './shapes.ts';

// GET  /desks/{id}/satisfaction            satisfactionSetting
// PUT  /desks/{id}/satisfaction            satisfactionSetting → as it is now
// GET  /satisfaction?desk=&from=&to=       satisfactionFigures, of the desks whose figures one may read
// GET  /tickets/{id}/satisfaction          ticketSatisfaction
// GET  /contacts/{id}/satisfaction         { items: [markOfTicket] }, newest first, of tickets that one may see

export const SATISFACTION_LIMITS = {
  /** A month: later nobody remembers. */
  hours: 720,
  daysBetween: 365,
  comment: 4_000,
} as const;

/** Marks that tickets are looked for by. */
export const MARK_FILTERS = ['low', '1', '2', '3', '4', '5'] as const;

export const SCALES = ['off', 'five', 'thumbs'] as const;

export const satisfactionSetting = z.object({
  scale: z.enum(SCALES),
  /** Hours after solving; 0: at once. */
  hoursAfter: z.number().int().min(0).max(SATISFACTION_LIMITS.hours),
  /** Of five: this mark and those below are low. Of thumbs the lower one is. */
  lowMark: z.number().int().min(1).max(4),
  /** Who is told of a low one; null: nobody. */
  tellId: id.nullable(),
  /** One person is asked at most once in so many days, whatever they wrote about; 0: about each request. */
  daysBetween: z.number().int().min(0).max(SATISFACTION_LIMITS.daysBetween).default(7),
});
export type SatisfactionSetting = z.infer<typeof satisfactionSetting>;

export const mark = z.object({
  mark: z.number().int().min(1).max(5),
  /** The best one: 5, or 2 where the answer is a thumb up (2) or down (1). */
  best: z.union([z.literal(2), z.literal(5)]),
  low: z.boolean(),
  comment: z.string(),
  at: instant,
});
export type Mark = z.infer<typeof mark>;

export const ticketSatisfaction = z.object({
  mark: mark.nullable(),
  /** `planned`: will be asked; `left_out`: nobody who could answer, or asked lately about another; null: never solved while it was asked. */
  question: z.enum(['planned', 'asked', 'left_out']).nullable(),
  askedAt: instant.nullable(),
});
export type TicketSatisfaction = z.infer<typeof ticketSatisfaction>;

export const markOfTicket = mark.extend({ ticket: z.object({ id, number: z.number().int(), subject: z.string() }) });
export type MarkOfTicket = z.infer<typeof markOfTicket>;

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'A day looks like 2026-11-19.');

export const satisfactionQuery = z.object({
  desk: id.optional(),
  /** Days by the company's clock, both included. */
  from: day.optional(),
  to: day.optional(),
});

export const satisfactionFigures = z.object({
  asked: z.number().int(),
  marks: z.number().int(),
  /** Those that are not low. */
  good: z.number().int(),
  low: z.number().int(),
  comments: z.number().int(),
  /** How often each mark was given. */
  given: z.array(z.object({ mark: z.number().int(), best: z.number().int(), count: z.number().int() })),
});
export type SatisfactionFigures = z.infer<typeof satisfactionFigures>;
