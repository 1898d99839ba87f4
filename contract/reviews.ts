import { z } from 'zod';
import { REVIEW_WORDS } from './review-limits.ts';
import { id, instant, LIMITS, pageQuery } from './shapes.ts';
import { attachment, STATUSES } from './tickets.ts';

// GET  /reviews?state=waiting&mine=buddy   page of reviews; waiting ones by the customer's clock, all others newest first
// GET  /reviews/figures                    reviewFigures: a buddy's day
// GET  /reviews/standing                   { items: [standing] }: of the reader, one for each desk where they answer in turn
// GET  /reviews/{id}                       reviewDetail
// POST /reviews/{id}/comparison            { html } → { blocks, changes }; nothing is stored
// POST /reviews/{id}/approval              { seconds? } → reviewDetail: it leaves as it was written
// POST /reviews/{id}/lesson                lesson → reviewDetail: changed, and given back to its writer
// POST /reviews/{id}/return                { question, seconds? } → reviewDetail: its words are its writer's draft again
// POST /reviews/{id}/share                 { to } → reviewDetail: somebody else may look too
// POST /reviews/{id}/acceptance            reviewDetail: it leaves with the changed words
// POST /tickets/{id}/buddy-question        { words } → { messageId }: a note that names the buddy of today
// POST /shifts/{id}/call                   → { id, name }: who was told that a word with them is wanted
// PUT  /reviews/away                       { minutes } → { until }: asks go to another buddy meanwhile
// DELETE /reviews/away                     204: there again

export const REVIEW_LIMITS = {
  lessons: 30,
  /** Looks of one buddy on one day, from which on a pause is due. */
  looksPerDay: 20,
  /** Seconds of one look that count as work. */
  seconds: 3_600,
  /** Of stepping away for a bit; whoever is gone for longer has an absence. */
  awayMinutes: 600,
} as const;

