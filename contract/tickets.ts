import { z } from 'zod';
import { AUTOMATIC_KINDS, BOUNCE_REASONS } from './automatic.ts';
import { newFaq } from './faq.ts';
import { FIELD_LIMITS, fieldValue, fieldValues } from './field-values.ts';
import { calendarFact, leftOut, seal } from './reading.ts';
import { id, instant, LIMITS, language, mailAddress, pageQuery } from './shapes.ts';

export const STATUSES = ['new', 'open', 'waiting', 'on_hold', 'solved', 'closed'] as const;
export type Status = (typeof STATUSES)[number];
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];
export const MESSAGE_TYPES = ['incoming', 'reply', 'note', 'auto'] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];
export const OUTGOING_STATES = [
  'held',
  'scheduled',
  'queued',
  'sending',
  'sent',
  'delayed',
  'failed',
  'kept',
  'bounced',
  'cancelled',
] as const;
export type OutgoingState = (typeof OUTGOING_STATES)[number];

const person = z.object({ id, name: z.string() });
export const named = z.object({ id, name: z.string() });

/** Why a message was taken for spam: a teammate said so, its headers do, the sender's domain asks for it (DMARC), or what was learnt. */
export const SPAM_REASONS = ['teammate', 'headers', 'forged', 'learnt'] as const;
export type SpamReason = (typeof SPAM_REASONS)[number];

const ticketCan = z.object({
  reply: z.boolean(),
  note: z.boolean(),
  change: z.boolean(),
  take: z.boolean(),
  assign: z.boolean(),
});

export const ticket = z.object({
  id,
  number: z.number().int(),
  subject: z.string(),
  status: z.enum(STATUSES),
  priority: z.enum(PRIORITIES),
  /** `path`: names from the top of the desk's tree down to itself. */
  category: named.extend({ path: z.array(z.string()) }).nullable(),
  tags: z.array(z.string()),
  desk: named,
  channel: z.string(),
  language: z.string().nullable(),
  assignee: person.nullable(),
  team: named.nullable(),
  /** `vip`: somebody marked them as special. */
  contact: z.object({ id, name: z.string(), address: z.string().nullable(), vip: z.boolean().optional() }),
  requestType: named.extend({ key: z.string() }).nullable(),
  /** Reply due: when the desk has said it answers; null while nobody waits for us. */
  dueAt: instant.nullable(),
  startsAt: instant.nullable(),
  /** Until when it shall be done, in the team's eyes. */
  deadlineAt: instant.nullable(),
  /** What a teammate told the customer: "by Friday at four". */
  promisedAt: instant.nullable(),
  estimatedMinutes: z.number().int().nullable(),
  /** The sum of its time entries. */
  spentMinutes: z.number().int(),
  /** Values of the desk's own fields by the field's id. */
  fields: z.record(z.string(), fieldValue),
  createdAt: instant,
  updatedAt: instant,
  lastMessageAt: instant,
  solvedAt: instant.nullable(),
  closedAt: instant.nullable(),
  /** First words of what the customer wrote last. */
  snippet: z.string(),
  /** Whether something came from the customer that the asker has not opened yet. */
  unread: z.boolean(),
  statusUrl: z.string(),
  mergedInto: z.number().int().nullable(),
  /** Set aside as spam: since when, why, and whether a teammate said so. */
  spam: z.object({ at: instant, reason: z.enum(SPAM_REASONS), byTeammate: z.boolean() }).nullable(),
  version: z.number().int(),
  can: ticketCan,
});
export type Ticket = z.infer<typeof ticket>;

const participant = z.object({
  contactId: id,
  name: z.string(),
  address: z.string(),
  role: z.enum(['contact', 'cc']),
  confirmed: z.boolean(),
  /** Letters to this address came back, and nothing has come from it since. */
  bounced: z.object({ at: instant, reason: z.enum(BOUNCE_REASONS) }).nullable(),
});

