import { z } from 'zod';
import { ROTA_REASONS, rotaFigures } from '../rota-plan.ts';
import { id, instant } from '../shapes.ts';
import { rotaFairness } from './fairness.ts';
import { day, dayRange, named } from './shapes.ts';
import { shift } from './shifts.ts';

// POST   /rotas/{id}/plan                      planRequest → 202 rotaPlan; follow it at /rota-plans/{id}
// GET    /rotas/{id}/plans                     { items: [rotaPlan without shifts] }, newest first
// GET    /rota-plans/{id}                      rotaPlanDetail
// POST   /rota-plans/{id}/publication          rotaPlan; its shifts stand in calendars, each is told of theirs
// DELETE /rota-plans/{id}                      not wanted any more (also while it is planned)

const PLAN_STATES = ['planning', 'draft', 'published', 'discarded', 'failed'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

export const planRequest = z.intersection(
  dayRange,
  z.object({
    seed: z.number().int().min(0).max(2_147_483_647).default(1),
    /** True: what is published in these days stays as far as it can, and only what does not hold any more is moved. */
    keep: z.boolean().default(false),
  }),
);

const rule = z.string();
const month = z.string().regex(/^\d{4}-\d{2}$/);
/** A shift's day and who sits beside; buddy null: nobody does. */
const seat = z.object({ on: day, buddy: named.nullable() });

const planFindings = z.object({
  unfilled: z.array(z.object({ teammate: named, month, reason: z.enum(ROTA_REASONS) })),
  violations: z.array(
    z.object({ rule, who: named.nullable(), on: day.nullable(), month: month.nullable(), detail: z.string() }),
  ),
  /** Somebody whose share does not fit: what stands against it, and what it would take, cheapest first. */
  collisions: z.array(
    z.object({
      teammate: named,
      month,
      rules: z.array(z.enum(ROTA_REASONS)),
      detail: z.string(),
      ways: z.array(
        z.object({
          rule: z.enum(ROTA_REASONS),
          on: day,
          buddy: named.nullable(),
          overlapHours: z.number().nullable(),
          cost: z.number(),
        }),
      ),
    }),
  ),
  moved: z.array(z.object({ teammate: named, was: seat, is: seat.nullable(), why: rule.nullable() })),
});
export type PlanFindings = z.infer<typeof planFindings>;

export const rotaPlan = z.object({
  id,
  rotaId: id,
  from: day,
  to: day,
  seed: z.number().int(),
  /** It keeps to what was published before. */
  keep: z.boolean(),
  state: z.enum(PLAN_STATES),
  /** From 0 to 1, while it is planned. */
  progress: z.number(),
  /** Less is better; `bound` is what no plan can be below. Null until it is planned. */
  score: rotaFigures.nullable(),
  bound: rotaFigures.nullable(),
  milliseconds: z.number().nullable(),
  shiftCount: z.number().int(),
  madeBy: z.string().nullable(),
  madeAt: instant,
  publishedAt: instant.nullable(),
  publishedBy: z.string().nullable(),
  can: z.object({ publish: z.boolean(), discard: z.boolean() }),
});
export type RotaPlan = z.infer<typeof rotaPlan>;

export const rotaPlanDetail = rotaPlan.extend({
  ...planFindings.shape,
  shifts: z.array(shift),
  /** How fair it would be: of the twelve months that end with the plan. Null until it is planned. */
  fairness: rotaFairness.nullable(),
  /** Who is told when it is published: by mail and here. */
  tells: z.number().int(),
});
export type RotaPlanDetail = z.infer<typeof rotaPlanDetail>;
