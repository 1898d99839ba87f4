import { z } from 'zod';
import { day, named } from './shapes.ts';

// GET    /rotas/{id}/fairness?from=&to=        rotaFairness, of what is published

export const rotaFairness = z.object({
  from: day,
  to: day,
  /** Counted from here: what came before the rota's first day is nobody's. */
  since: day,
  /** Too few days are counted to say anything of what is fair. */
  tooEarly: z.boolean(),
  /** 0 to 100, the lower of the two. */
  number: z.number().int(),
  /** What the same shifts could reach, shared out as evenly as whole shifts allow. */
  best: z.number().int(),
  /** Seats that were filled, of those that the shares ask for; 0 to 100. */
  coverage: z.number().int(),
  /** How near each is to their share; 0 to 100. */
  balance: z.number().int(),
  filled: z.number().int(),
  asked: z.number().int(),
  /** Most apart from their share, in shifts. */
  furthest: z.number(),
  /** Who stands more than one shift above or below their share, furthest first. */
  apart: z.array(z.object({ teammate: named, shifts: z.number().int(), fairShifts: z.number(), hours: z.number() })),
  /** How many people have how many shifts. */
  people: z.array(z.object({ shifts: z.number().int(), people: z.number().int() })),
  /** The reader's own; null: not in it. */
  mine: z.number().int().nullable(),
  buddyRepeats: z.number().int(),
  fridays: z.object({ least: z.number().int(), most: z.number().int() }),
  buddies: z.array(z.object({ teammate: named, shifts: z.number().int(), hours: z.number() })),
});
export type RotaFairness = z.infer<typeof rotaFairness>;
