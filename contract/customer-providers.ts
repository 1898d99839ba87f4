import { z } from 'zod';
import { mailDomain } from './organizations.ts';
import { id } from './shapes.ts';

export const CUSTOMER_PROVIDER_LIMITS = {
  providers: 10,
  name: 60,
  address: 500,
  clientId: 300,
  secret: 1_000,
  domains: 50,
};

const settings = z.object({
  /** On the button that customers press. */
  name: z.string().trim().min(1).max(CUSTOMER_PROVIDER_LIMITS.name),
  /** As the provider calls itself (OpenID Connect Discovery 1.0, 3). */
  issuer: z.string().trim().min(1).max(CUSTOMER_PROVIDER_LIMITS.address),
  clientId: z.string().trim().min(1).max(CUSTOMER_PROVIDER_LIMITS.clientId),
  /** Of the addresses that it may speak for; none: any. */
  domains: z.array(mailDomain).max(CUSTOMER_PROVIDER_LIMITS.domains),
});
/** Empty: none, as of a registration that has none. */
const clientSecret = z.string().max(CUSTOMER_PROVIDER_LIMITS.secret);

export const newCustomerProvider = settings.extend({
  /** Chosen beforehand by who must name the redirect address to the provider first. */
  id: id.optional(),
  domains: settings.shape.domains.default([]),
  clientSecret: clientSecret.default(''),
});
export type NewCustomerProvider = z.infer<typeof newCustomerProvider>;

export const customerProviderChange = settings.extend({ clientSecret }).partial();
export type CustomerProviderChange = z.infer<typeof customerProviderChange>;

/** An OpenID provider whose word lets customers in. The secret stays with the house. */
export const customerProvider = settings.extend({
  id,
  hasSecret: z.boolean(),
  /** What the provider is told to send browsers back to. */
  redirectUrl: z.string(),
});
export type CustomerProvider = z.infer<typeof customerProvider>;

export const customerProviders = z.object({
  items: z.array(customerProvider),
  /** Of one to come, with `{id}` where its id goes. */
  redirectUrl: z.string(),
});
export type CustomerProviders = z.infer<typeof customerProviders>;

/** What is wrong with a provider, as found by asking it for what it says of itself. */
const PROVIDER_TROUBLES = ['away', 'not-openid', 'other-issuer', 'private-address'] as const;
export const providerTrial = z.object({ trouble: z.enum(PROVIDER_TROUBLES).nullable() });
export type ProviderTrial = z.infer<typeof providerTrial>;
