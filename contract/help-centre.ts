import { z } from 'zod';
import { id, instant, language } from './shapes.ts';
import { STATUSES } from './tickets.ts';

// GET    /help-centres                      those of the desks that one may read
// GET    /help-centres/{deskId}             helpCentre
// PATCH  /help-centres/{deskId}             helpCentreChange → helpCentre
// PUT    /help-centres/{deskId}/logo        the picture's bytes (PNG, JPEG, WebP) → helpCentre; DELETE takes it away
// GET    /articles/{id}/figures             articleFigures
// GET    /search-gaps?desk=&days=&limit=    { items: [searchGap] }, most asked first

export const HELP_CENTRE_LIMITS = {
  slug: 40,
  name: 80,
  headline: 120,
  prompt: 80,
  notice: 300,
  links: 6,
  linkWords: 40,
  logoBytes: 256 * 1024,
  /** Pixels on a side. */
  logoSide: 2_000,
  /** Characters of why an answer helped or not. */
  why: 1_000,
  /** Of what somebody looks for; more is cut. */
  search: 200,
} as const;

/** Words before a colon would be a scheme that does something: a page of ours leads to pages only, or to a mail. */
const linkAddress = z
  .string()
  .trim()
  .max(500)
  .refine((address) => URL.canParse(address) && ['https:', 'http:', 'mailto:'].includes(new URL(address).protocol), {
    message: 'This is no address of a page. It begins with https://.',
  });
const link = z.object({ words: z.string().trim().min(1).max(HELP_CENTRE_LIMITS.linkWords), address: linkAddress });
export type CentreLink = z.infer<typeof link>;

export const centreTexts = z.object({
  /** Empty: the company's name. */
  name: z.string().trim().max(HELP_CENTRE_LIMITS.name).default(''),
  /** Empty: ours. */
  headline: z.string().trim().max(HELP_CENTRE_LIMITS.headline).default(''),
  /** What stands in the empty field of the search; empty: ours. */
  prompt: z.string().trim().max(HELP_CENTRE_LIMITS.prompt).default(''),
  /** A line on every page, while something is wrong; empty: none. */
  notice: z.string().trim().max(HELP_CENTRE_LIMITS.notice).default(''),
  headerLinks: z.array(link).max(HELP_CENTRE_LIMITS.links).default([]),
  footerLinks: z.array(link).max(HELP_CENTRE_LIMITS.links).default([]),
});
export type CentreTexts = z.infer<typeof centreTexts>;

const colour = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[\da-f]{6}$/, 'A colour looks like #1d513e.');

export const helpCentre = z.object({
  deskId: id,
  deskName: z.string(),
  audience: z.enum(['public', 'internal']),
  slug: z.string(),
  /** Where its readers find it. */
  address: z.string(),
  /** Null while nobody reads it. */
  openedAt: instant.nullable(),
  languages: z.array(language),
  texts: z.partialRecord(language, centreTexts),
  /** What its pages say where its own words are empty, and what else stands at their top. */
  ours: z.partialRecord(
    language,
    z.object({
      name: z.string(),
      headline: z.string(),
      prompt: z.string(),
      button: z.string(),
      places: z.array(z.string()),
    }),
  ),
  /** As it was chosen; null: ours. */
  colour: colour.nullable(),
  /** What is drawn instead, where words in the chosen one could not be read; null: the chosen one. */
  mendedColour: colour.nullable(),
  /** What buttons are filled with, by day and by night. */
  colours: z.object({ light: colour, dark: colour }),
  logo: z.object({ address: z.string(), width: z.number().int(), height: z.number().int() }).nullable(),
  domain: z.string().nullable(),
  version: z.number().int(),
  can: z.object({ change: z.boolean() }),
});
export type HelpCentre = z.infer<typeof helpCentre>;

export const helpCentreChange = z
  .object({
    slug: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z\d]+(?:-[a-z\d]+)*$/, 'Small letters, figures and single dashes only.')
      .max(HELP_CENTRE_LIMITS.slug),
    open: z.boolean(),
    /** By language; those that are named are replaced, the others stay. */
    texts: z.partialRecord(language, centreTexts),
    colour: colour.nullable(),
    /** Without a scheme: help.example.com. */
    domain: z.string().trim().toLowerCase().max(253).nullable(),
    ifVersion: z.number().int(),
  })
  .partial();
export type HelpCentreChange = z.infer<typeof helpCentreChange>;

/** Over the last `days` days, in every language. */
export const articleFigures = z.object({
  days: z.number().int(),
  reads: z.number().int(),
  /** One for each day, the oldest first. */
  readsByDay: z.array(z.number().int()),
  helpful: z.number().int(),
  notHelpful: z.number().int(),
  /** What readers said of it, newest first. */
  said: z.array(z.object({ helpful: z.boolean(), words: z.string(), language, at: instant })),
  /** What was searched when it was opened, most often first. */
  searches: z.array(z.object({ words: z.string(), language, times: z.number().int() })),
  /** Read, and then written about all the same. */
  wroteAnyway: z.number().int(),
  /** Tickets whose replies linked to it or became it, of those that one may see; the last ones by name. */
  tickets: z.number().int(),
  lastTickets: z.array(z.object({ id, number: z.number().int(), subject: z.string(), status: z.enum(STATUSES) })),
});
export type ArticleFigures = z.infer<typeof articleFigures>;

const GAP_REASONS = ['nothing_found', 'not_opened', 'wrote_anyway'] as const;
export const searchGap = z.object({
  /** As they were last written. */
  words: z.string(),
  language,
  deskId: id,
  times: z.number().int(),
  why: z.enum(GAP_REASONS),
  /** Which was opened and did not help, where one was. */
  article: z.object({ id, title: z.string() }).nullable(),
  lastAt: instant,
});
export type SearchGap = z.infer<typeof searchGap>;

export const searchGapQuery = z.object({
  desk: id.optional(),
  days: z.coerce.number().int().min(1).max(365).default(30),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export const articleFiguresQuery = z.object({ days: z.coerce.number().int().min(1).max(365).default(30) });
