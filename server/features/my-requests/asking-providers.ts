import type { Configuration, ServerMetadata } from 'openid-client';
import * as openid from 'openid-client';
import type { ProviderTrial } from '../../../contract/customer-providers.ts';
import type { Actor } from '../../platform/access/index.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import { outsideFetch } from '../../platform/net/fetching.ts';
import { NotReachable, PRIVATE } from '../../platform/net/guarded-lookup.ts';
import { outsideReach } from '../../platform/net/posting.ts';
import type { ProviderRow } from './providers.queries.ts';
import { providerRow } from './providers.queries.ts';
import { mayBeOpen, secretOf } from './providers.ts';

/** What a provider says of itself, its keys and its tokens are a few kilobytes each. */
const MOST_BYTES = 256 * 1024;
const LONGEST_SECONDS = 15;
/** How long what a provider says of itself is believed; its keys are asked for each time, since they change without a word. */
const KEPT_MINUTES = 10;
const MOST_KEPT = 50;

type Trouble = NonNullable<ProviderTrial['trouble']>;

/** A provider that cannot be asked. */
export class ProviderAway extends Error {
  override name = 'ProviderAway';
  readonly trouble: Trouble;

  constructor(trouble: Trouble, cause?: unknown) {
    super(`the provider cannot be asked: ${trouble}`, { cause });
    this.trouble = trouble;
  }
}

/** By the registration as it was written: one that changes is asked anew. */
const kept = new Map<string, { metadata: ServerMetadata; until: Temporal.Instant }>();

/**
 * A client of a provider for one sign-in, which checks signatures by keys that it asks for itself.
 * @throws ProviderAway
 */
export async function clientOf(platform: Platform, row: ProviderRow): Promise<Configuration> {
  const key = `${row.id} ${row.updated_at}`;
  const now = platform.clock.now();
  const known = kept.get(key);
  const isFresh = known !== undefined && Temporal.Instant.compare(now, known.until) < 0;
  const metadata = isFresh ? known.metadata : await askAboutItself(platform, row);
  if (!isFresh) {
    kept.delete(key);
    kept.set(key, { metadata, until: now.add({ minutes: KEPT_MINUTES }) });
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? '');
  }
  const client = new openid.Configuration(metadata, row.client_id, {}, wayToSignIn(metadata, secretOf(platform, row)));
  client.timeout = LONGEST_SECONDS;
  client[openid.customFetch] = fetchFor(platform);
  openid.enableNonRepudiationChecks(client);
  if (mayBeOpen(platform, row.issuer)) openid.allowInsecureRequests(client);
  return client;
}

/** What is wrong with a provider, asked now. @throws Problem 403, 404. */
export async function tryProvider(platform: Platform, actor: Actor, id: string): Promise<Trouble | null> {
  requirePermission(actor, 'company.change');
  const row = await providerRow(platform.db, id);
  if (!row) throw notFound('provider');
  try {
    await askAboutItself(platform, row);
    return null;
  } catch (error) {
    if (error instanceof ProviderAway) return error.trouble;
    throw error;
  }
}

/** OpenID Connect Discovery 1.0, 4; the issuer it names must be the one that was registered. */
async function askAboutItself(platform: Platform, row: ProviderRow): Promise<ServerMetadata> {
  const isOpen = mayBeOpen(platform, row.issuer);
  let metadata: ServerMetadata;
  try {
    const client = await openid.discovery(new URL(row.issuer), row.client_id, {}, openid.None(), {
      [openid.customFetch]: fetchFor(platform),
      timeout: LONGEST_SECONDS,
      execute: isOpen ? [openid.allowInsecureRequests] : [],
    });
    metadata = client.serverMetadata();
  } catch (error) {
    throw new ProviderAway(troubleOf(error), error);
  }
  // The library lets some providers name another one.
  if (!URL.canParse(metadata.issuer) || new URL(metadata.issuer).href !== new URL(row.issuer).href)
    throw new ProviderAway('other-issuer');
  const { authorization_endpoint: page, token_endpoint: tokens, jwks_uri: keys } = metadata;
  const isUsable = (address: string | undefined) =>
    address !== undefined && URL.canParse(address) && (new URL(address).protocol === 'https:' || isOpen);
  if (![page, tokens, keys].every(isUsable)) throw new ProviderAway('not-openid');
  return metadata;
}

function fetchFor(platform: Platform): openid.CustomFetch {
  const ask = outsideFetch(outsideReach(platform), MOST_BYTES);
  return (address, options) => ask(address, { ...options, signal: options.signal ?? undefined });
}

/** As the provider wants a client to show that it is the one (OpenID Connect Core 1.0, 9); the usual way is by a header. */
function wayToSignIn(metadata: ServerMetadata, secret: string | undefined): openid.ClientAuth {
  if (secret === undefined) return openid.None();
  const ways = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return ways.includes('client_secret_basic') ? openid.ClientSecretBasic(secret) : openid.ClientSecretPost(secret);
}

function troubleOf(error: unknown): Trouble {
  const causes: unknown[] = [];
  for (let at: unknown = error; at instanceof Error && causes.length < 5; at = at.cause) causes.push(at);
  if (causes.some((cause) => cause instanceof NotReachable && cause.message === PRIVATE)) return 'private-address';
  const { code } = error as { code?: unknown };
  if (code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED') return 'other-issuer';
  return typeof code === 'string' && code.startsWith('OAUTH_') && code !== 'OAUTH_TIMEOUT' && code !== 'OAUTH_ABORT'
    ? 'not-openid'
    : 'away';
}
