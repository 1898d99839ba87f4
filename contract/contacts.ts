import { z } from 'zod';
import { FIELD_KINDS, fieldValue, fieldValues } from './field-values.ts';
import { id, instant, LIMITS, mailAddress, pageQuery, timeZone } from './shapes.ts';
import { STATUSES } from './tickets.ts';

/*
 * Contacts are whoever writes to the company, or was entered by hand or by a list.
 *
 * GET    /contacts?q&organization&vip            those one may see, by name              ticket.read
 * POST   /contacts                               somebody new                            contact.change
 * GET    /contacts/{id}                          the card; one that was merged gives its survivor
 * PATCH  /contacts/{id}                          contact.change where one sees them
 * GET    /contacts/{id}/timeline?channel&notes   newest first
 * GET    /contacts/{id}/duplicates               who may be the same person, and why
 * POST   /contacts/{id}/differences              { otherId }: these are two people
 * POST   /contacts/{id}/identities               PATCH, DELETE /contacts/{id}/identities/{identityId}
 * POST   /contacts/{id}/notes                    GET; PATCH, DELETE /contact-notes/{id}
 * POST   /contact-merges                         { contactId, intoId }; DELETE /contact-merges/{id} undoes
 * GET    /card-fields, PUT /card-fields          the company's own fields of contacts and organizations
 * GET    /contact-export?q&organization&vip      CSV                                     contact.export
 * POST   /contact-imports                        form with `file`                        contact.import
 * GET    /contact-imports, GET /contact-imports/{id}
 * POST   /contact-imports/{id}/trial             { mapping }: what would become of each line
 * POST   /contact-imports/{id}/run               in the background; DELETE /contact-imports/{id}/run stops it
 * GET    /contact-imports/{id}/bad-lines         CSV of the lines that were left out, with the reason
 */

export const IDENTITY_KINDS = ['email', 'phone', 'handle'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];
/** Proved; said by somebody; or only likely. */
const PROOFS = ['verified', 'claimed', 'guessed'] as const;
/**
 * Why: a letter whose sender was proved, a teammate vouches; they wrote from it, a teammate entered it, a list had it; they
 * only have the same name.
 */
const PROOF_REASONS = ['letter', 'teammate', 'wrote', 'entered', 'imported', 'same_name'] as const;

export const identity = z.object({
  id,
  kind: z.enum(IDENTITY_KINDS),
  value: z.string(),
  proof: z.enum(PROOFS),
  because: z.enum(PROOF_REASONS),
  /** Who entered it or vouches for it, and since when it is so. */
  by: z.string().nullable(),
  since: instant,
  /** Where letters to them go. */
  primary: z.boolean(),
  bounced: z.boolean(),
  proved: z.boolean(),
});
export type Identity = z.infer<typeof identity>;

const organizationNamed = z.object({
  id,
  name: z.string(),
  vip: z.boolean(),
  /** Somebody said so, or the domain of their address says it. */
  because: z.enum(['set', 'domain']),
});

/** One in a list. */
export const contact = z.object({
  id,
  name: z.string(),
  language: z.string().nullable(),
  timeZone: z.string().nullable(),
  vip: z.boolean(),
  organization: organizationNamed.nullable(),
  identities: z.array(identity),
  createdAt: instant,
});
export type Contact = z.infer<typeof contact>;

const contactTicket = z.object({
  id,
  number: z.number().int(),
  subject: z.string(),
  status: z.enum(STATUSES),
  channel: z.string(),
  createdAt: instant,
  lastMessageAt: instant,
});

/** Values of the company's own fields by the field's id. */
export type CardFieldValues = Record<string, z.infer<typeof fieldValue>>;

/** What one pays, in the company's words, and what it is worth in a year. */
export const MOST_VALUE = 999_999_999_999;
const cardFacts = {
  plan: z.string().nullable(),
  value: z.number().nullable(),
  currency: z.string().nullable(),
  fields: z.record(z.string(), fieldValue),
};
const currency = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/, 'A currency is three letters, like EUR.');
export const cardFactsChange = {
  plan: z.string().trim().max(LIMITS.name).nullable().optional(),
  value: z.number().min(0).max(MOST_VALUE).nullable().optional(),
  currency: currency.nullable().optional(),
  fields: fieldValues.optional(),
  vip: z.boolean().optional(),
};

/** Where language and time zone are known from. */
const GUESSES = ['set', 'letters', 'phone', 'address', 'language'] as const;
export type Guess = (typeof GUESSES)[number];

export const cardNote = z.object({
  id,
  text: z.string(),
  author: z.object({ id: id.nullable(), name: z.string() }),
  createdAt: instant,
  updatedAt: instant.nullable(),
  can: z.object({ change: z.boolean() }),
});
export type CardNote = z.infer<typeof cardNote>;
export const newCardNote = z.object({ text: z.string().trim().min(1).max(10_000) });

/** A contact that was made one with this one, as long as it can be taken apart. */
const standingMerge = z.object({ id, name: z.string(), mergedAt: instant, undoUntil: instant });