const REVIEW_STATES = ['waiting', 'given-back', 'approved', 'sent-back', 'overtaken', 'withdrawn', 'left'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

const named = z.object({ id, name: z.string() });
const words = z.string().trim().max(REVIEW_WORDS);
/** The reply promises something by then: it stands on the ticket from when the reply leaves. */
const promisedAt = instant.optional();
const seconds = z.number().int().min(0).max(REVIEW_LIMITS.seconds).optional();

/** What is behind a change of the buddy's, by the change's number. */
export const lesson = z.object({
  number: z.number().int().min(1).max(1_000),
  /** The words that went and those that came in their place, as both read them then. */
  before: z.string().max(LIMITS.messageText),
  after: z.string().max(LIMITS.messageText),
  words,
  /** The article of the style guide that says it. */
  guide: z.object({ articleId: id, title: z.string().max(500) }).nullable(),
});
export type Lesson = z.infer<typeof lesson>;

/** What became of one piece of a reply; runs of one change share its number. */
const comparedBlock = z.object({
  tag: z.string(),
  runs: z.array(
    z.object({ kind: z.enum(['same', 'added', 'taken']), text: z.string(), change: z.number().int().nullable() }),
  ),
});
export const comparison = z.object({
  blocks: z.array(comparedBlock),
  changes: z.array(z.object({ number: z.number().int(), before: z.string(), after: z.string() })),
  /** Days by which these words say that something happens: as they are written, and when that day ends on the desk. */
  promises: z.array(z.object({ words: z.string(), at: instant })),
  /** No word is another, but how they are written is: bold, a link, a list. */
  formOnly: z.boolean(),
});
export type Comparison = z.infer<typeof comparison>;

export const review = z.object({
  id,
  /** Null: its words stand in a draft again. */
  messageId: id.nullable(),
  state: z.enum(REVIEW_STATES),
  ticket: z.object({
    id,
    number: z.number().int(),
    subject: z.string(),
    status: z.enum(STATUSES),
    language: z.string().nullable(),
    category: z.string().nullable(),
    contact: z.object({ id, name: z.string() }),
    /** Reply due: the customer's clock goes on while the reply waits. */
    dueAt: instant.nullable(),
  }),
  rotaId: id,
  author: named,
  buddy: named.nullable(),
  /** Everybody who was asked. */
  asked: z.array(named),
  askedAt: instant,
  lookedAt: instant.nullable(),
  lookedBy: named.nullable(),
  leftAt: instant.nullable(),
  lessons: z.number().int(),
  /** With which it was sent back. */
  question: z.string().nullable(),
  /** Its place among the writer's of that day: 8 for the eighth. */
  ofDay: z.number().int(),
  /** When somebody else is asked too; null: nobody any more. */
  escalatesAt: instant.nullable(),
  /** Of one that was given back: when it goes as the buddy wrote it. */
  goesAt: instant.nullable(),
});
export type Review = z.infer<typeof review>;

export const reviewDetail = review.extend({
  /** Its letter, while it waits. */
  outgoingId: id.nullable(),
  html: z.string(),
  changedHtml: z.string().nullable(),
  ...comparison.shape,
  lessonsOf: z.array(lesson),
  goodWord: z.string().nullable(),
  /** What goes along with it. */
  attachments: z.array(attachment),
  /** What it answers. */
  asks: z.object({ name: z.string(), text: z.string(), at: instant, channel: z.string() }).nullable(),
  /** When it would leave if it were let go now; null: at once. */
  plannedFor: instant.nullable(),
  /** How many of the writer's were let go as they were, and how many it takes to send alone. */
  approved: z.number().int(),
  needed: z.number().int(),
  /** Who else could look, those with the fewest to look at first. */
  others: z.array(named),
  can: z.object({ look: z.boolean(), accept: z.boolean() }),
});
export type ReviewDetail = z.infer<typeof reviewDetail>;

export const reviewQuery = pageQuery.extend({
  /** `open`: waiting or given back. `looked`: somebody looked at it. */
  state: z.enum(['waiting', 'open', 'looked', 'all']).default('all'),
  /** Only those one was asked to look at (of looked ones: has looked at), or one's own. */
  mine: z.enum(['buddy', 'author']).optional(),
  ticket: id.optional(),
});
export type ReviewQuery = z.infer<typeof reviewQuery>;

export const comparisonAsked = z.object({ html: z.string().max(LIMITS.messageText) });
export const approvalGiven = z
  .object({
    /** The look took so long. */
    seconds,
    promisedAt,
  })
  .default({});
export type ApprovalGiven = z.infer<typeof approvalGiven>;
export const lessonGiven = z.object({
  /** The whole reply as it is to be. */
  html: z.string().min(1).max(LIMITS.messageText),
  lessons: z
    .array(lesson)
    .max(REVIEW_LIMITS.lessons)
    .refine((all) => new Set(all.map(({ number }) => number)).size === all.length, 'One lesson to a change.')
    .default([]),
  goodWord: words.nullable().default(null),
  /** When it goes as it is now, should its writer be away until then. Left out: in time for the customer. */
  sendAt: instant.optional(),
  seconds,
  promisedAt,
});
export type LessonGiven = z.infer<typeof lessonGiven>;
export const returnGiven = z.object({ question: words.min(1), seconds });
export const shareGiven = z.object({ to: id });
export const awaySaid = z.object({ minutes: z.number().int().min(5).max(REVIEW_LIMITS.awayMinutes) });
export const awayGiven = z.object({ until: instant });
export const buddyAsked = named;
export const buddyQuestion = z.object({ words: words.min(1) });

export const standing = z.object({
  deskId: id,
  rotaId: id,
  level: z.enum(['learning', 'alone']),
  /** Replies of theirs wait for a look. */
  held: z.boolean(),
  approved: z.number().int(),
  needed: z.number().int(),
  /** Who would be asked to look, or was beside them last. */
  buddy: named.nullable(),
  /** A shift of theirs is today. */
  onShift: z.boolean(),
});
export type Standing = z.infer<typeof standing>;

export const reviewFigures = z.object({
  /** Looks of today that are done, and those that wait for one now. */
  done: z.number().int(),
  waiting: z.number().int(),
  /** From so many on a pause is due. */
  pauseFrom: z.number().int(),
  /** Half of today's waited no longer than this; null: none yet. */
  typicalWaitMinutes: z.number().int().nullable(),
  /** What waits longest now. */
  longest: z.object({ minutes: z.number().int(), author: named }).nullable(),
  ownMinutes: z.number().int(),
  /** One said to be away for a bit; null: one is there. */
  awayUntil: instant.nullable(),
  /** Open tickets that one holds oneself, and when the first of them is due. */
  ownTickets: z.object({ count: z.number().int(), nextDueAt: instant.nullable() }),
  beside: z.array(
    z.object({
      teammate: named,
      endsAt: instant,
      timeZone: z.string(),
      approved: z.number().int(),
      needed: z.number().int(),
      level: z.enum(['learning', 'alone']),
      /** What lessons told them in their last three shifts, the most frequent first. */
      keeps: z.array(z.object({ words: z.string(), times: z.number().int() })),
      /** Of their replies that were looked at in these shifts: how many were left as they were. */
      asWritten: z.object({ count: z.number().int(), of: z.number().int() }),
    }),
  ),
});
export type ReviewFigures = z.infer<typeof reviewFigures>;
