import { z } from 'zod';
import { PARTS_OF_DAY } from '../rota-plan.ts';
import { id, instant, timeZone } from '../shapes.ts';
import { clockTime, day, named, ROTA_KEPT_LIMITS } from './shapes.ts';

// GET    /rotas?desk=                          { items: [rota] }: those one may read
// POST   /rotas                                newRota → rota
// GET    /rotas/{id}                           rota
// PATCH  /rotas/{id}                           rotaChange → rota
// GET    /rotas/{id}/people                    { items: [rotaPerson] }
// PUT    /rotas/{id}/people/{teammateId}       rotaPersonBody → rotaPerson
// DELETE /rotas/{id}/people/{teammateId}       not in it any more; what is published stays until it is moved or swapped
// GET    /rotas/{id}/holidays?from=&to=        { items: [rotaHoliday] }: of the countries of its people

const SHIFT_PARTS = ['day', 'half-day', 'hours'] as const;
/** Minutes of a half day. */
export const HALF_DAY_MINUTES = 240;

export const rotaRules = z.object({
  seatsPerDay: z
    .object({ min: z.number().int().min(0).max(2_000), max: z.number().int().min(1).max(2_000) })
    .refine(({ min, max }) => min <= max, { error: 'The most seats are not fewer than the least.', path: ['max'] }),
  /** Days that lie between two shifts of one person. */
  minDaysBetween: z.number().int().min(0).max(90),
  minOverlapHours: z.number().min(0).max(12),
  commonLanguage: z.boolean(),
  commonSkill: z.boolean(),
  /** A whole day is the person's own; `minutes` counts where the part is `hours`. */
  shift: z.object({ part: z.enum(SHIFT_PARTS), minutes: z.number().int().min(30).max(720) }),
  partOfDay: z.enum(PARTS_OF_DAY),
  /** Hours that anybody answers in a month at most; null: no more than their share. */
  capHoursPerMonth: z.number().min(1).max(200).nullable(),
  /** With no buddies in the rota, so many of those with the longest history are buddies of the others. */
  buddiesFromPeople: z.number().int().min(0).max(100),
  publishedAheadDays: z.number().int().min(0).max(180),
  managerApprovesSwaps: z.boolean(),
  /** Replies that a buddy let go before one who learns may send alone; 0: nobody's replies wait for a look. */
  looksBeforeAlone: z.number().int().min(0).max(200),
  /** Answers of one shift: from `soft` on rest is offered, at `hard` nothing more is given to that person. */
  answersPerShift: z
    .object({ soft: z.number().int().min(1).max(200), hard: z.number().int().min(1).max(200) })
    .refine(({ soft, hard }) => soft <= hard, { error: 'Rest is offered before the end.', path: ['hard'] }),
  /** The same of full-time agents, who are the buddies: of a day, and what they look at counts too; 0: no such number. */
  buddyDay: z
    .object({ soft: z.number().int().min(0).max(500), hard: z.number().int().min(0).max(500) })
    .refine(({ soft, hard }) => hard === 0 || soft <= hard, {
      error: 'Rest is offered before the end.',
      path: ['hard'],
    }),
  /** After so many hard tickets in a row comes a break of so many minutes; 0: none by itself. */
  breaks: z.object({ afterHard: z.number().int().min(0).max(10), minutes: z.number().int().min(5).max(60) }),
});
export type RotaRules = z.infer<typeof rotaRules>;

/** One day a month each, beside another buddy each time. */
export const USUAL_RULES: RotaRules = {
  seatsPerDay: { min: 0, max: 4 },
  minDaysBetween: 10,
  minOverlapHours: 4,
  commonLanguage: true,
  commonSkill: false,
  shift: { part: 'day', minutes: 240 },
  partOfDay: 'any',
  capHoursPerMonth: null,
  buddiesFromPeople: 0,
  publishedAheadDays: 21,
  managerApprovesSwaps: false,
  looksBeforeAlone: 20,
  answersPerShift: { soft: 12, hard: 16 },
  buddyDay: { soft: 40, hard: 60 },
  breaks: { afterHard: 2, minutes: 15 },
};

const name = z.string().trim().min(1).max(ROTA_KEPT_LIMITS.name);
export const newRota = z.object({
  deskId: id,
  name,
  timeZone: timeZone.optional(),
  rules: rotaRules.partial().optional(),
});
export type NewRota = z.infer<typeof newRota>;

