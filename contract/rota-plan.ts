import { z } from 'zod';
import { timeZone } from './shapes.ts';

// POST   /rotas/solve             rotaInstance → 200 rotaAnswer, or 202 rotaSolution when it takes longer than one waits for
// GET    /rotas/solutions/{id}    rotaSolution: how far it is, then its answer
// DELETE /rotas/solutions/{id}    not wanted any more

export const ROTA_LIMITS = {
  people: 5_000,
  buddies: 1_000,
  /** Days from the first to the last, both counted. */
  days: 400,
  shiftsPerMonth: 31,
  seatsPerDay: 5_000,
  absencesPerPerson: 100,
  historyPerPerson: 400,
  /** More than a plan has. */
  exemptMonths: 24,
  languages: 20,
  skills: 50,
  holidays: 400,
  kept: 200_000,
  countries: 250,
  /** Characters of an id: it is the caller's, and comes back as it is. */
  id: 100,
} as const;

/** Hard rules, and what can stand in somebody's way: the words of `unfilled.reason` and `violations.rule`. */
export const ROTA_REASONS = [
  /** Not one day of the month on which they work and are there. */
  'no-day',
  /** What they may answer in a month is less than one shift. */
  'cap',
  /** With no buddy do they share as many hours as the rota asks for. */
  'overlap',
  'language',
  'skill',
  /** Who could sit beside them is away on each of their days. */
  'buddies-away',
  /** Too near to another shift of theirs. */
  'days-between',
  /** Every buddy of theirs has as many beside them already as they may. */
  'buddies-full',
  'seats-max',
] as const;
export type RotaReason = (typeof ROTA_REASONS)[number];

const ownId = z.string().min(1).max(ROTA_LIMITS.id);
const day = z.iso.date();
/** "2026-03" */
const month = z.string().regex(/^\d{4}-\d{2}$/);
const days = z.array(day).max(ROTA_LIMITS.holidays);
/** ISO: 1 is Monday. */
const weekdays = z.array(z.number().int().min(1).max(7)).max(7).default([1, 2, 3, 4, 5]);
const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'A time looks like 09:00.');
/** From and to on the clock where the person is; to an hour that is not later, it ends the day after. */
const hours = z.tuple([clockTime, clockTime]).default(['09:00', '17:00']);
const absences = z
  .array(
    z
      .object({ from: day, to: day })
      .refine(({ from, to }) => from <= to, { error: 'An absence ends on its first day or later.', path: ['to'] }),
  )
  .max(ROTA_LIMITS.absencesPerPerson)
  .default([]);

const whereAndWhen = {
  id: ownId,
  weekdays,
  hours,
  timeZone: timeZone.default('UTC'),
  languages: z.array(z.string().min(1).max(35)).max(ROTA_LIMITS.languages).default([]),
  skills: z.array(z.string().min(1).max(60)).max(ROTA_LIMITS.skills).default([]),
  absences,
  /** Days off of their own, besides everybody's. */
  holidays: days.default([]),
  /** Whose `countryHolidays` are theirs too. */
  country: z.string().min(2).max(6).optional(),
};

const rotaPerson = z.object({
  ...whereAndWhen,
  /** A part of one is given in turn: 0.5 is a shift every other month. */
  shiftsPerMonth: z.number().min(0).max(ROTA_LIMITS.shiftsPerMonth).default(1),
  /** Instead of the rota's own. */
  minDaysBetween: z.number().int().min(0).max(366).optional(),
  /** Of these nothing is asked of them. */
  exemptMonths: z.array(month).max(ROTA_LIMITS.exemptMonths).default([]),
  /** Minutes that they may answer in one month at most. */
  capMinutes: z.number().int().min(0).optional(),
  /** Shifts before the plan; those of its first month count towards that month's share. */
  history: z
    .array(z.object({ on: day, buddy: ownId.nullable().default(null) }))
    .max(ROTA_LIMITS.historyPerPerson)
    .default([]),
});
export type RotaPerson = z.infer<typeof rotaPerson>;

