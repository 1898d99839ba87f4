import { z } from 'zod';
import { id, instant } from './shapes.ts';

// GET    /contact-forms/{deskId}     contactForm
// PATCH  /contact-forms/{deskId}     contactFormChange → contactForm
// GET    /form-figures?desk=         formFigures

export const FORM_LIMITS = {
  /** Request types that one form offers: more is a list that nobody reads. */
  requestTypes: 12,
  sites: 20,
  site: 200,
  /** Characters that somebody writes; longer ones are sent as a file. */
  words: 20_000,
  files: 10,
} as const;

/** An origin: scheme, host and port of a page, and nothing else of its address. */
const site = z
  .string()
  .trim()
  .max(FORM_LIMITS.site)
  .refine((text) => siteOrigin(text) !== null, 'This is no address of a site. It begins with https://.')
  .transform((text) => siteOrigin(text) ?? '');

/** Its origin, in the form in which browsers compare it; null for what is no site. */
function siteOrigin(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  // What stands in a page's policy: a name may hold signs there that would end it and begin another rule.
  const isName = /^(?:[a-z\d.-]+|\[[\da-f:.]+\])$/.test(url.hostname);
  return isName && (url.protocol === 'https:' || url.protocol === 'http:') ? url.origin : null;
}

export const contactForm = z.object({
  deskId: id,
  offered: z.boolean(),
  /** All that the desk has, in the form's order; those that are not offered last. */
  requestTypes: z.array(z.object({ id, name: z.string(), offered: z.boolean() })),
  /** Origins of other sites that may show it. */
  sites: z.array(z.string()),
  /** Where customers find it; null while the desk has no help centre for customers. */
  address: z.string().nullable(),
  /** The script that other sites embed; null as above. */
  script: z.string().nullable(),
  can: z.object({ change: z.boolean() }),
});
export type ContactForm = z.infer<typeof contactForm>;

export const contactFormChange = z
  .object({
    offered: z.boolean(),
    /** Those that are offered, in this order; null: all of the desk's, new ones too. */
    requestTypes: z.array(id).max(FORM_LIMITS.requestTypes).nullable(),
    sites: z.array(site).max(FORM_LIMITS.sites),
  })
  .partial();
export type ContactFormChange = z.infer<typeof contactFormChange>;

export const formFiguresQuery = z.object({
  desk: id,
  days: z.coerce.number().int().min(1).max(90).default(30),
});

/** Over the last days, without the last hour: it is not over for who reads now. */
export const formFigures = z.object({
  days: z.number().int(),
  until: instant,
  /** Pages on which an answer was shown while somebody wrote. */
  shown: z.number().int(),
  /** Of these, where one was opened. */
  opened: z.number().int(),
  /** Of these, where nothing was sent within the hour. */
  notSent: z.number().int(),
  /** Where somebody said that it solved it. */
  solved: z.number().int(),
  /** Forms that were sent, whether an answer was shown or not. */
  sent: z.number().int(),
});
export type FormFigures = z.infer<typeof formFigures>;
