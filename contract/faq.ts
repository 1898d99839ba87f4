import { z } from 'zod';
import { id, language } from './shapes.ts';

/** What a reply says of one person, and an answer for everybody must not. */
export const TAKEN_KINDS = [
  'greeting',
  'signature',
  'name',
  'mail',
  'phone',
  'address',
  'iban',
  'card',
  'order',
  'invoice',
  'serial',
  'tracking',
  'code',
  'day',
  'link',
  'chosen',
] as const;
export type TakenKind = (typeof TAKEN_KINDS)[number];

export const FAQ_LIMITS = { question: 200, html: 200_000, kept: 100, keyLength: 400 } as const;

const key = z.string().max(FAQ_LIMITS.keyLength);
/** Things that stay although they look private, by their key; and words that go although they do not. */
const wishes = {
  keep: z.array(key).max(FAQ_LIMITS.kept).default([]),
  take: z.array(z.string().trim().min(1).max(FAQ_LIMITS.keyLength)).max(FAQ_LIMITS.kept).default([]),
};

/** What goes along with a reply that becomes an answer for everybody. */
export const newFaq = z.object({
  question: z.string().trim().min(1).max(FAQ_LIMITS.question),
  /** null: in no section. */
  sectionId: id.nullable().default(null),
  ...wishes,
  /** An article that is there: the words go to its end, as a change that waits for a look; the question is their heading. */
  addTo: id.optional(),
  /** published: everybody reads it as soon as the reply has left. */
  state: z.enum(['published', 'draft']).default('published'),
});
export type NewFaq = z.infer<typeof newFaq>;

export const faqPreviewAsked = z.object({
  html: z.string().max(FAQ_LIMITS.html),
  question: z.string().trim().max(FAQ_LIMITS.question).default(''),
  language: language.optional(),
  ...wishes,
});
export type FaqPreviewAsked = z.input<typeof faqPreviewAsked>;

export const takenOut = z.object({
  key,
  kind: z.enum(TAKEN_KINDS),
  words: z.string(),
  /** What stands there for everybody; empty where nothing does. */
  replacement: z.string(),
  /** How often it stands in the reply. */
  times: z.number().int(),
  /** Left in after all. */
  kept: z.boolean(),
});
export type TakenOut = z.infer<typeof takenOut>;

/** The reply in lines, each in pieces: a piece that is taken out says which thing it is. */
export const replyLine = z.object({
  tag: z.string(),
  pieces: z.array(z.object({ text: z.string(), key: key.nullable(), replacement: z.string() })),
});
export type ReplyLine = z.infer<typeof replyLine>;

export const faqPreview = z.object({
  language,
  reply: z.array(replyLine),
  /** What would be kept: safe HTML. */
  html: z.string(),
  /** The same, with what was put in place of something within `ins`. */
  answer: z.string(),
  /** Nothing is left to publish. */
  isEmpty: z.boolean(),
  takenOut: z.array(takenOut),
  near: z.array(
    z.object({
      id,
      title: z.string(),
      slug: z.string(),
      language,
      visibility: z.enum(['public', 'internal']),
      passage: z.string(),
    }),
  ),
});
export type FaqPreview = z.infer<typeof faqPreview>;

/** What is made of a message. */
export const articleOfMessage = z.object({
  sectionId: id.nullable().default(null),
  visibility: z.enum(['public', 'internal']).default('public'),
});
export type ArticleOfMessage = z.infer<typeof articleOfMessage>;
