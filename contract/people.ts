import { z } from 'zod';
import type { Permission } from './permissions.ts';
import { PERMISSIONS, ROLES, SCOPES } from './permissions.ts';
import { id, instant, LIMITS, language, mailAddress, pageQuery, timeZone } from './shapes.ts';

const grant = z.object({ role: z.enum(ROLES), deskId: id.nullable() });

const permissionNames = Object.keys(PERMISSIONS) as [Permission, ...Permission[]];

/** Who is signed in, and what the screens may offer. */
export const me = z.object({
  id,
  name: z.string(),
  email: z.string(),
  locale: language,
  timeZone: z.string(),
  theme: z.enum(['auto', 'light', 'dark']),
  singleKeys: z.boolean(),
  /** The strongest of the person's roles, for words only; what is allowed stands in `can`. */
  role: z.enum(ROLES),
  grants: z.array(grant),
  /** For each permission: on all desks or company-wide true; else the ids of the desks. */
  can: z.partialRecord(z.enum(permissionNames), z.union([z.boolean(), z.array(id)])),
  desks: z.array(z.object({ id, name: z.string(), audience: z.enum(['public', 'internal']) })),
  company: z.object({ name: z.string(), languages: z.array(language), timeZone: z.string() }),
  development: z.boolean(),
  /** No SMTP_URL is set: outgoing mail is kept. */
  mailIsKept: z.boolean(),
  /** In a rota that is in use, as who takes a day or as a buddy. */
  onRota: z.boolean(),
});
export type Me = z.infer<typeof me>;

export const myChange = z.object({
  name: z.string().trim().min(1).max(LIMITS.name).optional(),
  locale: language.optional(),
  timeZone: timeZone.optional(),
  theme: z.enum(['auto', 'light', 'dark']).optional(),
  singleKeys: z.boolean().optional(),
});

export const teammate = z.object({
  id,
  name: z.string(),
  email: z.string(),
  department: z.string().nullable(),
  locale: language,
  timeZone: z.string(),
  grants: z.array(grant),
  createdAt: instant,
  deactivatedAt: instant.nullable(),
  can: z.object({
    changeGrants: z.boolean(),
    deactivate: z.boolean(),
    reactivate: z.boolean(),
  }),
});
export type Teammate = z.infer<typeof teammate>;

/** `active` leaves out who was deactivated. */
export const teammateQuery = pageQuery.extend({ state: z.enum(['active', 'deactivated', 'all']).default('all') });

/** The whole set of a person's grants; at most one for each desk and one for all desks. */
export const grantsChange = z.object({
  grants: z
    .array(grant)
    .max(100)
    .refine((grants) => new Set(grants.map((one) => one.deskId)).size === grants.length, 'One role for each desk.'),
});

export const invitation = z.object({
  id,
  email: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  deskId: id.nullable(),
  createdAt: instant,
  expiresAt: instant,
});
export type Invitation = z.infer<typeof invitation>;

/** What an invited person sees before they accept. */
export const openInvitation = z.object({
  email: z.string(),
  name: z.string(),
  companyName: z.string(),
  locale: language,
});

export const newInvitation = z.object({
  email: mailAddress,
  name: z.string().trim().min(1).max(LIMITS.name),
  role: z.enum(ROLES),
  deskId: id.nullable(),
  locale: language.default('en'),
});

export const PASSWORD = { shortest: 10, longest: 200 } as const;
const password = z.string().min(PASSWORD.shortest).max(PASSWORD.longest);

export const acceptance = z.object({
  name: z.string().trim().min(1).max(LIMITS.name),
  password,
  locale: language,
  /** The browser's; the company's where none is given. */
  timeZone: timeZone.optional(),
});

const setUpCode = z.string().trim().min(1).max(40);
export const setUpCodeCheck = z.object({ code: setUpCode });
export const setUpState = z.object({ needed: z.boolean(), companyName: z.string().nullable() });

export const setUp = z.object({
  code: setUpCode,
  companyName: z.string().trim().min(1).max(LIMITS.name),
  languages: z.array(language).min(1),
  timeZone: timeZone.default('UTC'),
  owner: z.object({
    name: z.string().trim().min(1).max(LIMITS.name),
    email: mailAddress,
    password,
    locale: language.default('en'),
  }),
  desk: z.object({ name: z.string().trim().min(1).max(LIMITS.name), address: mailAddress }),
});
export type SetUp = z.infer<typeof setUp>;

export const company = z.object({
  name: z.string(),
  languages: z.array(language),
  timeZone: z.string(),
  can: z.object({ change: z.boolean() }),
});
export type Company = z.infer<typeof company>;
export const companyChange = z.object({
  name: z.string().trim().min(1).max(LIMITS.name).optional(),
  languages: z.array(language).min(1).optional(),
  timeZone: timeZone.optional(),
});

export const passwordChange = z.object({
  currentPassword: z.string().min(1).max(PASSWORD.longest),
  newPassword: password,
});

export const session = z.object({
  id,
  current: z.boolean(),
  createdAt: instant,
  lastUsedAt: instant,
  userAgent: z.string().nullable(),
  ipAddress: z.string().nullable(),
});
export type Session = z.infer<typeof session>;

export const apiToken = z.object({
  id,
  name: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  ownerName: z.string().nullable(),
});
export type ApiToken = z.infer<typeof apiToken>;
export const newApiToken = z.object({
  name: z.string().trim().min(1).max(LIMITS.name),
  scopes: z.array(z.enum(SCOPES)).min(1),
  expiresInDays: z.number().int().min(1).max(3650).nullable().default(365),
});

/** The only answer that holds the token itself. */
export const createdApiToken = apiToken.extend({ token: z.string() });
