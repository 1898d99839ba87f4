import { z } from 'zod';

/**
 * What a limit kept from being read. `parts` lie beyond the most parts, `nested` ones too deep; `headers` are lines, `text` and
 * `html` characters, `people` addresses in the head.
 */
export const LEFT_OUT = ['parts', 'nested', 'headers', 'text', 'html', 'people'] as const;
export type LeftOutKind = (typeof LEFT_OUT)[number];

export const leftOut = z.object({
  what: z.enum(LEFT_OUT),
  count: z.number().int(),
  /** All that there were, those left out among them. */
  of: z.number().int(),
});
export type LeftOut = z.infer<typeof leftOut>;

/** A signature or an encryption found on a message. Nothing is verified and nothing opened. */
export const seal = z.object({
  form: z.enum(['smime', 'pgp']),
  state: z.enum(['signed', 'encrypted']),
  /** Whom the certificate or the signature names, in the sender's own words; null where it names nobody. */
  by: z.string().nullable(),
});
export type Seal = z.infer<typeof seal>;

/** The first event of a calendar part (RFC 5545, 5546), as the sender says. */
export const calendarFact = z.object({
  /** In upper case: REQUEST invites, CANCEL takes back, REPLY answers, PUBLISH tells. */
  method: z.string(),
  uid: z.string(),
  summary: z.string(),
  /**
   * An instant where the zone is known (`2026-11-20T09:00:00Z`), a local time where it is not (`2026-11-20T10:00:00`), a date
   * for whole days. Null when there is none.
   */
  start: z.string().nullable(),
  /** As `start`; of whole days the first day after. */
  end: z.string().nullable(),
  /** An IANA name, where the event names a zone. */
  zone: z.string().nullable(),
  place: z.string(),
  organizer: z.object({ name: z.string(), address: z.string() }).nullable(),
  attendees: z.number().int(),
  /** Of a REPLY: what the one attendee answers. */
  answer: z.enum(['accepted', 'declined', 'tentative', 'delegated']).nullable(),
  repeats: z.boolean(),
});
export type CalendarFact = z.infer<typeof calendarFact>;
