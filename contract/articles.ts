import { z } from 'zod';
import { ARTICLE_LIMITS } from './article-limits.ts';
import { id, instant, LANGUAGES, LIMITS, language, pageQuery } from './shapes.ts';

/*
 * GET    /articles?desk=&section=&visibility=&state=&language=&owner=&review=&q=   page of articleSummary, newest change first
 * POST   /articles                                    newArticle → 201 articleDetail
 * GET    /articles/search?q=&language=&desk=&visibility=&limit=   published ones → { items: [foundArticle] }
 * GET    /articles/{id}                               articleDetail, ETag
 * PATCH  /articles/{id}                               articleChange → articleDetail; If-Match or `ifVersion`
 * DELETE /articles/{id}                               into the bin for 30 days
 * POST   /articles/{id}/return                        out of it → articleDetail
 * PUT    /articles/{id}/texts/{language}              writtenText → articleDetail; If-Match or `ifVersion`
 * DELETE /articles/{id}/texts/{language}              a translation that is not published
 * POST   /articles/{id}/texts/{language}/following    it says what its source says now → articleDetail
 * POST   /articles/{id}/publication                   publication → articleDetail; with `publishAt` later by itself
 * DELETE /articles/{id}/publication?language=         → articleDetail; a date is taken back too
 * PUT    /articles/{id}/slug                          newSlug → articleDetail; the old one leads to the new
 * GET    /articles/{id}/versions?language=            page of articleVersion
 * GET    /articles/{id}/versions/{number}?language=   versionDetail
 * POST   /articles/{id}/versions/{number}/restoration { language } → articleDetail; what was there is kept as a version
 * GET    /articles/{id}/difference?language=&from=&to=    difference; without `to` what is being written
 * GET    /articles/{id}/markdown?language=            { title, markdown }
 * POST   /articles/{id}/files                         form: file, `inline` → 201 articleFile
 * DELETE /articles/{id}/files/{fileId}
 * GET    /articles/files/{id}                         the bytes
 * GET    /articles/{id}/comments?language=            { items: [articleComment] }
 * POST   /articles/{id}/comments                      newComment → 201 articleComment
 * POST   /articles/{id}/comments/{commentId}/settlement   → articleComment
 * POST   /articles/{id}/reviews                       newReview → articleDetail
 * POST   /articles/{id}/reviews/{reviewId}/outcome    reviewOutcome → articleDetail
 * GET    /sections?desk=&language=                    sectionTrees: both trees of a desk, flat
 * POST   /sections                                    newSection → 201 section
 * GET    /sections/{id}                               section, with its names in all languages
 * PATCH  /sections/{id}                               sectionChange → section
 * DELETE /sections/{id}                               put away; only where nothing is in it
 * POST   /articles/import                             form: file (ZIP, Markdown or HTML), desk, visibility, language, state → importReport
 * POST   /article-imports                             the same form → 201 articleImport; taken in in the background
 * GET    /article-imports?desk=                       a page of articleImport, newest first
 * GET    /article-imports/{id}                        articleImportDetail: how far it is, and what was left out
 * POST   /article-imports/{id}/run                    one that broke off goes on where it was
 * GET    /articles/export?desk=&visibility=           a ZIP of Markdown with its files
 */

export const ARTICLE_STATES = ['draft', 'in_review', 'scheduled', 'published', 'put_away'] as const;
export type ArticleState = (typeof ARTICLE_STATES)[number];
export const VISIBILITIES = ['public', 'internal'] as const;
const SECTION_KINDS = ['section', 'style_guide', 'faq', 'triage'] as const;

const visibility = z.enum(VISIBILITIES);
const state = z.enum(ARTICLE_STATES);
const person = z.object({ id, name: z.string() }).nullable();
const day = z.iso.date();

