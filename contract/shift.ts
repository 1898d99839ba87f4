import { z } from 'zod';
import { id, instant } from './shapes.ts';
import { named, PRIORITIES, STATUSES } from './tickets.ts';

// GET    /shifts/today                   myDay: the shift that one has today, or the next one; who sits beside oneself
// POST   /shifts/{id}/beginning          → dayShift
// GET    /shifts/{id}/briefing           briefing
// GET    /shifts/{id}/queue              shiftQueue
// GET    /shifts/{id}/kept               { items: [keptTicket] }: for buddies, with who should take it
// POST   /shifts/{id}/not-for-me         { ticketId } → 204: not offered again
// DELETE /shifts/{id}/not-for-me/{ticketId}   204: offered again where it fits
// GET    /shifts/{id}/load               shiftLoad: one's own, the buddy's to see, and a manager's
// POST   /shifts/{id}/breaks             { why } → shiftLoad
// DELETE /shifts/{id}/breaks/current     → shiftLoad
// POST   /shifts/{id}/more               the soft stop was passed knowingly → shiftLoad
// POST   /shifts/{id}/lift               { reason } → shiftLoad: a manager lifts the hard stop
// PUT    /shifts/{id}/energy             { energy } → 204
// GET    /teammates/me/energy            { items: [energyOfDay] }: the last six, nobody else's to see
// GET    /rotas/{id}/kept                { items: [keptTicket] }: what is kept from all who help, with who should take it
// GET    /rotas/{id}/buddy-days          { items: [buddyDay] }: of full-time agents, today
// POST   /rotas/{id}/buddy-days/{teammateId}/lift   { reason } → buddyDay: a manager lifts the stop of that day
// GET    /rotas/{id}/energy              { items: [energyOfMonth] }: of five people or more together, for managers and leads

export const SHIFT_DAY_LIMITS = {
  reason: 300,
  /** Breaks of one shift. */
  breaks: 40,
  notForMe: 200,
  /** Minutes before the end at which the hand-over begins. */
  handOver: 30,
} as const;

const BREAK_REASONS = ['pause', 'lunch', 'after-hard'] as const;
export type BreakReason = (typeof BREAK_REASONS)[number];

const LOAD_STATES = ['fresh', 'soft', 'hard', 'break'] as const;

const shiftBreak = z.object({
  from: instant,
  /** Null: it lasts. Of one that came by itself: until when it is meant. */
  to: instant.nullable(),
  why: z.enum(BREAK_REASONS),
});
export type ShiftBreak = z.infer<typeof shiftBreak>;

export const shiftLoad = z.object({
  /** Replies since the shift began that left or wait for their buddy. */
  answered: z.number().int(),
  /** Of these: long threads, angry words, a low mark before. */
  hard: z.number().int(),
  softStop: z.number().int(),
  hardStop: z.number().int(),
  minutesThisMonth: z.number().int(),
  capMinutes: z.number().int(),
  breaks: z.array(shiftBreak),
  /** The one that lasts now. */
  break: shiftBreak.nullable(),
  lastBreakAt: instant.nullable(),
  /** Hard ones since the last break. */
  hardSinceBreak: z.number().int(),
  state: z.enum(LOAD_STATES),
  /** Which of the two ends the day; null where none does. */
  stoppedBy: z.enum(['answers', 'cap']).nullable(),
  softStopPassed: z.boolean(),
  /** A manager lifted the hard stop, and why. */
  lifted: z.object({ by: z.string().nullable(), reason: z.string() }).nullable(),
  /** Who may. */
  mayLift: z.array(named),
});
export type ShiftLoad = z.infer<typeof shiftLoad>;

export const dayShift = z.object({
  id,
  rotaId: id,
  deskId: id,
  on: z.iso.date(),
  startsAt: instant,
  endsAt: instant,
  /** When what is open is handed over. */
  handOverAt: instant,
  timeZone: z.string(),
  state: z.enum(['published', 'complete']),
  begunAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** Away with a time: back by then; without one: gone for the day. */
  buddy: named.extend({ isAway: z.boolean(), awayUntil: instant.nullable() }).nullable(),
  /** Who looks while the buddy is away; null: nobody, or the buddy is there. */
  standIn: named.nullable(),
  level: z.enum(['learning', 'alone']),
  skills: z.array(z.string()),
  languages: z.array(z.string()),
  energy: z.number().int().nullable(),
  load: shiftLoad,
});
export type DayShift = z.infer<typeof dayShift>;

const besideShift = z.object({
  shiftId: id,
  teammate: named,
  startsAt: instant,
  endsAt: instant,
  begunAt: instant.nullable(),
  endedAt: instant.nullable(),
  answered: z.number().int(),
  hard: z.number().int(),
  softStop: z.number().int(),
  state: z.enum(LOAD_STATES),
});

/** The day of a full-time agent where they are: what they answered and what they looked at. */
export const buddyDay = z.object({
  rotaId: id,
  teammate: named,
  on: z.iso.date(),
  answered: z.number().int(),
  /** Replies of others that they looked at. */
  looks: z.number().int(),
  /** Of both. */
  hard: z.number().int(),
  /** Of both together; 0: there is none. */
  softStop: z.number().int(),
  hardStop: z.number().int(),
  /** soft: rest is due; hard: nothing more is given to them. */
  state: z.enum(['fresh', 'soft', 'hard']),
  lifted: z.object({ by: z.string().nullable(), reason: z.string() }).nullable(),
  mayLift: z.array(named),
  can: z.object({ lift: z.boolean() }),
});
export type BuddyDay = z.infer<typeof buddyDay>;

