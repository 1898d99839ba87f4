import type {
  CustomerProviderChange,
  CustomerProviders,
  NewCustomerProvider,
} from '../../../contract/customer-providers.ts';
import { CUSTOMER_PROVIDER_LIMITS } from '../../../contract/customer-providers.ts';
import type { Actor } from '../../platform/access/index.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { lockForTransaction } from '../../platform/db/index.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { customerProviderAdded, customerProviderChanged, customerProviderRemoved } from './my-requests.events.ts';
import type { ProviderRow } from './providers.queries.ts';
import {
  deleteProvider,
  endSessionsOf,
  forgetAccountsOf,
  insertProvider,
  lockProvider,
  providerRows,
  updateProvider,
} from './providers.queries.ts';

/** All providers, as owners see them. @throws Problem 403. */
export async function customerProviders(platform: Platform, actor: Actor): Promise<CustomerProviders> {
  requirePermission(actor, 'company.change');
  const items = (await providerRows(platform.db)).map((row) => ({
    id: row.id,
    name: row.name,
    issuer: row.issuer,
    clientId: row.client_id,
    hasSecret: row.client_secret_sealed !== null,
    domains: row.domains,
    redirectUrl: redirectUrl(platform, row.id),
  }));
  return { items, redirectUrl: redirectUrl(platform, '{id}') };
}

/** What customers find on the page where they come in. */
export async function offeredProviders(platform: Platform): Promise<{ id: string; name: string }[]> {
  return (await providerRows(platform.db)).map(({ id, name }) => ({ id, name }));
}

/** Where a provider sends the browser back to. */
export function redirectUrl({ config }: Pick<Platform, 'config'>, providerId: string): string {
  return `${config.publicUrl}/my/with/${providerId}/back`;
}

/** Customers may come in by their account there from now on. @returns its id. @throws Problem 403, 409, 422. */
export async function addCustomerProvider(
  platform: Platform,
  actor: Actor,
  wish: NewCustomerProvider,
): Promise<string> {
  requirePermission(actor, 'company.change');
  const id = wish.id ?? newId();
  await act(platform, actor, async (one) => {
    await lockForTransaction(one.trx, 'sportello.customer-providers');
    const others = await providerRows(one.trx);
    if (others.some((other) => other.id === id))
      throw problem(409, 'provider-there', 'There is such a provider already.');
    if (others.length >= CUSTOMER_PROVIDER_LIMITS.providers)
      throw problem(
        409,
        'too-many-providers',
        `There are ${CUSTOMER_PROVIDER_LIMITS.providers} already. Remove one first.`,
      );
    const now = one.at.toString();
    await insertProvider(one.trx, {
      id,
      name: wish.name,
      issuer: issuerOf(platform, wish.issuer),
      client_id: wish.clientId,
      client_secret_sealed: sealed(platform, id, wish.clientSecret),
      domains: [...new Set(wish.domains)],
      created_at: now,
      updated_at: now,
      updated_by: actor.kind === 'teammate' ? actor.id : null,
    });
    one.record(customerProviderAdded, { providerId: id });
  });
  return id;
}

/**
 * What is left out stays, but for the secret of another registration. Who came in by another issuer's word, or by an address
 * that it may not speak for any more, has to come again.
 * @throws Problem 403, 404, 422.
 */
export async function changeCustomerProvider(
  platform: Platform,
  actor: Actor,
  id: string,
  wish: CustomerProviderChange,
): Promise<void> {
  requirePermission(actor, 'company.change');
  await act(platform, actor, async (one) => {
    const before = await lockProvider(one.trx, id);
    if (!before) throw notFound('provider');
    const issuer = wish.issuer === undefined ? before.issuer : issuerOf(platform, wish.issuer);
    const clientId = wish.clientId ?? before.client_id;
    const isSame = issuer === before.issuer && clientId === before.client_id;
    await updateProvider(one.trx, id, {
      ...(wish.name === undefined ? {} : { name: wish.name }),
      issuer,
      client_id: clientId,
      client_secret_sealed:
        wish.clientSecret === undefined
          ? isSame
            ? before.client_secret_sealed
            : null
          : sealed(platform, id, wish.clientSecret),
      ...(wish.domains === undefined ? {} : { domains: [...new Set(wish.domains)] }),
      updated_at: one.at.toString(),
      updated_by: actor.kind === 'teammate' ? actor.id : null,
    });
    if (!isSame || wish.domains !== undefined) await endSessionsOf(one.trx, id);
    if (issuer !== before.issuer) await forgetAccountsOf(one.trx, before.issuer);
    one.record(customerProviderChanged, { providerId: id });
  });
}

/** Who came in by it is out, and comes in by a mailed link as before. @throws Problem 403, 404. */
export async function removeCustomerProvider(platform: Platform, actor: Actor, id: string): Promise<void> {
  requirePermission(actor, 'company.change');
  await act(platform, actor, async (one) => {
    const row = await lockProvider(one.trx, id);
    if (!row) throw notFound('provider');
    await deleteProvider(one.trx, id);
    await forgetAccountsOf(one.trx, row.issuer);
    one.record(customerProviderRemoved, { providerId: id });
  });
}

/** The secret of its registration; undefined where it has none. */
export function secretOf({ sealer }: Pick<Platform, 'sealer'>, row: ProviderRow): string | undefined {
  return row.client_secret_sealed === null ? undefined : sealer.open(row.client_secret_sealed, purposeOf(row.id));
}

/** Whether a provider is reached over an open line: only at an address that the house's settings name. */
export function mayBeOpen({ config }: Pick<Platform, 'config'>, issuer: string): boolean {
  const url = new URL(issuer);
  return url.protocol === 'http:' && config.privateWebhooks.includes(url.hostname.replace(/^\[|\]$/g, ''));
}

function issuerOf(platform: Platform, given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isWeb = url?.protocol === 'https:' || (url?.protocol === 'http:' && mayBeOpen(platform, given));
  if (!url || !isWeb || url.search || url.hash || url.username || url.password)
    throw fieldProblem('issuer', 'This must be an address that begins with https://, as the provider calls itself.');
  return given;
}

function sealed({ sealer }: Platform, id: string, secret: string): string | null {
  return secret === '' ? null : sealer.seal(secret, purposeOf(id));
}

function purposeOf(id: string): string {
  return `customer-provider:${id}`;
}
