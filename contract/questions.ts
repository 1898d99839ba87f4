import { z } from 'zod';
import { mark } from './satisfaction.ts';
import { id, instant, language, pageQuery } from './shapes.ts';

export const QUESTION_STATES = ['to_write', 'written', 'left_out'] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

/** Bars of a question's picture: the window in so many equal parts, the oldest first. */
export const QUESTION_BARS = 12;
/** Tickets of one question that are named; `size` counts all. */
export const QUESTION_TICKETS = 200;

/** From when on a question of a desk counts as asked again. */
export const questionSettings = z.object({
  days: z.number().int().min(1).max(365),
  times: z.number().int().min(2).max(100),
});
export type QuestionSettings = z.infer<typeof questionSettings>;

export const repeatedQuery = pageQuery.extend({
  desk: id.optional(),
  state: z.enum(QUESTION_STATES).default('to_write'),
});

const askedInWords = z.object({
  ticketId: id,
  number: z.number().int(),
  language: z.string().nullable(),
  /** What was asked, in one or two sentences of the letter. */
  text: z.string(),
  /** Who wrote it. */
  contact: z.object({ id, name: z.string() }),
  at: instant,
});

const bestAnswer = z.object({
  messageId: id,
  ticketId: id,
  number: z.number().int(),
  author: z.object({ id: id.nullable(), name: z.string() }),
  language: z.string().nullable(),
  text: z.string(),
  html: z.string(),
  at: instant,
  /** What the customer said of the ticket, where they did. */
  mark: mark.nullable(),
});

export const repeatedQuestion = z.object({
  id,
  deskId: id,
  state: z.enum(QUESTION_STATES),
  /** How often it was asked in the window, of tickets that one may see. */
  size: z.number().int(),
  people: z.number().int(),
  /** Most of all in this language; and how often in each. */
  language: z.string().nullable(),
  languages: z.array(z.object({ language: z.string(), count: z.number().int() })),
  /** As somebody asked it: the words most like all the others'. */
  sample: z.string(),
  samples: z.array(askedInWords),
  ticketIds: z.array(id),
  /** How often in each part of the window, oldest first. */
  bars: z.array(z.number().int()),
  days: z.number().int(),
  firstAt: instant,
  lastAt: instant,
  /** About how long the team read and wrote for it in the window, in minutes: guessed from its replies, measured by nobody. */
  minutes: z.number().int(),
  /** Once it is answered: how often it was asked in a window's time before, and since. */
  helped: z.object({ before: z.number().int(), since: z.number().int() }).nullable(),
  /** Replies that were looked at for the best answer. */
  replies: z.number().int(),
  bestAnswer: bestAnswer.nullable(),
  /** What was written for it; while nothing was, an article that says nearly this. */
  article: z.object({ id, title: z.string(), language, written: z.boolean() }).nullable(),
  can: z.object({ write: z.boolean() }),
});
export type RepeatedQuestion = z.infer<typeof repeatedQuestion>;

export const repeatedQuestions = z.object({
  items: z.array(repeatedQuestion),
  nextCursor: z.string().nullable(),
  /** Questions in each state; and how often those to write were asked, all together. */
  counts: z.object({ to_write: z.number().int(), written: z.number().int(), left_out: z.number().int() }),
  asked: z.number().int(),
  /** Of the desk that was asked for; of several, the most usual ones. */
  settings: questionSettings,
});
export type RepeatedQuestions = z.infer<typeof repeatedQuestions>;

/** An answer that is there already, or the words of a new one. */
export const answerToQuestion = z.union([
  z.object({ articleId: id }).strict(),
  z
    .object({
      title: z.string().trim().min(1).max(300),
      /** HTML, without what is about one person (`POST /tickets/{id}/faq-preview` takes that out of a reply). */
      body: z.string().min(1).max(500_000),
      language,
      sectionId: id.nullable().default(null),
      visibility: z.enum(['public', 'internal']).default('public'),
      state: z.enum(['draft', 'published']).default('draft'),
    })
    .strict(),
]);
export type AnswerToQuestion = z.infer<typeof answerToQuestion>;