export const myDay = z.object({
  shift: dayShift.nullable(),
  next: z.object({ id, on: z.iso.date(), startsAt: instant, timeZone: z.string(), buddy: named.nullable() }).nullable(),
  /** Those beside whom one sits today. */
  beside: z.array(besideShift),
  /** An earlier day of the last week that was begun and never handed over; it does not count yet. */
  unended: z.object({ id, on: z.iso.date(), startsAt: instant, timeZone: z.string() }).nullable(),
  /** One's own as a full-time agent; null: one is none. */
  buddyDay: buddyDay.nullable(),
});
export type MyDay = z.infer<typeof myDay>;

const askedOften = z.object({
  id,
  times: z.number().int(),
  /** As somebody asked it. */
  words: z.string(),
  article: z.object({ id, title: z.string() }).nullable(),
});

export const briefing = z.object({
  buddy: named.nullable(),
  /** Day of the last shift; null: this is the first. */
  since: z.iso.date().nullable(),
  changes: z.array(
    z.object({
      articleId: id,
      title: z.string(),
      /** What changed, in the words of who published it; empty: they said nothing. */
      what: z.string(),
      isNew: z.boolean(),
      at: instant,
    }),
  ),
  /** What earlier shifts left to know. */
  notes: z.array(z.object({ words: z.string(), by: z.string().nullable(), at: instant })),
  asked: z.array(askedOften),
  stillYours: z.array(
    z.object({
      id,
      number: z.number().int(),
      subject: z.string(),
      status: z.enum(STATUSES),
      dueAt: instant.nullable(),
      promisedAt: instant.nullable(),
    }),
  ),
});
export type Briefing = z.infer<typeof briefing>;

/** Why one ticket is for somebody, in the order in which it is told. */
const fitReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('field'), name: z.string() }),
  z.object({ kind: z.literal('written'), title: z.string() }),
  z.object({ kind: z.literal('language'), language: z.string() }),
  z.object({ kind: z.literal('easy'), minutes: z.number().int() }),
  z.object({ kind: z.literal('like'), count: z.number().int() }),
]);
export type FitReason = z.infer<typeof fitReason>;

export const KEPT_REASONS = ['angry', 'vip', 'urgent', 'low-mark', 'long', 'language', 'not-written'] as const;
export type KeptReason = (typeof KEPT_REASONS)[number];

export const queueItem = z.object({
  ticketId: id,
  number: z.number().int(),
  subject: z.string(),
  status: z.enum(STATUSES),
  priority: z.enum(PRIORITIES),
  channel: z.string(),
  language: z.string().nullable(),
  contact: z.object({ name: z.string(), organization: z.string().nullable() }),
  /** The customer's first words. */
  words: z.string(),
  dueAt: instant.nullable(),
  reasons: z.array(fitReason),
  /** About how long, of solved ones like it; null: not known. */
  minutes: z.number().int().nullable(),
});
export type QueueItem = z.infer<typeof queueItem>;

export const shiftQueue = z.object({
  items: z.array(queueItem),
  fits: z.number().int(),
  waiting: z.number().int(),
  kept: z.array(z.object({ reason: z.enum(KEPT_REASONS), count: z.number().int(), language: z.string().optional() })),
  /** Where nothing is offered though one might take it: a hard one that the buddy has, to watch. */
  watch: z
    .object({ ticketId: id, number: z.number().int(), subject: z.string(), by: named, reason: z.enum(KEPT_REASONS) })
    .nullable(),
  /** Nothing is offered: a break, a stop, the shift is over. */
  closed: z.enum(['break', 'soft', 'hard', 'over']).nullable(),
  /** Nobody looks just now, so only what is written down is offered. */
  onlyWritten: z.boolean(),
});
export type ShiftQueue = z.infer<typeof shiftQueue>;

export const keptTicket = z.object({
  ticketId: id,
  number: z.number().int(),
  subject: z.string(),
  contact: z.string(),
  reason: z.enum(KEPT_REASONS),
  dueAt: instant.nullable(),
  /** The buddy with the fewest hard ones in seven days, and how many; null: nobody is there. */
  takeIt: named.extend({ hardLately: z.number().int() }).nullable(),
});
export type KeptTicket = z.infer<typeof keptTicket>;

export const breakBody = z.object({ why: z.enum(['pause', 'lunch']).default('pause') });
export const liftBody = z.object({ reason: z.string().trim().min(1).max(SHIFT_DAY_LIMITS.reason) });
export const notForMeBody = z.object({ ticketId: id });
export const energyBody = z.object({ energy: z.number().int().min(1).max(5) });
export const energyOfDay = z.object({ shiftId: id, on: z.iso.date(), energy: z.number().int() });
export const energyOfMonth = z.object({
  /** 2026-11 */
  month: z.string(),
  /** Who said it; 0 where they were too few to be told of. */
  people: z.number().int(),
  /** 1 to 5; null: fewer than five people said it. */
  mean: z.number().nullable(),
});
export type EnergyOfMonth = z.infer<typeof energyOfMonth>;
export type EnergyOfDay = z.infer<typeof energyOfDay>;
