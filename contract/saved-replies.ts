import { z } from 'zod';
import { id, instant, LANGUAGES, LIMITS, language, pageQuery } from './shapes.ts';
import { PRIORITIES, STATUSES } from './tickets.ts';

// GET    /saved-replies?q=&desk=&language=&state=&limit=&cursor=   those one may use; with `q` the best 20, no cursor
// GET    /saved-replies/figures                                    how much each is used, for the picture
// GET    /saved-replies/values?desk=                               what `{{ … }}` may name
// POST   /saved-replies                                            newSavedReply → savedReplyDetail
// GET    /saved-replies/{id}                                       savedReplyDetail
// PATCH  /saved-replies/{id}                                       savedReplyChange → savedReplyDetail
// DELETE /saved-replies/{id}                                       gone for good, its uses too
// POST   /saved-replies/preview                                    savedReplyDraft → { items: [filledReply] }, one a language
// POST   /saved-replies/{id}/filling                               { ticketId, language? } → filledReply
// POST   /tickets/{id}/macro                                       { savedReplyId } → what it does besides words, at once (204)
// POST   /tickets/{id}/messages                                    takes `savedReplies: [id]` (used in it) and `macro: id` (its
//                                                                  effects happen with the message, in one piece)

export const SAVED_REPLY_LIMITS = {
  /** Characters of HTML in one language. */
  html: 50_000,
  folder: 100,
  shortcut: 30,
  keywords: 300,
  desks: 100,
  /** Of one teammate, or of the company. */
  perOwner: 2_000,
} as const;

/** Not used for this long: nobody will miss it in the picker. */
export const STALE_AFTER_DAYS = 90;
/** Uses are counted over the last four weeks. */
export const USES_OVER_DAYS = 28;

/** What a macro does besides putting words in. Words of people (`note`) are Liquid like the reply's. */
export const macroEffects = z.object({
  status: z.enum(STATUSES).optional(),
  priority: z.enum(PRIORITIES).optional(),
  /** A teammate's id, `me` for whoever uses it, null for nobody. */
  assignee: z
    .union([id, z.literal('me')])
    .nullable()
    .optional(),
  team: id.nullable().optional(),
  /** By name or path on the ticket's desk; null clears it. */
  category: z.string().trim().min(1).max(LIMITS.name).nullable().optional(),
  addTags: z.array(z.string().trim().min(1).max(LIMITS.tagLength)).max(LIMITS.tags).optional(),
  removeTags: z.array(z.string().trim().min(1).max(LIMITS.tagLength)).max(LIMITS.tags).optional(),
  /** HTML of a note for the team, Liquid inside. */
  note: z.string().min(1).max(SAVED_REPLY_LIMITS.html).optional(),
});
export type MacroEffects = z.infer<typeof macroEffects>;

/** HTML with Liquid inside, by language. */
const texts = z.partialRecord(language, z.string().max(SAVED_REPLY_LIMITS.html));

/** Whose it is: one person's, or everybody's on its desks. */
const SAVED_REPLY_AUDIENCES = ['private', 'desks'] as const;

export const savedReply = z.object({
  id,
  name: z.string(),
  /** Typed after `/` it is the first hit. */
  shortcut: z.string().nullable(),
  /** A path of names, `Warranty/Returns`; empty: none. */
  folder: z.string(),
  keywords: z.string(),
  audience: z.enum(SAVED_REPLY_AUDIENCES),
  /** The desks on which it is offered; none: on all. */
  desks: z.array(z.object({ id, name: z.string() })),
  languages: z.array(z.enum(LANGUAGES)),
  /** First words, in the language asked for or the first there is. */
  snippet: z.string(),
  isMacro: z.boolean(),
  uses: z.number().int(),
  /** Of those, how many were changed before they were sent. */
  changedUses: z.number().int(),
  lastUsedAt: instant.nullable(),
  stale: z.boolean(),
  /** Put away: offered to nobody, kept. */
  putAwayAt: instant.nullable(),
  updatedAt: instant,
  version: z.number().int(),
  can: z.object({ change: z.boolean() }),
});
export type SavedReply = z.infer<typeof savedReply>;

export const savedReplyDetail = savedReply.extend({
  texts,
  effects: macroEffects,
  createdBy: z.object({ id, name: z.string() }).nullable(),
});
export type SavedReplyDetail = z.infer<typeof savedReplyDetail>;

const parts = {
  name: z.string().trim().min(1).max(LIMITS.name),
  shortcut: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u, 'A shortcut is one word of letters and figures.')
    .max(SAVED_REPLY_LIMITS.shortcut)
    .nullable(),
  folder: z.string().trim().max(SAVED_REPLY_LIMITS.folder),
  keywords: z.string().trim().max(SAVED_REPLY_LIMITS.keywords),
  audience: z.enum(SAVED_REPLY_AUDIENCES),
  /** By id. */
  desks: z.array(id).max(SAVED_REPLY_LIMITS.desks),
  texts,
  effects: macroEffects,
};

export const newSavedReply = z.object({
  ...parts,
  shortcut: parts.shortcut.default(null),
  folder: parts.folder.default(''),
  keywords: parts.keywords.default(''),
  audience: parts.audience.default('desks'),
  desks: parts.desks.default([]),
  texts: parts.texts.default({}),
  effects: parts.effects.default({}),
});
export type NewSavedReply = z.infer<typeof newSavedReply>;

export const savedReplyChange = z.object({ ...parts, putAway: z.boolean(), ifVersion: z.number().int() }).partial();
export type SavedReplyChange = z.infer<typeof savedReplyChange>;

export const SAVED_REPLY_STATES = ['used', 'stale', 'macros', 'put_away'] as const;
export const savedReplyQuery = pageQuery.extend({
  q: z.string().max(200).optional(),
  /** Only those that are offered on this desk. */
  desk: id.optional(),
  /** Those with words in it come first. */
  language: language.optional(),
  state: z.enum(SAVED_REPLY_STATES).optional(),
});

export const savedReplyFigures = z.object({
  /** Busiest first. */
  items: z.array(z.object({ id, name: z.string(), uses: z.number().int(), stale: z.boolean() })),
  uses: z.number().int(),
  stale: z.number().int(),
  macros: z.number().int(),
  putAway: z.number().int(),
});
export type SavedReplyFigures = z.infer<typeof savedReplyFigures>;

/** A value that a text may name: `{{ contact.first_name }}`; for the desk's own fields its label. */
export const savedReplyValues = z.object({
  items: z.array(z.object({ name: z.string(), label: z.string().nullable() })),
});

export const savedReplyDraft = z.object({
  texts,
  /** Filled from this ticket; from a sample when left out. */
  ticketId: id.optional(),
  desk: id.optional(),
});

export const filledReply = z.object({
  language,
  /** Safe. What has no value stands there as `<span data-missing="contact.first_name">…</span>`. */
  html: z.string(),
  text: z.string(),
  /** Values that would stand in the words and are not known. */
  missing: z.array(z.string()),
  words: z.number().int(),
  /** What is wrong with the Liquid of a draft; then there are no words. */
  mistakes: z.array(z.object({ line: z.number().int(), detail: z.string() })),
});
export type FilledReply = z.infer<typeof filledReply>;

export const fillingRequest = z.object({ ticketId: id, language: language.optional() });
export const macroRequest = z.object({ savedReplyId: id });