export const contactDetail = contact.extend({
  ...cardFacts,
  languageFrom: z.enum(GUESSES).nullable(),
  /** Set, or guessed; null where nothing tells. */
  timeZoneFrom: z.enum(GUESSES).nullable(),
  /** A colleague who asks, not a customer. */
  teammate: z.object({ id, name: z.string() }).nullable(),
  /** Their first message of those that one may see; null where there is none. */
  customerSince: instant.nullable(),
  /** The latest that one may see. */
  tickets: z.array(contactTicket),
  notes: z.array(cardNote),
  merges: z.array(standingMerge),
  /** May change the card, notes and identities included. */
  can: z.object({ change: z.boolean(), block: z.boolean(), export: z.boolean() }),
});
export type ContactDetail = z.infer<typeof contactDetail>;

export const contactQuery = pageQuery.extend({
  q: z.string().max(200).optional(),
  organization: id.optional(),
  vip: z.enum(['true']).optional(),
});

const language = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z]{2,3}(?:-[a-z]{2})?$/, 'A language is two letters, like it.');

export const phone = z
  .string()
  .trim()
  .max(40)
  .regex(/^\+?[\d\s().\-/]{5,40}$/, 'This is not a phone number.');
export const newIdentity = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('email'), value: mailAddress, guessed: z.boolean().default(false) }),
  z.object({ kind: z.literal('phone'), value: phone, guessed: z.boolean().default(false) }),
  z.object({
    kind: z.literal('handle'),
    value: z.string().trim().min(2).max(200),
    guessed: z.boolean().default(false),
  }),
]);
export type NewIdentity = z.infer<typeof newIdentity>;
/** `verified: true`: I vouch for it; `primary: true`: letters go there. */
export const identityChange = z.object({ verified: z.boolean().optional(), primary: z.literal(true).optional() });
export type IdentityChange = z.infer<typeof identityChange>;

export const newContact = z.object({
  name: z.string().trim().max(LIMITS.name).default(''),
  identities: z.array(newIdentity).min(1).max(30),
  language: language.nullable().optional(),
  timeZone: timeZone.nullable().optional(),
  organizationId: id.nullable().optional(),
  ...cardFactsChange,
});
export type NewContact = z.infer<typeof newContact>;

export const contactChange = z.object({
  name: z.string().trim().min(1).max(LIMITS.name).optional(),
  language: language.nullable().optional(),
  timeZone: timeZone.nullable().optional(),
  /** Null: what the domain says. */
  organizationId: id.nullable().optional(),
  ...cardFactsChange,
});
export type ContactChange = z.infer<typeof contactChange>;

/** One thing that happened: a request, by when it last moved, or a note of the team on one. */
export const timelineEntry = z.object({
  kind: z.enum(['ticket', 'note']),
  id,
  at: instant,
  ticket: z.object({
    id,
    number: z.number().int(),
    subject: z.string(),
    status: z.enum(STATUSES),
    channel: z.string(),
    desk: z.object({ id, name: z.string() }),
    replyDueAt: instant.nullable(),
    assignee: z.object({ id, name: z.string() }).nullable(),
    createdAt: instant,
    messages: z.number().int(),
  }),
  /** The beginning of the last words of theirs, or of the note. */
  excerpt: z.string(),
  /** Of a note: who wrote it. On the timeline of an organization: whose request it is. */
  author: z.object({ id: id.nullable(), name: z.string() }).nullable(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;
export const timelineQuery = pageQuery.extend({
  channel: z.string().max(40).optional(),
  /** `only`: notes alone. */
  notes: z.enum(['only']).optional(),
});
/** Counts end at a thousand. */
export const timelinePage = z.object({
  items: z.array(timelineEntry),
  nextCursor: z.string().nullable(),
  counts: z.object({
    tickets: z.number().int(),
    notes: z.number().int(),
    channels: z.array(z.object({ channel: z.string(), count: z.number().int() })),
  }),
});
export type TimelinePage = z.infer<typeof timelinePage>;

/** What speaks for two being one, and what against. */
export const LIKENESSES = [
  'same_name',
  'similar_name',
  'same_phone',
  'same_local_part',
  'similar_local_part',
  'same_domain',
  'same_organization',
] as const;
export const DIFFERENCES = ['other_name', 'other_language', 'other_organization'] as const;
export const duplicate = z.object({
  contact,
  /** 0 to 100; those below 40 are not told. */
  score: z.number().int(),
  likenesses: z.array(z.enum(LIKENESSES)),
  differences: z.array(z.enum(DIFFERENCES)),
  tickets: z.number().int(),
  can: z.object({ merge: z.boolean() }),
});
export type Duplicate = z.infer<typeof duplicate>;
export const duplicates = z.object({ items: z.array(duplicate) });
export const contactDifference = z.object({ otherId: id });
export const newContactMerge = z.object({ contactId: id, intoId: id });
export const contactMerge = z.object({ id, contactId: id, intoId: id, mergedAt: instant, undoUntil: instant });

/** The company's own fields of a card. */
const choice = z.object({ id: z.string().min(1).max(60), name: z.string().trim().min(1).max(LIMITS.name) });
export const cardField = z.object({
  id,
  of: z.enum(['contact', 'organization']),
  name: z.string().trim().min(1).max(LIMITS.name),
  kind: z.enum(FIELD_KINDS),
  choices: z.array(choice).max(100),
});
export type CardField = z.infer<typeof cardField>;
/** The whole list, in its order; what is left out is put away, its values with it. */
export const cardFieldsChange = z.object({ fields: z.array(cardField.extend({ id: id.optional() })).max(60) });
export const cardFieldList = z.object({ fields: z.array(cardField), can: z.object({ change: z.boolean() }) });
