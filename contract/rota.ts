import { z } from 'zod';
import { PARTS_OF_DAY, ROTA_REASONS, rotaFigures } from './rota-plan.ts';
import { id, instant, pageQuery, timeZone } from './shapes.ts';

// GET    /rotas?desk=                          { items: [rota] }: those one may read
// POST   /rotas                                newRota → rota
// GET    /rotas/{id}                           rota
// PATCH  /rotas/{id}                           rotaChange → rota
// GET    /rotas/{id}/people                    { items: [rotaPerson] }
// PUT    /rotas/{id}/people/{teammateId}       rotaPersonBody → rotaPerson
// DELETE /rotas/{id}/people/{teammateId}       not in it any more; what is published stays until it is moved or swapped
// GET    /rotas/{id}/holidays?from=&to=        { items: [rotaHoliday] }: of the countries of its people
// GET    /rotas/{id}/fairness?from=&to=        rotaFairness, of what is published
// POST   /rotas/{id}/plan                      planRequest → 202 rotaPlan; follow it at /rota-plans/{id}
// GET    /rotas/{id}/plans                     { items: [rotaPlan without shifts] }, newest first
// GET    /rota-plans/{id}                      rotaPlanDetail
// POST   /rota-plans/{id}/publication          rotaPlan; its shifts stand in calendars, each is told of theirs
// DELETE /rota-plans/{id}                      not wanted any more (also while it is planned)
// GET    /shifts?rota=&teammate=&from=&to=&limit=&cursor=   by day; of drafts only who may plan sees
// GET    /shifts/{id}                          shift
// PATCH  /shifts/{id}                          shiftMove → shift; 409 `breaks-rules` with `broken` unless `anyway`
// DELETE /shifts/{id}                          it does not take place; 204
// POST   /shifts/{id}/check                    shiftPlace → shiftCheck, nothing is stored
// GET    /shifts/{id}/candidates               { items: [candidate] }, fairest first, those who cannot last with the rule
// POST   /shifts/{id}/swap                     swapAsk → swap
// POST   /shifts/{id}/stand-in                 { words } → swap: "I can't", all who can are asked, the fairest first
// GET    /swaps?rota=&state=open               { items: [swap] }
// POST   /swaps/{id}/acceptance                { otherShiftId? } → swap; of an awaiting one: the manager's yes
// POST   /swaps/{id}/refusal|withdrawal|undo   swap
// GET    /absences?teammate=&rota=&from=&to=   { items: [absence] }
// POST   /absences                             newAbsence → absence
// DELETE /absences/{id}                        204
// GET    /teammates/me/absence-calendar        absenceCalendar
// PUT    /teammates/me/absence-calendar        { url } → absenceCalendar; read soon after, then each hour
// DELETE /teammates/me/absence-calendar        204, with the absences it told of
// GET    /calendar-feeds                       { items: [calendarFeed] }: one's own
// POST   /calendar-feeds                       newCalendarFeed → calendarFeed; of the same kind again: a new address, the old one ends
// DELETE /calendar-feeds/{id}                  204
// GET    /calendar/{token}.ics (no /api/v1)    text/calendar for programs (RFC 5545)

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
  /** Days that may be read or planned at once. */
  days: 400,
  wantedDays: 31,
  url: 2_000,
} as const;

const day = z.iso.date();
const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'A time looks like 09:00.');
const named = z.object({ id, name: z.string() });

/** From and to, both counted. */
export const dayRange = z
  .object({ from: day, to: day })
  .refine(({ from, to }) => from <= to, { error: 'It ends before it begins.', path: ['to'] })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < ROTA_KEPT_LIMITS.days * 86_400_000, {
    error: `At most ${ROTA_KEPT_LIMITS.days} days at once.`,
    path: ['to'],
  });

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