const otherTicket = z.object({ id, number: z.number().int(), subject: z.string() });
/** Another ticket that this one came from or went to, and until when that can be undone. */
const undoable = otherTicket.extend({ undoUntil: instant });

/** One ticket opened: with who takes part and what it is linked to. */
export const ticketDetail = ticket.extend({
  participants: z.array(participant),
  /** Where it went. */
  merge: undoable.extend({ canUndo: z.boolean() }).nullable(),
  /** What came to it. */
  merged: z.array(undoable),
  /** What it was part of. */
  split: undoable.nullable(),
  /** An open request that it may belong to; nobody has answered yet. */
  suggestion: otherTicket.extend({ reason: z.enum(['same_person', 'not_verified']) }).nullable(),
  links: z.array(
    z.object({ id, number: z.number().int(), subject: z.string(), status: z.enum(STATUSES), kind: z.string() }),
  ),
});
export type TicketDetail = z.infer<typeof ticketDetail>;

const address = z.object({ name: z.string(), address: z.string() });

export const attachment = z.object({
  id,
  name: z.string(),
  contentType: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  inline: z.boolean(),
  /** Where the bytes are, for who may read the ticket. */
  url: z.string(),
});
export type Attachment = z.infer<typeof attachment>;

const authVerdict = z.enum(['pass', 'fail', 'none', 'unknown']);
/** SPF, DKIM, DMARC and ARC of a mail, and who looked: ourselves, the host that received it for us, or nobody. */
export const mailTrust = z.object({
  spf: authVerdict,
  dkim: authVerdict,
  dmarc: authVerdict,
  /** What the sender's domain asks to be done with what fails. */
  policy: z.enum(['none', 'quarantine', 'reject']).nullable(),
  arc: authVerdict,
  verified: z.enum(['yes', 'no', 'unknown']),
  by: z.enum(['us', 'host', 'nobody']),
});
export type MailTrust = z.infer<typeof mailTrust>;

/** What a mail server said later of a letter at one of its recipients. */
export const deliveryTrouble = z.object({
  at: instant,
  /** Whom we wrote to; empty where the report names nobody. */
  address: z.string(),
  /** `delayed`: it is still being tried there. */
  action: z.enum(['failed', 'delayed']),
  /** Enhanced status code (RFC 3463). */
  status: z.string(),
  reason: z.enum(BOUNCE_REASONS),
  /** A further letter would come back the same way. */
  hard: z.boolean(),
  /** The other server's own words. */
  words: z.string(),
});
export type DeliveryTrouble = z.infer<typeof deliveryTrouble>;

/** How far an outgoing message is. "Delivered" and "opened" are not claimed: nobody can know them. */
export const outgoingFacts = z.object({
  id,
  state: z.enum(OUTGOING_STATES),
  /** While `queued`: until when it can be taken back. */
  sendAt: instant,
  attempts: z.number().int(),
  nextTryAt: instant.nullable(),
  lastError: z.string().nullable(),
  sentAt: instant.nullable(),
  /** Reports of mail servers that came after it was sent, oldest first. */
  troubles: z.array(deliveryTrouble),
});

