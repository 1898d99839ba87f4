import { z } from 'zod';
import { ROTA_REASONS, rotaFigures } from '../rota-plan.ts';
import { id, instant } from '../shapes.ts';
import { rotaFairness } from './fairness.ts';
import { day, dayRange, month, named, ROTA_KEPT_LIMITS } from './shapes.ts';
import { shift } from './shifts.ts';

// POST   /rotas/{id}/plan                      planRequest → 202 rotaPlan; follow it at /rota-plans/{id}
// GET    /rotas/{id}/plans                     { items: [rotaPlan without shifts] }, newest first
// GET    /rota-plans/{id}                      rotaPlanDetail
// POST   /rota-plans/{id}/publication          rotaPlan; its shifts stand in calendars, each is told of theirs
// DELETE /rota-plans/{id}                      not wanted any more (also while it is planned)

const PLAN_STATES = ['planning', 'draft', 'published', 'discarded', 'failed'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

const rule = z.enum(ROTA_REASONS);

/** What who plans allows one person in one plan. */
export const planException = z.discriminatedUnion('kind', [
  /** This seat, though the rule is against it. */
  z.strictObject({ kind: z.literal('seat'), teammateId: id, on: day, buddyId: id.nullable(), rule }),
  /** No shift in this month; their share of it is nobody's debt. */
  z.strictObject({ kind: z.literal('month-off'), teammateId: id, month }),
]);
export type PlanException = z.infer<typeof planException>;

export const planRequest = z.intersection(
  dayRange,
  z.object({
    seed: z.number().int().min(0).max(2_147_483_647).default(1),
    /** True: what is published in these days stays as far as it can, and only what does not hold any more is moved. */
    keep: z.boolean().default(false),
    /** Left out: those of the draft that it takes the place of, as far as they lie in these days. */
    exceptions: z.array(planException).max(ROTA_KEPT_LIMITS.exceptions).optional(),
  }),
);

/** A shift's day and who sits beside; buddy null: nobody does. */
const seat = z.object({ on: day, buddy: named.nullable() });

const planFindings = z.object({
  unfilled: z.array(z.object({ teammate: named, month, reason: rule })),
  violations: z.array(
    z.object({
      rule: z.string(),
      who: named.nullable(),
      on: day.nullable(),
      month: month.nullable(),
      detail: z.string(),
    }),
  ),
  /** Somebody whose share does not fit: what stands against it, and what it would take, cheapest first. */
  collisions: z.array(
    z.object({
      teammate: named,
      month,
      rules: z.array(rule),
      detail: z.string(),
      ways: z.array(
        z.object({
          rule,
          on: day,
          buddy: named.nullable(),
          overlapHours: z.number().nullable(),
          cost: z.number(),
        }),
      ),
    }),
  ),
  /** `why`: a rule's word; `by-hand` when somebody put it there; null when it made room for others. */
  moved: z.array(z.object({ teammate: named, was: seat, is: seat.nullable(), why: z.string().nullable() })),
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
  exceptions: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('seat'), teammate: named, on: day, buddy: named.nullable(), rule }),
      z.object({ kind: z.literal('month-off'), teammate: named, month }),
    ]),
  ),
  /** How fair it would be: of the twelve months that end with the plan. Null until it is planned. */
  fairness: rotaFairness.nullable(),
  /** Who is told when it is published: by mail and here. */
  tells: z.number().int(),
});
export type RotaPlanDetail = z.infer<typeof rotaPlanDetail>;