export const rotaChange = z.object({
  name: name.optional(),
  timeZone: timeZone.optional(),
  rules: rotaRules.partial().optional(),
  /** True: no longer planned nor shown among those in use. */
  putAway: z.boolean().optional(),
  ifVersion: z.number().int().optional(),
});
export type RotaChange = z.infer<typeof rotaChange>;

export const rota = z.object({
  id,
  deskId: id,
  name: z.string(),
  timeZone: z.string(),
  rules: rotaRules,
  version: z.number().int(),
  participants: z.number().int(),
  buddies: z.number().int(),
  /** The last day that is published; null: nothing is. */
  publishedUntil: day.nullable(),
  /** The first day that is not, and until when its month ought to be published. */
  next: z.object({ from: day, to: day, publishBy: day }),
  /** A plan that is being made, or waits to be published. */
  openPlanId: id.nullable(),
  putAwayAt: instant.nullable(),
  can: z.object({ change: z.boolean(), plan: z.boolean(), publish: z.boolean(), move: z.boolean() }),
});
export type Rota = z.infer<typeof rota>;

const ROTA_PARTS = ['participant', 'buddy'] as const;
export type RotaPart = (typeof ROTA_PARTS)[number];

const rotaShare = z.union([
  z.strictObject({ percent: z.number().min(0.5).max(100) }),
  z.strictObject({ hoursPerMonth: z.number().min(0.5).max(250) }),
  z.strictObject({ shiftsPerMonth: z.number().min(0.25).max(31) }),
]);
export type RotaShare = z.infer<typeof rotaShare>;

const weekday = z.number().int().min(1).max(7);
export const rotaPersonBody = z.object({
  part: z.enum(ROTA_PARTS).default('participant'),
  share: rotaShare.default({ percent: 5 }),
  /** ISO: 1 is Monday. */
  weekdays: z
    .array(weekday)
    .min(1)
    .max(7)
    .refine((days) => new Set(days).size === days.length, 'Each day once.')
    .default([1, 2, 3, 4, 5]),
  hours: z
    .tuple([clockTime, clockTime])
    .refine(([from, to]) => from < to, 'The day ends after it begins.')
    .default(['09:00', '17:00']),
  /** Left out: the person's own. */
  timeZone: timeZone.optional(),
  /** Left out: the person's own. */
  languages: z.array(z.string().trim().min(2).max(35)).max(ROTA_KEPT_LIMITS.languages).optional(),
  skills: z.array(z.string().trim().min(1).max(ROTA_KEPT_LIMITS.skill)).max(ROTA_KEPT_LIMITS.skills).default([]),
  /** Of a buddy: how many they have beside them on one day. */
  maxPerDay: z.number().int().min(1).max(20).default(1),
  /** Two letters of ISO 3166; null: no country's holidays are theirs. */
  holidaysCountry: z
    .string()
    .regex(/^[A-Z]{2}$/, 'A country is two capital letters.')
    .nullable()
    .default(null),
  /** Never planned, and why. */
  exempt: z
    .object({ reason: z.string().trim().max(ROTA_KEPT_LIMITS.reason) })
    .nullable()
    .default(null),
  /** Not planned from a day on; until null: until somebody ends it. */
  paused: z
    .object({ from: day, until: day.nullable() })
    .refine(({ from, until }) => until === null || from <= until, {
      error: 'It ends before it begins.',
      path: ['until'],
    })
    .nullable()
    .default(null),
  /** Whether their replies wait for the buddy's look. Left out: as it is; who comes new learns, unless they answer by their role. */
  level: z.enum(['learning', 'alone']).optional(),
});
export type RotaPersonBody = z.infer<typeof rotaPersonBody>;

export const rotaPerson = z.object({
  teammate: named,
  part: z.enum(ROTA_PARTS),
  share: rotaShare,
  /** What the share comes to by the rules: a part of one is given in turn. */
  shiftsPerMonth: z.number(),
  weekdays: z.array(weekday),
  hours: z.tuple([clockTime, clockTime]),
  timeZone: z.string(),
  languages: z.array(z.string()),
  skills: z.array(z.string()),
  maxPerDay: z.number().int(),
  holidaysCountry: z.string().nullable(),
  exempt: z.object({ reason: z.string() }).nullable(),
  paused: z.object({ from: day, until: day.nullable() }).nullable(),
  level: z.enum(['learning', 'alone']),
  joinedOn: day,
});
export type RotaPerson = z.infer<typeof rotaPerson>;

export const rotaHoliday = z.object({ on: day, country: z.string(), name: z.string() });
export type RotaHoliday = z.infer<typeof rotaHoliday>;