export const message = z.object({
  id,
  type: z.enum(MESSAGE_TYPES),
  channel: z.string(),
  from: address,
  author: z.object({ kind: z.enum(['contact', 'teammate', 'token', 'bot', 'system']), id: id.nullable() }),
  to: z.array(address),
  cc: z.array(address),
  /** Only for who wrote it. */
  bcc: z.array(address),
  subject: z.string(),
  text: z.string(),
  visibleText: z.string(),
  html: z.string().nullable(),
  /** What is shown first of `html`: without quoted thread and signature; null when that is all of it. */
  visibleHtml: z.string().nullable(),
  attachments: z.array(attachment),
  messageId: z.string().nullable(),
  inReplyTo: z.string().nullable(),
  references: z.array(z.string()),
  language: z.string().nullable(),
  isAutoReply: z.boolean(),
  isBounce: z.boolean(),
  /** What it is, where no person typed it; null for a letter. */
  automatic: z.enum(AUTOMATIC_KINDS).nullable(),
  /** From someone who is not a confirmed participant. */
  fromUnconfirmed: z.boolean(),
  /** What limits kept from being read of it; the original has all of it. */
  leftOut: z.array(leftOut),
  seal: seal.nullable(),
  /** The event that it invites to, changes or answers. */
  calendar: calendarFact.nullable(),
  /** Whether it is from whom it says; null for what did not come by mail. */
  trust: mailTrust.nullable(),
  /** Whose name the sender bears without being them. */
  imitates: z.object({ kind: z.enum(['teammate', 'company']), name: z.string() }).nullable(),
  /** There are remote pictures that are shown only when asked for. */
  hasRemoteImages: z.boolean(),
  /** The reader wants them always from this sender, and it is proved that it is this sender. */
  showsRemoteImages: z.boolean(),
  outgoing: outgoingFacts.nullable(),
  /** Number of the ticket that it was written in, when that was merged into the one that is looked at. */
  mergedFrom: z.number().int().nullable(),
  /** The teammate to whom it was written, and who passed it on. */
  passedOnBy: address.nullable(),
  createdAt: instant,
});
export type Message = z.infer<typeof message>;

/** A line of the ticket's timeline that is no message. */
export const ticketEvent = z.object({
  id,
  seq: z.number().int().nullable(),
  name: z.string(),
  at: instant,
  actor: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string() }),
  payload: z.record(z.string(), z.unknown()),
  /** From where: `app`, `api`, `job`, `customer`, or a word of whoever did it (a bulk change, a macro, a channel). */
  via: z.string().nullable(),
  /** Of little weight when many stand together: a screen may fold them. */
  minor: z.boolean(),
});
export type TicketEvent = z.infer<typeof ticketEvent>;

export const VIEWS = [
  'next',
  'mine',
  'unassigned',
  'mentions',
  'open',
  'late',
  'promised',
  'waiting',
  'snoozed',
  'followed',
  'solved',
  'all',
  'spam',
] as const;
export type View = (typeof VIEWS)[number];

export const ticketQuery = pageQuery.extend({
  desk: z.string().max(LIMITS.name).optional(),
  status: z.enum(STATUSES).optional(),
  assignee: z.string().max(64).optional(),
  contact: id.optional(),
  language: z.string().max(8).optional(),
});

/** How many tickets each view holds, over the desks one may see (or one of them). */
export const viewCounts = z.object({
  views: z.record(z.enum(VIEWS), z.number().int()),
  /** Of saved views by their id. */
  saved: z.record(id, z.number().int()),
  languages: z.array(z.object({ language: z.string(), count: z.number().int() })),
});
export type ViewCounts = z.infer<typeof viewCounts>;

/** Room for a path of names. */
const categoryName = z
  .string()
  .trim()
  .min(1)
  .max(LIMITS.name * FIELD_LIMITS.categoryDepth);
const tags = z.array(z.string().trim().min(1).max(LIMITS.tagLength)).max(LIMITS.tags);
const text = z.string().min(1).max(LIMITS.messageText);
const textOrHtml = { text: text.optional(), html: text.optional() };

export const newTicket = z
  .object({
    subject: z.string().trim().min(1).max(LIMITS.subject),
    ...textOrHtml,
    contact: z.object({ address: mailAddress, name: z.string().trim().max(LIMITS.name).optional() }),
    desk: z.string().max(LIMITS.name).optional(),
    /** A name, a path "Parent > Child", or an id. */
    category: categoryName.optional(),
    tags: tags.optional(),
    priority: z.enum(PRIORITIES).optional(),
    assignee: z.string().max(254).optional(),
    /** By key, name or id. */
    requestType: z.string().trim().min(1).max(LIMITS.name).optional(),
    /** A team by id or name. */
    team: z.string().max(LIMITS.name).optional(),
    deadlineAt: instant.optional(),
    fields: fieldValues.optional(),
    language: language.optional(),
    autoReply: z.boolean().default(false),
  })
  .refine((body) => (body.text === undefined) !== (body.html === undefined), {
    path: ['text'],
    message: 'Give the words as text or as html, one of the two.',
  });