const rotaBuddy = z.object({
  ...whereAndWhen,
  /** How many people they have beside them on one day. */
  maxPerDay: z.number().int().min(0).max(50).default(1),
});
export type RotaBuddy = z.infer<typeof rotaBuddy>;

export const PARTS_OF_DAY = ['any', 'first', 'last'] as const;

const rotaRules = z.object({
  seatsPerDay: z
    .object({
      min: z.number().int().min(0).max(ROTA_LIMITS.seatsPerDay).default(0),
      max: z.number().int().min(0).max(ROTA_LIMITS.seatsPerDay).default(ROTA_LIMITS.seatsPerDay),
    })
    .refine(({ min, max }) => min <= max, { error: 'The most seats are not fewer than the least.', path: ['max'] })
    .default({ min: 0, max: ROTA_LIMITS.seatsPerDay }),
  /** Days that lie between two shifts of one person: with 1 the day after is free. */
  minDaysBetween: z.number().int().min(0).max(366).default(0),
  /** Hours that person and buddy have in common on the day, measured in real time. */
  minOverlapHours: z.number().min(0).max(24).default(0),
  commonLanguage: z.boolean().default(false),
  commonSkill: z.boolean().default(false),
  /** How long a shift is; left out, a person's whole day. */
  shiftMinutes: z.number().int().min(15).max(1_440).optional(),
  /** Which part of a person's day a shorter shift is; `any`: where it shares most with the buddy. */
  partOfDay: z.enum(PARTS_OF_DAY).default('any'),
  /** With no buddies given, so many of the people with the longest history are buddies of the others, besides their own share. */
  buddiesFromPeople: z.number().int().min(0).max(ROTA_LIMITS.buddies).default(0),
});

export const rotaInstance = z
  .object({
    from: day,
    to: day,
    seed: z.number().int().min(0).max(2_147_483_647).default(1),
    /** Nobody works on these. */
    holidays: days.default([]),
    countryHolidays: z.record(z.string().min(2).max(6), days).default({}),
    people: z.array(rotaPerson).max(ROTA_LIMITS.people),
    buddies: z.array(rotaBuddy).max(ROTA_LIMITS.buddies).default([]),
    rules: rotaRules.default(() => rotaRules.parse({})),
    /** How much is expected on a day, in any unit: seats follow it. Days that are not named have the mean of the rest. */
    demand: z
      .array(z.object({ on: day, amount: z.number().min(0).max(1e9) }))
      .max(ROTA_LIMITS.days)
      .default([]),
    /** The plan so far. What still fits stays where it is, as far as it can; `fixed` is not touched, whatever it breaks. */
    kept: z
      .array(
        z.object({ on: day, person: ownId, buddy: ownId.nullable().default(null), fixed: z.boolean().default(false) }),
      )
      .max(ROTA_LIMITS.kept)
      .default([]),
  })
  .superRefine((instance, ctx) => {
    if (instance.from > instance.to)
      ctx.addIssue({ code: 'custom', path: ['to'], message: 'The plan ends before it begins.' });
    else if (daysFromTo(instance.from, instance.to) > ROTA_LIMITS.days)
      ctx.addIssue({ code: 'custom', path: ['to'], message: `A plan has at most ${ROTA_LIMITS.days} days.` });
    for (const list of ['people', 'buddies'] as const) {
      const seen = new Set<string>();
      for (const [index, { id }] of instance[list].entries()) {
        if (seen.has(id))
          ctx.addIssue({ code: 'custom', path: [list, index, 'id'], message: 'There is another one with this id.' });
        seen.add(id);
      }
    }
    const people = new Set(instance.people.map(({ id }) => id));
    for (const [index, { person, on }] of instance.kept.entries()) {
      if (!people.has(person))
        ctx.addIssue({ code: 'custom', path: ['kept', index, 'person'], message: 'There is nobody with this id.' });
      if (on < instance.from || on > instance.to)
        ctx.addIssue({ code: 'custom', path: ['kept', index, 'on'], message: 'This day is not in the plan.' });
    }
  });
