import { z } from 'zod';
import { ARTICLE_LIMITS } from './article-limits.ts';
import { dayRange } from './rota.ts';
import { id, instant, language } from './shapes.ts';
import { dayShift } from './shift.ts';
import { ticket } from './tickets.ts';

// GET  /shifts/{id}/after             afterShift: what is handed on, what was learned, what came of it; one's own shift only
// GET  /shifts/{id}/gathered          { items: [gathered] }: as it grows during the day
// POST /shifts/{id}/hand-over         newHandOver → afterShift
// POST /shifts/{id}/completion        completion → afterShift; 409 `hand-over-first` while what is open is not handed on
// POST /gathered/{id}/article         articleOfGathered → gathered: a draft, given to the buddy or kept
// POST /gathered/{id}/article-edit    articleEditOfGathered → { id }: a change of an article that is there, given to the buddy or kept
// POST /gathered/{id}/saved-reply     savedReplyOfGathered → gathered
// POST /gathered/{id}/same-word       { articleId } → gathered: searches find the article by that word too
// POST /gathered/{id}/left            gathered: not worth keeping
// GET  /teammates/me/words            { items: [wordToMe] }: what those beside whom one sat said at the end
// GET  /rotas/{id}/company?from=&to=  companyOfRota, for managers and leads

export const AFTER_SHIFT_LIMITS = {
  note: 600,
  word: 300,
  line: 300,
  tickets: 100,
  /** Things to decide on that are shown at once. */
  gathered: 12,
  title: 200,
  html: 100_000,
  savedReplyName: 80,
} as const;

const person = z.object({ id, name: z.string() });
const plainLine = z.string().trim().max(AFTER_SHIFT_LIMITS.line);

/** Why this colleague: they speak the customer's language, they are the buddy and it is due soon, or nothing is to do yet: the
 * customer is to write, or a reply is written and has not left. */
const HAND_OVER_REASONS = ['language', 'soon', 'next-shift', 'waits', 'on-its-way', 'nobody'] as const;

const handOverSuggestion = z.object({
  kind: z.enum(['handed', 'kept', 'queue']),
  to: person.nullable(),
  /** When that person is on shift; null: now, or nobody. */
  from: instant.nullable(),
  why: z.enum(HAND_OVER_REASONS),
});
export type HandOverSuggestion = z.infer<typeof handOverSuggestion>;

const handedTicket = z.object({
  kind: z.enum(['handed', 'kept', 'queue']),
  to: person.nullable(),
  next: z.string(),
  at: instant,
});

const openTicket = z.object({
  ticket,
  suggestion: handOverSuggestion,
  /** Once it is done. */
  handed: handedTicket.nullable(),
});
export type OpenTicket = z.infer<typeof openTicket>;

export const GATHERED_KINDS = ['no-answer', 'buddy-changed', 'search-without-result', 'asked-buddy'] as const;
export type GatheredKind = (typeof GATHERED_KINDS)[number];
const GATHERED_STATES = ['open', 'article', 'article-edit', 'saved-reply', 'same-word', 'left'] as const;
export type GatheredState = (typeof GATHERED_STATES)[number];

export const gathered = z.object({
  id,
  shiftId: id,
  kind: z.enum(GATHERED_KINDS),
  state: z.enum(GATHERED_STATES),
  /** What it is about: the ticket's subject, the buddy's words, what was searched. */
  title: z.string(),
  times: z.number().int(),
  ticket: z.object({ id, number: z.number().int(), subject: z.string() }).nullable(),
  /** The article or saved reply that was made of it, or that the word leads to. */
  madeId: id.nullable(),
  at: instant,
});
export type Gathered = z.infer<typeof gathered>;

/** What an article or a saved reply could begin with. */
const suggestedText = z.object({
  gatheredId: id,
  language,
  title: z.string(),
  /** Without what is about one person; empty where nothing is left. */
  html: z.string(),
  /** Whose letters it answers, by number. */
  sources: z.array(z.object({ id, number: z.number().int(), contact: z.string() })),
  /** The article that it could become a part of: the one that the lesson named, or the nearest; null: none is near. */
  near: z.object({ id, title: z.string(), language }).nullable(),
});
export type SuggestedText = z.infer<typeof suggestedText>;

export const contributions = z.object({
  /** Articles begun or changed, and how many of them are published. */
  articles: z.number().int(),
  published: z.number().int(),
  /** How often readers opened those, since they were begun or changed. */
  reads: z.number().int(),
  /** Requests that were answered with one of them since; the one that it was made of is not counted. */
  answered: z.number().int(),
  savedReplies: z.number().int(),
  /** How often anybody used those. */
  uses: z.number().int(),
});
export type Contributions = z.infer<typeof contributions>;

export const afterShift = z.object({
  shiftId: id,
  rotaId: id,
  deskId: id,
  state: z.enum(['published', 'complete']),
  endsAt: instant,
  buddy: person.nullable(),
  /** The day itself: hours, load, how much energy was left. */
  day: dayShift,
  handOver: z.object({
    doneAt: instant.nullable(),
    noteForBriefing: z.string(),
    /** Who reads the note next. */
    readers: z.array(person.extend({ from: instant })),
    tickets: z.array(openTicket),
  }),
  gathered: z.array(gathered),
  texts: z.array(suggestedText),
  /** Articles begun or changed in this shift, and who looks them over. */
  changed: z.array(
    z.object({ articleId: id, title: z.string(), at: instant, published: z.boolean(), with: person.nullable() }),
  ),
  /** Of customers that this person answered last, since the shift began. */
  marks: z.object({ given: z.number().int(), best: z.number().int() }),
  /** What this person's department heard most of customers this month; null: nothing yet, or no department. */
  heard: z.object({ department: z.string(), about: z.string(), tickets: z.number().int() }).nullable(),
  contributions,
});
export type AfterShift = z.infer<typeof afterShift>;

