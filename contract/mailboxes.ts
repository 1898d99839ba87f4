import { z } from 'zod';
import { id, instant, LIMITS, mailAddress } from './shapes.ts';

/** A mailbox is one address of a desk: how letters come to it, and how they leave from it. */
export const RECEIVE_BY = ['handed_over', 'imap'] as const;
export const SEND_BY = ['house', 'account', 'smtp', 'direct'] as const;
export const AFTER_READING = ['leave', 'seen', 'move'] as const;
/** What is one request: the thread; the thread, with the person's open request suggested; the person's open request. */
export const REQUEST_SCOPES = ['thread', 'suggest', 'person'] as const;
/** Of the letters that lie in an account when it is first followed: none, those that nobody has read, all. */
export const START_WITH = ['new', 'unseen', 'all'] as const;
export const SECURITY = ['tls', 'starttls', 'none'] as const;
export const MAIL_PROVIDERS = ['google', 'microsoft', 'other'] as const;

/** What is wrong with a way in or out, in our words; the other server's own stand beside it. */
export const TROUBLES = [
  'name_not_found',
  'no_answer',
  'not_private',
  'wrong_password',
  'permission_ended',
  'no_such_folder',
  'refused',
  'too_many_connections',
  'broken_off',
  'other',
] as const;
export type Trouble = (typeof TROUBLES)[number];

const host = z.string().trim().min(1).max(253);
const port = z.number().int().min(1).max(65_535);
const password = z.string().min(1).max(1_000);

export const mailboxSettings = z.object({
  provider: z.enum(MAIL_PROVIDERS),
  receiveBy: z.enum(RECEIVE_BY),
  imap: z
    .object({
      host,
      port,
      security: z.enum(SECURITY),
      user: z.string().trim().min(1).max(320),
      folder: z.string().trim().min(1).max(500),
    })
    .nullable(),
  afterReading: z.enum(AFTER_READING),
  moveTo: z.string().trim().min(1).max(500).nullable(),
  auth: z.enum(['password', 'oauth2']),
  sendBy: z.enum(SEND_BY),
  /** Of `account` and `smtp`; `user` null: the same name and password as for receiving. */
  smtp: z.object({ host, port, security: z.enum(SECURITY), user: z.string().trim().max(320).nullable() }).nullable(),
  keepsSentCopies: z.boolean(),
  requestScope: z.enum(REQUEST_SCOPES),
  startWith: z.enum(START_WITH),
});
export type MailboxSettings = z.infer<typeof mailboxSettings>;

/** Passwords go in and never come out. Left out: as it was. */
const secrets = { password: password.optional(), smtpPassword: password.optional() };
export const newMailbox = mailboxSettings
  .partial()
  .extend({ deskId: id, address: mailAddress, permissionId: id.optional(), ...secrets });
export type NewMailbox = z.infer<typeof newMailbox>;
export const mailboxChange = mailboxSettings
  .partial()
  .extend({ permissionId: id.optional(), paused: z.boolean().optional(), ...secrets });
export type MailboxChange = z.infer<typeof mailboxChange>;

const way = z.object({
  lastAt: instant.nullable(),
  failingSince: instant.nullable(),
  trouble: z.enum(TROUBLES).nullable(),
  /** The other server's own words. */
  answer: z.string().nullable(),
  nextTryAt: instant.nullable(),
});

/** One mailbox with how it is. Also addresses that nobody has set anything for: `id` is null then. */
export const mailbox = z.object({
  id: id.nullable(),
  address: z.string(),
  desk: z.object({ id, name: z.string() }),
  settings: mailboxSettings,
  paused: z.boolean(),
  hasPassword: z.boolean(),
  /** Of an account that was given by OAuth. */
  permission: z
    .object({
      id,
      provider: z.enum(MAIL_PROVIDERS),
      account: z.string(),
      givenBy: z.object({ id, name: z.string() }).nullable(),
      givenAt: instant,
      /** When it ends unless it is given anew; null where the provider sets no end. */
      endsAt: instant.nullable(),
      failingSince: instant.nullable(),
    })
    .nullable(),
  in: way.extend({ connectedAt: instant.nullable() }),
  out: way,
  /** Letters that wait to leave from this address. */
  waitingOut: z.number().int(),
  /** The first of them, oldest first. */
  waiting: z.array(
    z.object({
      id,
      ticketNumber: z.number().int().nullable(),
      to: z.string(),
      subject: z.string(),
      createdAt: instant,
    }),
  ),
  can: z.object({ change: z.boolean() }),
});
export type Mailbox = z.infer<typeof mailbox>;

/** Originals that were taken over and not yet understood, or that could not be: of the whole house. */
export const mailHealth = z.object({
  mailboxes: z.array(mailbox),
  intake: z.object({ waiting: z.number().int(), kept: z.number().int(), oldestWaitingAt: instant.nullable() }),
  /** Who is told when something fails. */
  watchers: z.array(z.object({ deskId: id, teammates: z.array(z.object({ id, name: z.string() })) })),
});
export type MailHealth = z.infer<typeof mailHealth>;