export type NewTicket = z.infer<typeof newTicket>;

/** PATCH: any of these; each becomes its own verb and its own event. `ifVersion` refuses a change of what changed since. */
export const ticketChange = z.object({
  subject: z.string().trim().min(1).max(LIMITS.subject).optional(),
  status: z.enum(STATUSES).optional(),
  priority: z.enum(PRIORITIES).optional(),
  /** A name, a path "Parent > Child", or an id. */
  category: categoryName.nullable().optional(),
  tags: tags.optional(),
  desk: z.string().max(LIMITS.name).optional(),
  /** A teammate's id or address, "me", or null. */
  assignee: z.string().max(254).nullable().optional(),
  /** A team by id or name, or null. */
  team: z.string().max(LIMITS.name).nullable().optional(),
  startsAt: instant.nullable().optional(),
  deadlineAt: instant.nullable().optional(),
  promisedAt: instant.nullable().optional(),
  estimatedMinutes: z.number().int().min(0).max(FIELD_LIMITS.minutes).nullable().optional(),
  /** By key, name or id. */
  requestType: z.string().trim().min(1).max(LIMITS.name).nullable().optional(),
  /** By the field's id or key; those left out stay, null takes one away. */
  fields: fieldValues.optional(),
  ifVersion: z.number().int().optional(),
});
export type TicketChange = z.infer<typeof ticketChange>;

/** What stood against a change, in the body of 409 and 412: the fields that were meant to change, as they are now. */
export const changedMeanwhile = z.object({
  version: z.number().int(),
  changes: z.array(
    z.object({
      /** As in the change: `priority`, `category`, `fields` … */
      field: z.string(),
      /** What it is now, as the ticket shows it. */
      value: z.unknown(),
      /** Who changed it last and when; null where nobody did since the ticket was made. */
      by: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string() }).nullable(),
      at: instant.nullable(),
    }),
  ),
});
export type ChangedMeanwhile = z.infer<typeof changedMeanwhile>;

export const ticketMerge = z.object({
  into: z.union([id, z.string().regex(/^\d{1,12}$/, 'This is no number of a ticket.')]),
});

/** All from one message on, or these. */
export const ticketSplit = z
  .object({ fromMessageId: id.optional(), messageIds: z.array(id).min(1).max(500).optional() })
  .refine((body) => (body.fromMessageId === undefined) !== (body.messageIds === undefined), {
    path: ['messageIds'],
    message: 'Name the first message or all of them, one of the two.',
  });

/** A ticket that another may be merged into. */
export const mergeCandidate = otherTicket.extend({
  status: z.enum(STATUSES),
  contact: person,
  /** Of the same person; else both people will read the whole conversation. */
  samePerson: z.boolean(),
  lastMessageAt: instant,
});
export type MergeCandidate = z.infer<typeof mergeCandidate>;