export const newHandOver = z.object({
  tickets: z
    .array(
      z
        .object({
          ticketId: id,
          kind: z.enum(['handed', 'kept', 'queue']),
          to: id.optional(),
          /** What they want, what was tried, what is next: the brief. Needed where somebody takes it. */
          wants: plainLine.default(''),
          tried: plainLine.default(''),
          next: plainLine.default(''),
        })
        .refine(({ kind, to }) => kind !== 'handed' || to !== undefined, { path: ['to'], error: 'Say who takes it.' })
        .refine(({ kind, next }) => kind !== 'handed' || next !== '', {
          path: ['next'],
          error: 'Say in a line what is next.',
        }),
    )
    .max(AFTER_SHIFT_LIMITS.tickets)
    .refine((all) => new Set(all.map(({ ticketId }) => ticketId)).size === all.length, 'Each ticket once.')
    .default([]),
  noteForBriefing: z.string().trim().max(AFTER_SHIFT_LIMITS.note).default(''),
});
export type NewHandOver = z.output<typeof newHandOver>;

export const completion = z.object({
  wordToBuddy: z.string().trim().max(AFTER_SHIFT_LIMITS.word).default(''),
});
export type Completion = z.output<typeof completion>;

export const wordToMe = z.object({ shiftId: id, by: person, on: z.iso.date(), words: z.string() });
export type WordToMe = z.infer<typeof wordToMe>;

export const articleOfGathered = z.object({
  title: z.string().trim().min(1).max(AFTER_SHIFT_LIMITS.title),
  html: z.string().max(AFTER_SHIFT_LIMITS.html),
  language,
  sectionId: id.nullable().default(null),
  visibility: z.enum(['public', 'internal']).default('public'),
  /** True: the buddy is asked to look it over. */
  give: z.boolean().default(true),
});
export type ArticleOfGathered = z.output<typeof articleOfGathered>;

export const articleEditOfGathered = z.object({
  articleId: id,
  language,
  /** The whole text as it is to be. */
  html: z.string().min(1).max(ARTICLE_LIMITS.body),
  /** The version of the words from which one began. */
  ifVersion: z.number().int(),
  /** True: the buddy is asked to look it over. */
  give: z.boolean().default(true),
});
export type ArticleEditOfGathered = z.output<typeof articleEditOfGathered>;

export const savedReplyOfGathered = z.object({
  name: z.string().trim().min(1).max(AFTER_SHIFT_LIMITS.savedReplyName),
  html: z.string().min(1).max(AFTER_SHIFT_LIMITS.html),
  language,
});
export type SavedReplyOfGathered = z.output<typeof savedReplyOfGathered>;

export const sameWord = z.object({ articleId: id });

export const companyQuery = dayRange;

const measured = z.object({
  replies: z.number().int(),
  /** Tickets whose first answer it was, and the middle one's minutes until then; null: none. */
  firstReplies: z.number().int(),
  firstReplyMinutes: z.number().nullable(),
  marks: z.number().int(),
  /** The upper two of five, the upper of two. */
  goodMarks: z.number().int(),
});
export type Measured = z.infer<typeof measured>;

export const companyOfRota = z.object({
  rotaId: id,
  from: z.string(),
  to: z.string(),
  /** "2026-11", in order. */
  months: z.array(z.string()),
  people: z.array(
    z.object({
      teammate: person,
      department: z.string().nullable(),
      /** Shifts in each of the months. */
      shifts: z.array(z.number().int()),
      /** Of these, days that are over and were never handed over. */
      unended: z.number().int(),
      /** Also before these months; null: never. */
      lastOn: z.string().nullable(),
    }),
  ),
  coverage: z.object({
    /** In whose clock weekdays and hours are counted. */
    timeZone: z.string(),
    weeks: z.number(),
    /** A row a weekday from Monday, 24 hours each: letters that begin a request, and seats, both of a usual week. */
    letters: z.array(z.array(z.number())),
    seats: z.array(z.array(z.number())),
    /** By what they came, most first: how many in all, and the same rows. */
    channels: z.array(
      z.object({ channel: z.string(), count: z.number().int(), letters: z.array(z.array(z.number())) }),
    ),
  }),
  compared: z.object({
    onShift: measured,
    fullTime: measured,
    /** The difference may be chance: too few, or too alike. */
    marksMayBeChance: z.boolean(),
    replyMayBeChance: z.boolean(),
  }),
  contributions: z.array(contributions.extend({ teammate: person })),
  heard: z.array(
    z.object({
      department: z.string(),
      people: z.number().int(),
      tickets: z.number().int(),
      /** Most heard first. */
      about: z.array(z.object({ name: z.string(), tickets: z.number().int() })),
    }),
  ),
});
export type CompanyOfRota = z.infer<typeof companyOfRota>;