export const absence = z.object({
  id,
  teammate: named,
  from: day,
  to: day,
  source: z.enum(['entered', 'calendar']),
  /** Published shifts of theirs that lie in it. */
  shifts: z.array(z.object({ id, rotaId: id, on: day })),
  can: z.object({ remove: z.boolean() }),
});
export type Absence = z.infer<typeof absence>;

export const newAbsence = z
  .object({ from: day, to: day, /** Left out: oneself. */ teammateId: id.optional() })
  .refine(({ from, to }) => from <= to, { error: 'An absence ends on its first day or later.', path: ['to'] })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < ROTA_KEPT_LIMITS.absenceDays * 86_400_000, {
    error: `At most ${ROTA_KEPT_LIMITS.absenceDays} days.`,
    path: ['to'],
  });
export type NewAbsence = z.infer<typeof newAbsence>;

export const absenceCalendar = z.object({
  /** Without what may be a secret in it; null: none. */
  host: z.string().nullable(),
  /** When it was last asked, and when it last answered: the copy in use is from then. */
  readAt: instant.nullable(),
  goodAt: instant.nullable(),
  trouble: z.enum(['not-reached', 'too-slow', 'too-large', 'private-address', 'no-calendar', 'refused']).nullable(),
  absences: z.number().int(),
});
export type AbsenceCalendar = z.infer<typeof absenceCalendar>;

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

const SHIFT_STATES = ['draft', 'published', 'cancelled', 'complete'] as const;
export type ShiftState = (typeof SHIFT_STATES)[number];

export const SWAP_KINDS = ['offer', 'ask', 'open', 'stand-in'] as const;
export type SwapKind = (typeof SWAP_KINDS)[number];
const SWAP_STATES = ['open', 'awaiting', 'taken', 'withdrawn', 'refused', 'unfilled', 'undone'] as const;
export type SwapState = (typeof SWAP_STATES)[number];

export const shift = z.object({
  id,
  rotaId: id,
  planId: id.nullable(),
  teammate: named,
  buddy: named.nullable(),
  /** The day where the person is. */
  on: day,
  startsAt: instant,
  endsAt: instant,
  timeZone: z.string(),
  state: z.enum(SHIFT_STATES),
  sequence: z.number().int(),
  changedAt: instant,
  changeReason: z.string().nullable(),
  /** A swap of it that is not settled. */
  swap: z.object({ id, kind: z.enum(SWAP_KINDS), state: z.enum(SWAP_STATES) }).nullable(),
  can: z.object({ move: z.boolean(), swap: z.boolean() }),
});
export type Shift = z.infer<typeof shift>;

export const shiftQuery = pageQuery.extend({
  rota: id.optional(),
  /** `me` for oneself, as the one on shift or the buddy. */
  teammate: z.union([id, z.literal('me')]).optional(),
  plan: id.optional(),
  from: day.optional(),
  to: day.optional(),
});

/** Where a shift might be; a buddy left out: the same if it fits, else whoever fits best. */
export const shiftPlace = z.object({ on: day.optional(), buddyId: id.nullable().optional() });
export type ShiftPlace = z.infer<typeof shiftPlace>;

export const shiftMove = shiftPlace.extend({
  /** Though it breaks rules; with a reason. */
  anyway: z.boolean().default(false),
  reason: z.string().trim().max(ROTA_KEPT_LIMITS.reason).optional(),
});
export type ShiftMove = z.infer<typeof shiftMove>;

/** What a shift can break, one by one; the words of `broken.rule`. */
const SHIFT_RULES = [
  'not-in-rota',
  'exempt',
  'paused',
  'weekday',
  'holiday',
  'absence',
  'days-between',
  'cap',
  'seats-max',
  'overlap',
  'language',
  'skill',
  'buddies-away',
  'buddies-full',
] as const;
export type ShiftRule = (typeof SHIFT_RULES)[number];

const brokenRule = z.object({ rule: z.enum(SHIFT_RULES), who: named, on: day });
export type BrokenRule = z.infer<typeof brokenRule>;

