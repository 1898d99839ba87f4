import { z } from 'zod';
import { cardFactsChange } from './contacts.ts';
import { fieldValue } from './field-values.ts';
import { id, instant, LIMITS, pageQuery } from './shapes.ts';

/*
 * GET /organizations?q&domain; POST; GET, PATCH /organizations/{id}
 * GET /organizations/{id}/people, GET /organizations/{id}/timeline, GET, POST /organizations/{id}/notes
 */

/** Mail domains of one organization. */
const MOST_DOMAINS = 100;

/** Lower case, without a dot at its end. */
export const mailDomain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(
    /^(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))+$/,
    'A domain is what stands after the @ of an address.',
  );

const domains = z.array(mailDomain).max(MOST_DOMAINS);
const desks = z.array(id).max(500);

/** A company or an office whose people write from its own mail domains. */
export const organization = z.object({
  id,
  name: z.string(),
  domains: z.array(z.string()),
  /** Desks on which its people share their tickets: what one began, another may answer. */
  sharesOn: z.array(id),
  vip: z.boolean(),
  plan: z.string().nullable(),
  value: z.number().nullable(),
  currency: z.string().nullable(),
  fields: z.record(z.string(), fieldValue),
  createdAt: instant,
  updatedAt: instant,
});
export type Organization = z.infer<typeof organization>;

export const organizationDetail = organization.extend({
  /** `note`: write notes; `change`: all else. */
  can: z.object({ change: z.boolean(), note: z.boolean() }),
});
export type OrganizationDetail = z.infer<typeof organizationDetail>;

export const organizationQuery = pageQuery.extend({
  domain: mailDomain.optional(),
  q: z.string().trim().max(200).optional(),
});

export const newOrganization = z.object({
  name: z.string().trim().min(1).max(LIMITS.name),
  domains: domains.default([]),
  sharesOn: desks.default([]),
  ...cardFactsChange,
});
export type NewOrganization = z.infer<typeof newOrganization>;

/** Lists replace what was there. */
export const organizationChange = z.object({
  name: z.string().trim().min(1).max(LIMITS.name).optional(),
  domains: domains.optional(),
  sharesOn: desks.optional(),
  ...cardFactsChange,
});
export type OrganizationChange = z.infer<typeof organizationChange>;