export const newMessage = z
  .object({
    type: z.enum(['reply', 'note']),
    ...textOrHtml,
    cc: z.array(mailAddress).max(LIMITS.cc).optional(),
    /** Get a copy that nobody else hears of; they do not take part afterwards. */
    bcc: z.array(mailAddress).max(LIMITS.cc).optional(),
    /** Whether the conversation so far goes along below; as the desk has it when left out. */
    quote: z.boolean().optional(),
    /** When it leaves; at once when left out. It stays here when the customer writes first. */
    sendAt: instant.optional(),
    /** Ids from POST /attachments. */
    attachments: z.array(id).max(LIMITS.attachmentsPerMessage).optional(),
    /** What the ticket becomes with it; a reply makes it `waiting` unless said otherwise. */
    status: z.enum(STATUSES).optional(),
    /** Saved replies whose words are in it. */
    savedReplies: z.array(id).max(20).optional(),
    /** A macro whose effects happen with it. */
    macro: id.optional(),
    /** The reply becomes an answer for everybody too, without what is about one person, once it has left. */
    faq: newFaq.optional(),
    /** The newest message the writer had seen; when a newer one came from the customer, the reply is refused with 409. */
    seenMessage: id.optional(),
  })
  .refine((body) => (body.text === undefined) !== (body.html === undefined), {
    path: ['text'],
    message: 'Give the words as text or as html, one of the two.',
  })
  .refine(({ type, faq }) => type === 'reply' || faq === undefined, {
    path: ['faq'],
    message: 'Only a reply becomes an answer for everybody.',
  })
  .refine(({ type, bcc, sendAt }) => type === 'reply' || (bcc === undefined && sendAt === undefined), {
    path: ['type'],
    message: 'A note goes to nobody and is there at once; only a reply has a time to leave and copies.',
  });
export type NewMessage = z.infer<typeof newMessage>;

export const draft = z.object({
  kind: z.enum(['reply', 'note']),
  html: z.string().max(LIMITS.messageText),
  cc: z.array(mailAddress).max(LIMITS.cc).optional(),
  bcc: z.array(mailAddress).max(LIMITS.cc).optional(),
  attachments: z.array(id).max(LIMITS.attachmentsPerMessage).optional(),
  version: z.number().int(),
});
export type Draft = z.infer<typeof draft>;

/** A draft as it is read again: with its files by name, those that are still here. */
export const keptDraft = draft.extend({ files: z.array(attachment) });
export type KeptDraft = z.infer<typeof keptDraft>;

export const INTAKE_OUTCOMES = ['created', 'appended', 'duplicate', 'bounce', 'spam', 'ignored', 'kept'] as const;
export type IntakeOutcome = (typeof INTAKE_OUTCOMES)[number];
export const intakeResult = z.object({
  outcome: z.enum(INTAKE_OUTCOMES),
  reason: z.string().nullable(),
  ticket: z.object({ id, number: z.number().int() }).nullable(),
  message: z.object({ id }).nullable(),
});
export type IntakeResult = z.infer<typeof intakeResult>;

export const outgoing = z.object({
  id,
  kind: z.enum(['reply', 'auto', 'account', 'test', 'notification', 'question']),
  to: z.array(z.string()),
  subject: z.string(),
  state: z.enum(OUTGOING_STATES),
  sendAt: instant,
  attempts: z.number().int(),
  nextTryAt: instant.nullable(),
  giveUpAt: instant,
  lastError: z.string().nullable(),
  sentAt: instant.nullable(),
  createdAt: instant,
  desk: named.nullable(),
  ticket: z.object({ id, number: z.number().int(), subject: z.string() }).nullable(),
  authorName: z.string().nullable(),
  /** The whole mail as sent; null until it was composed, where it holds a secret, or is too large for a list. */
  raw: z.string().nullable(),
  /** `cancel`: take it back, `retry`: send it now. */
  can: z.object({ cancel: z.boolean(), retry: z.boolean() }),
});
export type Outgoing = z.infer<typeof outgoing>;

export const outgoingDetail = outgoing.extend({
  html: z.string().nullable(),
  text: z.string().nullable(),
  /** What the other servers said, oldest first. */
  answers: z.array(z.object({ at: instant, text: z.string() })),
  troubles: z.array(deliveryTrouble),
});
export type OutgoingDetail = z.infer<typeof outgoingDetail>;

export const outgoingQuery = pageQuery.extend({
  state: z.enum(OUTGOING_STATES).optional(),
  desk: id.optional(),
  /** `false` leaves `raw` null: a screen that lists mails has no use for their source. */
  raw: z.enum(['true', 'false']).optional(),
});
export type OutgoingQuery = z.infer<typeof outgoingQuery>;
