import { z } from 'zod';
import { LIMITS } from './limits.ts';

export { LIMITS };

/** An instant as ISO 8601 in UTC. */
export const instant = z.iso.datetime({ offset: true });
export const id = z.uuid();

export const LANGUAGES = ['en', 'it', 'es', 'ro'] as const;
export type Language = (typeof LANGUAGES)[number];
export const language = z.enum(LANGUAGES);

export const MAIL_ADDRESS_LENGTH = 254;
/** One mailbox, without display name; deliberately looser than RFC 5321 is strict, since customers' addresses are. */
export const mailAddress = z
  .string()
  .trim()
  .max(MAIL_ADDRESS_LENGTH)
  .regex(/^[^\s@<>",;:()[\]\\]+@[^\s@<>",;:()[\]\\]+$/, 'This is not a mail address.');

export const timeZone = z.string().max(64).refine(isTimeZone, 'There is no such time zone; it looks like Europe/Rome.');

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** `?limit=&cursor=` of every list; `cursor` is opaque. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(LIMITS.largestPage).default(LIMITS.pageSize),
  cursor: z.string().max(500).optional(),
});

export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), detail: z.string() })).optional(),
});
export type ProblemBody = z.infer<typeof problem>;
