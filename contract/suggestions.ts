import { z } from 'zod';
import { id, language } from './shapes.ts';
import { STATUSES } from './tickets.ts';

/** A letter that somebody has before them, or words of their own. */
export const suggestionsAsked = z.object({
  text: z.string().max(50_000),
  subject: z.string().max(1_000).default(''),
  /** Its name, id or an address; left out, the first that one sees. */
  desk: z.string().max(300).optional(),
});
export type SuggestionsAsked = z.infer<typeof suggestionsAsked>;

/** 0 to 1; what does not fit is left out rather than last. */
const score = z.number();

const suggestedArticle = z.object({
  id,
  title: z.string(),
  /** For customers; of what only the team reads, where the team reads it. */
  url: z.string(),
  visibility: z.enum(['public', 'internal']),
  language,
  passage: z.string(),
  /** Where the letter's words stand in it. */
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
  score,
});

const suggestedTicket = z.object({
  id,
  number: z.number().int(),
  subject: z.string(),
  status: z.enum(STATUSES),
  /** What it was answered with: the longest of its replies, since the last one is often thanks for thanks. */
  reply: z.object({ messageId: id, snippet: z.string() }),
  score,
});

const suggestedReply = z.object({
  id,
  name: z.string(),
  snippet: z.string(),
  /** Of the answered tickets like this one, so many used it. */
  uses: z.number().int(),
  score,
});

export const suggestions = z.object({
  articles: z.array(suggestedArticle),
  similarTickets: z.array(suggestedTicket),
  savedReplies: z.array(suggestedReply),
  /** Learnt from what the desk's people said of earlier tickets; null while nothing is sure enough. */
  category: z.object({ id, name: z.string(), score }).nullable(),
  tags: z.array(z.object({ name: z.string(), score })),
});
export type Suggestions = z.infer<typeof suggestions>;
