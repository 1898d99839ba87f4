import { z } from 'zod';
import { ROLES } from './permissions.ts';
import { id, instant, language } from './shapes.ts';

/** What only the developers' page asks; none of it is there in a real installation. */

/** One thing that the clock will come by. */
export const comingThing = z.object({
  at: instant,
  kind: z.enum(['reply', 'start', 'mail', 'closing', 'invitation', 'try']),
  /** How many things of this kind come at that minute. */
  count: z.number().int(),
  /** Whom or what it is about, where it is one: a contact's name, a subject, an address, a job. */
  about: z.string().nullable(),
  ticketNumber: z.number().int().nullable(),
});
export type ComingThing = z.infer<typeof comingThing>;

export const devClock = z.object({
  now: instant,
  /** The machine's own. */
  machine: instant,
  timeZone: z.string(),
  moved: z.boolean(),
  standing: z.boolean(),
  /** A move is under way. */
  moving: z.boolean(),
  /** Until the end of the line, in order. */
  coming: z.array(comingThing),
  lineEnds: instant,
  /** Where the days begin by the house's zone: today's midnight and all that follow on the line. */
  days: z.array(instant),
  /** Tomorrow at nine. */
  morning: instant,
});
export type DevClock = z.infer<typeof devClock>;

/** The furthest that one move goes. */
export const LONGEST_MOVE_DAYS = 60;
const mostMinutes = LONGEST_MOVE_DAYS * 24 * 60;

/** How the clock is moved: to stand at an instant, to run on from one, by so many minutes, on, or back to the machine's. */
export const clockMove = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), at: instant }),
  z.object({ kind: z.literal('run-from'), at: instant }),
  z.object({ kind: z.literal('advance'), minutes: z.number().int().min(1).max(mostMinutes) }),
  z.object({ kind: z.literal('stand') }),
  z.object({ kind: z.literal('run') }),
  z.object({ kind: z.literal('resume') }),
]);
export type ClockMove = z.infer<typeof clockMove>;

export const movedClock = devClock.extend({ /** Jobs that ran on the way. */ ran: z.number().int() });

export const castMember = z.object({
  id,
  name: z.string(),
  role: z.enum(ROLES),
  /** The desks that the role holds on; empty for all. */
  desks: z.array(z.string()),
  department: z.string().nullable(),
  locale: language,
  /** More about the sample's named people. */
  who: z.string().nullable(),
});
export type CastMember = z.infer<typeof castMember>;

export const castCustomer = z.object({
  id,
  name: z.string(),
  language: language.nullable(),
  tickets: z.number().int(),
  /** The newest request and its status page, as a path. */
  subject: z.string(),
  page: z.string(),
});
export type CastCustomer = z.infer<typeof castCustomer>;

export const cast = z.object({
  company: z.string(),
  tickets: z.number().int(),
  demo: z.boolean(),
  signedInAs: id.nullable(),
  teammates: z.array(castMember),
  customers: z.array(castCustomer),
});
export type Cast = z.infer<typeof cast>;

export const MAIL_KINDS = ['auto-reply', 'reply', 'reset', 'invitation', 'test'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

export const devLetter = z.object({
  kind: z.enum(MAIL_KINDS),
  language,
  subject: z.string(),
  /** The whole mail. */
  html: z.string(),
  /** Of its plain text. */
  characters: z.number().int(),
});
export type DevLetter = z.infer<typeof devLetter>;

/** Characters of a subject that a phone shows in its list of mails. */
export const SUBJECT_ON_A_PHONE = 38;

export const devMails = z.object({
  desks: z.array(z.object({ id, name: z.string() })),
  deskId: id.nullable(),
  letters: z.array(devLetter),
});
export type DevMails = z.infer<typeof devMails>;

export const devEvent = z.object({
  seq: z.number().int(),
  name: z.string(),
  at: instant,
  audience: z.enum(['desk', 'company', 'owners', 'actor']).nullable(),
  /** A name where somebody did it, else the part of the house. */
  actor: z.string(),
  ticketNumber: z.number().int().nullable(),
  payload: z.record(z.string(), z.unknown()),
});
export type DevEvent = z.infer<typeof devEvent>;

export const devJob = z.object({
  name: z.string(),
  /** A crontab pattern, where it comes by itself. */
  recurs: z.string().nullable(),
  waiting: z.number().int(),
  nextAt: instant.nullable(),
  /** Of the one that waits with the most tries. */
  tries: z.number().int(),
  lastError: z.string().nullable(),
  lastMilliseconds: z.number().nullable(),
});
export type DevJob = z.infer<typeof devJob>;

export const BREAKAGES = ['slow-answers', 'live-line', 'mail-server'] as const;
export type Breakage = (typeof BREAKAGES)[number];
export const breakages = z.record(z.enum(BREAKAGES), z.boolean());
