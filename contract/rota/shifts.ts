import { z } from 'zod';
import { id, instant, pageQuery } from '../shapes.ts';
import { day, named, ROTA_KEPT_LIMITS } from './shapes.ts';

// GET    /shifts?rota=&teammate=&from=&to=&limit=&cursor=   by day; of drafts only who may plan sees
// GET    /shifts/{id}                          shift
// PATCH  /shifts/{id}                          shiftMove → shift; 409 `breaks-rules` with `broken` unless `anyway`; of a draft nobody is told
// DELETE /shifts/{id}                          it does not take place; 204
// POST   /shifts/{id}/check                    shiftPlace → shiftCheck, nothing is stored
// GET    /shifts/{id}/candidates               { items: [candidate] }, fairest first, those who cannot last with the rule
// POST   /shifts/{id}/swap                     swapAsk → swap
// POST   /shifts/{id}/stand-in                 { words } → swap: "I can't", all who can are asked, the fairest first
// GET    /swaps?rota=&state=open               { items: [swap] }
// POST   /swaps/{id}/acceptance                { otherShiftId? } → swap; of an awaiting one: the manager's yes
// POST   /swaps/{id}/refusal|withdrawal|undo   swap

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
  /** Its person is away then; never why. Told to that person and to who plans, false for everybody else. */
  away: z.boolean(),
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