export const shiftCheck = z.object({
  on: day,
  buddy: named.nullable(),
  startsAt: instant,
  endsAt: instant,
  broken: z.array(brokenRule),
  /** The person met this buddy and has not met all others since. */
  repeatsBuddy: z.boolean(),
});
export type ShiftCheck = z.infer<typeof shiftCheck>;

export const candidate = z.object({
  teammate: named,
  /** The shift of theirs that would be given back for it; null: they take it on top. */
  inExchange: z.object({ shiftId: id, on: day, buddy: named.nullable() }).nullable(),
  /** Empty: it is theirs to take. */
  broken: z.array(brokenRule),
  repeatsBuddy: z.boolean(),
  /** In the twelve months that end with the shift, and what would be their share of them. */
  shifts: z.number().int(),
  fairShifts: z.number(),
});
export type Candidate = z.infer<typeof candidate>;

export const swapAsk = z.object({
  kind: z.enum(['offer', 'ask', 'open']),
  /** Of `ask`: whom. */
  ofId: id.optional(),
  /** Days that would suit instead. */
  wantedOn: z.array(day).max(ROTA_KEPT_LIMITS.wantedDays).default([]),
  words: z.string().trim().max(ROTA_KEPT_LIMITS.words).default(''),
});
export type SwapAsk = z.infer<typeof swapAsk>;
export const standInAsk = z.object({ words: z.string().trim().max(ROTA_KEPT_LIMITS.words).default('') });

export const swapAcceptance = z.object({
  /** The shift that is given back for it; left out or null: it is taken on top. */
  otherShiftId: id.nullable().optional(),
  /** For somebody else, by who may move shifts. */
  teammateId: id.optional(),
});
export type SwapAcceptance = z.infer<typeof swapAcceptance>;

export const swap = z.object({
  id,
  kind: z.enum(SWAP_KINDS),
  state: z.enum(SWAP_STATES),
  shift,
  /** Whose shift it is, or was. */
  owner: named,
  askedOf: named.nullable(),
  wantedOn: z.array(day),
  words: z.string(),
  takenBy: named.nullable(),
  otherShift: shift.nullable(),
  openedAt: instant,
  /** Not taken by then, it stays with its owner. */
  endsAt: instant,
  settledAt: instant.nullable(),
  can: z.object({ accept: z.boolean(), refuse: z.boolean(), withdraw: z.boolean(), undo: z.boolean() }),
});
export type Swap = z.infer<typeof swap>;

export const swapQuery = z.object({ rota: id.optional(), state: z.enum(['open', 'settled']).default('open') });

export const rotaFairness = z.object({
  from: day,
  to: day,
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

export const rotaPlanDetail = rotaPlan.extend({
  ...planFindings.shape,
  shifts: z.array(shift),
  /** How fair it would be: of the twelve months that end with the plan. Null until it is planned. */
  fairness: rotaFairness.nullable(),
  /** Who is told when it is published: by mail and here. */
  tells: z.number().int(),
});
export type RotaPlanDetail = z.infer<typeof rotaPlanDetail>;

const FEED_KINDS = ['person', 'rota', 'buddy'] as const;
export const newCalendarFeed = z
  .object({
    /** One's own shifts; everybody's; those beside which one sits. */
    of: z.enum(FEED_KINDS),
    rotaId: id.optional(),
  })
  .refine(({ of, rotaId }) => of !== 'rota' || rotaId !== undefined, { error: 'Say of which rota.', path: ['rotaId'] });
export const calendarFeed = z.object({
  id,
  of: z.enum(FEED_KINDS),
  rotaId: id.nullable(),
  /** Whoever has it reads the calendar. */
  url: z.string(),
  madeAt: instant,
  readAt: instant.nullable(),
});
export type CalendarFeed = z.infer<typeof calendarFeed>;