/** One language of an article, as lists show it. */
const textSummary = z.object({
  language: z.enum(LANGUAGES),
  title: z.string(),
  slug: z.string(),
  state,
  /** Written since it was published. */
  changed: z.boolean(),
  /** Of a translation: so many blocks of its source changed since it followed; null where it is up to date or the source itself. */
  outOfDate: z.number().int().nullable(),
  /** Grows with every kept change. */
  version: z.number().int(),
  publishedAt: instant.nullable(),
  publishAt: instant.nullable(),
});
export type ArticleTextSummary = z.infer<typeof textSummary>;

export const articleSummary = z.object({
  id,
  desk: z.object({ id, name: z.string() }),
  sectionId: id.nullable(),
  visibility,
  /** In which it is thought; title, slug and state are of it. */
  language: z.enum(LANGUAGES),
  title: z.string(),
  slug: z.string(),
  state,
  texts: z.array(textSummary),
  owner: person,
  reviewOn: day.nullable(),
  position: z.number().int(),
  updatedAt: instant,
  putAwayAt: instant.nullable(),
  can: z.object({ write: z.boolean() }),
});
export type ArticleSummary = z.infer<typeof articleSummary>;

export const articleFile = z.object({
  id,
  name: z.string(),
  contentType: z.string(),
  size: z.number().int(),
  /** In the text; else it is listed below it. */
  inline: z.boolean(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  url: z.string(),
});
export type ArticleFileShape = z.infer<typeof articleFile>;

const articleReview = z.object({
  id,
  askedBy: person,
  askedOf: person,
  askedAt: instant,
  note: z.string(),
  outcome: z.enum(['fine', 'changes', 'withdrawn']).nullable(),
  doneAt: instant.nullable(),
});
export type ArticleReview = z.infer<typeof articleReview>;

const articleText = textSummary.extend({
  /** Safe; pictures by `data-file`. What is being written. */
  html: z.string(),
  /** The number of the version that readers see. */
  published: z.number().int().nullable(),
  changedAt: instant.nullable(),
  changedBy: person,
  follows: z.number().int().nullable(),
  /** Where readers outside find it, as far as they do. */
  address: z.string().nullable(),
  readingMinutes: z.number().int(),
  /** Open, or the last one since it was published. */
  review: articleReview.nullable(),
  openComments: z.number().int(),
});

export const articleDetail = articleSummary.extend({
  /** Of the source language, as HTML. */
  body: z.string(),
  texts: z.array(articleText),
  /** From the top down, in the source language. */
  sectionPath: z.array(z.object({ id, name: z.string(), slug: z.string() })),
  files: z.array(articleFile),
  createdAt: instant,
  createdBy: person,
  ticketId: id.nullable(),
  /** Other names of what it is about: searches find it by them, readers do not see them. */
  alsoCalled: z.array(z.string()),
  can: z.object({ write: z.boolean(), publish: z.boolean() }),
});
export type ArticleDetail = z.infer<typeof articleDetail>;

const body = z.string().max(ARTICLE_LIMITS.body);
const format = z.enum(['markdown', 'html']);
const slug = z.string().trim().min(1).max(ARTICLE_LIMITS.slug);
const note = z.string().trim().max(ARTICLE_LIMITS.note);

export const newArticle = z.object({
  title: z.string().trim().min(1).max(ARTICLE_LIMITS.title),
  /** Markdown or HTML: told by `format`, else guessed. */
  body: body.default(''),
  format: format.optional(),
  language: language.optional(),
  /** Left out: the section's, or the first desk that one may write on. */
  desk: id.optional(),
  sectionId: id.nullable().optional(),
  /** Left out: the section's, or internal. */
  visibility: visibility.optional(),
  state: z.enum(['draft', 'in_review', 'scheduled', 'published']).default('draft'),
  publishAt: instant.optional(),
  slug: slug.optional(),
  ownerId: id.nullable().optional(),
  reviewOn: day.nullable().optional(),
});
export type NewArticle = z.infer<typeof newArticle>;

export const articleChange = z.object({
  title: z.string().trim().min(1).max(ARTICLE_LIMITS.title).optional(),
  body: body.optional(),
  format: format.optional(),
  /** Which of its languages; left out: the source. */
  language: language.optional(),
  slug: slug.optional(),
  state: state.optional(),
  publishAt: instant.optional(),
  note: note.optional(),
  sectionId: id.nullable().optional(),
  /** Before this one of the same section; null: at its end. */
  before: id.nullable().optional(),
  visibility: visibility.optional(),
  desk: id.optional(),
  ownerId: id.nullable().optional(),
  reviewOn: day.nullable().optional(),
  alsoCalled: z.array(z.string().trim().min(1).max(ARTICLE_LIMITS.otherName)).max(ARTICLE_LIMITS.otherNames).optional(),
  ifVersion: z.number().int().optional(),
});
export type ArticleChange = z.infer<typeof articleChange>;

export const articleQuery = pageQuery.extend({
  desk: id.optional(),
  section: id.optional(),
  visibility: visibility.optional(),
  state: state.optional(),
  language: language.optional(),
  owner: z.union([id, z.literal('me')]).optional(),
  /** Past the day on which it was to be looked over. */
  review: z.literal('due').optional(),
  /** In its title, in any language. */
  q: z.string().max(200).optional(),
});
export type ArticleQuery = z.infer<typeof articleQuery>;

export const articleSearchQuery = z.object({
  q: z.string().max(500),
  language: language.optional(),
  desk: id.optional(),
  visibility: visibility.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

export const foundArticle = z.object({
  id,
  deskId: id,
  sectionId: id.nullable(),
  language: z.enum(LANGUAGES),
  title: z.string(),
  slug: z.string(),
  visibility,
  /** Where readers outside find it; null for what only the team reads. */
  url: z.string().nullable(),
  passage: z.string(),
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
  score: z.number(),
  publishedAt: instant,
});

export const foundArticles = z.object({
  items: z.array(foundArticle),
  /** Words that are written nowhere, and those by which something was found instead. */
  corrected: z.array(z.object({ typed: z.string(), meant: z.string() })),
});

export const writtenText = z.object({
  title: z.string().trim().min(1).max(ARTICLE_LIMITS.title),
  body,
  format: format.optional(),
  ifVersion: z.number().int().optional(),
});
export const publication = z.object({
  language: language.optional(),
  note: note.default(''),
  publishAt: instant.optional(),
  ifVersion: z.number().int().optional(),
});
export const newSlug = z.object({ language: language.optional(), slug });
export const inLanguage = z.object({ language: language.optional() });

export const articleVersion = z.object({
  number: z.number().int(),
  title: z.string(),
  note: z.string(),
  madeAt: instant,
  madeBy: person,
  publishedAt: instant.nullable(),
  /** What readers see now. */
  isPublished: z.boolean(),
});
export type ArticleVersion = z.infer<typeof articleVersion>;
export const versionDetail = articleVersion.extend({ html: z.string() });

const run = z.object({ kind: z.enum(['same', 'added', 'taken']), text: z.string() });
export const articleDifference = z.object({
  from: z.object({ number: z.number().int().nullable(), title: z.string() }),
  to: z.object({ number: z.number().int().nullable(), title: z.string() }),
  title: z.array(run),
  /** In the order of the newer text; `moved` is none: a block that went elsewhere is taken and added. */
  blocks: z.array(
    z.object({
      kind: z.enum(['same', 'added', 'taken', 'changed']),
      /** h2, h3, p, ul, ol, blockquote, pre, table, hr, aside, div. */
      tag: z.string(),
      runs: z.array(run),
    }),
  ),
  /** Blocks that are not the same. */
  places: z.number().int(),
});
export type ArticleDifference = z.infer<typeof articleDifference>;

export const articleComment = z.object({
  id,
  language: z.enum(LANGUAGES),
  author: person,
  quote: z.string(),
  words: z.string(),
  proposal: z.string().nullable(),
  madeAt: instant,
  settledAt: instant.nullable(),
  settledBy: person,
});
export type ArticleComment = z.infer<typeof articleComment>;
export const newComment = z.object({
  language: language.optional(),
  quote: z.string().trim().max(ARTICLE_LIMITS.comment).default(''),
  words: z.string().trim().max(ARTICLE_LIMITS.comment).default(''),
  proposal: z.string().trim().max(ARTICLE_LIMITS.comment).nullable().default(null),
});
export const newReview = z.object({
  language: language.optional(),
  /** A teammate who reads the desk's articles. */
  of: id,
  note: note.default(''),
});
export const reviewOutcome = z.object({ outcome: z.enum(['fine', 'changes', 'withdrawn']) });

const sectionName = z.object({
  name: z.string().trim().min(1).max(LIMITS.name),
  slug: slug.optional(),
  description: z.string().trim().max(ARTICLE_LIMITS.description).optional(),
});
export const section = z.object({
  id,
  deskId: id,
  parentId: id.nullable(),
  visibility,
  kind: z.enum(SECTION_KINDS),
  position: z.number().int(),
  names: z.array(
    z.object({ language: z.enum(LANGUAGES), name: z.string(), slug: z.string(), description: z.string() }),
  ),
});
export type Section = z.infer<typeof section>;

export const newSection = z.object({
  desk: id.optional(),
  parentId: id.nullable().default(null),
  visibility: visibility.default('public'),
  kind: z.enum(SECTION_KINDS).default('section'),
  names: z.partialRecord(language, sectionName),
});
export type NewSection = z.infer<typeof newSection>;
export const sectionChange = z.object({
  /** Of the languages that are named; null: none any more. */
  names: z.partialRecord(language, sectionName.nullable()).optional(),
  parentId: id.nullable().optional(),
  /** Before this one of the same parent; null: at its end. */
  before: id.nullable().optional(),
  kind: z.enum(SECTION_KINDS).optional(),
});
export type SectionChange = z.infer<typeof sectionChange>;

export const sectionInTree = z.object({
  id,
  parentId: id.nullable(),
  /** 0 at the top. */
  depth: z.number().int(),
  kind: z.enum(SECTION_KINDS),
  visibility,
  name: z.string(),
  slug: z.string(),
  /** Articles in it and below, drafts too. */
  count: z.number().int(),
});
export type SectionInTree = z.infer<typeof sectionInTree>;
export const sectionTrees = z.object({
  /** Both trees, each in its order from the top down: a section comes right before what is in it. */
  items: z.array(sectionInTree),
  /** Of each tree, what is in no section. */
  loose: z.object({ public: z.number().int(), internal: z.number().int() }),
  can: z.object({ change: z.boolean() }),
});
export const sectionQuery = z.object({ desk: id.optional(), language: language.optional() });

export const importReport = z.object({
  articles: z.number().int(),
  files: z.number().int(),
  /** Each by its name in the folder; the rest came in. */
  left: z.array(z.object({ name: z.string(), detail: z.string() })),
  items: z.array(z.object({ id, title: z.string(), language: z.enum(LANGUAGES), name: z.string() })),
});
export type ImportReport = z.infer<typeof importReport>;

/** A folder that is taken in, one article after the other. */
export const articleImport = z.object({
  id,
  deskId: id,
  /** Of the file. */
  name: z.string(),
  visibility,
  state: z.enum(['running', 'done', 'failed']),
  /** Of articles; null until they are counted. */
  total: z.number().int().nullable(),
  /** Settled so far, those that could not be taken in too. */
  done: z.number().int(),
  articles: z.number().int(),
  files: z.number().int(),
  left: z.number().int(),
  createdBy: z.string().nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  can: z.object({ resume: z.boolean() }),
});
export type ArticleImport = z.infer<typeof articleImport>;

export const articleImportDetail = articleImport.extend({
  /** Each by its name in the folder, the first five hundred; the rest came in. */
  leftovers: z.array(z.object({ name: z.string(), detail: z.string() })),
});
export type ArticleImportDetail = z.infer<typeof articleImportDetail>;
export const articleImportQuery = pageQuery.extend({ desk: id.optional() });
