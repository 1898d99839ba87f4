import { z } from 'zod';
import { id, instant, LIMITS, language, mailAddress, timeZone } from './shapes.ts';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'A time looks like 09:00.');

/** One stretch of open hours; `day` 1 is Monday (ISO 8601). `to` may be 24:00, never before `from`. */
const openHours = z
  .object({ day: z.number().int().min(1).max(7), from: clockTime, to: clockTime })
  .refine((hours) => hours.from < hours.to, { path: ['to'], message: 'This is before the counter opens.' });
export const weeklyHours = z.array(openHours).max(42);
export type WeeklyHours = z.infer<typeof weeklyHours>;

/** The conversation so far below each letter: not at all, open, or so that mail programs fold it. */
export const QUOTED_HISTORY = ['off', 'on', 'folded'] as const;

export const desk = z.object({
  id,
  name: z.string(),
  audience: z.enum(['public', 'internal']),
  languages: z.array(language),
  timeZone: z.string(),
  hours: weeklyHours,
  /** Open minutes within which the desk says that it answers. */
  replyTargetMinutes: z.number().int(),
  quietDays: z.number().int(),
  fromName: z.string(),
  helpUrl: z.string().nullable(),
  autoReply: z.boolean(),
  quotedHistory: z.enum(QUOTED_HISTORY),
  /** What a teammate passes on from their own mailbox becomes a request of whoever wrote it. */
  teammatesForward: z.boolean(),
  addresses: z.array(z.string()),
  can: z.object({ change: z.boolean() }),
});
export type Desk = z.infer<typeof desk>;

export const deskChange = z.object({
  name: z.string().trim().min(1).max(LIMITS.name).optional(),
  languages: z.array(language).min(1).optional(),
  timeZone: timeZone.optional(),
  hours: weeklyHours.optional(),
  replyTargetMinutes: z.number().int().min(5).max(100_000).optional(),
  quietDays: z.number().int().min(1).max(365).optional(),
  fromName: z.string().trim().min(1).max(LIMITS.name).optional(),
  helpUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .optional(),
  autoReply: z.boolean().optional(),
  quotedHistory: z.enum(QUOTED_HISTORY).optional(),
  teammatesForward: z.boolean().optional(),
});

export const newDesk = z.object({
  name: z.string().trim().min(1).max(LIMITS.name),
  audience: z.enum(['public', 'internal']).default('public'),
  languages: z.array(language).min(1),
  timeZone,
  address: mailAddress,
});

export const newDeskAddress = z.object({ address: mailAddress });

export const TEMPLATE_KINDS = ['auto_reply', 'header', 'footer'] as const;
export const template = z.object({
  kind: z.enum(TEMPLATE_KINDS),
  language,
  subject: z.string(),
  body: z.string(),
  /** False: the text that Sportello brings, nobody has changed it yet. */
  own: z.boolean(),
  updatedAt: instant.nullable(),
});
export type Template = z.infer<typeof template>;
export const templateChange = z.object({
  subject: z.string().max(LIMITS.subject).default(''),
  body: z.string().max(20_000),
});
export const templateDraft = templateChange.extend({ kind: z.enum(TEMPLATE_KINDS), language });
/** What a template looks like with a sample request; a mistake comes as problem+json with the line. */
export const templatePreview = z.object({ subject: z.string(), html: z.string(), text: z.string() });

export const testMessage = z.object({ to: mailAddress });
/** One thing that the test message found out, in order; `key` and `values` make its sentence. */
const testStep = z.object({
  name: z.enum(['address', 'connect', 'sign_in', 'accepted', 'kept']),
  ok: z.boolean(),
  /** The other server's own words. */
  answer: z.string().nullable(),
  sentence: z.string(),
});
export const testResult = z.object({ ok: z.boolean(), steps: z.array(testStep) });
export type TestResult = z.infer<typeof testResult>;

/** What a person writes under their letters, from one desk or (null) from all that have none of their own. */
export const signature = z.object({ deskId: id.nullable(), html: z.string(), updatedAt: instant });
export type Signature = z.infer<typeof signature>;
export const signatures = z.object({ items: z.array(signature) });
export const signatureChange = z.object({ deskId: id.nullable().default(null), html: z.string().max(10_000) });