export type RotaInstance = z.infer<typeof rotaInstance>;

function daysFromTo(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}

const rotaShift = z.object({
  on: day,
  person: ownId,
  /** Null where the rota has no buddies. */
  buddy: ownId.nullable(),
  /** On the person's clock. */
  hours: z.tuple([clockTime, clockTime]),
});
export type RotaShift = z.infer<typeof rotaShift>;

/** What is counted of a plan; of each less is better. The same figures in `bound`: what no plan can be below. */
export const rotaFigures = z.object({
  /** Shifts of somebody's share that they did not get. */
  unfilled: z.number(),
  /** Seats that days are short of the least asked for. */
  seatsShort: z.number(),
  /** Shifts beside a buddy whom the person had met since they last had met all. */
  buddyRepeats: z.number(),
  /** Between the buddy with most shifts and the one with fewest. */
  buddySpread: z.number(),
  /** Between the fullest and the emptiest day on which there is work, in the worst month; of the seats that demand asks for, when it is given. */
  daySpread: z.number(),
  /** Shifts on a weekday of which the person has more than an even share. */
  weekdays: z.number(),
  fridays: z.number(),
  /** On one of the last three working days of a month. */
  monthEnds: z.number(),
  /** Of the plan so far. */
  moved: z.number(),
});
export type RotaFigures = z.infer<typeof rotaFigures>;

const rotaViolation = z.object({
  /** A reason as in `unfilled`, or a rule of `rules` in its own words. */
  rule: z.enum([...ROTA_REASONS, 'seats-min', 'hours']),
  /** A person, a buddy; null: everybody. */
  who: ownId.nullable(),
  on: day.nullable(),
  month: month.nullable(),
  detail: z.string(),
});
export type RotaViolation = z.infer<typeof rotaViolation>;

/** Somebody whose share does not fit: what stands against it, and what it would take, cheapest first. */
const rotaCollision = z.object({
  person: ownId,
  month,
  rules: z.array(z.enum(ROTA_REASONS)),
  detail: z.string(),
  ways: z.array(
    z.object({
      /** The rule that gives way. */
      rule: z.enum(ROTA_REASONS),
      on: day,
      buddy: ownId.nullable(),
      /** Hours that the two would share. */
      overlapHours: z.number().nullable(),
      cost: z.number(),
    }),
  ),
});
export type RotaCollision = z.infer<typeof rotaCollision>;

const place = z.object({ on: day, buddy: ownId.nullable() });

export const rotaAnswer = z.object({
  shifts: z.array(rotaShift),
  unfilled: z.array(z.object({ person: ownId, month, reason: z.enum(ROTA_REASONS) })),
  score: rotaFigures,
  bound: rotaFigures,
  violations: z.array(rotaViolation),
  collisions: z.array(rotaCollision),
  /** Who is touched, against `kept`. `why` is what did not hold any more; null: it made room for somebody else. */
  moved: z.array(
    z.object({ person: ownId, was: place, is: place.nullable(), why: z.enum([...ROTA_REASONS, 'hours']).nullable() }),
  ),
  /** From the first look to the last, in the thread that planned. */
  milliseconds: z.number(),
});
export type RotaAnswer = z.infer<typeof rotaAnswer>;

export const ROTA_SOLUTION_STATES = ['waiting', 'planning', 'done', 'failed'] as const;
export const rotaSolution = z.object({
  id: z.uuid(),
  /** Where to ask again. */
  url: z.string(),
  state: z.enum(ROTA_SOLUTION_STATES),
  /** From 0 to 1. */
  progress: z.number().min(0).max(1),
  answer: rotaAnswer.nullable(),
});