const MAILBOX_TEST_STEPS = [
  'name_found',
  'server_answers',
  'connection_private',
  'signed_in',
  'newest_read',
  'out_name_found',
  'out_server_answers',
  'out_connection_private',
  'out_signed_in',
  'sent_to_itself',
  'came_back',
] as const;
/** One step of a test, in order. What comes after a failed one was not tried. */
export const mailboxTestStep = z.object({
  name: z.enum(MAILBOX_TEST_STEPS),
  outcome: z.enum(['ok', 'failed', 'not_tried', 'waiting']),
  trouble: z.enum(TROUBLES).nullable(),
  answer: z.string().nullable(),
  /** Facts for its sentence: host, port, certificate's end, the newest letter's date. */
  facts: z.record(z.string(), z.string()),
  tookMs: z.number().int().nullable(),
});
export type MailboxTestStep = z.infer<typeof mailboxTestStep>;
export const mailboxTest = z.object({ id, startedAt: instant, steps: z.array(mailboxTestStep), finished: z.boolean() });
export type MailboxTest = z.infer<typeof mailboxTest>;

/** Servers of a provider, known by the domain of an address. */
export const mailPreset = z.object({
  provider: z.enum(MAIL_PROVIDERS),
  name: z.string(),
  auth: z.enum(['password', 'oauth2']),
  imap: z.object({ host: z.string(), port: z.number().int(), security: z.enum(SECURITY) }),
  smtp: z.object({ host: z.string(), port: z.number().int(), security: z.enum(SECURITY) }),
  /** Key of a sentence on what this provider wants first (an app password, a switch), or null. */
  hint: z.string().nullable(),
});
export type MailPreset = z.infer<typeof mailPreset>;

/** The registration with a provider; the secret goes in and never comes out. */
export const mailProvider = z.object({
  provider: z.enum(MAIL_PROVIDERS),
  clientId: z.string(),
  hasSecret: z.boolean(),
  authorizeUrl: z.string(),
  tokenUrl: z.string(),
  scopes: z.array(z.string()),
  /** What has to be entered at the provider. */
  redirectUrl: z.string(),
  can: z.object({ change: z.boolean() }),
});
export type MailProviderSeen = z.infer<typeof mailProvider>;
export const mailProviderChange = z.object({
  clientId: z.string().trim().min(1).max(500),
  clientSecret: z.string().min(1).max(2_000).optional(),
  authorizeUrl: z.url({ protocol: /^https?$/ }).optional(),
  tokenUrl: z.url({ protocol: /^https?$/ }).optional(),
  scopes: z.array(z.string().max(500)).max(20).optional(),
  /** Of Microsoft 365: the company's directory, by its id or domain; it stands for both addresses. */
  tenant: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{0,252}$/i)
    .optional(),
});
export type MailProviderChange = z.infer<typeof mailProviderChange>;

/** Asks for a permission; `account` is the address that it should be given for. */
export const permissionRequest = z.object({
  provider: z.enum(MAIL_PROVIDERS),
  mailboxId: id.optional(),
  account: mailAddress.optional(),
});
export type PermissionRequest = z.infer<typeof permissionRequest>;
/** Where the browser goes to be asked. */
export const permissionAsked = z.object({ url: z.string() });
/**
 * How a permission came out, as the browser is told: `/settings/mail?permission=given&permissionId=…&mailboxId=…`.
 * `other_browser`: the answer came to another session than asked.
 */
export const PERMISSION_OUTCOMES = ['given', 'refused', 'too_late', 'other_browser', 'incomplete', 'failed'] as const;
export type PermissionOutcome = (typeof PERMISSION_OUTCOMES)[number];

/** A DNS record by which other servers believe that a letter is ours. */
const domainRecord = z.object({
  kind: z.enum(['spf', 'dkim', 'dmarc']),
  /** Relative to the domain; `@` is the domain itself. */
  name: z.string(),
  value: z.string(),
  /** `different`: one is there and says something else. `offline`: DNS did not answer. */
  seen: z.enum(['there', 'missing', 'different', 'offline']),
  seenValue: z.string().nullable(),
  lookedUpAt: instant.nullable(),
});
export const mailDomain = z.object({
  domain: z.string(),
  records: z.array(domainRecord),
  can: z.object({ change: z.boolean() }),
});
export type MailDomain = z.infer<typeof mailDomain>;
/** Asks for the next signing key of a domain. */
export const domainKeyRequest = z.object({ algorithm: z.enum(['rsa', 'ed25519']).default('rsa') });

export const watchersChange = z.object({ teammateIds: z.array(id).max(LIMITS.largestPage) });
