import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { id, instant } from './shapes.ts';
import { MESSAGE_TYPES, STATUSES, ticket } from './tickets.ts';

// GET /search?q=&sort=&typing=&limit=&cursor=   → searchAnswer (permission ticket.read)
// GET /search/completions?q=&at=                → completions of the operator or value under the caret (ticket.read)
// GET /tickets/{id}/similar                     → similarTickets (ticket.read)
//
// What stands in the box is never an error: what is no operator is a word.
//   words            all of them, in any order, in whatever form their language gives them, accents or not
//   "two words"      in this order; `-word`, `-"two words"` and `-status:open`: without
//   one or other     one of the two (also OR)
//   429 ERR_X-12     codes and numbers exactly so; `#1042` or `1042` also finds that ticket, and shows it first
//   from:giulia status:open desk:"IT help" …   see SEARCH_OPERATORS; the same operator twice means one of both (tags: both)
//   before: after:   2026, 2026-11, 2026-11-21, today, yesterday, monday …, 7d (so long ago), 3w, 6m, 1y

/** What can stand before a colon. */
export const SEARCH_OPERATORS = [
  'from',
  'to',
  'subject',
  'desk',
  'status',
  'priority',
  'tag',
  'category',
  'assignee',
  'team',
  'type',
  'channel',
  'lang',
  'org',
  'mark',
  'before',
  'after',
  'has',
  'is',
] as const;
export type SearchOperator = (typeof SEARCH_OPERATORS)[number];

/** What can stand after `is:`. `open`: new or open; `solved`: solved or closed. */
export const SEARCH_STATES = [
  'unanswered',
  'open',
  'waiting',
  'solved',
  'closed',
  'mine',
  'unassigned',
  'snoozed',
  'followed',
  'mentioned',
  'vip',
  'spam',
  'merged',
  'note',
] as const;
export type SearchState = (typeof SEARCH_STATES)[number];

/** Newest passage first, or by how well it fits. */
export const SEARCH_SORTS = ['newest', 'best'] as const;
export type SearchSort = (typeof SEARCH_SORTS)[number];
export const LONGEST_SEARCH = 400;
export const PASSAGES_OF_A_TICKET = 3;
/** Tickets of one page at most: each brings passages along. */
const LARGEST_SEARCH_PAGE = 50;

export const searchQuery = z.object({
  q: z.string().max(LONGEST_SEARCH).default(''),
  sort: z.enum(SEARCH_SORTS).default('newest'),
  /** The last word is still being typed: it is looked for as a beginning. */
  typing: z.enum(['0', '1', 'true', 'false']).optional(),
  /** A desk by name or id; the same as desk: in the box. */
  desk: z.string().max(LIMITS.name).optional(),
  limit: z.coerce.number().int().min(1).max(LARGEST_SEARCH_PAGE).default(20),
  cursor: z.string().max(500).optional(),
});

/** From which character to before which (UTF-16, as JavaScript counts) of the text beside it. */
const mark = z.tuple([z.number().int(), z.number().int()]);

/** Where the words were found. */
const PASSAGE_PLACES = ['text', 'quoted', 'file'] as const;

const foundMessage = z.object({
  id,
  type: z.enum(MESSAGE_TYPES),
  from: z.object({ name: z.string(), address: z.string() }),
  language: z.string().nullable(),
  createdAt: instant,
});

const passage = z.object({
  message: foundMessage,
  place: z.enum(PASSAGE_PLACES),
  /** Of `file`: which. */
  file: z.object({ id, name: z.string(), nameMarks: z.array(mark) }).nullable(),
  /** Plain text, one line, some 200 characters around what was found; it may begin or end with "…". */
  snippet: z.string(),
  marks: z.array(mark),
});
export type SearchPassage = z.infer<typeof passage>;

export const foundTicket = z.object({
  ticket,
  /** Of the ticket's subject. */
  subjectMarks: z.array(mark),
  /** The first passage's; the ticket's newest message where only the operators or the number were asked for. */
  message: foundMessage.nullable(),
  snippet: z.string(),
  marks: z.array(mark),
  /** The first is the one above; empty where nothing but operators was asked for. */
  passages: z.array(passage).max(PASSAGES_OF_A_TICKET),
  /** Its number was asked for, its words were found, or it fits the operators and no word was given. */
  why: z.enum(['number', 'words', 'operators']),
});
export type FoundTicket = z.infer<typeof foundTicket>;

/** One part of the question as it was understood, in the order of the box, for a chip. */
export const understoodPart = z.object({
  kind: z.enum(['word', 'phrase', 'operator', 'number']),
  /** Of kind `operator`. */
  operator: z.enum(SEARCH_OPERATORS).nullable(),
  /** As typed, without quotes. */
  value: z.string(),
  /** Without these. */
  not: z.boolean(),
  /** Where it stands in `q`, so that a chip can take it out. */
  at: mark,
  /** An operator's value that names nothing that one may see: nothing fits it. */
  unknown: z.boolean(),
  /** What the value names, where it names one thing: the desk's full name, the instant of a date. */
  means: z.string().nullable(),
});
export type UnderstoodPart = z.infer<typeof understoodPart>;

const facet = <Key extends z.ZodType>(key: Key) =>
  z.array(
    z.object({
      key,
      name: z.string(),
      count: z.number().int(),
      /** What to add to the box to see these alone: `tag:refund`. */
      adds: z.string(),
    }),
  );

export const searchAnswer = z.object({
  items: z.array(foundTicket),
  nextCursor: z.string().nullable(),
  /** Tickets found; `more`: at least so many. */
  total: z.object({ tickets: z.number().int(), more: z.boolean() }),
  /** Over what `total` counts: tickets by each. Only with the first page. */
  facets: z
    .object({
      desks: facet(id),
      statuses: facet(z.enum(STATUSES)),
      tags: facet(z.string()),
      channels: facet(z.string()),
      languages: facet(z.string()),
      years: facet(z.number().int()),
    })
    .nullable(),
  /** Nothing had the words as typed; this was looked for instead, and what is listed was found with it. */
  corrected: z.object({ q: z.string(), words: z.array(z.object({ typed: z.string(), meant: z.string() })) }).nullable(),
  understood: z.array(understoodPart),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;

export const completionQuery = z.object({
  q: z.string().max(LONGEST_SEARCH).default(''),
  /** Where the caret stands, in characters of `q`; its end when left out. */
  at: z.coerce.number().int().min(0).max(LONGEST_SEARCH).optional(),
});

export const completions = z.object({
  /** The part of `q` that each `insert` replaces. */
  replaces: mark,
  /** The operator whose value is being typed; null while an operator itself may come. */
  operator: z.enum(SEARCH_OPERATORS).nullable(),
  items: z.array(
    z.object({
      /** Whole, with operator, colon and quotes where needed: `desk:"IT help"`. */
      insert: z.string(),
      /** The operator (`from`) or the value (`IT help`) alone; what the catalogue has a word for, a screen translates. */
      value: z.string(),
      /** A second line where the value alone says little: an address. */
      detail: z.string().nullable(),
      /** How many of the asker's tickets have it, up to 1000; null where counting would take too long. */
      count: z.number().int().nullable(),
    }),
  ),
});
export type Completions = z.infer<typeof completions>;

export const similarTickets = z.object({
  items: z.array(
    z.object({
      ticket,
      /** 0 to 1. */
      score: z.number(),
      /** What was said there that answers most likely: the last reply, else what fits best. */
      message: foundMessage.nullable(),
      snippet: z.string(),
      marks: z.array(mark),
    }),
  ),
});
export type SimilarTickets = z.infer<typeof similarTickets>;
