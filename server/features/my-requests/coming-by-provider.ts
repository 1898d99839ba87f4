import * as openid from 'openid-client';
import { z } from 'zod';
import type { Language } from '../../../contract/shapes.ts';
import { id, instant, LANGUAGES, mailAddress } from '../../../contract/shapes.ts';
import { system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { errorFacts } from '../../platform/log/index.ts';
import { SealBroken } from '../../platform/secrets/index.ts';
import { clientOf, ProviderAway } from './asking-providers.ts';
import type { ProviderRow } from './providers.queries.ts';
import { providerRow } from './providers.queries.ts';
import { redirectUrl } from './providers.ts';
import { linkAccount, personAt, personOfAccount } from './signing-in.queries.ts';
import { beginSession } from './signing-in.ts';

/** Minutes that somebody may take at the provider's. */
export const ATTEMPT_MINUTES = 15;
const PURPOSE = 'customer-sign-in';
const LONGEST_SUBJECT = 255;

/**
 * Why somebody is not in. `ended`: it took too long, or was another browser; `away`: the provider cannot be asked; `refused`: it
 * or its answer is not to be believed, or the person said no; `unverified`: it does not say that the address is theirs;
 * `unknown`: there is nobody here by that address; `tooMany`: many tries of one network.
 */
export type ProviderTrouble = 'ended' | 'away' | 'refused' | 'unverified' | 'unknown' | 'tooMany';

/** What a browser keeps between leaving and coming back; sealed, so that nobody else can have written it. */
const attempt = z.object({
  providerId: id,
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  language: z.enum(LANGUAGES),
  endsAt: instant,
});

/**
 * Somebody wants to come in by their account elsewhere (OpenID Connect Core 1.0, 3.1; PKCE by RFC 7636).
 * @returns where the browser goes, and what it keeps until it is back; undefined for no such provider.
 */
export async function askProvider(
  platform: Platform,
  providerId: string,
  language: Language,
): Promise<{ address: string; attempt: string } | { trouble: 'away'; name: string } | undefined> {
  const row = await rowOf(platform, providerId);
  if (!row) return undefined;
  try {
    const client = await clientOf(platform, row);
    const verifier = openid.randomPKCECodeVerifier();
    const asked = {
      providerId: row.id,
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      verifier,
      language,
      endsAt: platform.clock.now().add({ minutes: ATTEMPT_MINUTES }).toString(),
    } satisfies z.infer<typeof attempt>;
    const address = openid.buildAuthorizationUrl(client, {
      redirect_uri: redirectUrl(platform, row.id),
      scope: 'openid email',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: asked.state,
      nonce: asked.nonce,
      ui_locales: language,
    });
    return { address: address.href, attempt: platform.sealer.seal(JSON.stringify(asked), PURPOSE) };
  } catch (error) {
    if (!(error instanceof ProviderAway)) throw error;
    noteTrouble(platform, row, error);
    return { trouble: 'away', name: row.name };
  }
}

/**
 * The browser is back. The account is known by issuer and subject; the first time it is who has the address, if the provider
 * says that it made sure of it and may speak for it.
 * @param kept what the browser kept; @param query what the provider sent it back with.
 */
export async function comeByProvider(
  platform: Platform,
  providerId: string,
  kept: string | undefined,
  query: string,
): Promise<
  | { session: string; language: Language }
  | { trouble: ProviderTrouble; language: Language | undefined; name: string }
  | undefined
> {
  const row = await rowOf(platform, providerId);
  if (!row) return undefined;
  const asked = openAttempt(platform, kept);
  if (asked?.providerId !== row.id) return { trouble: 'ended', language: asked?.language, name: row.name };
  const not = (trouble: ProviderTrouble) => ({ trouble, language: asked.language, name: row.name });
  let account: Account | undefined;
  try {
    account = await accountBehind(platform, row, asked, query);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    noteTrouble(platform, row, error);
    return not(error instanceof ProviderAway || isAway(error) ? 'away' : 'refused');
  }
  if (!account) return not('refused');
  const whose = account;
  const came = await act(platform, system('my requests'), (one) => enterAs(one, row, whose));
  return typeof came === 'string' ? not(came) : { session: came.session, language: asked.language };
}

interface Account {
  subject: string;
  /** In small letters; undefined where the provider did not make sure of it. */
  verified: string | undefined;
}

async function accountBehind(
  platform: Platform,
  row: ProviderRow,
  asked: z.infer<typeof attempt>,
  query: string,
): Promise<Account | undefined> {
  const client = await clientOf(platform, row);
  const back = new URL(redirectUrl(platform, row.id));
  back.search = query;
  // Checks state, issuer, audience, nonce, times and the signature.
  const tokens = await openid.authorizationCodeGrant(client, back, {
    pkceCodeVerifier: asked.verifier,
    expectedState: asked.state,
    expectedNonce: asked.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims || claims.sub.length > LONGEST_SUBJECT) return undefined;
  // Some say the address only when they are asked for it (OpenID Connect Core 1.0, 5.3 and 5.4).
  const said =
    claims.email === undefined && client.serverMetadata().userinfo_endpoint !== undefined
      ? await openid.fetchUserInfo(client, tokens.access_token, claims.sub)
      : claims;
  const address = mailAddress.safeParse(said.email);
  const isVerified = said.email_verified === true && address.success;
  return { subject: claims.sub, verified: isVerified ? address.data.toLowerCase() : undefined };
}

async function enterAs(
  one: Act,
  row: ProviderRow,
  { subject, verified }: Account,
): Promise<{ session: string } | 'unverified' | 'unknown'> {
  const account = { issuer: row.issuer, subject };
  const known = await personOfAccount(one.trx, account);
  const mayVouchFor = (address: string) =>
    row.domains.length === 0 || row.domains.includes(address.slice(address.lastIndexOf('@') + 1));
  if (!known.isLinked && verified === undefined) return 'unverified';
  const person = known.isLinked ? known.person : await personAt(one.trx, verified ?? '');
  if (!person || !mayVouchFor(person.address)) return 'unknown';
  if (!known.isLinked) await linkAccount(one.trx, account, person.identityId, one.at);
  return { session: await beginSession(one, person, row.id) };
}

function openAttempt(platform: Platform, kept: string | undefined): z.infer<typeof attempt> | undefined {
  if (kept === undefined) return undefined;
  try {
    const asked = attempt.parse(JSON.parse(platform.sealer.open(kept, PURPOSE)));
    return Temporal.Instant.compare(platform.clock.now(), Temporal.Instant.from(asked.endsAt)) < 0 ? asked : undefined;
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

async function rowOf(platform: Platform, providerId: string): Promise<ProviderRow | undefined> {
  return id.safeParse(providerId).success ? providerRow(platform.db, providerId) : undefined;
}

/** Neither a code, a token nor an address: whose attempt it was stays theirs. */
function noteTrouble({ log }: Platform, row: ProviderRow, error: Error): void {
  const { cause } = error;
  log.warn(
    { providerId: row.id, ...errorFacts(error), ...(cause instanceof Error ? { because: cause.message } : {}) },
    'a customer could not come in by a provider',
  );
}

/** Nobody answered, or not in time: no answer that could be wrong. */
function isAway(error: Error): boolean {
  const { code } = error as { code?: unknown };
  return typeof code !== 'string' || !code.startsWith('OAUTH_') || code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT';
}
